"""Spans of sound and the words that must be in them: short enough for an aligner, cut where the words are sure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from jamedit.speech.anchors import Anchor

_BEST_MS, _MOST_MS = 12_000, 30_000
_EDGE_MS = 150  # of sound around a window that begins or ends within speech
_WORD_MS = 450  # what a word takes on average, pauses included
_PAUSE_MS = 1500  # a pause between two runs that needs no words
_SPREAD = 2.0  # a span this many times as long as its words need holds something else


@dataclass(frozen=True, slots=True)
class Window:
    """Hold words of the text, from `first` up to `last` (exclusive), and the span of sound they are looked for in.

    `loose`: much else is said in the span.
    """

    first: int
    last: int
    start_ms: int
    end_ms: int
    loose: bool = False

    @property
    def length_ms(self) -> int:
        """Return the length of the span."""
        return self.end_ms - self.start_ms


def too_long(words: int, length_ms: int) -> bool:
    """Return whether a span is longer than so many words need."""
    return length_ms > _PAUSE_MS + _SPREAD * _WORD_MS * words


def gaps(anchors: Sequence[Anchor], first: int, last: int, start_ms: int, end_ms: int) -> list[Window]:
    """Return what lies between anchors that do not follow each other: words without a place, and its sound."""
    edges = [Anchor(first - 1, start_ms, start_ms), *anchors, Anchor(last, end_ms, end_ms)]
    return [
        Window(a.at + 1, b.at, a.end_ms, b.start_ms, too_long(b.at - a.at - 1, b.start_ms - a.end_ms))
        for a, b in pairwise(edges)
        if b.at > a.at + 1 or too_long(0, b.start_ms - a.end_ms)
    ]


def between(anchors: Sequence[Anchor], first: int, last: int, start_ms: int, end_ms: int) -> list[Window]:
    """Return windows for the words from `first` to `last` (exclusive) that are spoken between two times.

    A window ends between two anchored words that follow each other, and on both sides of a span that holds something
    else than its words. In a long span of that kind the words are looked for at its ends.
    """
    holes = [gap for gap in gaps(anchors, first, last, start_ms, end_ms) if gap.loose]
    windows: list[Window] = []
    at, time = first, start_ms
    for hole in [*holes, Window(last, last, end_ms, end_ms)]:
        inside = [a for a in anchors if at <= a.at < hole.first]
        windows += _cut(inside, at, hole.first, time, hole.start_ms)
        if hole.last > hole.first:
            windows += [hole] if hole.length_ms <= _MOST_MS else _ends(hole)
        at, time = hole.last, hole.end_ms
    return [
        Window(w.first, w.last, max(0, w.start_ms - _EDGE_MS), w.end_ms + _EDGE_MS, w.loose)
        for w in windows
        if w.last > w.first
    ]


def _cut(anchors: Sequence[Anchor], first: int, last: int, start_ms: int, end_ms: int) -> list[Window]:
    """Return windows of a span in which the words are spoken one after the other."""
    windows: list[Window] = []
    at, time = first, start_ms
    places = [(b.at, (a.end_ms + max(a.end_ms, b.start_ms)) // 2) for a, b in pairwise(anchors) if b.at == a.at + 1]
    for i, (here, now) in enumerate(places):
        following = places[i + 1][1] if i + 1 < len(places) else end_ms
        if here > at and following - time > _BEST_MS:
            windows.append(Window(at, here, time, now))
            at, time = here, now
    windows.append(Window(at, last, time, end_ms))
    return [part for w in windows for part in ([w] if w.length_ms <= _MOST_MS else _ends(w))]


def _ends(window: Window) -> list[Window]:
    """Return windows at both ends of a long span in which nothing is sure; nobody knows where the middle is."""
    words = window.last - window.first
    most = min(words, _MOST_MS // _WORD_MS)
    needed = min(_MOST_MS, most * 2 * _WORD_MS)
    head = most if most < words else (words + 1) // 2
    tail = min(most, words - head)
    return [
        Window(window.first, window.first + head, window.start_ms, window.start_ms + needed, loose=True),
        Window(window.last - tail, window.last, window.end_ms - needed, window.end_ms, loose=True),
    ]
