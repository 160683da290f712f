"""The sound of a recording for engines of speech: one channel, 16 kHz, 16 bit; as a stream, or one span of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

import av
import numpy as np
from numpy.typing import NDArray

from jamedit.audio.clip import decode_span
from jamedit.audio.decode import blocks
from jamedit.document.span import Span
from jamedit.progress import Progress

RATE = 16_000
_LONGEST_GAP = 60 * RATE  # of lost sound that is filled with silence in one piece

Sound = NDArray[np.int16]


def stream(path: str | Path, progress: Progress | None = None, span: Span | None = None) -> Iterator[tuple[int, Sound]]:
    """Yield (first sample, sound) from start to end; what is lost inside is silence, so that nothing is missing.

    With `span`, only what is inside it, counted from the start of the recording as well. Raises UnreadableFileError
    when nothing can be decoded, CancelledError.
    """
    if span is None:
        yield from _whole(path, progress)
        return
    start, end = span.start_ms * RATE // 1000, span.end_ms * RATE // 1000
    for first, sound in _whole(path, progress):
        if first >= end:
            return
        if first + len(sound) > start:
            skipped = max(0, start - first)
            yield first + skipped, sound[skipped : end - first]


def _whole(path: str | Path, progress: Progress | None) -> Iterator[tuple[int, Sound]]:
    due = 0
    for first, samples in blocks(path, RATE, progress):
        while due < first:
            gap = min(first - due, _LONGEST_GAP)
            yield due, np.zeros(gap, np.int16)
            due += gap
        yield first, (np.clip(samples, -1, 1) * 32767).astype(np.int16)
        due = first + samples.size


def read_span(path: Path, start_ms: int, end_ms: int) -> Sound:
    """Return the sound between two times, at most `clip.LONGEST_MS`; silence beyond the end of the recording."""
    samples, rate = decode_span(path, start_ms, end_ms)
    one = samples.mean(axis=1).astype(np.int16) if samples.shape[1] > 1 else samples[:, 0]
    if rate == RATE:
        return np.ascontiguousarray(one)
    frame = av.AudioFrame.from_ndarray(np.ascontiguousarray(one)[None, :], format="s16", layout="mono")
    frame.sample_rate = rate
    resampler = av.AudioResampler(format="s16", layout="mono", rate=RATE)
    parts = [f.to_ndarray().reshape(-1) for f in (*resampler.resample(frame), *resampler.resample(None))]
    sound: Sound = np.concatenate(parts)
    return sound


def joined(held: Iterable[tuple[int, Sound]], start_ms: int, end_ms: int) -> Sound:
    """Return the sound between two times from pieces (first sample, sound); silence where there is none."""
    base = start_ms * RATE // 1000
    out = np.zeros(max(0, end_ms * RATE // 1000 - base), np.int16)
    for first, sound in held:
        at = first - base
        if at < len(out) and at + len(sound) > 0:
            out[max(0, at) : at + len(sound)] = sound[max(0, -at) : len(out) - at]
    return out
