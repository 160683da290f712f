"""A time shared out among words fills the whole of it."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from jamedit.document import Paragraph, Span, Timing, Word
from jamedit.document.fast_construction import span_of
from jamedit.document.span import share, union


@given(st.integers(0, 10_000), st.integers(0, 10_000), st.lists(st.integers(0, 9), min_size=1, max_size=6))
def test_shares_meet_and_fill_the_span(start, length, weights):
    parts = share(Span(start, start + length), weights)
    assert (parts[0].start_ms, parts[-1].end_ms) == (start, start + length)
    assert all(a.end_ms == b.start_ms for a, b in pairwise(parts))
    assert union(parts) == Span(start, start + length)


@given(st.integers(0, 1000), st.integers(0, 1000))
def test_no_span_ends_before_it_starts_however_it_is_made(start, end):
    for made in (Span(start, end), span_of(start, end), replace(Span(0, 0), start_ms=start, end_ms=end)):
        assert (made.start_ms, made.end_ms) == (start, max(start, end))


def test_a_paragraph_whose_words_are_out_of_order_spans_all_of_them():
    late, early = (Word(i, "word", Span(*times), timing=Timing.HEARD) for i, times in ((2, (900, 950)), (3, (10, 40))))
    found = Paragraph(1, None, (late, early))
    assert found.span == Span(10, 950)
    assert (found.start_ms, found.end_ms) == (900, 950)
