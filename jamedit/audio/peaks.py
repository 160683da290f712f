"""The outline of a recording at every zoom: smallest and largest sample of ever longer buckets.

Level 0 holds one pair for each 4 ms, every further level one for four pairs below. A pair is two bytes: the square
root of the sample keeps quiet voices visible, and ten hours take 24 MB. Where no sample is known the smallest lies
above the largest, so that unknown stretches vanish in whatever they are summed up with.

One thread may append while others read: arrays are only written beyond what was published, and publishing is one
assignment, so that readers need no lock.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from jamedit.audio import decode
from jamedit.progress import Progress

Floats = NDArray[np.float32]
Bytes = NDArray[np.int8]

RATE = 16_000  # of samples, the default
_BUCKETS_A_SECOND = 250
_FACTOR = 4
_LEVELS = 8  # the last one's bucket is 65 s
_NO_MIN, _NO_MAX = 127, -128
_VALUES = (np.sign(v := np.arange(-128, 128) / 127) * v * v).clip(-1, 1).astype(np.float32)
_GROW_EVERY_S = 0.05
LOWEST_RATE, HIGHEST_RATE = 4_000, 96_000


@dataclass(frozen=True, slots=True)
class _Level:
    """Hold `count` pairs of one level; the arrays may be longer."""

    mins: Bytes
    maxs: Bytes
    count: int

    def with_room(self, count: int) -> _Level:
        if count <= self.mins.size:
            return self
        size = max(count, self.mins.size * 2, 4096)
        mins, maxs = np.empty(size, np.int8), np.empty(size, np.int8)
        mins[: self.count], maxs[: self.count] = self.mins[: self.count], self.maxs[: self.count]
        return _Level(mins, maxs, self.count)

    def extended(self, mins: Bytes, maxs: Bytes) -> _Level:
        grown, end = self.with_room(self.count + mins.size), self.count + mins.size
        grown.mins[self.count : end], grown.maxs[self.count : end] = mins, maxs
        return _Level(grown.mins, grown.maxs, end)


_EMPTY = _Level(np.empty(0, np.int8), np.empty(0, np.int8), 0)


class Peaks:
    """Hold the outline of a recording, whole or still growing."""

    def __init__(self, rate: int = RATE) -> None:
        self.rate = rate
        self.bucket = max(1, round(rate / _BUCKETS_A_SECOND))
        self._levels: tuple[_Level, ...] = (_EMPTY,) * _LEVELS
        self._samples = 0
        self._rest: Floats = np.empty(0, np.float32)  # samples that do not fill a bucket yet
        self.complete = False

    @classmethod
    def from_base(cls, mins: Bytes, maxs: Bytes, samples: int, rate: int = RATE) -> Peaks:
        """Make complete peaks from their finest level and the number and rate of the samples it was made of."""
        peaks = cls(rate)
        peaks._publish(mins, maxs, samples)
        peaks.finish()
        return peaks

    @property
    def duration_ms(self) -> int:
        """Return the length known so far, the true length of the recording once `complete`."""
        return round(self._samples * 1000 / self.rate)

    @property
    def samples(self) -> int:
        """Return the number of samples, `rate` a second, taken in so far."""
        return self._samples

    @property
    def base(self) -> tuple[Bytes, Bytes]:
        """Return the finest level, a bucket of 4 ms an item, to be stored; not to be written to."""
        level = self._levels[0]
        return level.mins[: level.count], level.maxs[: level.count]

    def append(self, start: int, samples: Floats) -> None:
        """Take in samples that begin at sample `start`; what lies between is unknown. One thread only."""
        self._skip_to(start)
        known = np.concatenate((self._rest, samples)) if self._rest.size else samples
        whole = known.size // self.bucket * self.bucket
        table = known[:whole].reshape(-1, self.bucket)
        self._rest = known[whole:].copy()
        self._publish(_pack(table.min(axis=1)), _pack(table.max(axis=1)), self._samples + samples.size)

    def finish(self) -> None:
        """Close the last buckets: nothing more will come."""
        if self._rest.size:
            self._publish(_pack(self._rest.min(keepdims=True)), _pack(self._rest.max(keepdims=True)), self._samples)
            self._rest = self._rest[:0]
        levels = list(self._levels)
        for i in range(1, _LEVELS):
            below = levels[i - 1]
            if levels[i].count * _FACTOR < below.count:
                tail = slice(levels[i].count * _FACTOR, below.count)
                levels[i] = levels[i].extended(below.mins[tail].min(keepdims=True), below.maxs[tail].max(keepdims=True))
        self._levels = tuple(levels)
        self.complete = True

    def window(self, start_ms: float, end_ms: float, columns: int) -> tuple[Floats, Floats]:
        """Return the smallest and largest sample in each of `columns` equal parts of a span, in -1..1.

        NaN where nothing is known: before 0, after the end, not decoded yet, lost. Each bucket counts for the
        column in which it begins; columns shorter than 4 ms show the bucket they lie in.
        """
        width = (end_ms - start_ms) * self.rate / 1000 / columns
        step, level = self.bucket, self._levels[0]
        for coarser in self._levels[1:]:
            if step * _FACTOR * 2 > width:
                break
            step, level = step * _FACTOR, coarser
        edges = np.floor(np.linspace(start_ms, end_ms, columns + 1) * (self.rate / 1000 / step)).astype(np.int64)
        return _reduce(level, edges)

    def _skip_to(self, start: int) -> None:
        """Fill the buckets up to a place further on with "unknown"."""
        if start - self._samples < self.bucket:
            return
        if self._rest.size:
            self._publish(_pack(self._rest.min(keepdims=True)), _pack(self._rest.max(keepdims=True)), self._samples)
            self._rest = self._rest[:0]
        gap = max(0, round(start / self.bucket) - self._levels[0].count)
        self._publish(np.full(gap, _NO_MIN, np.int8), np.full(gap, _NO_MAX, np.int8), start)

    def _publish(self, mins: Bytes, maxs: Bytes, samples: int) -> None:
        levels = list(self._levels)
        levels[0] = levels[0].extended(mins, maxs)
        for i in range(1, _LEVELS):
            below, level = levels[i - 1], levels[i]
            ready = slice(level.count * _FACTOR, below.count // _FACTOR * _FACTOR)
            if ready.start >= ready.stop:
                break
            a, b = below.mins[ready], below.maxs[ready]
            levels[i] = level.extended(
                np.minimum(np.minimum(a[0::4], a[1::4]), np.minimum(a[2::4], a[3::4])),
                np.maximum(np.maximum(b[0::4], b[1::4]), np.maximum(b[2::4], b[3::4])),
            )
        self._levels = tuple(levels)
        self._samples = samples


def _pack(values: Floats) -> Bytes:
    roots = np.sqrt(np.minimum(np.abs(np.nan_to_num(values)), 1)) * 127
    packed: Bytes = np.copysign(np.rint(roots), values).astype(np.int8)
    return packed


def _reduce(level: _Level, edges: NDArray[np.int64]) -> tuple[Floats, Floats]:
    columns = edges.size - 1
    mins, maxs = np.full(columns, np.nan, np.float32), np.full(columns, np.nan, np.float32)
    last = np.maximum(edges[1:], edges[:-1] + 1)
    known = np.flatnonzero((last > 0) & (edges[:-1] < level.count))
    if known.size == 0:
        return mins, maxs
    first, stop = max(0, int(edges[known[0]])), min(level.count, int(last[known[-1]]))
    at = np.maximum(edges[known], 0) - first
    low = np.minimum.reduceat(level.mins[first:stop], at)
    high = np.maximum.reduceat(level.maxs[first:stop], at)
    filled = low <= high
    mins[known] = np.where(filled, _VALUES[low.astype(np.int16) + 128], np.nan)
    maxs[known] = np.where(filled, _VALUES[high.astype(np.int16) + 128], np.nan)
    return mins, maxs


def build(path: str | Path, progress: Progress | None = None, on_grow: Callable[[Peaks], None] | None = None) -> Peaks:
    """Make the peaks of a recording; its true length comes out of the same pass.

    `on_grow` gets the growing peaks about twenty times a second, on the calling thread. Raises UnreadableFileError
    and CancelledError as `decode.blocks` does.
    """
    rate = min(HIGHEST_RATE, max(LOWEST_RATE, decode.own_rate(path)))
    peaks, reported = Peaks(rate), 0.0
    for start, samples in decode.blocks(path, rate, progress):
        peaks.append(start, samples)
        if on_grow is not None and time.monotonic() - reported >= _GROW_EVERY_S:
            reported = time.monotonic()
            on_grow(peaks)
    peaks.finish()
    if on_grow is not None:
        on_grow(peaks)
    return peaks
