"""Words between timed ones share the gap by their letters, and only a gap that says something."""

from __future__ import annotations

from jamedit.alignment.interpolate import between, in_gap
from jamedit.document import Span


def test_a_run_shares_the_gap_by_letters() -> None:
    spans = [Span(0, 1_000), None, None, Span(1_300, 1_500)]
    assert between(spans, [3, 2, 1, 4]) == {1: Span(1_000, 1_150), 2: Span(1_150, 1_225)}
    assert between([Span(0, 1_000), None, None, Span(1_120, 1_500)], [3, 2, 1, 4]) == {
        1: Span(1_000, 1_080),
        2: Span(1_080, 1_120),
    }


def test_nothing_is_known_at_the_ends_nor_in_a_gap_over_ten_seconds() -> None:
    assert between([None, Span(0, 10), None], [1, 1, 1]) == {}
    assert between([Span(0, 0), None, Span(10_001, 10_002)], [1, 4, 1]) == {}
    assert between([Span(0, 0), None, Span(10_000, 10_002)], [1, 4, 1]) == {1: Span(0, 300)}


def test_no_word_gets_less_than_a_millisecond() -> None:
    assert in_gap(100, 102, [5, 5, 5]) == []
    assert in_gap(200, 100, [5]) == []
