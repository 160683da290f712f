"""Ranks stay in order and leave room, whatever is inserted and removed."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from jamedit.session.order_keys import Ranks

splices = st.lists(st.tuples(st.integers(0, 50), st.integers(0, 4), st.integers(0, 4)), max_size=60)


@given(st.integers(0, 20), splices)
def test_ranks_rise_and_new_ones_stand_where_the_splice_was(count, wanted):
    ranks = Ranks(count)
    for at, removed, added in wanted:
        at = min(at, len(ranks.values))
        removed = min(removed, len(ranks.values) - at)
        before = list(ranks.values)
        new = ranks.splice(at, removed, added)
        assert len(ranks.values) == len(before) - removed + added
        assert ranks.values == sorted(set(ranks.values))
        if new is not None:
            assert ranks.values[at : at + added] == new
            assert ranks.values[:at] == before[:at]


def test_when_there_is_no_room_left_all_are_new():
    ranks = Ranks(2)
    results = [ranks.splice(1, 0, 1) for _ in range(40)]
    assert None in results
    assert ranks.values == sorted(set(ranks.values))
