"""Project files of other versions, and files that are no projects."""

from __future__ import annotations

import pytest
from made import transcript

from jamedit.errors import UnreadableFileError
from jamedit.formats.native import project, project_migrations
from jamedit.session import Session


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
    assert dict(project.load(path).info)["kind"] == "new"
    monkeypatch.undo()
    with pytest.raises(UnreadableFileError, match="newer jamedit"):
        project.load(path)
    assert dict(project.load(path.with_name("old.jamedit.v2.bak")).info)["kind"] == "old"


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
