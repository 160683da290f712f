"""Span, timing and confidence of a time are always of one mind."""

from __future__ import annotations

from jamedit.document import Span, Timing, WordTime


def test_without_a_span_there_is_no_timing_and_the_other_way_round() -> None:
    assert WordTime(None) == WordTime(None, Timing.NONE)
    assert WordTime(Span(1, 2), Timing.NONE, 0.5) == WordTime(None, Timing.NONE)


def test_only_what_was_aligned_is_sure_to_some_degree() -> None:
    assert WordTime(Span(1, 2), Timing.ESTIMATED, 0.5).confidence is None
    assert WordTime(Span(1, 2), Timing.ALIGNED, 1.5).confidence == 1.0
    assert WordTime(Span(1, 2), Timing.ALIGNED, -1).confidence == 0.0


def test_no_time_is_below_zero() -> None:
    assert WordTime(Span(-5, 7)).span == Span(0, 7)
    assert WordTime(Span(-9, -5)).span is None
