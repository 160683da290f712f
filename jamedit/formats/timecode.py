"""Times as files write them."""

from __future__ import annotations

import re

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


_CLOCK = re.compile(r"(?:(\d+):)?(\d+):(\d+)(?:([.,])(\d+))?")
_ARROW = re.compile(rf"{TIME}([^\S\n]*-->[^\S\n]*){TIME}")


def clock_ms(literal: str) -> int | None:
    """Return the milliseconds of a time such as 0:04, 1:02:03 or 00:01.5; None when it is none."""
    match = _CLOCK.fullmatch(literal.strip())
    return milliseconds(match[1], match[2], match[3], match[5]) if match else None


def like_clock(literal: str, ms: int) -> str:
    """Write a time as another one is written: hours or none, as many digits, the same mark before the fraction."""
    match = _CLOCK.search(literal)
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
    match = _ARROW.search(opening)
    if match is None:
        return None
    start, end = opening[match.start() : match.start(5)], opening[match.end(5) : match.end()]
    if milliseconds(*match.group(1, 2, 3, 4)) != span.start_ms:
        start = like_clock(start, span.start_ms)
    if milliseconds(*match.group(6, 7, 8, 9)) != span.end_ms:
        end = like_clock(end, span.end_ms)
    return opening[: match.start()] + start + match[5] + end + opening[match.end() :]
