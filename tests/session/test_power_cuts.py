"""What was reported as saved survives a power cut at any point, and a disk that fails in any way."""

from __future__ import annotations

import random

import faulty_disk
import pytest
from durability import break_disk, lose_power
from faulty_disk import Disk, Event, after_power_cut, put

from jamedit.formats.native import project
from jamedit.session import files

needs_disk = pytest.mark.skipif(bool(faulty_disk.works()), reason=faulty_disk.works())


@pytest.fixture(autouse=True)
def _state(tmp_path, monkeypatch):
    monkeypatch.setenv("JAMEDIT_STATE_DIR", str(tmp_path / "state"))


@needs_disk
@pytest.mark.parametrize("seed", range(3))
def test_a_power_cut_at_any_point_loses_nothing_reported_as_saved(tmp_path, monkeypatch, seed):
    tally = lose_power(tmp_path, seed, edits=25, cuts=60, monkeypatch=monkeypatch)
    assert tally.problems == []
    assert tally.looks == 60


@needs_disk
@pytest.mark.parametrize(("seed", "rate"), [(1, 0.02), (2, 0.1), (3, 0.4)])
def test_a_disk_that_fails_at_random_loses_nothing_reported_as_saved(tmp_path, monkeypatch, seed, rate):
    tally = break_disk(tmp_path, seed, edits=40, rate=rate, monkeypatch=monkeypatch)
    assert tally.problems == []
    assert tally.faults > 0


@needs_disk
def test_the_disk_notices_a_writer_that_does_not_wait_for_it(tmp_path, monkeypatch):
    """The check itself: without syncing, told states do get lost."""
    genuine = project.connection

    def careless(path, **how):
        import contextlib

        @contextlib.contextmanager
        def opened():
            with genuine(path, **how) as db:
                yield _Careless(db)

        return opened()

    monkeypatch.setattr(project, "connection", careless)
    for seed in range(8):
        monkeypatch.setenv("JAMEDIT_STATE_DIR", str(tmp_path / f"state{seed}"))
        (tmp_path / str(seed)).mkdir()
        if lose_power(tmp_path / str(seed), seed, edits=25, cuts=60, monkeypatch=monkeypatch).problems:
            return
    pytest.fail("nothing was lost without syncing")


class _Careless:
    """A connection on which nobody can switch syncing on."""

    def __init__(self, db):
        self._db = db
        db.execute("PRAGMA synchronous=OFF")

    def execute(self, sql, *values):
        return self._db.execute("SELECT 1" if "synchronous" in sql else sql, *values)

    def __getattr__(self, name):
        return getattr(self._db, name)

    def __enter__(self):
        return self._db.__enter__()

    def __exit__(self, *error):
        return self._db.__exit__(*error)


@needs_disk
def test_the_record_played_to_its_end_is_the_file(tmp_path, monkeypatch):
    disk = Disk()
    with disk.mounted(monkeypatch), project.connection(tmp_path / "a.db", create=True) as db:
        db.execute("CREATE TABLE t (x)")
        db.execute("INSERT INTO t VALUES (zeroblob(9000))")
        db.commit()
    left = after_power_cut([*disk.events, Event("sync folder", "")], random.Random(1))
    assert left == {str(tmp_path / "a.db"): (tmp_path / "a.db").read_bytes()}


@needs_disk
@pytest.mark.parametrize("seed", range(6))
def test_a_project_that_was_saved_is_there_after_a_power_cut(tmp_path, monkeypatch, seed):
    source = tmp_path / "talk.txt"
    source.write_text("One two three.\n", "utf-8")
    disk = Disk()
    with disk.mounted(monkeypatch):
        session = files.read(source).session()
        files.save_project(session, tmp_path / "talk.jamedit")
        session.close()
    left = after_power_cut(disk.events, random.Random(seed))
    put(left, tmp_path / "left")
    assert project.load(tmp_path / "left" / "talk.jamedit").present == session.transcript
