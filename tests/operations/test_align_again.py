"""After an edit only the changed words get another time, held by those around them."""

from __future__ import annotations

import pytest
from made import transcript

from jamedit.document import Span, Timing, Transcript
from jamedit.edits.replace_text import ReplaceText
from jamedit.operations.align_again import Stretch, stretches, taken
from jamedit.speech.base import Placed

SAID = "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen"


def edited(old: Transcript, text: str, at: int = 0) -> tuple[Transcript, set[int]]:
    """Return a transcript with another text in a paragraph, and the ids of the words that are others now."""
    new = ReplaceText(old.paragraphs[at].id, (text,)).apply(old)
    before = {w.id: w.text for w in old.words()}
    return new, {w.id for w in new.words() if before.get(w.id) != w.text}


def found(old: Transcript, text: str, at: int = 0) -> list[Stretch]:
    new, changed = edited(old, text, at)
    return stretches(new, new.paragraphs[at].id, changed)


def test_a_word_is_looked_for_among_a_few_others():
    (stretch,) = found(transcript(SAID), SAID.replace("nine", "ninety"))
    texts = [w.text for w in stretch.words]
    assert (texts[0], texts[-1], len(texts)) == ("three", "fifteen", 13)
    assert {w.text for w in stretch.words if w.id in stretch.wanted} == {"ninety"}
    assert stretch.span == Span(1000 - 150, 7400 + 150)


def test_words_far_from_one_another_are_looked_for_apart():
    text = "zero " + SAID + " and nobody speaks here any more today at all so it goes on " + "to the end"
    old = transcript(text)
    new = text.replace("zero", "Nought").replace("the end", "the finish")
    assert [len(s.wanted) for s in found(old, new)] == [1, 1]


def test_at_the_edges_of_a_paragraph_its_neighbours_bound_the_sound():
    old = transcript("first of all", "then the rest", "and the end")
    (stretch,) = found(old, "but then the rest follows", 1)
    assert stretch.span == Span(1400, 4000)


def test_deleting_needs_no_time():
    assert found(transcript(SAID), SAID.replace("nine ", "")) == []


@pytest.mark.parametrize("timing", [Timing.ESTIMATED, Timing.NONE])
def test_where_no_time_is_known_nothing_is_done(timing):
    old = transcript(SAID)
    p = old.paragraphs[0]
    words = tuple(w.timed(w.span if timing else None, timing) for w in p.words)
    old = old.splice(0, 1, [type(p)(p.id, None, words)])
    assert found(old, SAID.replace("nine", "ninety")) == []


def test_a_word_that_was_set_is_not_looked_for():
    old = transcript(SAID)
    p = old.paragraphs[0]
    words = tuple(w.timed(w.span, Timing.SET) if w.text == "nine" else w for w in p.words)
    old = old.splice(0, 1, [type(p)(p.id, None, words)])
    assert found(old, SAID.replace("nine", "ninety")) == []


def test_more_sound_than_an_engine_takes_is_left_alone():
    old = transcript(SAID, word_ms=4000)
    assert found(old, SAID.replace("nine", "ninety")) == []


def placed(stretch: Stretch, sure: float = 0.9, later: int = 0, new: int = 0) -> list[Placed | None]:
    """Return the words where they are known, `later`, and those that are wanted at `new`."""
    return [
        Placed(new, new + 200, sure) if w.id in stretch.wanted else Placed(w.span.start_ms + later, w.span.end_ms, sure)
        for w in stretch.words
        if w.span
    ]


def test_only_the_wanted_words_get_a_time():
    (stretch,) = found(transcript(SAID), SAID.replace("nine", "ninety"))
    times = taken(stretch, placed(stretch, new=4150))
    assert {i: t.span for i, t in times.items()} == {next(iter(stretch.wanted)): Span(4150, 4350)}


def test_nothing_is_taken_where_the_others_are_not_where_they_are_known():
    (stretch,) = found(transcript(SAID), SAID.replace("nine", "ninety"))
    assert taken(stretch, placed(stretch, later=900, new=4150)) == {}


def test_a_known_time_stays_where_the_new_one_is_unsure_or_the_same():
    (stretch,) = found(transcript(SAID), SAID.replace("nine", "ninety"))
    assert taken(stretch, placed(stretch, sure=0.4, new=4150)) == {}
    own = next(w for w in stretch.words if w.id in stretch.wanted).span
    same = placed(stretch)
    same[6] = Placed(own.start_ms + 20, own.end_ms, 0.9)
    assert taken(stretch, same) == {}
