"""What counts as heard."""

from __future__ import annotations

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
