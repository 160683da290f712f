"""Edits through a session: undo, redo, merged typing, listeners, and the project file behind it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from made import texts, transcript, transcripts

from jamedit.document import Glossary, Suggestion, Term
from jamedit.document.decision import place_key
from jamedit.document.invariants import violations
from jamedit.edits.hide_words import HideWords
from jamedit.edits.merge_paragraphs import MergeParagraphs
from jamedit.edits.replace_text import ReplaceText
from jamedit.edits.speakers import AddSpeaker
from jamedit.edits.split_paragraph import SplitParagraph
from jamedit.errors import UnreadableFileError, UnwritableFileError
from jamedit.formats.native import project, project_migrations
from jamedit.session import Session, files, lock, recovery
from jamedit.session.history import MergeKey
from jamedit.session.journal import Journal


class Clock:
    def __init__(self):
        self.now = 1_000.0

    def __call__(self):
        return self.now


@pytest.fixture
def session():
    return Session.new(transcript("one two three", "four five"), clock=Clock())


def typed(session, text, kind="type"):
    p = session.transcript.paragraphs[0]
    return session.apply(ReplaceText(p.id, (text,)), merge=MergeKey(p.id, kind))


def test_undo_and_redo_give_the_same_values(session):
    first = session.transcript
    session.apply(SplitParagraph(first.paragraphs[0].id, 1))
    second = session.transcript
    session.undo()
    assert session.transcript == first
    session.redo()
    assert session.transcript == second
    assert session.redo() is None


def test_typing_without_a_pause_is_one_step(session):
    for text in ("one two threef", "one two threefo", "one two threefold"):
        typed(session, text)
        session._clock.now += 0.3
    assert len(session.history.steps) == 1
    session.undo()
    assert session.transcript == session.original


def test_a_pause_or_another_kind_of_typing_begins_a_new_step(session):
    typed(session, "one two threef")
    session._clock.now += 3
    typed(session, "one two threefo")
    typed(session, "one two threef", "delete")
    assert len(session.history.steps) == 3


def test_a_new_edit_forgets_what_was_undone(session):
    typed(session, "one")
    session.undo()
    session.apply(AddSpeaker("Ada"))
    assert not session.history.can_redo


def test_an_edit_without_effect_tells_nobody(session):
    heard = []
    session.listeners.append(heard.append)
    assert session.apply(MergeParagraphs(session.transcript.paragraphs[0].id)) is None
    assert heard == []


def test_listeners_learn_what_changed_and_who_asked(session):
    heard = []
    session.listeners.append(heard.append)
    session.apply(SplitParagraph(session.transcript.paragraphs[1].id, 1), asked_by="editor")
    assert (heard[0].change.at, len(heard[0].change.removed), len(heard[0].change.added)) == (1, 1, 2)
    assert heard[0].asked_by == "editor"


def kept(session, path):
    session.journal = Journal(path, session.project())
    return session


def test_the_project_file_has_every_step_and_reopens_where_it_was_left(session, tmp_path):
    path = tmp_path / "talk.jamedit"
    kept(session, path)
    typed(session, "one 2 three")
    session.apply(AddSpeaker("Ada", (session.transcript.paragraphs[0].id,)))
    session.decide([(("glossary", "one", "won"), "dismissed")], "dismiss_all")
    session.apply(SplitParagraph(session.transcript.paragraphs[0].id, 1))
    session.undo()
    session.set_glossary(Glossary((Term("Jupyter", ("stupider",)),)))
    session.journal.flush()
    again = Session(project.load(path))
    assert again.transcript == session.transcript
    assert again.original == session.original
    assert (again.history.head, len(again.history.steps)) == (3, 4)
    assert again.glossary == session.glossary
    assert again.decisions == {("glossary", "one", "won"): "dismissed"}
    again.redo()
    assert [p.text for p in again.transcript.paragraphs] == ["one", "2 three", "four five"]
    while again.undo():
        pass
    assert again.transcript == again.original
    session.close()


def test_typing_on_right_after_saving_elsewhere_is_kept(session, tmp_path):
    typed(session, "one two threef")
    session.journal = Journal(tmp_path / "a.jamedit", session.project())
    typed(session, "one two threefold")
    assert len(session.history.steps) == 1
    session.close()
    again = Session(project.load(tmp_path / "a.jamedit"))
    assert again.transcript == session.transcript
    again.undo()
    assert again.transcript == session.original


def test_a_new_edit_after_undoing_behind_what_was_saved(session, tmp_path):
    kept(session, tmp_path / "a.jamedit")
    for text in ("one", "one two", "one two x"):
        session.history.close()
        typed(session, text)
    session.close()
    again = Session(project.load(tmp_path / "a.jamedit"))
    again.journal = Journal(tmp_path / "a.jamedit", again.project())
    again.undo()
    again.undo()
    again.apply(SplitParagraph(again.transcript.paragraphs[1].id, 1))
    again.close()
    third = Session(project.load(tmp_path / "a.jamedit"))
    assert third.transcript == again.transcript
    assert [p.text for p in third.transcript.paragraphs] == ["one", "four", "five"]
    assert len(third.history.steps) == 2


def test_a_folder_that_cannot_be_written_is_said_and_tried_again(session, tmp_path):
    path = tmp_path / "not a folder" / "talk.jamedit"
    path.parent.write_text("in the way")
    states = []
    session.journal = Journal(path, session.project(), states.append)
    typed(session, "one")
    with pytest.raises(UnwritableFileError, match="could not be saved"):
        session.journal.flush(0.5)
    path.parent.unlink()
    session.journal.flush(10)
    assert states[-1] == "saved"
    assert project.load(path).present.paragraphs[0].text == "one"
    session.close()


def test_a_file_that_is_no_project_is_refused_in_one_sentence(tmp_path):
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


def some_edit(what, p, data):
    return {
        "type": lambda: ReplaceText(p.id, (data.draw(texts),)),
        "split": lambda: SplitParagraph(p.id, len(p.words) // 2),
        "merge": lambda: MergeParagraphs(p.id),
        "hide": lambda: HideWords((p.id,), frozenset(w.id for w in p.words[:1])),
        "speaker": lambda: AddSpeaker("Ada", (p.id,)),
    }[what]()


@given(start=transcripts(), data=st.data())
@settings(max_examples=40, deadline=None)
def test_any_walk_of_edits_undos_and_redos_survives_the_file(start, data, tmp_path_factory):
    session = Session.new(start, clock=Clock())
    path = tmp_path_factory.mktemp("walk") / "w.jamedit"
    session.journal = Journal(path, session.project())
    for _ in range(data.draw(st.integers(1, 8))):
        p = data.draw(st.sampled_from(session.transcript.paragraphs))
        what = data.draw(st.sampled_from(["type", "split", "merge", "hide", "speaker", "undo", "redo"]))
        if what == "undo":
            session.undo()
        elif what == "redo":
            session.redo()
        else:
            session.apply(some_edit(what, p, data))
        assert violations(session.transcript) == []
        if data.draw(st.integers(0, 3)) == 0:  # close and open again
            session.close()
            session = reopened(session, path)
    session.journal.info("walked", "yes")
    session.close()
    again = Session(project.load(path))
    assert (again.transcript, again.original) == (session.transcript, session.original)
    assert again.history.head == session.history.head
    while again.undo():
        pass
    assert again.transcript == again.original
    while again.redo():
        pass
    assert violations(again.transcript) == []


def reopened(old, path):
    loaded = project.load(path) if path.exists() else old.project()
    assert loaded.present == old.transcript
    session = Session(loaded, clock=old._clock)
    session.journal = Journal(path, loaded)
    return session


@pytest.fixture
def source(tmp_path):
    path = tmp_path / "talk.txt"
    path.write_text("One two three.\n\nFour five.\n", "utf-8")
    return path


def test_a_second_window_on_one_document_is_told(source):
    first = files.read(source)
    with pytest.raises(UnreadableFileError, match=r"talk\.txt is open in another jamedit window"):
        files.read(source)
    first.session().close()
    files.read(source).lock.release()


def test_unsaved_work_is_taken_up_again_and_can_be_put_aside(source):
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


def test_an_empty_file_is_a_page_to_write_on(tmp_path):
    path = tmp_path / "empty.txt"
    path.write_bytes(b"")
    session = files.read(path).session()
    typed(session, "First words.")
    session.close()
    again = files.read(path)
    assert again.project.present.paragraphs[0].text == "First words."
    again.lock.release()


def test_a_project_of_an_older_version_is_brought_up_to_date(session, tmp_path, monkeypatch):
    path = tmp_path / "old.jamedit"
    project.create(path, session.project())

    def rename(db):
        db.execute("UPDATE info SET value='new' WHERE key='kind'")

    with project.connection(path, write=True) as db:
        project.put_info(db, "kind", "old")
        db.commit()
    monkeypatch.setattr(project_migrations, "STEPS", (rename,))
    assert dict(project.load(path).info)["kind"] == "new"
    monkeypatch.setattr(project_migrations, "STEPS", ())
    with pytest.raises(UnreadableFileError, match="newer jamedit"):
        project.load(path)
    assert dict(project.load(path.with_name("old.jamedit.v1.bak")).info)["kind"] == "old"


def test_an_upgrade_that_fails_leaves_the_old_file(session, tmp_path, monkeypatch):
    path = tmp_path / "old.jamedit"
    project.create(path, session.project())

    def broken(db):
        db.execute("DELETE FROM step")
        db.execute("INSERT INTO nowhere VALUES (1)")

    monkeypatch.setattr(project_migrations, "STEPS", (broken,))
    with pytest.raises(UnreadableFileError, match="cannot be brought up to date"):
        project.load(path)
    monkeypatch.setattr(project_migrations, "STEPS", ())
    assert project.load(path).present == session.transcript


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


def test_a_file_that_is_no_project_is_never_deleted():
    recovery.folder().mkdir(parents=True)
    strange = recovery.folder() / "strange.jamedit"
    strange.write_text("not ours")
    recovery.prune(strange.stat().st_mtime + 9_999 * 86_400)
    assert strange.exists()


def test_what_was_typed_and_deleted_again_leaves_no_step(session, tmp_path):
    kept(session, tmp_path / "a.jamedit")
    session.apply(AddSpeaker("Ada"))
    before = session.transcript.paragraphs[0]
    for text in ("one two threex", "one two three"):
        session.apply(ReplaceText(before.id, (text,), base=(before,)), merge=MergeKey(before.id, "type"))
    assert len(session.history.steps) == 1
    session.close()
    again = Session(project.load(tmp_path / "a.jamedit"))
    assert (again.transcript, len(again.history.steps)) == (session.transcript, 1)
    again.undo()
    assert again.transcript == session.original


def test_whatever_goes_wrong_while_writing_is_told_and_tried_again(session, tmp_path, monkeypatch):
    kept(session, tmp_path / "a.jamedit")
    with monkeypatch.context() as broken:
        broken.setattr(project, "put_rest", lambda *_: {}["no such key"])
        typed(session, "one")
        with pytest.raises(UnwritableFileError, match="KeyError"):
            session.journal.flush(20)
    session.journal.flush(20)
    session.close()
    assert project.load(tmp_path / "a.jamedit").present.paragraphs[0].text == "one"


def test_what_was_open_when_the_process_was_killed_is_told_once(source, tmp_path):
    first, other = files.read(source), tmp_path / "closed.txt"
    other.write_text("Closed in order.", "utf-8")
    files.read(other).lock.release()
    assert lock.left_behind() == []  # held: still open in a window
    first.lock._file.close()  # as a kill does: the system lets go, the name stays
    assert lock.left_behind() == [source]
    assert lock.left_behind() == []


def test_a_verdict_is_a_step_like_any_other_and_the_count_of_decisions_survives(session, tmp_path):
    kept(session, tmp_path / "talk.jamedit")
    place, alike = ("glossary", "#1 one", "won"), ("glossary", "one", "won")
    typed(session, "one 2 three")
    told = []
    session.listeners.append(told.append)
    session.decide([(alike, "dismissed"), (place, "dismissed")], "dismiss_all", "glossary")
    typed(session, "one 2 3")
    assert session.reviewed == 1  # what was said of all alike counts at its places
    session.undo()
    assert session.decisions == {place: "dismissed", alike: "dismissed"}
    session.undo()
    assert (session.decisions, session.reviewed) == ({}, 0)
    assert [v.said for v in told[-1].decisions] == ["", ""]
    assert session.transcript.paragraphs[0].text == "one 2 three"
    session.redo()
    assert session.decide([(place, "dismissed")], "dismiss") is None  # it was said already
    session.apply(
        ReplaceText(session.transcript.paragraphs[1].id, ("4 five",)), said=[(("k", "#4 four", "4"), "accepted")]
    )
    session.journal.flush()
    again = Session(project.load(session.journal.path))
    assert again.decisions == session.decisions
    assert again.reviewed == session.reviewed == 2
    while again.undo():
        pass
    assert (again.decisions, again.reviewed) == ({}, 0)
    assert again.transcript == again.original
    session.close()
    assert project.load(tmp_path / "talk.jamedit").head == 3


def test_words_of_which_one_reading_was_dismissed_are_not_asked_about_again(session):
    def reading(text, kind="glossary"):
        return Suggestion(1, (1,), "one", (text,), kind, 0.9)

    session.decide([(place_key(reading("won")), "dismissed")], "dismiss")
    assert session.decision(reading("wan")) == "dismissed"
    assert session.decision(reading("wan", "confusion")) == "open"
    assert session.decision(reading("won", "confusion")) == "dismissed"
    assert session.decision(replace(reading("wan"), word_ids=(2,))) == "open"
    session.undo()
    assert session.decision(reading("wan")) == "open"
