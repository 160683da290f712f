"""Runs of words that text and sound have in common."""

from __future__ import annotations

from jamedit.speech.anchors import find_anchors
from jamedit.speech.base import Recognised


def said(text: str, start_ms: int = 0, step_ms: int = 300) -> list[Recognised]:
    return [Recognised(w, start_ms + i * step_ms, start_ms + i * step_ms + 250) for i, w in enumerate(text.split())]


def found(text: str, heard: list[Recognised], offset: int = 0) -> list[tuple[int, int]]:
    return [(a.at, a.start_ms) for a in find_anchors(text.split(), heard, offset)]


def test_runs_of_three_are_anchors_and_accidents_are_not() -> None:
    text = "one two three four five six seven"
    assert found(text, said("one two three x y six z")) == [(0, 0), (1, 300), (2, 600)]


def test_two_words_are_enough_where_one_is_rare() -> None:
    text = "the the the the the the zebra runs the the the the"
    assert [at for at, _ in found(text, said("x zebra runs y"))] == [6, 7]
    assert found("the of the of the of the of the of", said("x the of y")) == []


def test_positions_count_from_the_start_of_the_text() -> None:
    assert [at for at, _ in found("four five six", said("four five six"), offset=3)] == [3, 4, 5]


def test_a_run_that_nobody_can_speak_so_fast_is_left_out() -> None:
    text = " ".join(f"w{i}" for i in range(200))
    heard = said("w0 w1 w2 w3 w4 w5") + said("w180 w181 w182", start_ms=2500)
    assert [at for at, _ in found(text, heard)] == [0, 1, 2, 3, 4, 5]


def test_the_shorter_of_two_runs_goes_though_it_came_first() -> None:
    text = " ".join(f"w{i}" for i in range(200))
    heard = said("w0 w1 w2") + said(" ".join(f"w{i}" for i in range(150, 160)), start_ms=2500)
    assert [at for at, _ in found(text, heard)] == list(range(150, 160))


def test_nothing_in_common_is_no_anchor() -> None:
    assert found("", said("a b c")) == found("a b c", []) == []
