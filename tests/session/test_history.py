"""A step that follows from another becomes a part of it while that is the last."""

from __future__ import annotations

import pytest
from made import transcript

from jamedit.document import Span, WordTime
from jamedit.edits.replace_text import ReplaceText
from jamedit.edits.split_paragraph import SplitParagraph
from jamedit.edits.times_again import TimesAgain
from jamedit.session import Session
from jamedit.session.history import MergeKey


@pytest.fixture
def session():
    return Session.new(transcript("one two three", "four five"), clock=lambda: 0.0)


def times_of(session, at):
    paragraph = session.transcript.paragraphs[at]
    word = paragraph.words[-1]
    return TimesAgain(paragraph.id, {word.id: WordTime(Span(word.span.start_ms + 9, word.span.end_ms))}, (word,))


def typed(session, text, at=0):
    paragraph = session.transcript.paragraphs[at]
    session.apply(ReplaceText(paragraph.id, (text,)), merge=MergeKey(paragraph.id, "type"))
    return session.history.beside(-1)


def test_it_is_taken_back_with_the_edit(session):
    first = session.transcript
    step = typed(session, "one two thirty")
    session.apply(times_of(session, 0), onto=step)
    assert [s.label for s in session.history.steps] == ["typing"]
    after = session.transcript
    session.undo()
    assert session.transcript.paragraphs == first.paragraphs
    session.redo()
    assert session.transcript.paragraphs == after.paragraphs


def test_typing_goes_on_in_the_same_step(session):
    step = typed(session, "one two thirty")
    session.apply(times_of(session, 0), onto=step)
    typed(session, "one two thirty-one")
    assert len(session.history.steps) == 1


def test_it_fits_into_one_of_two_paragraphs_that_came(session):
    session.apply(SplitParagraph(session.transcript.paragraphs[0].id, 1))
    before = session.transcript
    session.apply(times_of(session, 1), onto=session.history.beside(-1))
    assert len(session.history.steps) == 1
    session.undo()
    session.redo()
    assert session.transcript.paragraphs[0] == before.paragraphs[0]
    assert session.transcript.paragraphs[1] != before.paragraphs[1]


def test_after_another_edit_it_is_a_step_of_its_own(session):
    step = typed(session, "one two thirty")
    typed(session, "four fifty", 1)
    session.apply(times_of(session, 0), onto=step)
    assert [s.label for s in session.history.steps] == ["typing", "typing", "align_again"]


def test_where_the_edit_was_of_another_place_it_is_a_step_of_its_own(session):
    step = typed(session, "one two thirty")
    session.apply(times_of(session, 1), onto=step)
    assert [s.label for s in session.history.steps] == ["typing", "align_again"]
