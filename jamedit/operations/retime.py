"""Move all times of a transcript: by a constant, or so that two points of it come right."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from jamedit.document import Span, Transcript
from jamedit.document.timecode import clock, parse_clock
from jamedit.edits.move_times import MoveTimes
from jamedit.errors import UsageError

_LATEST_MS = 1000 * 3_600_000  # no recording is longer
_WIDEST = 10.0  # a stretch by more is a mistake


@dataclass(frozen=True, slots=True)
class Retiming:
    """Hold how times are moved: stretched so that A becomes B and C becomes D, and then shifted."""

    shift_ms: int = 0
    stretch: tuple[tuple[int, int], tuple[int, int]] | None = None

    def __post_init__(self) -> None:
        """Refuse two points that say nothing, or that would turn time round."""
        if self.stretch is not None:
            (a, b), (c, d) = self.stretch
            if a == c:
                raise UsageError(f"Both points are at {_clock(a)}; name two that are far apart.")
            if not 1 / _WIDEST <= (d - b) / (c - a) <= _WIDEST:
                raise UsageError(
                    f"From {_clock(a)} to {_clock(c)} it cannot be as long as from {_clock(b)} to {_clock(d)}; "
                    "name for each point its time of now and the right one."
                )

    def moved(self, time_ms: int) -> int:
        """Return where a time is afterwards; it may be below zero."""
        if self.stretch is not None:
            (a, b), (c, d) = self.stretch
            time_ms = b + round((time_ms - a) * (d - b) / (c - a))
        return time_ms + self.shift_ms


def move_all(transcript: Transcript, retiming: Retiming, start_ms: int = 0) -> MoveTimes:
    """Return the edit that moves all times from `start_ms` on; raise UsageError where there are none."""
    last = max((s.end_ms for s in _spans(transcript)), default=None)
    if last is None:
        raise UsageError(f"{transcript.meta.source_name or 'The transcript'} has no times that could be moved.")
    end = max(last, start_ms) + 1
    return MoveTimes(Span(start_ms, end), Span(retiming.moved(start_ms), retiming.moved(end)))


def before_zero(transcript: Transcript, edit: MoveTimes) -> int:
    """Return how many words an edit would put before the recording begins; they are left at its beginning."""
    if edit.new.start_ms >= 0:
        return 0
    share = edit.old.length_ms / edit.new.length_ms
    zero = edit.old.start_ms - edit.new.start_ms * share
    return sum(w.span is not None and edit.old.start_ms <= w.span.start_ms < zero for w in transcript.words())


def parse_shift(text: str) -> int:
    """Read a shift as milliseconds: -1500, +250, 1.5s, or a time with colons, 0:01.5."""
    sign, rest = (-1, text.strip()[1:]) if text.strip().startswith(("-", "−")) else (1, text.strip().removeprefix("+"))
    number = _number().fullmatch(rest)
    ms = round(float(number[1]) * (1000 if number[2] == "s" else 1)) if number else None
    ms = parse_clock(rest) if ms is None and ":" in rest else ms
    if ms is None or ms > _LATEST_MS:
        raise UsageError(f"{text!r} is not a shift; write milliseconds, such as -1500, or a time, such as 0:01.5.")
    return sign * ms


def parse_stretch(text: str) -> tuple[tuple[int, int], tuple[int, int]]:
    """Read A=B,C=D, times in any usual form: A becomes B, and C becomes D."""
    first, *rest = text.split("=")
    if len(rest) == 2:
        ways = [(parse_clock(b), parse_clock(c)) for b, c in _cut(rest[0])]
        whole = [(b, c) for b, c in ways if b is not None and c is not None]
        a, d = parse_clock(first), parse_clock(rest[1])
        if a is not None and d is not None and len(whole) == 1:
            b, c = whole[0]
            if max(a, b, c, d) <= _LATEST_MS:
                return (a, b), (c, d)
    raise UsageError(
        f"{text!r} does not name two points; write the time of now and the right one of both, "
        "such as 0:10=0:12.5,1:00:00=1:00:04."
    )


def _cut(text: str) -> Iterator[tuple[str, str]]:
    """Yield all ways to cut a text in two at a comma or semicolon, either of which may be part of a time."""
    for match in re.finditer("[,;]", text):
        yield text[: match.start()], text[match.end() :]


def _spans(transcript: Transcript) -> Iterator[Span]:
    for paragraph in transcript.paragraphs:
        yield from (w.span for w in paragraph.words if w.span)
        yield from (c.span for c in paragraph.cues if c.span)


def _clock(time_ms: int) -> str:
    return clock(time_ms, decimals=3, hours=False)


@cache
def _number() -> re.Pattern[str]:
    return re.compile(r"(\d{1,12}(?:\.\d{1,9})?)\s?(ms|s)?")
