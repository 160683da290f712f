"""A disk that is full, or fails, holds nothing up and loses nothing once it works again."""

from __future__ import annotations

import os
import sys

import pytest
from made import transcript

from jamedit.edits.replace_text import ReplaceText
from jamedit.edits.speakers import AddSpeaker
from jamedit.errors import UnwritableFileError
from jamedit.formats.native import project
from jamedit.session import Session, journal
from jamedit.session.journal import Journal


@pytest.fixture
def session(tmp_path, monkeypatch):
    monkeypatch.setattr(journal, "_RETRY_S", 0.05)
    made = Session.new(transcript("one two three", "four five"))
    made.states = []
    made.journal = Journal(tmp_path / "talk.jamedit", made.project(), made.states.append)
    made.apply(AddSpeaker("Ada"))
    made.journal.flush()
    yield made
    made.close()


def type_on(session, count=3):
    for i in range(count):
        p = session.transcript.paragraphs[0]
        session.history.close()
        session.apply(ReplaceText(p.id, (f"{p.text} more{i} " + "long " * 3000,)))


def told(session):
    """Wait until the journal said what is wrong."""
    with pytest.raises(UnwritableFileError, match="could not be saved"):
        session.journal.flush(0.5)
    assert any("could not be saved" in state for state in session.states)


@pytest.mark.skipif(sys.platform == "win32", reason="file size limits are a matter of Unix")
def test_a_full_disk_is_reported_and_everything_is_written_when_there_is_room_again(session):
    import resource
    import signal

    before = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (session.journal.path.stat().st_size, hard))
    try:
        type_on(session)
        told(session)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
        signal.signal(signal.SIGXFSZ, before)
    session.journal.flush(10)
    assert session.states[-1] == "saved"
    assert project.load(session.journal.path).present == session.transcript


def test_while_the_disk_fails_the_file_still_opens_as_it_was(session, monkeypatch):
    there = project.load(session.journal.path).present

    def failing(db, key, value):
        raise project.sqlite3.OperationalError("disk I/O error")

    with monkeypatch.context() as broken:
        broken.setattr(project, "put_info", failing)  # the last write of a change: what came before must be taken back
        type_on(session)
        told(session)
        assert project.load(session.journal.path).present == there
    session.journal.flush(10)
    assert project.load(session.journal.path).present == session.transcript


def test_a_project_that_cannot_be_moved_to_its_place_leaves_nothing_behind(session, tmp_path, monkeypatch):
    def failing(source, target):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "replace", failing)
    with pytest.raises(UnwritableFileError, match="cannot be saved here"):
        project.create(tmp_path / "other.jamedit", session.project())
    assert sorted(path.name for path in tmp_path.iterdir()) == ["talk.jamedit"]


def test_what_was_there_stays_when_saving_over_it_fails(session, tmp_path, monkeypatch):
    place = tmp_path / "other.jamedit"
    place.write_bytes(b"precious")
    monkeypatch.setattr(project, "put_glossary", lambda db, glossary: db.execute("INSERT INTO nowhere VALUES (1)"))
    with pytest.raises(UnwritableFileError):
        project.create(place, session.project())
    assert place.read_bytes() == b"precious"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["other.jamedit", "talk.jamedit"]
