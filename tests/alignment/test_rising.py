"""The longest run that never falls, against trying everything."""

from __future__ import annotations

from itertools import combinations, pairwise

from hypothesis import given
from hypothesis import strategies as st

from jamedit.alignment.rising import longest_rising


def longest(values: list[int], strictly: bool) -> int:
    def rises(run: tuple[int, ...]) -> bool:
        return all(a < b if strictly else a <= b for a, b in pairwise(run))

    return max(n for n in range(len(values) + 1) if any(map(rises, combinations(values, n))))


@given(st.lists(st.integers(0, 6), max_size=9), st.booleans())
def test_it_rises_and_none_is_longer(values: list[int], strictly: bool) -> None:
    at = longest_rising(values, strictly=strictly)
    assert at == sorted(set(at))
    run = [values[i] for i in at]
    assert all(a < b if strictly else a <= b for a, b in pairwise(run))
    assert len(run) == longest(values, strictly)
