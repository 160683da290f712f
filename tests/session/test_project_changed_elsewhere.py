"""A project that somebody else writes to, moves or deletes while it is open: nothing is mixed, nothing is lost."""

from __future__ import annotations

import os

import pytest

from jamedit.edits.replace_text import ReplaceText
from jamedit.errors import UnreadableFileError, UnwritableFileError
from jamedit.formats.native import project
from jamedit.session import files, journal, recovery


@pytest.fixture
def open_project(tmp_path):
    source = tmp_path / "talk.txt"
    source.write_text("One two three.\n\nFour five.\n", "utf-8")
    session = files.read(source).session()
    files.save_project(session, tmp_path / "talk.jamedit")
    typed(session, "One.")
    session.journal.flush()
    yield session
    session.close()


def typed(session, text):
    session.history.close()
    session.apply(ReplaceText(session.transcript.paragraphs[0].id, (text,)))


def first_words(path):
    return project.load(path).present.paragraphs[0].text


def on_another_computer(path, text):
    """Edit as a window that does not see our lock: opened from the file as it is now."""
    session = files.Opened(path, project.load(path), path).session()
    typed(session, text)
    session.close()


def test_a_file_that_another_computer_wrote_is_left_to_it(open_project):
    path = open_project.journal.path
    on_another_computer(path, "Theirs.")
    typed(open_project, "Ours.")
    with pytest.raises(UnwritableFileError, match="changed by another program or computer"):
        open_project.journal.flush(5)
    assert first_words(path) == "Theirs."


@pytest.mark.parametrize("what", ["written", "deleted", "replaced"])
def test_work_goes_on_aside_with_its_whole_history(open_project, what):
    path = open_project.journal.path
    if what == "written":
        on_another_computer(path, "Theirs.")
    else:
        path.unlink()
    if what == "replaced":
        project.create(path, project.Project(open_project.original, open_project.original))
    theirs = path.read_bytes() if path.exists() else b""
    typed(open_project, "Ours.")
    with pytest.raises(UnwritableFileError):
        open_project.journal.flush(5)
    place = files.keep_aside(open_project)
    typed(open_project, "Ours again.")
    open_project.journal.flush()
    assert (path.read_bytes() if path.exists() else b"") == theirs
    kept = project.load(place)
    assert kept.present == open_project.transcript
    assert len(kept.steps) == 3
    assert [each.path for each in recovery.listed()] == [place]
    assert recovery.listed()[0].source == path


def test_a_write_that_seemed_to_fail_is_known_again(open_project, monkeypatch):
    """The transaction reached the disk, and then the disk said that it had not."""
    monkeypatch.setattr(journal, "_RETRY_S", 0.05)
    genuine, failed = project.connection, []

    def failing_once(path, **how):
        connection = genuine(path, **how)

        class Late:
            def __enter__(self):
                return connection.__enter__()

            def __exit__(self, *error):
                connection.__exit__(*error)
                if how.get("write") and not failed:
                    failed.append(path)
                    raise UnwritableFileError("the disk says no")

        return Late()

    monkeypatch.setattr(project, "connection", failing_once)
    typed(open_project, "Twice.")
    with pytest.raises(UnwritableFileError, match="the disk says no"):
        open_project.journal.flush(10)
    open_project.journal.flush(10)
    assert not open_project.journal.gone
    assert first_words(open_project.journal.path) == "Twice."
    assert len(project.load(open_project.journal.path).steps) == 2


def test_a_lock_is_let_go_when_saving_fails(open_project, tmp_path, monkeypatch):
    place = tmp_path / "other.jamedit"
    with monkeypatch.context() as broken:
        broken.setattr(os, "replace", lambda *_: (_ for _ in ()).throw(OSError(28, "no space")))
        with pytest.raises(UnwritableFileError):
            files.save_project(open_project, place)
    files.save_project(open_project, place)


def test_a_newer_reader_does_not_put_work_aside(tmp_path, monkeypatch):
    """What the work began with is known by the file's bytes, whatever a later version makes of them."""
    source = tmp_path / "talk.txt"
    source.write_text("One two three.\n", "utf-8")
    session = files.read(source).session()
    typed(session, "Changed.")
    session.close()
    monkeypatch.setattr(files, "read_data", lambda *_: pytest.fail("read again"))
    opened = files.read(source)
    assert opened.resumed
    opened.discard()


def test_a_damaged_step_leaves_text_and_history_as_they_are(open_project):
    path = open_project.journal.path
    open_project.close()
    with project.connection(path, write=True) as db:
        db.execute("""UPDATE step SET change='{"at": 0}' WHERE number=1""")
        db.commit()
    session = files.read(path).session()
    before = session.transcript
    with pytest.raises(UnreadableFileError, match="step of the history is damaged"):
        session.undo()
    assert (session.transcript, session.history.head) == (before, 1)
    session.close()
