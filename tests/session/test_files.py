"""Opening and saving: unsaved work is taken up again, kept aside or moved."""

from __future__ import annotations

import hashlib

import pytest
from session_steps import typed

from jamedit.errors import UnreadableFileError
from jamedit.formats.native import project
from jamedit.session import exports, files, recovery


def test_a_second_window_on_one_document_is_refused(source):
    first = files.read(source)
    with pytest.raises(UnreadableFileError, match=r"talk\.txt is open in another jamedit window"):
        files.read(source)
    first.session().close()
    files.read(source).lock.release()


def test_unsaved_work_is_resumed_and_can_be_set_aside(source):
    session = files.read(source).session()
    typed(session, "Changed.")
    session.close()
    again = files.read(source)
    assert again.resumed
    assert again.project.present.paragraphs[0].text == "Changed."
    again.session().close()
    fresh = files.start_over(again)
    assert fresh.project.present.paragraphs[0].text == "One two three."
    fresh.lock.release()
    assert len(list(recovery.place_for(source).parent.glob("*.jamedit"))) == 1


@pytest.mark.parametrize("left", [0, 3000])
def test_work_that_is_damaged_is_told_apart_from_work_on_another_text(source, left):
    session = files.read(source).session()
    typed(session, "Changed.")
    session.close()
    place = recovery.place_for(source)
    damaged = place.read_bytes()[:left]
    place.write_bytes(damaged)
    opened = files.read(source)
    opened.discard()
    assert not opened.put_aside
    assert opened.damaged.read_bytes() == damaged


def test_work_stays_where_it_is_while_its_file_cannot_be_read(source):
    session = files.read(source).session()
    typed(session, "Changed.")
    session.close()
    whole = source.read_bytes()
    source.write_bytes(b"%PDF-1.4 ")
    with pytest.raises(UnreadableFileError):
        files.read(source)
    source.write_bytes(whole)
    opened = files.read(source)
    opened.discard()
    assert opened.resumed


@pytest.mark.parametrize("how", ["renamed", "moved", "exported", "copied", "open"])
def test_work_goes_along_with_a_transcript_that_was_renamed(source, tmp_path, how):
    (tmp_path / "talks").mkdir()
    source = source.rename(tmp_path / "talks" / "talk.txt")
    session = files.read(source).session()
    typed(session, "Changed.")
    session.journal.flush()
    if how == "exported":
        source.write_bytes(b"Changed.\n")
        digest = hashlib.sha256(source.read_bytes()).hexdigest()
        session.set_info(exports.KEY, exports.added(session.info, source, digest))
    if how != "open":
        session.close()
    other = tmp_path / "elsewhere" / "other.txt"
    other.parent.mkdir()
    if how == "copied":
        other.write_bytes(source.read_bytes())
    else:
        source.rename(other)
    if how == "moved":
        source.parent.rename(source.parent.with_name("away"))
    opened = files.read(other)
    opened.discard()
    assert opened.resumed is (how not in ("copied", "open"))
    assert len(recovery.listed()) == (2 if how == "moved" else 1)
    session.close()


def test_empty_files_have_no_work_in_common(source):
    source.write_bytes(b"")
    session = files.read(source).session()
    typed(session, "Typed.")
    session.close()
    other = source.rename(source.with_name("other.txt"))
    opened = files.read(other)
    opened.discard()
    assert not opened.resumed


def test_work_on_a_file_that_changed_since_is_put_aside_and_not_lost(source):
    session = files.read(source).session()
    typed(session, "Changed.")
    session.close()
    source.write_text("Another text.\n", "utf-8")
    again = files.read(source)
    assert not again.resumed
    assert [p.text for p in again.project.present.paragraphs] == ["Another text."]
    again.lock.release()
    kept = list(recovery.place_for(source).parent.glob("*.jamedit"))
    assert [project.load(path).present.paragraphs[0].text for path in kept] == ["Changed."]


def test_saving_as_a_project_moves_the_work_there(source, tmp_path):
    session = files.read(source).session()
    typed(session, "Changed.")
    path = tmp_path / "talk.jamedit"
    files.save_project(session, path)
    typed(session, "Changed twice.")
    session.close()
    assert project.load(path).present.paragraphs[0].text == "Changed twice."
    assert list(recovery.place_for(source).parent.glob("*.jamedit")) == []
    assert source.read_text("utf-8") == "One two three.\n\nFour five.\n"


def test_a_project_in_a_folder_without_leave_to_write_is_kept_aside(source, tmp_path, monkeypatch):
    session = files.read(source).session()
    path = tmp_path / "talk.jamedit"
    files.save_project(session, path)
    session.close()
    before = path.read_bytes()
    monkeypatch.setattr(files.os, "access", lambda place, mode: False)
    opened = files.read(path)
    assert opened.aside
    session = opened.session()
    typed(session, "Aside.")
    session.close()
    assert path.read_bytes() == before
    again = files.read(path)
    assert again.project.present.paragraphs[0].text == "Aside."
    again.lock.release()


@pytest.fixture
def read_only(source, tmp_path, monkeypatch):
    """Return a project with work that was kept aside while it must not be written; it may be written now."""
    session = files.read(source).session()
    path = tmp_path / "talk.jamedit"
    files.save_project(session, path)
    typed(session, "Before.")
    session.close()
    with monkeypatch.context() as patch:
        patch.setattr(files.os, "access", lambda place, mode: False)
        session = files.read(path).session()
        typed(session, "Aside.")
        session.close()
    return path


def test_work_on_a_project_that_was_read_only_goes_home_when_it_may_be_written(read_only, source):
    opened = files.read(read_only)
    assert opened.kept is not None
    opened.session().close()
    home = project.load(read_only)
    assert home.present.paragraphs[0].text == "Aside."
    assert dict(home.info)["source"] == str(source)
    assert not [key for key, _ in home.info if key.startswith("aside")]
    assert recovery.listed() == []


def test_work_on_a_project_that_was_read_only_stays_apart_when_somebody_else_wrote_it(read_only):
    kept_at = recovery.place_for(read_only)
    elsewhere = kept_at.rename(kept_at.with_suffix(".elsewhere"))
    theirs = files.read(read_only).session()
    typed(theirs, "Theirs.")
    theirs.close()
    elsewhere.rename(kept_at)
    opened = files.read(read_only)
    opened.discard()
    assert opened.put_aside
    assert opened.project.present.paragraphs[0].text == "Theirs."


def test_work_kept_aside_that_is_saved_as_a_project_is_one_like_any_other(read_only, source, tmp_path, monkeypatch):
    monkeypatch.setattr(files.os, "access", lambda place, mode: False)
    session = files.read(read_only).session()
    files.save_project(session, tmp_path / "new.jamedit")
    session.close()
    info = dict(project.load(tmp_path / "new.jamedit").info)
    assert not [key for key in info if key.startswith("aside")]
    assert info["source"] == str(source)


def test_an_empty_file_is_a_page_to_write_on(tmp_path):
    path = tmp_path / "empty.txt"
    path.write_bytes(b"")
    session = files.read(path).session()
    typed(session, "First words.")
    session.close()
    again = files.read(path)
    assert again.project.present.paragraphs[0].text == "First words."
    again.lock.release()
