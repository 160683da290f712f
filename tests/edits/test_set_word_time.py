"""A word gets a time by hand."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st
from made import transcript

from jamedit.document import Paragraph, Span, Timing
from jamedit.edits.set_word_time import SetWordTime


def timed(paragraph: Paragraph) -> list[tuple[int, int, Timing]]:
    return [(w.span.start_ms, w.span.end_ms, w.timing) for w in paragraph.words if w.span]


@given(index=st.integers(0, 3), start=st.integers(0, 3_000), length=st.integers(0, 1_500))
def test_a_word_set_by_hand_leaves_all_words_in_order(index: int, start: int, length: int) -> None:
    t = transcript("one two three four", cues=True)
    p = t.paragraphs[0]
    after = SetWordTime(p.id, p.words[index].id, Span(start, start + length)).apply(t).paragraphs[0]
    spans = [w.span for w in after.words if w.span]
    assert all(a.end_ms <= b.start_ms for a, b in pairwise(spans))
    assert after.words[index].timing is Timing.SET
    assert after.cues[0].span == Span(min(0, spans[0].start_ms), max(1_900, spans[-1].end_ms))
    for old, new in zip(p.words, after.words, strict=True):
        assert new.span == old.span or new.timing is Timing.SET


def test_a_word_set_into_its_neighbour_cuts_it_back() -> None:
    t = transcript("one two three")  # 0-400, 500-900, 1000-1400
    p = t.paragraphs[0]
    after = SetWordTime(p.id, p.words[1].id, Span(300, 1_100)).apply(t).paragraphs[0]
    assert timed(after) == [(0, 300, Timing.SET), (300, 1_100, Timing.SET), (1_100, 1_400, Timing.SET)]
