"""Equal runs are equal, in order, and nearly all of what two texts share, however long they are."""

from __future__ import annotations

import random
import time
import tracemalloc

from hypothesis import given, settings
from hypothesis import strategies as st

from jamedit.alignment import anchors
from jamedit.alignment.anchors import Run, equal_runs

words = st.lists(st.sampled_from("abcdefg"), max_size=40)


def is_sound(a: list[str], b: list[str], runs: list[Run]) -> bool:
    i = j = 0
    for run in runs:
        if run.a < i or run.b < j or a[run.a : run.a + run.length] != b[run.b : run.b + run.length]:
            return False
        i, j = run.a + run.length, run.b + run.length
    return i <= len(a) and j <= len(b)


def distorted(n: int, seed: int = 1, kinds: int = 8_000) -> tuple[list[str], list[str]]:
    """Return a text and what a recogniser made of it: a tenth of its words are others, or missing, or twice."""
    rng = random.Random(seed)
    text = [f"w{int(kinds ** rng.random())}" for _ in range(n)]
    other = []
    for word in text:
        chance = rng.random()
        other += [f"w{int(kinds ** rng.random())}"] if chance < 0.06 else [] if chance < 0.09 else [word]
        other += [word] if chance > 0.99 else []
    return text, other


@given(words, words)
def test_runs_are_equal_and_in_order(a: list[str], b: list[str]) -> None:
    assert is_sound(a, b, equal_runs(a, b))


@given(st.lists(st.sampled_from("abcdefghijklm"), max_size=120), st.data())
@settings(max_examples=60)
def test_divided_texts_give_sound_runs_too(a: list[str], data: st.DataObject) -> None:
    b = [w for w in a if data.draw(st.integers(0, 9))] + data.draw(words)
    before, anchors._WORK = anchors._WORK, 10
    piece, anchors._PIECE = anchors._PIECE, 8
    try:
        runs = equal_runs(a, b)
    finally:
        anchors._WORK, anchors._PIECE = before, piece
    assert is_sound(a, b, runs)


def test_equal_texts_are_one_run() -> None:
    text = distorted(5_000)[0]
    assert equal_runs(text, list(text)) == [Run(0, 0, 5_000)]
    assert equal_runs([], text) == []


def test_a_long_text_is_found_in_a_distorted_one() -> None:
    a, b = distorted(20_000)
    runs = equal_runs(a, b)
    assert is_sound(a, b, runs)
    assert sum(run.length for run in runs) > 0.9 * len(a)


def test_a_short_text_is_found_in_a_long_one() -> None:
    a = ["and", "then", "the", "whole", "committee", "went", "down", "to", "the", "harbour", "to", "count", "ferries"]
    b = distorted(60_000)[1]
    b[41_000:41_000] = a
    assert max(equal_runs(a, b), key=lambda run: run.length) == Run(0, 41_000, len(a))


def test_a_text_without_anything_unique_is_found_by_its_place() -> None:
    a = ["la", "li"] * 20_000
    b = ["la", "lo", "li"] * 13_000
    runs = equal_runs(a, b)
    assert is_sound(a, b, runs)
    assert sum(run.length for run in runs) > 0.5 * len(b)


def test_time_and_memory_grow_with_the_text_and_not_with_its_square() -> None:
    costs = []
    for n in (10_000, 80_000):
        a, b = distorted(n)
        begin = time.process_time()
        equal_runs(a, b)
        costs.append(time.process_time() - begin)
    assert costs[1] < 30 * costs[0]
    tracemalloc.start()
    equal_runs(*distorted(80_000))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 120e6
