"""Where a recording is quiet, so that it can be cut there without cutting a word."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from jamedit.speech.base import RATE, Sound

_HOP = RATE // 100  # 10 ms
_SMOOTH = 15  # hops: the quietest place is one where it is quiet for a while


def loudness(sound: Sound) -> np.ndarray[tuple[int], np.dtype[np.float32]]:
    """Return the mean loudness of every 10 ms, as root mean square of the samples."""
    count = len(sound) // _HOP
    frames = sound[: count * _HOP].reshape(count, _HOP).astype(np.float32)
    loud: np.ndarray[tuple[int], np.dtype[np.float32]] = np.sqrt(np.mean(frames * frames, axis=1))
    return loud


def quietest(sound: Sound, start: int, end: int) -> int:
    """Return the sample in the middle of the quietest place between two samples of a sound."""
    loud = loudness(sound[start:end])
    if len(loud) <= _SMOOTH:
        return (start + end) // 2
    smooth = np.convolve(loud, np.ones(_SMOOTH, np.float32) / _SMOOTH, "valid")
    return start + (int(np.argmin(smooth)) + _SMOOTH // 2) * _HOP


class Cutter:
    """Cut a stream of sound into pieces between two lengths, in seconds, at quiet places."""

    def __init__(self, shortest_s: float = 10, longest_s: float = 20) -> None:
        self._shortest, self._longest = int(shortest_s * RATE), int(longest_s * RATE)
        self._held = np.zeros(0, np.int16)
        self._first = 0

    def feed(self, sound: Sound) -> Iterator[tuple[int, Sound]]:
        """Take sound in; yield (first sample, piece) for what can be cut."""
        self._held = np.concatenate([self._held, sound])
        while len(self._held) >= self._longest:
            yield self._cut(quietest(self._held, self._shortest, self._longest))

    def rest(self) -> Iterator[tuple[int, Sound]]:
        """Yield what is left at the end."""
        if len(self._held):
            yield self._cut(len(self._held))

    def _cut(self, at: int) -> tuple[int, Sound]:
        first, piece = self._first, self._held[:at]
        self._held, self._first = self._held[at:], first + at
        return first, piece
