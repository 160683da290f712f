"""Times that took a while to find do not touch what was changed meanwhile."""

from __future__ import annotations

from dataclasses import replace

from made import transcript

from jamedit.document import Span, Timing, Transcript, WordTime
from jamedit.edits.found_times import FoundTimes
from jamedit.edits.move_times import MoveTimes
from jamedit.edits.replace_text import ReplaceText


def times(t: Transcript, later: int = 100) -> dict[int, WordTime]:
    return {w.id: WordTime(Span(w.span.start_ms + later, w.span.end_ms + later)) for w in t.words() if w.span}


def starts(t: Transcript) -> list[int]:
    return [w.span.start_ms for w in t.words() if w.span]


def test_words_get_their_times():
    old = transcript("one two three")
    new = FoundTimes(times(old), tuple(old.words())).apply(old)
    assert starts(new) == [100, 600, 1100]
    assert {w.timing for w in new.words()} == {Timing.ALIGNED}


def test_a_word_that_was_changed_or_deleted_meanwhile_is_passed_over():
    old = transcript("one two three four")
    now = ReplaceText(old.paragraphs[0].id, ("one TWO! four",)).apply(old)
    new = FoundTimes(times(old), tuple(old.words())).apply(now)
    assert [(w.text, w.timing) for w in new.words()] == [
        ("one", Timing.ALIGNED), ("TWO!", Timing.HEARD), ("four", Timing.ALIGNED),
    ]  # fmt: skip


def test_a_word_that_was_set_meanwhile_stays():
    old = transcript("one two three")
    p = old.paragraphs[0]
    words = (p.words[0], p.words[1].timed(Span(520, 900), Timing.SET), p.words[2])
    now = replace(old, paragraphs=(replace(p, words=words),))
    assert starts(FoundTimes(times(old, 10), tuple(old.words())).apply(now)) == [10, 520, 1010]


def test_all_times_are_moved_first_where_most_are_as_they_were():
    old = transcript("one two three four five")
    move = MoveTimes(Span(0, 10_000), Span(1000, 11_000))
    only = {old.paragraphs[0].words[0].id: WordTime(Span(1050, 1300))}
    assert starts(FoundTimes(only, tuple(old.words()), move).apply(old)) == [1050, 1500, 2000, 2500, 3000]
    moved = move.apply(old)  # by the user, meanwhile
    assert starts(FoundTimes(only, tuple(old.words()), move).apply(moved)) == starts(moved)
