"""Times that are found again touch one paragraph and its neighbours, quickly in long texts."""

from __future__ import annotations

import time

from made import large, transcript

from jamedit.document import Span, Timing, WordTime
from jamedit.edits.times_again import TimesAgain


def test_only_the_words_of_the_paragraph_get_times():
    old = transcript("one two", "three four", "five six")
    word = old.paragraphs[1].words[1]
    new = TimesAgain(old.paragraphs[1].id, {word.id: WordTime(Span(2050, 2300))}, (word,)).apply(old)
    assert [p is q for p, q in zip(old.paragraphs, new.paragraphs, strict=True)] == [True, False, True]
    assert new.paragraphs[1].words[1].span == Span(2050, 2300)
    assert new.paragraphs[1].words[1].timing is Timing.ALIGNED


def test_a_paragraph_that_is_gone_changes_nothing():
    old = transcript("one two")
    assert TimesAgain(99, {1: WordTime(Span(1, 2))}, tuple(old.words())).apply(old) is old


def test_a_million_words_are_not_looked_at():
    old = large(200_000)
    paragraph = old.paragraphs[1000]
    times = {w.id: WordTime(Span(w.span.start_ms + 5, w.span.end_ms)) for w in paragraph.words}
    start = time.process_time()
    list(old.words())
    once = time.process_time() - start
    start = time.process_time()
    assert TimesAgain(paragraph.id, times, paragraph.words).apply(old) is not old
    assert time.process_time() - start < max(0.02, once)
