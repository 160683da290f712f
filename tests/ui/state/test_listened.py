"""What counts as heard."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jamedit.ui.state.listened import Listened

spans = st.lists(st.tuples(st.integers(0, 200), st.integers(1, 40)), max_size=12)


@given(spans, spans)
def test_listened_and_forgotten_stretches_are_those_of_a_set_of_milliseconds(added, forgotten):
    heard, expected = Listened(), set()
    for start, length in added:
        heard.add(start, start + length)
        expected |= set(range(start, start + length))
    for start, length in forgotten:
        heard.forget(start, start + length)
        expected -= set(range(start, start + length))
    assert {t for a, b in heard.spans for t in range(a, b)} == expected
    assert heard.total_ms == len(expected)
    assert Listened.from_text(heard.to_text()).spans == heard.spans


def test_a_stretch_is_covered_when_all_but_its_edges_was_listened_to():
    heard = Listened([(1000, 5000)])
    assert heard.covers(900, 5100)
    assert not heard.covers(500, 5000)
    assert not Listened.from_text("broken").covers(0, 1)


@given(st.lists(st.tuples(st.integers(-50, 300), st.integers(-50, 300)), max_size=40))
def test_forgetting_never_makes_more_stretches_whatever_the_order_of_the_times(forgotten):
    heard = Listened([(0, 100), (150, 250)])
    for start, end in forgotten:
        before = heard.total_ms, len(heard.spans)
        heard.forget(start, end)
        assert heard.total_ms <= before[0]
        assert len(heard.spans) <= before[1] + 1
    assert all(a < b for a, b in heard.spans)


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        ('[[1,"x"],[null,2],[1e400,3]]', []),
        ('{"ab":1}', []),
        ("[[true,5],[5,1],[-5,-1],[7,9]]", [(7, 9)]),
        ("[[50,60],[10,30],[20,40]]", [(10, 40), (50, 60)]),
        ("[" * 100_000, []),
        ('["12",[1,2,3],[3,8]]', [(3, 8)]),
    ],
)
def test_stretches_of_a_strange_project_are_put_in_order_or_left_out(text, spans):
    assert Listened.from_text(text).spans == spans
