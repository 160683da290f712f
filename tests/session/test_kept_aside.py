"""A project whose folder is gone, read-only or full: its changes are kept elsewhere, and go home when they can."""

from __future__ import annotations

import shutil
import threading
import time
from pathlib import Path

import pytest

from jamedit.edits.replace_text import ReplaceText
from jamedit.edits.split_paragraph import SplitParagraph
from jamedit.errors import UnreadableFileError, UnwritableFileError
from jamedit.formats.native import project
from jamedit.session import files, journal, journal_file, recovery
from jamedit.session.journal import ASIDE, HOME, NOWHERE


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.setattr(journal, "_RETRY_S", 0.02)
    monkeypatch.setattr(journal_file, "_SECOND_LOOK_S", 0.02)
    made = tmp_path / "stick"
    made.mkdir()
    return made


@pytest.fixture
def session(folder):
    source = folder / "talk.txt"
    source.write_text("One two three.\n\nFour five.\n", "utf-8")
    made = files.read(source).session()
    files.save_project(made, folder / "talk.jamedit")
    typed(made, "Before.")
    made.journal.flush()
    yield made
    made.close()


def typed(session, text):
    session.history.close()
    session.apply(ReplaceText(session.transcript.paragraphs[0].id, (text,)))


def put_aside(session):
    """Do what the window does when it is told that something went wrong; return where the changes are kept."""
    with pytest.raises(UnwritableFileError):
        session.journal.flush(5)
    return files.keep_aside(session)


def until(condition):
    deadline = time.monotonic() + 20
    while not condition():
        assert time.monotonic() < deadline
        time.sleep(0.005)


def came_home(session):
    until(lambda: session.journal.settle())


def away(folder):
    return folder.rename(folder.with_name("pulled"))


class Broken:
    """A disk that refuses every file in one folder."""

    def __init__(self, monkeypatch, folder, error="database or disk is full"):
        import sqlite3

        genuine, self.on, self.asked = project.connection, True, 0

        def refusing(path, **how):
            if self.on and how and path.parent == folder:
                self.asked += 1
                raise UnwritableFileError("cannot be written") from sqlite3.OperationalError(error)
            return genuine(path, **how)

        monkeypatch.setattr(project, "connection", refusing)


def test_typing_while_the_folder_is_away_is_on_disk_and_goes_home(session, folder):
    pulled = away(folder)
    typed(session, "Away.")
    place = put_aside(session)
    session.apply(SplitParagraph(session.transcript.paragraphs[1].id, 1))
    typed(session, "Still away.")
    session.journal.flush()
    assert session.journal.where == ASIDE
    assert "talk.jamedit cannot be written (there is no folder" in session.journal.state
    assert "kept under File › Unsaved work" in session.journal.state
    assert project.load(place).present == session.transcript
    assert [(each.source, each.orphaned) for each in recovery.listed()] == [(folder / "talk.jamedit", True)]
    pulled.rename(folder)
    came_home(session)
    assert (session.journal.where, session.journal.state) == (HOME, "saved")
    until(lambda: not place.exists())
    home = project.load(folder / "talk.jamedit")
    assert home.present == session.transcript
    assert len(home.steps) == 4
    assert dict(home.info)["source"] == str(folder / "talk.txt")


def test_a_folder_that_comes_back_empty_gets_the_project_again(session, folder):
    shutil.rmtree(folder)
    typed(session, "Away.")
    put_aside(session)
    session.apply(SplitParagraph(session.transcript.paragraphs[1].id, 1))
    until(lambda: session.journal.file.folder_missing)
    folder.mkdir()
    came_home(session)
    typed(session, "Home.")
    session.journal.flush()
    home = project.load(folder / "talk.jamedit")
    assert home.present == session.transcript
    assert not [key for key, _ in home.info if key.startswith("aside")]


def test_a_project_behind_a_link_goes_home_through_it(session, folder, tmp_path):
    link = tmp_path / "link.jamedit"
    link.symlink_to(folder / "linked.jamedit")
    files.save_project(session, link)
    shutil.rmtree(folder)
    typed(session, "Away.")
    put_aside(session)
    until(lambda: session.journal.file.folder_missing)
    folder.mkdir()
    came_home(session)
    assert link.is_symlink()
    assert project.load(folder / "linked.jamedit").present == session.transcript


def test_a_project_that_was_deleted_is_not_put_back(session, folder):
    (folder / "talk.jamedit").unlink()
    typed(session, "Deleted.")
    place = put_aside(session)
    session.journal.flush()
    assert "talk.jamedit was moved or deleted while it was open; your changes are kept" in session.journal.state
    session.close()
    assert not (folder / "talk.jamedit").exists()
    assert project.load(place).present == session.transcript


def test_a_project_that_is_moved_back_is_taken_up_again(session, folder):
    home = folder / "talk.jamedit"
    elsewhere = home.rename(folder / "other.jamedit")
    typed(session, "Moved.")
    put_aside(session)
    elsewhere.rename(home)
    came_home(session)
    assert project.load(home).present == session.transcript


def test_a_full_disk_is_not_tried_at_each_change(session, folder, monkeypatch):
    monkeypatch.setattr(journal, "_RETRY_S", 3600)
    disk = Broken(monkeypatch, folder)
    typed(session, "Full.")
    place = put_aside(session)
    before = disk.asked
    for n in range(50):
        typed(session, f"Full {n}.")
        session.journal.aside.flush()
    assert disk.asked == before
    assert project.load(place).present == session.transcript
    disk.on = False
    session.journal.attempt()
    came_home(session)
    assert project.load(folder / "talk.jamedit").present == session.transcript


def test_when_the_state_folder_fails_too_that_is_said(session, folder, monkeypatch):
    pulled = away(folder)
    recovery.folder().parent.mkdir(parents=True, exist_ok=True)
    shutil.rmtree(recovery.folder(), ignore_errors=True)
    recovery.folder().write_text("in the way")
    typed(session, "Nowhere.")
    put_aside(session)
    with pytest.raises(UnwritableFileError):
        session.journal.flush(5)
    assert (session.journal.where, session.journal.failed) == (NOWHERE, True)
    assert "the last changes are on no disk; save the project elsewhere" in session.journal.state
    recovery.folder().unlink()
    until(lambda: session.journal.safe)
    assert session.journal.where == ASIDE
    pulled.rename(folder)
    came_home(session)


def opened_again(session, folder):
    """Open the project as the next start does after the process was killed."""
    for each in (session.journal, session.journal.aside):
        each.flush(5)
        each._document_lock._file.close()
        each._document_lock._file = None
    session.journal._stopped = session.journal.aside._stopped = True
    return files.read(folder / "talk.jamedit")


def test_after_a_kill_the_project_opens_with_what_was_kept_aside(session, folder):
    pulled = away(folder)
    typed(session, "Away.")
    place = put_aside(session)
    typed(session, "Away and killed.")
    session.journal.flush()
    session.journal._stopped = True
    pulled.rename(folder)
    opened = opened_again(session, folder)
    again = opened.session()
    assert opened.kept is not None
    assert again.transcript == session.transcript
    assert dict(again.info)["source"] == str(folder / "talk.txt")
    again.journal.flush()
    came_home(again)
    typed(again, "At home.")
    again.close()
    assert not place.exists()
    home = project.load(folder / "talk.jamedit")
    assert (home.present, len(home.steps)) == (again.transcript, 4)


def test_a_clock_that_was_set_back_keeps_nothing_from_going_home(session, folder):
    pulled = away(folder)
    session._clock = lambda: 0.0
    typed(session, "Away.")
    put_aside(session)
    session.journal._stopped = True
    pulled.rename(folder)
    opened = opened_again(session, folder)
    again = opened.session()
    assert again.transcript == session.transcript
    again.close()
    assert project.load(folder / "talk.jamedit").present == session.transcript


def test_a_copy_that_could_not_be_deleted_takes_nothing_back(session, folder, monkeypatch):
    pulled = away(folder)
    typed(session, "Away.")
    place = put_aside(session)
    session.journal.aside.flush()
    copy = place.read_bytes()
    pulled.rename(folder)
    came_home(session)
    until(lambda: not place.exists())
    session.undo()
    session.journal.flush()
    place.write_bytes(copy)
    session.close()
    opened = files.read(folder / "talk.jamedit")
    opened.discard()
    assert (opened.kept, opened.put_aside) == (None, False)
    assert opened.project.present == session.transcript


def test_closing_waits_until_a_copy_that_is_not_needed_any_more_is_gone(session, folder, monkeypatch):
    pulled = away(folder)
    typed(session, "Away.")
    place = put_aside(session)
    slow, delete = threading.Event(), Path.unlink

    def deleted_late(path, **how):
        if path == place:
            slow.wait(20)
        delete(path, **how)

    monkeypatch.setattr(Path, "unlink", deleted_late)
    pulled.rename(folder)
    came_home(session)
    closing = threading.Thread(target=session.journal.close)
    closing.start()
    closing.join(0.3)
    assert closing.is_alive()
    slow.set()
    closing.join()
    assert not place.exists()


def test_closing_while_the_disk_fails_keeps_everything(session, folder):
    pulled = away(folder)
    typed(session, "Away.")
    place = put_aside(session)
    session.close()
    assert project.load(place).present == session.transcript
    pulled.rename(folder)
    again = files.read(folder / "talk.jamedit").session()
    again.close()
    assert project.load(folder / "talk.jamedit").present == session.transcript
    assert not place.exists()


def test_what_another_computer_wrote_meanwhile_is_not_replaced(session, folder):
    pulled = away(folder)
    typed(session, "Ours.")
    place = put_aside(session)
    session.journal.flush()
    theirs = files.Opened(pulled / "talk.jamedit", project.load(pulled / "talk.jamedit"), pulled / "talk.jamedit")
    other = theirs.session()
    typed(other, "Theirs.")
    other.close()
    pulled.rename(folder)
    until(lambda: session.journal.gone)
    assert files.keep_aside(session) == place
    assert "changed by another program or computer" in session.displaced
    typed(session, "Ours again.")
    session.close()
    opened = files.read(folder / "talk.jamedit")
    opened.discard()
    assert opened.put_aside
    assert opened.project.present.paragraphs[0].text == "Theirs."
    (kept,) = recovery.listed()
    assert project.load(kept.path).present == session.transcript


@pytest.mark.parametrize("how", ["cut", "empty", "other"])
def test_a_project_that_was_damaged_opens_with_the_version_that_was_kept(session, folder, how):
    home = folder / "talk.jamedit"
    whole = home.read_bytes()
    home.write_bytes({"cut": whole[:5000], "empty": b"", "other": b"Lines of something else.\n"}[how])
    typed(session, "Precious.")
    place = put_aside(session)
    session.close()
    for text in ("Precious.", "Precious and more."):
        opened = files.read(home)
        again = opened.session()
        assert again.transcript.paragraphs[0].text == text
        assert home.name in again.displaced
        typed(again, "Precious and more.")
        again.close()
    assert project.load(place).present == again.transcript
    home.write_bytes(whole)
    sound = files.read(home)  # the sound file is back; nothing of both is lost in silence
    sound.discard()
    assert sound.kept is not None or sound.put_aside


def test_a_damaged_project_whose_work_is_nowhere_is_refused(session, folder):
    session.close()
    home = folder / "talk.jamedit"
    home.write_bytes(home.read_bytes()[:5000])
    with pytest.raises(UnreadableFileError):
        files.read(home)


def test_saving_elsewhere_ends_it(session, folder, tmp_path):
    away(folder)
    typed(session, "Away.")
    place = put_aside(session)
    files.save_project(session, tmp_path / "elsewhere.jamedit")
    typed(session, "Elsewhere.")
    session.journal.flush()
    until(lambda: not place.exists())
    assert (session.journal.where, session.displaced) == (HOME, "")
    assert project.load(tmp_path / "elsewhere.jamedit").present == session.transcript


def test_unsaved_work_whose_state_folder_was_deleted_is_written_again(tmp_path):
    source = tmp_path / "talk.txt"
    source.write_text("One two three.\n", "utf-8")
    session = files.read(source).session()
    typed(session, "Changed.")
    session.journal.flush()
    shutil.rmtree(recovery.folder().parent)
    typed(session, "Changed again.")
    put_aside(session)
    session.close()
    assert project.load(recovery.place_for(source)).present == session.transcript
