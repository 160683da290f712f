"""Which words are looked for in which span of sound."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from jamedit.speech.anchors import Anchor
from jamedit.speech.windows import between, gaps


def anchors(*pairs: tuple[int, int]) -> list[Anchor]:
    return [Anchor(at, ms, ms + 250) for at, ms in pairs]


def test_windows_end_between_words_that_are_sure() -> None:
    sure = anchors(*((i, 400 * i) for i in range(100)))
    windows = between(sure, 0, 100, 0, 40_000)
    assert [w.first for w in windows] == [0, *[w.last for w in windows[:-1]]]
    assert windows[-1].last == 100
    assert len(windows) >= 3
    assert all(w.length_ms <= 13_000 for w in windows)


def test_speech_without_words_is_in_no_window() -> None:
    sure = anchors(*((i, 400 * i) for i in range(20)), *((i, 400 * i + 20_000) for i in range(20, 40)))
    windows = between(sure, 0, 40, 0, 37_000)
    assert not any(w.start_ms < 15_000 < w.end_ms for w in windows)


def test_words_in_too_much_sound_are_looked_for_loosely() -> None:
    sure = anchors(*((i, 400 * i) for i in range(20)), *((i, 400 * i + 15_000) for i in range(23, 40)))
    (loose,) = (w for w in between(sure, 0, 40, 0, 33_000) if w.loose)
    assert (loose.first, loose.last) == (20, 23)


def test_in_a_long_span_the_middle_is_left_alone() -> None:
    windows = between([], 0, 1000, 0, 600_000)
    assert [w.loose for w in windows] == [True, True]
    assert windows[0].first == 0
    assert windows[-1].last == 1000
    assert sum(w.last - w.first for w in windows) < 200


def test_gaps_are_what_is_between_anchors() -> None:
    assert [(g.first, g.last) for g in gaps(anchors((2, 800), (3, 1100), (6, 2500)), 0, 8, 0, 4000)] == [
        (0, 2),
        (4, 6),
        (7, 8),
    ]


@given(st.lists(st.tuples(st.integers(1, 6), st.integers(100, 30_000)), max_size=30))
def test_every_window_is_a_sound_one(steps: list[tuple[int, int]]) -> None:
    at = ms = 0
    sure = []
    for words, pause in steps:
        at, ms = at + words, ms + pause
        sure.append(Anchor(at, ms, ms + 90))
    windows = between(sure, 0, at + 5, 0, ms + 5000)
    taken = [i for w in windows for i in range(w.first, w.last)]
    assert taken == sorted(set(taken))  # no word twice, all in order
    assert all(0 <= w.start_ms < w.end_ms and w.length_ms <= 31_000 for w in windows)
