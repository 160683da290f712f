"""Where a recording is quiet."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from jamedit.audio.peaks import Peaks
from jamedit.document.span import Span

FRAME_MS = 20
_FLOOR_DB = -80.0
_LEAST_RANGE_DB = 10.0  # between noise and voice; less than that, and nothing can be told apart
_SHARE = 0.35  # how far up from noise to voice a frame still counts as quiet


def pauses(peaks: Peaks, least_ms: int = 300) -> list[Span]:
    """Return the quiet stretches of at least `least_ms`, in order.

    Quiet is measured against the recording itself: nearer to its noise (the tenth percentile of the loudness of 20 ms
    frames) than to its voices (the ninetieth). Stretches that are lost or not decoded yet are not quiet.
    """
    loudness = _loudness(peaks)
    known = loudness[~np.isnan(loudness)]
    if known.size == 0:
        return []
    noise, voice = np.percentile(known, (10, 90))
    if voice <= _FLOOR_DB:
        return list(_runs(loudness <= _FLOOR_DB, peaks.duration_ms, least_ms))
    if voice - noise < _LEAST_RANGE_DB:
        return []
    return list(_runs(loudness <= noise + _SHARE * (voice - noise), peaks.duration_ms, least_ms))


def _loudness(peaks: Peaks) -> NDArray[np.float32]:
    """Return the peak level of each frame in dB below full scale."""
    frames = -(-peaks.duration_ms // FRAME_MS)
    if frames == 0:
        return np.empty(0, np.float32)
    low, high = peaks.window(0, frames * FRAME_MS, frames)
    level: NDArray[np.float32] = 20 * np.log10(np.maximum(np.maximum(-low, high), 10 ** (_FLOOR_DB / 20)))
    return level


def _runs(quiet: NDArray[np.bool_], duration_ms: int, least_ms: int) -> Iterator[Span]:
    steps = np.diff(np.concatenate(([False], quiet, [False])).astype(np.int8))
    starts, ends = np.flatnonzero(steps == 1), np.flatnonzero(steps == -1)
    for start, end in zip((starts * FRAME_MS).tolist(), (ends * FRAME_MS).tolist(), strict=True):
        span = Span(start, min(end, duration_ms))
        if span.length_ms >= least_ms:
            yield span
