"""Times that contradict each other, and times that nobody can speak in."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from jamedit.speech.found import Findings, Found, doubted, in_order


def test_of_two_times_that_contradict_each_other_the_surer_stays() -> None:
    words = [Found(0, 200, 0.9), Found(5000, 5200, 0.3), Found(400, 600, 0.9)]
    assert in_order(words) == [words[0], None, words[2]]
    words = [Found(0, 200, 0.9), Found(5000, 5200, 0.9), Found(400, 600, 0.3)]
    assert in_order(words) == [words[0], words[1], None]


def test_a_word_ends_before_the_next_begins() -> None:
    assert in_order([Found(0, 500, 0.9), None, Found(300, 600, 0.9)])[0] == Found(0, 300, 0.9)


@given(st.lists(st.none() | st.builds(Found, st.integers(0, 99), st.integers(100, 150), st.floats(0, 1)), max_size=20))
def test_what_is_left_never_runs_back(words: list[Found | None]) -> None:
    kept = [w for w in in_order(words) if w is not None]
    assert all(a.start_ms <= a.end_ms <= b.start_ms for a, b in pairwise(kept))
    assert bool(kept) == any(words)


def test_a_word_of_three_seconds_is_doubted() -> None:
    (long, short) = doubted([Found(0, 3000, 0.95), Found(3000, 3300, 0.95)])
    assert long is not None
    assert short is not None
    assert long.confidence < 0.5 < short.confidence


def test_a_run_that_is_too_fast_is_doubted() -> None:
    fast = [Found(50 * i, 50 * i + 40, 0.95) for i in range(10)]
    assert all(w is not None and w.confidence < 0.5 for w in doubted(fast))
    normal = [Found(350 * i, 350 * i + 300, 0.95) for i in range(10)]
    assert doubted(normal) == normal


def test_the_surer_of_two_findings_is_kept() -> None:
    findings = Findings(2)
    findings.put(0, Found(0, 100, 0.9))
    findings.put(0, Found(50, 100, 0.4))
    assert findings.words == [Found(0, 100, 0.9), None]
