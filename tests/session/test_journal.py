"""The journal writes every step, and tries again what could not be written."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from made import texts, transcripts
from session_steps import Clock, kept, typed

from jamedit.document import Glossary, Term
from jamedit.document.invariants import violations
from jamedit.edits.hide_words import HideWords
from jamedit.edits.merge_paragraphs import MergeParagraphs
from jamedit.edits.replace_text import ReplaceText
from jamedit.edits.speakers import AddSpeaker
from jamedit.edits.split_paragraph import SplitParagraph
from jamedit.errors import UnwritableFileError
from jamedit.formats.native import project
from jamedit.session import Session
from jamedit.session.history import MergeKey
from jamedit.session.journal import Journal


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


def test_a_folder_that_cannot_be_written_is_reported_and_tried_again(session, tmp_path):
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


def test_whatever_goes_wrong_while_writing_is_reported_and_tried_again(session, tmp_path, monkeypatch):
    kept(session, tmp_path / "a.jamedit")
    with monkeypatch.context() as broken:
        broken.setattr(project, "put_rest", lambda *_: {}["no such key"])
        typed(session, "one")
        with pytest.raises(UnwritableFileError, match="KeyError"):
            session.journal.flush(20)
    session.journal.flush(20)
    session.close()
    assert project.load(tmp_path / "a.jamedit").present.paragraphs[0].text == "one"
