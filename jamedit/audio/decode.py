"""The sound of a recording as numbers, block by block, however long or damaged the file is.

Times follow the time stamps of the file, as a player does, not the mere count of samples: where a span is lost,
what comes after it stays in its place.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import av

from jamedit.audio.container import open_media, origin_seconds, stated_duration_ms
from jamedit.audio.mixdown import Mixdown, Samples
from jamedit.errors import UnreadableFileError
from jamedit.progress import Progress

_SLACK_S = 0.1  # time stamps of sound containers jitter by this much without meaning it
_LONGEST_S = 200 * 3600  # a time stamp beyond this is a damaged one
_MOST_FAULTS = 1000  # read errors in a row after which the rest counts as lost


def blocks(path: str | Path, rate: int = 16_000, progress: Progress | None = None) -> Iterator[tuple[int, Samples]]:
    """Yield (first sample, mono samples in -1..1) in order; a jump in the first sample is a span that was lost.

    Damaged packets are passed over. Raises UnreadableFileError when not one sample could be decoded, CancelledError
    when `progress` was cancelled.
    """
    path = Path(path)
    with open_media(path) as (container, stream):
        line: _Line | None = None
        for frame in frames(container, stream, _watch(container, stream, progress or Progress())):
            if line is None:
                origin_s = origin_seconds(container, stream, frame)
                line = _Line(rate, origin_s, stated_duration_ms(container, stream) / 1000)
            yield from line.feed(frame)
        if line is not None:
            yield from line.flush()
    if line is None:
        raise UnreadableFileError(f"The audio in {path} cannot be decoded; get another copy of the recording.")


def frames(container: Any, stream: Any, watch: Callable[[Any], None] | None = None) -> Iterator[Any]:
    """Yield decoded frames, passing over what is damaged; `watch` sees every packet before it is decoded."""
    packets, faults = container.demux(stream), 0
    while faults < _MOST_FAULTS:
        try:
            packet = next(packets)
        except StopIteration:
            return
        except av.error.FFmpegError:
            packets, faults = container.demux(stream), faults + 1
            continue
        if watch is not None:
            watch(packet)
        try:
            decoded = packet.decode()
        except av.error.FFmpegError:
            faults += 1
            continue
        if decoded:
            faults = 0
        yield from decoded


def _watch(container: Any, stream: Any, progress: Progress) -> Callable[[Any], None]:
    """Return what reports how far into the file a packet lies: by bytes, for claimed lengths can be wrong."""
    size, seconds = container.size or 0, stated_duration_ms(container, stream) / 1000

    def watch(packet: Any) -> None:
        if size > 0 and packet.pos is not None and packet.pos >= 0:
            progress.update(packet.pos / size)
        elif seconds and packet.pts is not None:
            progress.update(float(packet.pts * packet.time_base) / seconds)
        else:
            progress.check()

    return watch


class _Line:
    """Lay frames end to end on a time line that never runs backwards."""

    def __init__(self, rate: int, origin_s: float, stated_s: float) -> None:
        self._rate = rate
        self._origin_s = origin_s
        self._latest_s = min(stated_s + 1 if stated_s else _LONGEST_S, _LONGEST_S)
        self._mixdown: Mixdown | None = None
        self._shape: tuple[Any, ...] = ()
        self._due_s = 0.0  # where the next frame should begin
        self._next = 0  # the next sample to return

    def feed(self, frame: Any) -> Iterator[tuple[int, Samples]]:
        """Take one frame in, yield the blocks that are full."""
        at_s = None if frame.time is None else frame.time - self._origin_s
        shape = (frame.format.name, frame.layout.name, frame.sample_rate)
        if shape != self._shape or self._lost(at_s):
            yield from self.flush()
            self._open(frame, at_s)
            self._shape = shape
        self._due_s += frame.samples / frame.sample_rate
        if self._mixdown is not None:
            yield from self._number(self._mixdown.feed(frame))

    def flush(self) -> Iterator[tuple[int, Samples]]:
        """Yield what is held back."""
        if self._mixdown is not None:
            yield from self._number(self._mixdown.flush())
            self._mixdown = None

    def _lost(self, at_s: float | None) -> bool:
        return at_s is not None and self._due_s + _SLACK_S < at_s <= self._latest_s

    def _open(self, frame: Any, at_s: float | None) -> None:
        if at_s is not None and self._lost(at_s):
            self._due_s = at_s
            self._next = max(self._next, round(at_s * self._rate))
        self._mixdown = Mixdown(frame, self._rate)

    def _number(self, pieces: list[Samples]) -> Iterator[tuple[int, Samples]]:
        for samples in pieces:
            yield self._next, samples
            self._next += samples.size


def own_rate(path: str | Path) -> int:
    """Return the sample rate that a recording states; decoding at it saves resampling."""
    with open_media(Path(path)) as (_, stream):
        return int(stream.rate or 0) or 16_000
