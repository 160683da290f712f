"""Unsaved work is listed, opened and, when old, removed with care."""

from __future__ import annotations

import sqlite3
from contextlib import closing

import pytest
from session_steps import typed

from jamedit.session import files, recovery


def test_unsaved_work_whose_file_is_gone_is_listed_and_opens(source):
    session = files.read(source).session()
    typed(session, "Changed.")
    session.close()
    assert [(each.orphaned, each.steps) for each in recovery.listed()] == [(False, 1)]
    source.unlink()
    (left,) = recovery.listed()
    assert (left.orphaned, left.source) == (True, source)
    again = files.read(left.path).session()
    assert again.transcript.paragraphs[0].text == "Changed."
    again.close()


@pytest.mark.parametrize(("edited", "days", "stays"), [(True, 300, True), (True, 400, False), (False, 2, False)])
def test_old_unsaved_work_goes_with_care(source, edited, days, stays):
    session = files.read(source).session()
    session.set_info("recording", "x")
    if edited:
        typed(session, "Changed.")
    session.close()
    place = recovery.place_for(source)
    recovery.prune(place.stat().st_mtime + days * 86_400)
    assert place.exists() is stays


def test_a_file_that_is_not_a_project_is_never_deleted():
    recovery.folder().mkdir(parents=True)
    strange = recovery.folder() / "strange.jamedit"
    strange.write_text("not ours")
    recovery.prune(strange.stat().st_mtime + 9_999 * 86_400)
    assert strange.exists()


STRANGE = ["/x\0y", "/" + "a" * 5000, "file:///%00", 5, b"\xff", "\\\\host\\share\\a.srt"]


@pytest.mark.parametrize("source_path", STRANGE)
def test_kept_work_with_a_strange_source_is_listed_without_one(source, source_path):
    session = files.read(source).session()
    typed(session, "Changed.")
    session.close()
    with closing(sqlite3.connect(recovery.place_for(source))) as db:
        db.execute("UPDATE info SET value=? WHERE key='source'", (source_path,))
        db.commit()
    (left,) = recovery.listed()
    assert (left.orphaned, left.steps) == (True, 1)
