"""A pair of words is compared in one form, however it was typed."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from jamedit.document.knowledge import fold, pair_of, plain

TEXTS = st.text(min_size=1, max_size=30)


@given(TEXTS, TEXTS)
def test_a_pair_is_its_own_pair(before: str, after: str) -> None:
    pair = pair_of(before, after, 1)
    if pair is not None:
        assert pair_of(pair.recognised, pair.replacement, 1) in (pair, None)
        assert (fold(pair.recognised), plain(pair.replacement)) == (pair.recognised, pair.replacement)
