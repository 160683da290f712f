"""The sheet shows every key and where it works."""

from __future__ import annotations

import pytest

from jamedit.ui.actions.table import ACTIONS
from jamedit.ui.dialogs.key_rows import key_rows
from jamedit.ui.dialogs.key_sheet import KeySheet

pytestmark = [pytest.mark.gui, pytest.mark.qt_log_ignore("propagateSizeHints|grabbing the keyboard|raise\\(\\)")]


def test_every_action_with_a_key_is_on_the_sheet(registry):
    lines = {row.text for row in key_rows(registry)}
    for action in ACTIONS:
        if (action.keys or action.text_keys) and not action.id.startswith("speakers."):
            assert action.text.rstrip("…") in lines
    assert "Speaker 1 to 9" in lines


def test_the_sheet_says_where_a_key_works(registry):
    play = next(row for row in key_rows(registry) if row.text == "Play or pause")
    assert ("Tab", "in the text") in play.keys
    assert ("Space", "elsewhere") in play.keys
    assert ("F4", "") in play.keys
    given_back = next(row for row in key_rows(registry, tab_plays=False) if row.text == "Play or pause")
    assert "Tab" not in [key for key, _ in given_back.keys]


def test_the_sheet_follows_the_preset(registry, settings):
    settings.set("keys.preset", "otranscribe")
    back = next(row for row in key_rows(registry) if row.text == "Short skip back")
    assert back.keys[0] == ("F1", "")


def test_typing_narrows_the_sheet(qtbot, registry):
    sheet = KeySheet(registry)
    qtbot.addWidget(sheet)
    sheet.show()
    qtbot.keyClicks(sheet.line, "ctrl+j")
    shown = [row.text for row, widget in sheet._lines if widget.isVisible()]
    assert shown == ["Short skip back"]
    sheet.line.setText("no such key")
    assert sheet.nothing.isVisible()
    sheet.line.clear()
    assert all(widget.isVisible() for _, widget in sheet._lines)
