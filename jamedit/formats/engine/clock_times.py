"""Times written like others that are in a file: the same digits, the same marks."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from jamedit.document import Span
from jamedit.document.fast_construction import span_of
from jamedit.document.timecode import TIME, clock_ms, milliseconds, timestamp

FULL_TIME = r"(\d\d):([0-5]\d):([0-5]\d){mark}(\d{{3}})"  # as nearly all caption files have it


def full_span(times: Sequence[str]) -> Span | None:
    """Return the span of two times of `FULL_TIME`, given as eight groups; None when it ends before it starts."""
    hours, minutes, seconds, ms, last_hours, last_minutes, last_seconds, last_ms = map(int, times)
    start = ((hours * 60 + minutes) * 60 + seconds) * 1000 + ms
    end = ((last_hours * 60 + last_minutes) * 60 + last_seconds) * 1000 + last_ms
    return span_of(start, end) if start <= end else None


@cache
def _clock_pattern() -> re.Pattern[str]:
    return re.compile(r"(?:(\d{1,9}):)?(\d{1,9}):(\d{1,9})(?:([.,])(\d+))?")


@cache
def _arrow() -> re.Pattern[str]:
    return re.compile(rf"(?P<start>-?{TIME})(?P<mark>[^\S\n]*-->[^\S\n]*)(?P<end>-?{TIME})")


def like_clock(literal: str, ms: int) -> str:
    """Write a time as another one is written: hours or none, as many digits, the same mark before the fraction."""
    match = _clock_pattern().search(literal)
    if match is None:
        return timestamp(ms)
    hours, minutes, seconds, mark, fraction = match.groups()
    digits = min(3, len(fraction or ""))
    unit = 10 ** (3 - digits)
    whole, part = divmod((ms + unit // 2) // unit, 10**digits)
    total, second = divmod(whole, 60)
    hour, minute = divmod(total, 60) if hours is not None or total >= 60 else (0, total)
    head = f"{hour:0{len(hours or '1')}d}:" if hours is not None or hour else ""
    end = f"{mark}{part:0{digits}d}{'0' * (len(fraction) - digits)}" if mark else ""
    return f"{head}{minute:0{2 if head else len(minutes)}d}:{second:0{len(seconds)}d}{end}"


def with_times(opening: str, span: Span) -> str | None:
    """Return a line of times "start --> end" with other times, each changed only where it differs."""
    match = _arrow().search(opening)
    if match is None:
        return None
    start, end = match["start"], match["end"]
    if signed_ms(start) != span.start_ms:
        start = like_clock(start, span.start_ms)
    if signed_ms(end) != span.end_ms:
        end = like_clock(end, span.end_ms)
    return opening[: match.start()] + start + match["mark"] + end + opening[match.end() :]


def signed_ms(literal: str) -> int:
    """Return the milliseconds of a time, 0 for one below zero."""
    return 0 if literal.startswith("-") else clock_ms(literal) or 0


def clock_of(match: re.Match[str], first: int) -> int:
    """Return the milliseconds of the time whose four groups begin at `first`, 0 where a minus is before it."""
    start = match.start(first) if match[first] else match.start(first + 1)
    return 0 if match.string[start - 1 : start] == "-" else milliseconds(*match.group(*range(first, first + 4)))
