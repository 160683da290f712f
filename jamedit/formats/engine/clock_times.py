"""Times as files write them."""

from __future__ import annotations

import re
from functools import cache

from jamedit.document import Span

TIME = r"(?:(\d{1,9}):)?(\d{1,2}):(\d{1,2})(?:[,.](\d{1,9}))?"  # four groups: what `milliseconds` takes


def milliseconds(hours: str | None, minutes: str, seconds: str, fraction: str | None) -> int:
    """Return the milliseconds of a time given in its parts; a fraction ".5" is 500."""
    ms = int((fraction or "0")[:3].ljust(3, "0"))
    return ((int(hours or 0) * 60 + int(minutes)) * 60 + int(seconds)) * 1000 + ms


def clock(ms: int, mark: str = ".") -> str:
    """Return HH:MM:SS and the milliseconds after `mark`."""
    seconds, ms = divmod(ms, 1000)
    minutes, seconds = divmod(seconds, 60)
    return f"{minutes // 60:02d}:{minutes % 60:02d}:{seconds:02d}{mark}{ms:03d}"


def short_clock(ms: int) -> str:
    """Return H:MM:SS, or MM:SS below an hour."""
    minutes, seconds = divmod(ms // 1000, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02d}:{seconds:02d}" if hours else f"{minutes:02d}:{seconds:02d}"


def ordered(start_ms: int, end_ms: int) -> Span:
    """Return a span that does not end before it starts."""
    return Span(start_ms, max(start_ms, end_ms))


@cache
def _clock_pattern() -> re.Pattern[str]:
    return re.compile(r"(?:(\d{1,9}):)?(\d{1,9}):(\d{1,9})(?:([.,])(\d+))?")


@cache
def _arrow() -> re.Pattern[str]:
    return re.compile(rf"(?P<start>-?{TIME})(?P<mark>[^\S\n]*-->[^\S\n]*)(?P<end>-?{TIME})")


def clock_ms(literal: str) -> int | None:
    """Return the milliseconds of a time such as 0:04, 1:02:03 or 00:01.5; None when it is none."""
    match = _clock_pattern().fullmatch(literal.strip())
    return milliseconds(match[1], match[2], match[3], match[5]) if match else None


def like_clock(literal: str, ms: int) -> str:
    """Write a time as another one is written: hours or none, as many digits, the same mark before the fraction."""
    match = _clock_pattern().search(literal)
    if match is None:
        return clock(ms)
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
    """Return the milliseconds of the time whose four groups begin at `first`, 0 where a minus stands before it."""
    start = match.start(first) if match[first] else match.start(first + 1)
    return 0 if match.string[start - 1 : start] == "-" else milliseconds(*match.group(*range(first, first + 4)))
