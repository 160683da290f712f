"""Cues or paragraphs on the time line: which are visible, and which lies at a time."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

Ints = NDArray[np.int64]
Floats = NDArray[np.floating[Any]]


class Regions:
    """Hold up to a few 100,000 stretches of time for fast look-up.

    `starts` and `ends` are ms, `colors` indexes of the speaker palette (negative: no speaker), `labels` the texts.
    They may overlap and come in any order; every index given and returned is the caller's.
    """

    def __init__(
        self, starts: ArrayLike = (), ends: ArrayLike = (), colors: ArrayLike = (), labels: Sequence[str] = ()
    ) -> None:
        begin, finish, tint = (np.asarray(values, dtype=np.int64) for values in (starts, ends, colors))
        if not len(begin) == len(finish) == len(tint) or len(labels) not in (0, len(begin)):
            raise ValueError("starts, ends, colors and labels differ in length")
        self._labels = labels
        self._order: Ints = np.argsort(begin, kind="stable")
        # floats, because a search for a float in an array of whole numbers copies the array every time
        self._starts = begin[self._order].astype(np.float64)
        self._ends = np.maximum(finish[self._order], self._starts)
        self._colors: Ints = tint[self._order]
        self._bounds = begin, finish

    def __len__(self) -> int:
        return len(self._starts)

    @property
    def end_ms(self) -> int:
        """Return the latest end, 0 when there is no region."""
        return int(self._reach[-1]) if len(self) else 0

    def label(self, index: int) -> str:
        """Return the text of a region, empty when no texts were given."""
        return self._labels[index] if len(self._labels) else ""

    def span_of(self, index: int) -> tuple[int, int]:
        """Return start and end of a region."""
        return int(self._bounds[0][index]), int(self._bounds[1][index])

    @cached_property
    def _reach(self) -> Floats:
        """The latest end among a region and those before it: what a binary search for overlap needs."""
        return np.maximum.accumulate(self._ends)

    @cached_property
    def _holder(self) -> Ints:
        """The place of the region that reaches so far."""
        places = np.where(self._ends == self._reach, np.arange(len(self)), 0)
        return np.maximum.accumulate(places)

    def visible(self, start: float, end: float) -> tuple[Ints, Floats, Floats, Ints]:
        """Return indexes, starts, ends and colours of the regions that touch a stretch, in order of time."""
        first = int(np.searchsorted(self._reach, start, "left"))
        last = int(np.searchsorted(self._starts, end, "right"))
        part = slice(first, max(first, last))
        return self._order[part], self._starts[part], self._ends[part], self._colors[part]

    def at(self, ms: float) -> int | None:
        """Return the index of the region at a time (the last begun of several), or None."""
        place = self._places(np.array([ms]), np.array([ms]))[0]
        return None if place < 0 else int(self._order[place])

    def colors_of(self, edges: Floats) -> tuple[NDArray[np.bool_], Ints]:
        """Return for every column between two `edges` (ms) whether a region touches it, and that region's colour."""
        places = self._places(edges[:-1], edges[1:])
        inside = places >= 0
        if not len(self):
            return inside, places
        return inside, self._colors[np.maximum(places, 0)]

    def _places(self, begins: Floats, ends: Floats) -> Ints:
        """Return the place of the last region begun before each stretch ends and still open in it, or -1."""
        if not len(self):
            return np.full(len(begins), -1, dtype=np.int64)
        points = begins == ends  # a point belongs to the region that starts there
        last = np.where(
            points, np.searchsorted(self._starts, ends, "right"), np.searchsorted(self._starts, ends, "left")
        )
        last -= 1
        own = np.maximum(last, 0)
        holder = self._holder[own]
        found = np.where(self._ends[own] > begins, own, np.where(self._ends[holder] > begins, holder, -1))
        return np.where(last < 0, -1, found)
