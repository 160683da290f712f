"""One notice hides no other."""

from __future__ import annotations

import pytest

pytestmark = pytest.mark.gui


def test_what_a_kill_left_open_hides_no_other_trouble(qtbot, empty_window, tmp_path):
    empty_window.say("picture.png is no transcript.")
    empty_window.parts.notices.left_behind("jamedit ended unexpectedly.", tmp_path / "talk.txt")
    assert empty_window.center.notice._text.text() == "picture.png is no transcript. jamedit ended unexpectedly."
    empty_window.center.notice.hide()
    empty_window.parts.notices.left_behind("jamedit ended unexpectedly.", tmp_path / "talk.txt")
    assert empty_window.center.notice._text.text() == "jamedit ended unexpectedly."
