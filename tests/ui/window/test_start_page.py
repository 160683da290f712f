"""The start page: files offered, chosen and dropped."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication

from jamedit.settings.recent import RecentFiles
from jamedit.ui.window.start_page import _MISSING, _WHEN, StartPage

pytestmark = [pytest.mark.gui, pytest.mark.qt_log_ignore("propagateSizeHints|grabbing the keyboard|raise\\(\\)")]
COPY, NO_KEYS, LEFT = Qt.DropAction.CopyAction, Qt.KeyboardModifier.NoModifier, Qt.MouseButton.LeftButton


@pytest.fixture
def page(qtbot, hub, tmp_path):
    recent, now = RecentFiles(), datetime.now(UTC)
    (tmp_path / "here.srt").write_text("", "utf-8")
    recent.add(tmp_path / "old.srt", now - timedelta(days=40))
    recent.add(tmp_path / "gone.srt", now - timedelta(days=1))
    recent.add(tmp_path / "here.srt", now)
    made = StartPage(hub, recent)
    qtbot.addWidget(made)
    made.resize(900, 700)
    made.show()
    return made


def test_the_buttons_ask_for_a_file_and_for_the_sample(page, qtbot):
    with qtbot.waitSignal(page.open_requested):
        qtbot.mouseClick(page.open, LEFT)
    with qtbot.waitSignal(page.sample_requested):
        page.sample.setFocus()
        qtbot.keyClick(page.sample, Qt.Key.Key_Space)


def test_recent_files_are_listed_newest_first_with_their_day(page):
    rows = [page.list.item(row) for row in range(page.list.count())]
    assert [row.text() for row in rows] == ["here.srt", "gone.srt", "old.srt"]
    assert [row.data(_WHEN) for row in rows[:2]] == ["Today", "Yesterday"]
    assert rows[2].data(_WHEN)[-4:].isdecimal()


def test_missing_files_are_dimmed_once_that_is_known(page, qtbot):
    def gone():
        return [page.list.item(row).data(_MISSING) for row in range(page.list.count())]

    qtbot.waitUntil(lambda: gone() == [False, True, True])
    assert "no longer exists" in page.list.item(1).toolTip()


def test_a_click_chooses_a_recent_file(page, qtbot, tmp_path):
    place = page.list.visualItemRect(page.list.item(0)).center()
    with qtbot.waitSignal(page.recent_chosen) as chosen:
        qtbot.mouseClick(page.list.viewport(), LEFT, pos=place)
    assert chosen.args == [str(tmp_path / "here.srt")]


def test_enter_chooses_the_marked_file(page, qtbot, tmp_path):
    page.list.setFocus()
    page.list.setCurrentRow(2)
    with qtbot.waitSignal(page.recent_chosen) as chosen:
        qtbot.keyClick(page.list, Qt.Key.Key_Return)
    assert chosen.args == [str(tmp_path / "old.srt")]


def test_a_double_click_opens_once(page, qtbot):
    heard = []
    page.recent_chosen.connect(heard.append)
    place = page.list.visualItemRect(page.list.item(0)).center()
    qtbot.mouseClick(page.list.viewport(), LEFT, pos=place)
    qtbot.mouseDClick(page.list.viewport(), LEFT, pos=place)
    assert len(heard) == 1


def test_a_file_can_be_chosen_again_later(page, qtbot, qapp):
    before = qapp.doubleClickInterval()
    qapp.setDoubleClickInterval(30)
    heard = []
    page.recent_chosen.connect(heard.append)
    place = page.list.visualItemRect(page.list.item(0)).center()

    def clicked_twice():
        qtbot.mouseClick(page.list.viewport(), LEFT, pos=place)
        return len(heard) == 2

    try:
        qtbot.waitUntil(clicked_twice)
    finally:
        qapp.setDoubleClickInterval(before)


def test_at_the_first_start_there_is_no_empty_list(qtbot, hub):
    page = StartPage(hub, RecentFiles())
    qtbot.addWidget(page)
    page.show()
    assert not page.list.isVisible()
    assert not page.recent_title.isVisible()
    assert page.open.isVisible()


def drop(page, mime):
    enter = QDragEnterEvent(QPoint(50, 50), COPY, mime, LEFT, NO_KEYS)
    QApplication.sendEvent(page, enter)
    if enter.isAccepted():
        QApplication.sendEvent(page, QDropEvent(QPointF(50, 50), COPY, mime, LEFT, NO_KEYS))
    return enter.isAccepted()


def test_dropped_files_are_passed_on(page, qtbot, tmp_path):
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(tmp_path / "a b.srt")), QUrl("https://example.org/x")])
    with qtbot.waitSignal(page.files_dropped) as dropped:
        assert drop(page, mime)
    assert dropped.args == [[str(tmp_path / "a b.srt")]]


def test_what_is_not_a_file_of_this_machine_is_not_taken(page):
    mime = QMimeData()
    mime.setText("words")
    assert not drop(page, mime)
    mime.setUrls([QUrl("https://example.org/talk.srt")])
    assert not drop(page, mime)
