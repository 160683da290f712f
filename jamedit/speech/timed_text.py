"""Find the words of a text whose captions have times: in each caption, and a little around it.

First a few spans are recognised to see whether the times are right as a whole. A constant error or a drift is taken
out; where neither explains them, the times are worth nothing, and the caller looks for the words as if there were none.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from jamedit.alignment.drift import Drift, estimate
from jamedit.audio.speech_sound import RATE, joined, read_span, stream
from jamedit.document.span import Span
from jamedit.document.tokens import key
from jamedit.errors import UnreadableFileError
from jamedit.progress import Progress
from jamedit.speech.anchors import find_anchors
from jamedit.speech.base import Placed, Sound
from jamedit.speech.found import Findings, Found, Part, judged
from jamedit.speech.workers import Workers

_PROBES, _PROBE_MS = 8, 20_000
_AROUND_MS = 30_000  # words so near a probe are expected in it
_LEAST_FOUND = 0.25  # of the words in the probes
_RIGHT_MS = 250  # an error of less is none
_BEST_MS, _MOST_MS = 9_000, 25_000
_MARGIN_MS = 500  # a caption's times are right to within this
_NEIGHBOURS = 4  # words of the captions around that may be heard in a margin
_AGREE_MS = 400  # a word so near to where its caption has it is confirmed
_PAUSE_MS = 1_200  # where a window may end


@dataclass(frozen=True, slots=True)
class Probe:
    """Hold what a few spans of the recording say: by how much the times are off, and what share of words was found."""

    drift: Drift | None
    share: float

    @property
    def usable(self) -> bool:
        """Return whether the times lead to the words, if need be after they were moved."""
        return self.share >= _LEAST_FOUND and self.drift is not None and self.drift.kind != "neither"

    @property
    def right(self) -> bool:
        """Return whether the times can be used as they are."""
        drift = self.drift
        return drift is not None and drift.kind == "offset" and abs(drift.offset_ms) <= _RIGHT_MS


def probe(text: Sequence[str], spans: Sequence[Span | None], path: Path, workers: Workers, progress: Progress) -> Probe:
    """Recognise a few spans of a recording and compare with the times of the words there."""
    timed = [(span.start_ms, at) for at, span in enumerate(spans) if span is not None]
    if not timed:
        return Probe(None, 0.0)
    keys = [key(word) for word in text]
    starts = [timed[(2 * i + 1) * len(timed) // (2 * _PROBES)][0] for i in range(_PROBES)]

    def sounds() -> Iterator[tuple[int, tuple[Sound, Sequence[str]]]]:
        for start in dict.fromkeys(starts):
            try:
                sound = read_span(path, start, start + _PROBE_MS)
            except UnreadableFileError:
                continue  # beyond the end
            yield start, (sound, ())

    pairs: list[tuple[int, int]] = []
    found = expected = 0
    for start, heard in workers.recognise(sounds(), progress):
        near = [at for time, at in timed if start - _AROUND_MS <= time <= start + _PROBE_MS + _AROUND_MS]
        first, last = near[0], near[-1] + 1
        anchors = find_anchors(keys[first:last], heard, first)
        found += len(anchors)
        expected += sum(start <= time < start + _PROBE_MS for time, _ in timed)
        pairs += [(old.start_ms, start + a.start_ms) for a in anchors if (old := spans[a.at]) is not None]
    return Probe(estimate(pairs), found / max(1, expected))


@dataclass(frozen=True, slots=True)
class _Window:
    """Words `first` to `last` of the text, those that count from `start` to `stop`, and their sound."""

    first: int
    last: int
    start: int
    stop: int
    start_ms: int
    end_ms: int


def place(
    text: Sequence[str],
    spans: Sequence[Span | None],
    borders: Sequence[bool],
    path: Path,
    workers: Workers,
    progress: Progress,
    told: Part | None = None,
) -> Findings:
    """Return when the words are spoken; `spans` are where they are expected, `borders` whether a caption begins there.

    Words without a span are looked for with their neighbours. Raises UnreadableFileError, CancelledError.
    """
    findings = Findings(len(text))
    windows = _windows(spans, borders)
    for window, placed in workers.fit(_with_sound(windows, text, path, progress), progress):
        _take(findings, window, placed, spans)
        if told is not None:
            told(window.start, window.stop, findings.words[window.start : window.stop])
    return findings


def _take(findings: Findings, window: _Window, placed: Sequence[Placed | None], spans: Sequence[Span | None]) -> None:
    for at, place_ in enumerate(placed, window.first):
        if place_ is not None and window.start <= at < window.stop:
            start, end = window.start_ms + place_.start_ms, window.start_ms + place_.end_ms
            expected = spans[at]
            agrees = expected is not None and abs(expected.start_ms - start) <= _AGREE_MS
            sure = judged(place_.confidence, agrees=agrees)
            findings.put(at, Found(start, end, sure))


def _windows(spans: Sequence[Span | None], borders: Sequence[bool]) -> list[_Window]:
    """Return windows that begin where captions do; each looks for some words of its neighbours, too."""
    timed = [at for at, span in enumerate(spans) if span is not None]
    if not timed:
        return []
    edges = [0]
    for before, at in pairwise(timed):
        begun, old, new = spans[edges[-1]] or spans[timed[0]], spans[before], spans[at]
        assert begun is not None
        assert old is not None
        assert new is not None
        length, pause = old.end_ms - begun.start_ms, new.start_ms - old.end_ms
        if (borders[at] and (length >= _BEST_MS or pause >= _PAUSE_MS)) or length >= _MOST_MS:
            edges.append(at)
    edges.append(len(spans))
    return [window for a, b in pairwise(edges) if (window := _window(spans, a, b)) is not None]


def _window(spans: Sequence[Span | None], start: int, stop: int) -> _Window | None:
    inside = [span for span in spans[start:stop] if span is not None]
    if not inside:
        return None
    start_ms = max(0, min(s.start_ms for s in inside) - _MARGIN_MS)
    end_ms = max(s.end_ms for s in inside) + _MARGIN_MS
    if end_ms - start_ms > 2 * _MOST_MS:
        end_ms = start_ms + 2 * _MOST_MS  # a caption of minutes: nobody speaks like that
    first, last = start, stop
    while start - first < min(start, _NEIGHBOURS) and (s := spans[first - 1]) is not None and s.end_ms > start_ms:
        first -= 1
    while last < min(len(spans), stop + _NEIGHBOURS) and (s := spans[last]) is not None and s.start_ms < end_ms:
        last += 1
    return _Window(first, last, start, stop, start_ms, end_ms)


def _with_sound(
    windows: Sequence[_Window], text: Sequence[str], path: Path, progress: Progress
) -> Iterator[tuple[_Window, tuple[Sound, Sequence[str], bool]]]:
    """Yield windows with their sound, from a recording that is read once from start to end."""
    waiting = deque(sorted(windows, key=lambda w: w.start_ms))
    held: deque[tuple[int, Sound]] = deque()
    for first, sound in stream(path, progress):
        held.append((first, sound))
        end = first + len(sound)
        while waiting and waiting[0].end_ms * RATE // 1000 <= end:
            yield _given(waiting.popleft(), held, text)
        if not waiting:
            return  # the rest of the recording says nothing of this text
        floor = waiting[0].start_ms * RATE // 1000 if waiting else end
        while held and held[0][0] + len(held[0][1]) <= floor:
            held.popleft()
    while waiting:
        yield _given(waiting.popleft(), held, text)


def _given(
    window: _Window, held: deque[tuple[int, Sound]], text: Sequence[str]
) -> tuple[_Window, tuple[Sound, Sequence[str], bool]]:
    return window, (joined(held, window.start_ms, window.end_ms), text[window.first : window.last], False)
