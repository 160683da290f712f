"""A time shared out among words fills the whole of it."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from jamedit.document import Span
from jamedit.document.span import share, union


@given(st.integers(0, 10_000), st.integers(0, 10_000), st.lists(st.integers(0, 9), min_size=1, max_size=6))
def test_shares_meet_and_fill_the_span(start, length, weights):
    parts = share(Span(start, start + length), weights)
    assert (parts[0].start_ms, parts[-1].end_ms) == (start, start + length)
    assert all(a.end_ms == b.start_ms for a, b in pairwise(parts))
    assert union(parts) == Span(start, start + length)
