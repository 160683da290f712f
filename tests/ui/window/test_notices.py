"""One notice hides no other."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QPushButton

pytestmark = pytest.mark.gui


def test_what_a_kill_left_open_hides_no_other_trouble(qtbot, empty_window, tmp_path):
    empty_window.say("picture.png is no transcript.")
    empty_window.parts.notices.left_behind("jamedit ended unexpectedly.", tmp_path / "talk.txt")
    assert empty_window.center.notice._text.text() == "picture.png is no transcript. jamedit ended unexpectedly."
    empty_window.center.notice.hide()
    empty_window.parts.notices.left_behind("jamedit ended unexpectedly.", tmp_path / "talk.txt")
    assert empty_window.center.notice._text.text() == "jamedit ended unexpectedly."


@pytest.mark.parametrize("before", ["", "Letters may be wrong."])
def test_a_text_is_no_longer_said_to_have_no_times_once_a_word_has_one(qtbot, window, before):
    parts, notice = window.parts, window.center.notice
    if before:
        window.say(before)
    parts.recording.measured.emit(60_000)
    assert "no times" in notice._text.text()
    parts.edit.put_caret(0, 4)
    parts.handlers.edit.table()["edit.set_start"]()
    assert notice._text.text() == before
    assert notice.isVisible() is bool(before)
    assert not any(button.isVisible() for button in notice.findChildren(QPushButton))
