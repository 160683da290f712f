"""Project files of other versions, and files that are no projects."""

from __future__ import annotations

import pytest
from made import transcript

from jamedit.edits.replace_text import ReplaceText
from jamedit.errors import UnreadableFileError
from jamedit.formats.native import project, project_migrations
from jamedit.session import Session, files


@pytest.fixture
def session():
    return Session.new(transcript("one two three", "four five"))


def test_a_file_that_is_not_a_project_is_refused_in_one_sentence(tmp_path):
    path = tmp_path / "x.jamedit"
    path.write_text("hello")
    with pytest.raises(UnreadableFileError, match=r"x\.jamedit: this is not a jamedit project"):
        project.load(path)


def test_a_project_of_a_newer_version_is_refused(session, tmp_path):
    path = tmp_path / "x.jamedit"
    project.create(path, session.project())
    with project.connection(path, write=True) as db:
        db.execute("PRAGMA user_version=99")
    with pytest.raises(UnreadableFileError, match="newer jamedit"):
        project.load(path)


def test_a_project_of_the_first_version_stays_what_older_programs_read(session, tmp_path):
    path = tmp_path / "first.jamedit"
    project.create(path, session.project())
    with project.connection(path, write=True) as db:
        assert db.execute("PRAGMA user_version").fetchone() == (2,)
        db.execute("PRAGMA user_version=1")
    assert project.load(path).present == session.transcript
    with project.connection(path) as db:
        assert db.execute("PRAGMA user_version").fetchone() == (1,)
    assert [p.name for p in tmp_path.iterdir()] == ["first.jamedit"]


def test_a_project_of_an_older_version_is_brought_up_to_date(session, tmp_path, monkeypatch):
    path = tmp_path / "old.jamedit"
    project.create(path, session.project())

    def rename(db):
        db.execute("UPDATE info SET value='new' WHERE key='kind'")

    with project.connection(path, write=True) as db:
        project.put_info(db, "kind", "old")
        db.commit()
    monkeypatch.setattr(project_migrations, "STEPS", (*project_migrations.STEPS, rename))
    monkeypatch.setattr(project_migrations, "OLDEST_READ", 3)
    before = path.read_bytes()
    found = project.load(path)
    assert (dict(found.info)["kind"], found.made_by_version) == ("new", 2)
    assert (path.read_bytes(), [p.name for p in tmp_path.iterdir()]) == (before, ["old.jamedit"])  # reading only reads


def test_an_older_project_is_written_whole_with_the_first_change(session, tmp_path, monkeypatch):
    path = tmp_path / "old.jamedit"
    project.create(path, session.project())
    before = path.read_bytes()
    monkeypatch.setattr(project_migrations, "STEPS", (*project_migrations.STEPS, lambda db: None))
    monkeypatch.setattr(project_migrations, "OLDEST_READ", 3)
    opened = files.read(path).session()
    opened.apply(ReplaceText(opened.transcript.paragraphs[0].id, ("one two five",)))
    opened.close()
    assert path.with_name("old.jamedit.v2.bak").read_bytes() == before
    again = project.load(path)
    assert (again.made_by_version, again.present) == (0, opened.transcript)


def test_an_upgrade_that_fails_leaves_the_old_file(session, tmp_path, monkeypatch):
    path = tmp_path / "old.jamedit"
    project.create(path, session.project())

    def broken(db):
        db.execute("DELETE FROM step")
        db.execute("INSERT INTO nowhere VALUES (1)")

    monkeypatch.setattr(project_migrations, "STEPS", (*project_migrations.STEPS, broken))
    monkeypatch.setattr(project_migrations, "OLDEST_READ", 3)
    with pytest.raises(UnreadableFileError, match="cannot be brought up to date"):
        project.load(path)
    monkeypatch.undo()
    assert project.load(path).present == session.transcript
