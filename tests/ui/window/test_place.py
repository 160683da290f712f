"""Where one stopped is where one goes on."""

from __future__ import annotations

import json

import pytest
from PySide6.QtCore import Qt
from ui_window_made import CTRL, opened, press, quiet

from jamedit.paths import resource

pytestmark = pytest.mark.gui
SAMPLE = resource("samples", "research-jam.txt")


def test_caret_and_playhead_are_where_they_were(qtbot, talk):
    talk.parts.playback.seek(42_000)
    talk.parts.edit.put_caret(3, 5)
    press(qtbot, talk, Qt.Key.Key_W, CTRL)
    assert talk.parts.bridge.session is None
    opened(qtbot, talk, SAMPLE)
    assert talk.parts.edit.textCursor().blockNumber() == 3
    assert talk.parts.edit.caret_column() == 5
    assert abs(talk.parts.playback.position_ms - 42_000) < 60


def test_the_place_is_kept_when_another_file_is_opened(qtbot, talk, talk_path):
    talk.parts.edit.put_caret(2, 1)
    opened(qtbot, talk, talk_path)
    assert talk.parts.edit.textCursor().blockNumber() == 0
    opened(qtbot, talk, SAMPLE)
    assert talk.parts.edit.textCursor().blockNumber() == 2


def test_caret_and_playhead_are_where_they_were_when_jamedit_was_quit(qtbot, open_window, talk):
    talk.parts.playback.seek(42_000)
    talk.parts.edit.put_caret(3, 5)
    talk.close()
    again = open_window(SAMPLE)
    assert (again.parts.edit.textCursor().blockNumber(), again.parts.edit.caret_column()) == (3, 5)
    assert abs(again.parts.playback.position_ms - 42_000) < 60


def test_the_line_of_the_caret_is_seen_in_a_long_paragraph_and_below_the_notice(qtbot, empty_window, tmp_path):
    path = tmp_path / "long.txt"
    path.write_text("Here we go.\n\n" + "and then we went on and on with it " * 80, encoding="utf-8")
    empty_window.resize(700, 360)
    edit = opened(qtbot, empty_window, path).parts.edit
    edit.put_caret(4, 250)
    qtbot.keyClicks(edit, "x")
    press(qtbot, empty_window, Qt.Key.Key_W, CTRL)
    opened(qtbot, empty_window, path)
    assert empty_window.center.notice.isVisible()
    assert (edit.textCursor().blockNumber(), edit.caret_column()) == (4, 251)
    assert edit.cursorRect().top() >= 0
    assert edit.cursorRect().bottom() <= edit.viewport().height()


@pytest.mark.parametrize("kept", ["", "no", "[]", "{}", '{"paragraph": 1e9, "ms": -4}', '{"paragraph": 99999999}'])
def test_a_place_that_is_not_there_changes_nothing(qtbot, window, talk_path, kept):
    window.parts.bridge.session.set_info("place", kept)
    window.parts.place._restored = None
    window.parts.place._restore()
    quiet(qtbot, window)
    assert window.parts.edit.textCursor().blockNumber() == 0


def test_nothing_is_kept_of_a_text_that_was_only_looked_at(window):
    window.parts.bridge.about_to_close.emit()
    assert "place" not in window.parts.bridge.session.info
    window.parts.edit.put_caret(1, 0)
    window.parts.bridge.about_to_close.emit()
    assert json.loads(window.parts.bridge.session.info["place"])["column"] == 0
