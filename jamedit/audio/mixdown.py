"""Frames of any shape to one channel of floats, in large pieces: what is done per frame costs more than the sums."""

from __future__ import annotations

from typing import Any

import av
import numpy as np
from numpy.typing import NDArray

Samples = NDArray[np.float32]

_BLOCK_S = 10  # seconds of sound put together before anything is done with them; bounds the memory too
_ZERO_AND_FULL = {"u8": (128, 128), "s16": (0, 2**15), "s32": (0, 2**31), "flt": (0, 1), "dbl": (0, 1)}


class Mixdown:
    """Turn frames of one shape into mono at `rate`; `frame` is the first of them, and only shows the shape."""

    def __init__(self, frame: Any, rate: int) -> None:
        self._fifo = av.AudioFifo()
        self._block = _BLOCK_S * frame.sample_rate
        plain = frame.sample_rate == rate and len(frame.layout.channels) <= 2 and _kind(frame) in _ZERO_AND_FULL
        self._resampler: Any = None
        if not plain:
            self._resampler = av.AudioResampler(format="flt", layout="mono", rate=rate, frame_size=_BLOCK_S * rate)

    def feed(self, frame: Any) -> list[Samples]:
        """Take one frame in, return the pieces that are full."""
        frame.pts = None  # the caller knows the times better
        self._fifo.write(frame)
        if self._fifo.samples < self._block:
            return []
        return self._mix(self._fifo.read(self._block))

    def flush(self) -> list[Samples]:
        """Return what is left; nothing may be fed afterwards."""
        rest = self._fifo.read(0, partial=True)
        pieces = [] if rest is None else self._mix(rest)
        if self._resampler is not None:
            pieces += [f.to_ndarray().reshape(-1) for f in self._resampler.resample(None)]
        return pieces

    def _mix(self, frame: Any) -> list[Samples]:
        if self._resampler is None:
            return [mono(frame)]
        frame.pts = None
        return [f.to_ndarray().reshape(-1) for f in self._resampler.resample(frame)]


def mono(frame: Any) -> Samples:
    """Return the mean of one or two channels, in -1..1."""
    data = frame.to_ndarray()
    if not frame.format.is_planar:
        data = data.reshape(-1, len(frame.layout.channels)).T
    zero, full = _ZERO_AND_FULL[_kind(frame)]
    mixed: Samples = data[0].astype(np.float32)
    if len(data) == 2:
        mixed += data[1]
    if zero:
        mixed -= zero * len(data)
    if full * len(data) != 1:
        mixed *= 1 / (full * len(data))
    return mixed


def _kind(frame: Any) -> str:
    name: str = frame.format.name
    return name.removesuffix("p")
