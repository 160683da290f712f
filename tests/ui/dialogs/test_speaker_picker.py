"""The picker of speakers: typed, clicked or reached with the arrows."""

from __future__ import annotations

import pytest
from made import transcript
from PySide6.QtCore import QPoint, Qt
from shiboken6 import isValid

from jamedit.edits.speakers import AddSpeaker
from jamedit.formats.native.project import Project
from jamedit.session.files import Opened
from jamedit.ui.dialogs.speaker_picker import SpeakerPicker
from jamedit.ui.state.session_bridge import SessionBridge

pytestmark = [pytest.mark.gui, pytest.mark.qt_log_ignore("propagateSizeHints|grabbing the keyboard|raise\\(\\)")]
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def picker(qtbot, hub, tmp_path):
    bridge = SessionBridge()
    made = transcript("one two", "three four")
    bridge.open(Opened(tmp_path / "talk.srt", Project(made, made), tmp_path / "talk.jamedit"))
    for name in ("Moderator", "Ben Okri", "Cleo"):
        bridge.apply(AddSpeaker(name))
    picker = SpeakerPicker(bridge, hub)
    picker.pop_up(QPoint(10, 10))
    picker.heard = []
    picker.chosen.connect(lambda i: picker.heard.append(("chosen", i)))
    picker.new_chosen.connect(lambda name: picker.heard.append(("new", name)))
    picker.none_chosen.connect(lambda: picker.heard.append(("none",)))
    yield picker
    if isValid(picker):
        picker.deleteLater()
    bridge.close()


def gone(widget):
    """Closed, and soon or already deleted."""
    return not isValid(widget) or not widget.isVisible()


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("", ("chosen", 1)),
        ("2", ("chosen", 2)),
        ("ok", ("chosen", 2)),
        ("BEN", ("chosen", 2)),
        ("cleo", ("chosen", 3)),
        ("0", ("none",)),
        ("Dora  Maar ", ("new", "Dora Maar")),
        ("9", ("new", "9")),
    ],
)
def test_enter_takes_what_was_typed(picker, qtbot, typed, expected):
    qtbot.keyClicks(picker.line, typed)
    qtbot.keyClick(picker.line, Qt.Key.Key_Return)
    assert picker.heard == [expected]
    assert gone(picker)


def test_the_arrows_reach_every_line(picker, qtbot):
    qtbot.keyClicks(picker.line, "Be")
    assert [picker.list.item(row).text() for row in range(picker.list.count())] == ["Ben Okri", "New speaker “Be”"]
    qtbot.keyClick(picker.line, Qt.Key.Key_Down)
    qtbot.keyClick(picker.line, Qt.Key.Key_Return)
    assert picker.heard == [("new", "Be")]


def test_the_last_line_is_nobody(picker, qtbot):
    qtbot.keyClick(picker.line, Qt.Key.Key_Up)
    qtbot.keyClick(picker.line, Qt.Key.Key_Return)
    assert picker.heard == [("none",)]


def test_who_speaks_now_is_marked_and_escape_chooses_nobody(picker, qtbot):
    picker.pop_up(QPoint(10, 10), present=3)
    assert picker.list.currentItem().text() == "Cleo"
    qtbot.keyClick(picker.line, Qt.Key.Key_Escape)
    assert gone(picker)
    assert picker.heard == []


def test_a_click_chooses(picker, qtbot):
    place = picker.list.visualItemRect(picker.list.item(1)).center()
    qtbot.mouseClick(picker.list.viewport(), LEFT, pos=place)
    assert picker.heard == [("chosen", 2)]


def test_the_popup_stays_on_the_screen(picker):
    screen = picker.screen().availableGeometry()
    picker.pop_up(screen.bottomRight())
    assert screen.contains(picker.geometry())


def test_without_speakers_a_name_makes_the_first(qtbot, hub):
    bridge = SessionBridge()
    picker = SpeakerPicker(bridge, hub)
    picker.pop_up(QPoint(10, 10))
    assert picker.hint.isVisible()
    with qtbot.waitSignal(picker.new_chosen) as made:
        qtbot.keyClicks(picker.line, "Ada")
        qtbot.keyClick(picker.line, Qt.Key.Key_Return)
    assert made.args == ["Ada"]
