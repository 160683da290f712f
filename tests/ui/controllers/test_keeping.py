"""Work that cannot be written in its place is kept elsewhere, and the window says so until it is back."""

from __future__ import annotations

import sqlite3
import threading

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication
from ui_answers import answer_questions, choose_files
from ui_window_made import opened, press

from jamedit.errors import UnwritableFileError
from jamedit.formats.native import project
from jamedit.formats.reading import read_data
from jamedit.session import journal, journal_file, recovery
from jamedit.ui.widgets.waiting import WaitDialog

pytestmark = pytest.mark.gui


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.setattr(journal, "_RETRY_S", 0.02)
    monkeypatch.setattr(journal_file, "_SECOND_LOOK_S", 0.02)
    made = tmp_path / "stick"
    made.mkdir()
    return made


@pytest.fixture
def open_project(qtbot, empty_window, folder):
    transcript = read_data(b"One two three.\n", "talk.txt")
    project.create(folder / "talk.jamedit", project.Project(transcript, transcript))
    return opened(qtbot, empty_window, folder / "talk.jamedit")


def said(window):
    return window.center.notice._text.text()


def state_of(window):
    window.parts.status._refresh()
    return window.parts.top._state.toolTip() or window.parts.top._state.text()


def typed_while_away(qtbot, window, folder):
    pulled = folder.rename(folder.with_name("pulled"))
    with qtbot.waitSignal(window.parts.documents.keeping.standing, timeout=10_000):
        press(qtbot, window, Qt.Key.Key_X)
    qtbot.waitUntil(lambda: window.parts.bridge.session.journal.safe)
    return pulled


def test_a_folder_that_is_gone_is_said_until_it_is_back(qtbot, open_project, folder):
    window = open_project
    pulled = typed_while_away(qtbot, window, folder)
    press(qtbot, window, Qt.Key.Key_Y)
    qtbot.waitUntil(lambda: window.parts.bridge.session.journal.safe)
    (kept,) = recovery.listed()
    assert project.load(kept.path).present == window.parts.bridge.transcript
    assert "there is no folder" in said(window)
    assert "File › Unsaved work" in said(window)
    window.parts.status._show_document()
    assert "saved" not in window.parts.top._state.text().replace("unsaved", "")
    window.center.notice._close.click()
    window.parts.say("Something else.")
    assert said(window).startswith("Something else.\ntalk.jamedit cannot be written")
    window.center.notice._close.click()
    assert "there is no folder" in said(window)
    with qtbot.waitSignal(
        window.parts.documents.message, check_params_cb=lambda text: "can be written again" in text, timeout=10_000
    ):
        pulled.rename(folder)
    assert not window.center.notice.isVisible()
    assert project.load(folder / "talk.jamedit").present == window.parts.bridge.transcript
    qtbot.waitUntil(lambda: not recovery.listed())


def test_saving_says_what_is_wrong_rather_than_that_all_is_saved(qtbot, open_project, folder):
    typed_while_away(qtbot, open_project, folder)
    told = []
    open_project.parts.documents.message.connect(told.append)
    with qtbot.waitSignal(open_project.parts.documents.trouble) as trouble:
        open_project.parts.documents.save()
    assert "cannot be written" in trouble.args[0]
    assert told == []


def test_saving_elsewhere_ends_the_notice(qtbot, open_project, folder, tmp_path, monkeypatch):
    typed_while_away(qtbot, open_project, folder)
    choose_files(monkeypatch, tmp_path / "elsewhere")
    open_project.center.notice._buttons[-1].click()
    assert not open_project.center.notice.isVisible()
    assert project.load(tmp_path / "elsewhere.jamedit").present == open_project.parts.bridge.transcript


def test_the_window_closes_without_a_question_when_all_is_kept_aside(qtbot, open_project, folder):
    pulled = typed_while_away(qtbot, open_project, folder)
    present = open_project.parts.bridge.transcript
    assert open_project.close()
    (kept,) = recovery.listed()
    assert project.load(kept.path).present == present
    pulled.rename(folder)


def test_the_next_start_brings_it_home(qtbot, open_window, open_project, folder):
    pulled = typed_while_away(qtbot, open_project, folder)
    present = open_project.parts.bridge.transcript
    open_project.close()
    pulled.rename(folder)
    window = open_window(folder / "talk.jamedit")
    assert window.parts.bridge.transcript == present
    qtbot.waitUntil(lambda: "back in it" in said(window))  # not before it is
    qtbot.waitUntil(lambda: not recovery.listed())
    assert project.load(folder / "talk.jamedit").present == present


def test_work_on_no_disk_at_all_is_asked_about(qtbot, open_project, folder, monkeypatch):
    folder.rename(folder.with_name("pulled"))
    recovery.folder().parent.mkdir(parents=True, exist_ok=True)
    recovery.folder().write_text("in the way")
    press(qtbot, open_project, Qt.Key.Key_X)
    qtbot.waitUntil(lambda: "on no disk" in said(open_project), timeout=10_000)
    open_project.parts.status._show_document()
    assert "not saved" in open_project.parts.top._state.text()
    asked = answer_questions(monkeypatch, "Cancel", "Discard the last changes")
    assert not open_project.close()
    assert "on no disk" in asked[0]
    assert open_project.close()


@pytest.fixture
def window(qtbot, empty_window, tmp_path):
    """Return a window with a text open of which nothing was saved yet."""
    (tmp_path / "talk.txt").write_text("One two three.\n", "utf-8")
    return opened(qtbot, empty_window, tmp_path / "talk.txt")


def slow_disk(monkeypatch):
    """Return what lets a first save end that takes long."""
    genuine, go_on = project.create, threading.Event()

    def slow(path, whole, **how):
        how["told"](0.25)
        go_on.wait(20)
        genuine(path, whole, **how)

    monkeypatch.setattr(project, "create", slow)
    return go_on


def when_a_dialog_is_there(window, act):
    looking = QTimer(window, interval=20)

    def look():
        dialog = QApplication.activeModalWidget()
        if dialog is not None:
            looking.stop()
            act(dialog)

    looking.timeout.connect(look)
    looking.start()


def test_closing_during_a_slow_first_save_waits_and_asks_nothing(qtbot, window, monkeypatch):
    go_on, seen = slow_disk(monkeypatch), []
    press(qtbot, window, Qt.Key.Key_X)

    def look(dialog):
        seen.append((type(dialog), dialog.bar.value(), dialog.give_up.isVisible()))
        go_on.set()

    asked = answer_questions(monkeypatch)
    when_a_dialog_is_there(window, look)
    present = window.parts.bridge.transcript
    assert window.close()
    assert seen == [(WaitDialog, 250, False)]
    assert asked == []
    (kept,) = recovery.listed()
    assert project.load(kept.path).present == present


def test_who_does_not_want_to_wait_stays(qtbot, window, monkeypatch):
    go_on = slow_disk(monkeypatch)
    press(qtbot, window, Qt.Key.Key_X)
    when_a_dialog_is_there(window, lambda dialog: dialog.reject())
    assert not window.close()
    assert window.isVisible()
    assert window.parts.bridge.saved_state == "saving"
    go_on.set()
    qtbot.waitUntil(lambda: window.parts.bridge.saved_state == "saved")


def test_the_state_is_as_it_is_now_and_not_as_it_was_told_last(qtbot, window, monkeypatch):
    go_on = slow_disk(monkeypatch)
    press(qtbot, window, Qt.Key.Key_X)
    window.parts.bridge.saved_state_arrived("saved")  # told late, by another thread
    window.parts.status._refresh()
    window.parts.status._show_document()
    assert "saving…" in window.parts.top._state.text()
    go_on.set()


def _reopened(qtbot, window, folder, *, full, monkeypatch):
    """Type while the folder is away, close, and open again when it is back; return what is said then."""
    pulled = typed_while_away(qtbot, window, folder)
    window.parts.bridge.close()
    pulled.rename(folder)
    genuine = project.connection

    def refusing(path, **how):
        if how and path.parent == folder:
            raise UnwritableFileError("cannot be written") from sqlite3.OperationalError("database or disk is full")
        return genuine(path, **how)

    if full:
        monkeypatch.setattr(project, "connection", refusing)
    told = []
    window.parts.documents.trouble.connect(told.append)
    opened(qtbot, window, folder / "talk.jamedit")
    qtbot.waitUntil(lambda: bool(told))
    return told


def test_changes_are_said_to_be_back_when_they_are(qtbot, open_project, folder, monkeypatch):
    (told,) = _reopened(qtbot, open_project, folder, full=False, monkeypatch=monkeypatch)
    assert "the changes that were kept since are back in it" in told
    assert project.load(folder / "talk.jamedit").present == open_project.parts.bridge.transcript


def test_changes_are_not_said_to_be_back_while_the_disk_is_full(qtbot, open_project, folder, monkeypatch):
    told = _reopened(qtbot, open_project, folder, full=True, monkeypatch=monkeypatch)
    qtbot.waitUntil(lambda: open_project.parts.bridge.session.journal.error != "")
    assert "talk.jamedit cannot be written (database or disk is full)" in told[0]
    assert not any("are back in it" in each for each in told)


def test_a_damaged_project_is_opened_from_what_was_kept_and_that_is_said(qtbot, open_project, folder):
    home = folder / "talk.jamedit"
    home.write_bytes(home.read_bytes()[:3000])
    press(qtbot, open_project, Qt.Key.Key_X)
    qtbot.waitUntil(lambda: "is damaged" in said(open_project))
    text = open_project.parts.bridge.transcript.paragraphs[0].text
    open_project.parts.bridge.close()
    open_project.parts.handlers.file.fill_unsaved()
    (entry,) = open_project.parts.actions_.submenu("file.unsaved").actions()
    with qtbot.waitSignal(open_project.parts.documents.opened, timeout=10_000):
        entry.trigger()
    assert open_project.parts.bridge.transcript.paragraphs[0].text == text
    assert "the project file cannot be read" in said(open_project)
    assert "save the project under another name" in said(open_project)


def test_earlier_work_that_is_damaged_is_said_to_be(qtbot, empty_window, tmp_path):
    source = tmp_path / "talk.txt"
    source.write_text("One two three.\n", "utf-8")
    place = recovery.place_for(source)
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_bytes(b"not a project")
    opened(qtbot, empty_window, source)
    assert "The earlier work on talk.txt is damaged" in said(empty_window)
    assert str(place.with_suffix(".1.jamedit")) in said(empty_window)
