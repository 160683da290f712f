"""Cut a span out of a recording, exact to the sample, as a small wave file that any player starts and ends on."""

from __future__ import annotations

import itertools
import tempfile
import wave
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import av
import numpy as np
from numpy.typing import NDArray

from jamedit.audio.container import open_media, origin_seconds
from jamedit.audio.decode import frames
from jamedit.errors import UnreadableFileError

LONGEST_MS = 10 * 60_000
_RUN_UP_S = 0.3  # mp3 and opus need some sound before the place to decode it right
_FADE_S = 0.002  # so that a cut inside a vowel does not click


class ClipFolder:
    """Keep the wave file of the span that is being played, and no other, in a folder that goes with it."""

    def __init__(self) -> None:
        self._folder = tempfile.TemporaryDirectory(prefix="jamedit-clip-", ignore_cleanup_errors=True)
        self._numbers = itertools.count()
        self._last: Path | None = None

    def cut(self, path: Path, start_ms: float, end_ms: float) -> Path:
        """Write a span of a recording as a wave file of a new name; the one before goes (see `write_clip`)."""
        target = Path(self._folder.name, f"{next(self._numbers)}.wav")
        write_clip(path, start_ms, end_ms, target)
        if self._last is not None:
            with suppress(OSError):  # a player may still hold it open on some systems; close() comes back to it
                self._last.unlink()
        self._last = target
        return target

    def close(self) -> None:
        """Delete everything."""
        self._folder.cleanup()


def write_clip(path: Path, start_ms: float, end_ms: float, target: Path) -> None:
    """Write a span of a recording to `target`, 16 bit, at its own rate, mono or stereo.

    What lies beyond the end of the recording is silence. Raises UnreadableFileError, ValueError when the span is
    empty or longer than LONGEST_MS.
    """
    samples, rate = decode_span(path, start_ms, end_ms)
    edge = min(round(_FADE_S * rate), len(samples) // 2)
    ramp = np.linspace(0, 1, edge, endpoint=False)[:, None]
    samples[:edge] = samples[:edge] * ramp
    samples[len(samples) - edge :] = samples[len(samples) - edge :] * ramp[::-1]
    with wave.open(str(target), "wb") as file:
        file.setnchannels(samples.shape[1])
        file.setsampwidth(2)
        file.setframerate(rate)
        file.writeframes(samples.astype("<i2").tobytes())


def decode_span(path: Path, start_ms: float, end_ms: float) -> tuple[NDArray[np.int16], int]:
    """Decode a span of a recording: samples of shape (time, 1 or 2 channels), and their rate."""
    if not 0 < end_ms - start_ms <= LONGEST_MS:
        raise ValueError(f"a clip of {end_ms - start_ms:.0f} ms")
    with open_media(path) as (container, stream):
        rate = stream.rate
        if not rate:
            raise UnreadableFileError(f"The audio in {path} has no sample rate; get another copy of the recording.")
        first, count = round(start_ms * rate / 1000), round((end_ms - start_ms) * rate / 1000)
        out = np.zeros((count, 1 if stream.channels == 1 else 2), np.int16)
        layer, due = _Layer(out, rate), 0
        for frame, origin_s in _from(container, stream, start_ms / 1000 - _RUN_UP_S):
            at = due if frame.time is None else round((frame.time - origin_s) * rate)
            due = at + round(frame.samples * rate / frame.sample_rate)
            if at >= first + count:
                break
            layer.lay(frame, at - first)
    return out, rate


def _from(container: Any, stream: Any, seconds: float) -> Iterator[tuple[Any, float]]:
    """Yield (frame, origin) from a place or some way before it."""
    found = frames(container, stream)
    for first in found:
        origin_s = origin_seconds(container, stream, first)
        if seconds <= 0:  # no seek to 0: it would pass over what leads up to the first sample
            yield first, origin_s
        else:
            with suppress(av.error.FFmpegError):  # where it cannot be sought, going on from here is right as well
                container.seek(round((origin_s + seconds) / stream.time_base), stream=stream)
                found = frames(container, stream)
        yield from ((frame, origin_s) for frame in found)
        return


class _Layer:
    """Lay frames of any format into an array of 16 bit samples."""

    def __init__(self, out: NDArray[np.int16], rate: int) -> None:
        self._out = out
        self._rate = rate
        self._shape: tuple[Any, ...] = ()
        self._resampler: Any = None

    def lay(self, frame: Any, at: int) -> None:
        """Lay one frame down from position `at` on, which may lie outside in part or in whole."""
        shape = (frame.format.name, frame.layout.name, frame.sample_rate)
        if shape != self._shape:
            layout = "mono" if self._out.shape[1] == 1 else "stereo"
            self._resampler, self._shape = av.AudioResampler(format="s16", layout=layout, rate=self._rate), shape
        for resampled in self._resampler.resample(frame):
            samples = resampled.to_ndarray().reshape(-1, self._out.shape[1])
            start, stop = max(0, at), min(len(self._out), at + len(samples))
            if start < stop:
                self._out[start:stop] = samples[start - at : stop - at]
            at += len(samples)
