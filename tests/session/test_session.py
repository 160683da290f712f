"""Edits through a session: undo, redo, merged typing, decisions, listeners."""

from __future__ import annotations

from dataclasses import replace

from session_steps import kept, typed

from jamedit.document import Suggestion
from jamedit.document.decision import place_key
from jamedit.edits.merge_paragraphs import MergeParagraphs
from jamedit.edits.replace_text import ReplaceText
from jamedit.edits.speakers import AddSpeaker
from jamedit.edits.split_paragraph import SplitParagraph
from jamedit.formats.native import project
from jamedit.session import Session


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


def test_a_clock_that_was_set_back_does_not_make_all_typing_one_step(session):
    typed(session, "one two threef")
    session._clock.now -= 3600
    typed(session, "one two threefo")
    assert len(session.history.steps) == 2


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


def test_a_decision_is_a_step_like_any_other_and_the_count_of_decisions_survives(session, tmp_path):
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
    assert [v.choice for v in told[-1].decisions] == ["", ""]
    assert session.transcript.paragraphs[0].text == "one 2 three"
    session.redo()
    assert session.decide([(place, "dismissed")], "dismiss") is None  # it was said already
    session.apply(
        ReplaceText(session.transcript.paragraphs[1].id, ("4 five",)), decisions=[(("k", "#4 four", "4"), "accepted")]
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


def test_words_of_which_one_reading_was_dismissed_are_not_shown_again(session):
    def reading(text, kind="glossary"):
        return Suggestion(1, (1,), "one", (text,), kind, 0.9)

    session.decide([(place_key(reading("won")), "dismissed")], "dismiss")
    assert session.decision(reading("wan")) == "dismissed"
    assert session.decision(reading("wan", "confusion")) == "open"
    assert session.decision(reading("won", "confusion")) == "dismissed"
    assert session.decision(replace(reading("wan"), word_ids=(2,))) == "open"
    session.undo()
    assert session.decision(reading("wan")) == "open"
