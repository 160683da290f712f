"""Ranks stay in order and leave room, whatever is inserted and removed."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from jamedit.session.order_keys import OrderKeys

splices = st.lists(st.tuples(st.integers(0, 50), st.integers(0, 4), st.integers(0, 4)), max_size=60)


@given(st.integers(0, 20), splices)
def test_keys_rise_and_new_ones_are_where_the_splice_was(count, wanted):
    order_keys = OrderKeys(count)
    for at, removed, added in wanted:
        at = min(at, len(order_keys.values))
        removed = min(removed, len(order_keys.values) - at)
        before = list(order_keys.values)
        new = order_keys.splice(at, removed, added)
        assert len(order_keys.values) == len(before) - removed + added
        assert order_keys.values == sorted(set(order_keys.values))
        if new is not None:
            assert order_keys.values[at : at + added] == new
            assert order_keys.values[:at] == before[:at]


def test_when_there_is_no_room_left_all_are_new():
    order_keys = OrderKeys(2)
    results = [order_keys.splice(1, 0, 1) for _ in range(40)]
    assert None in results
    assert order_keys.values == sorted(set(order_keys.values))
