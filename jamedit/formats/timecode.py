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


_ARROW = re.compile(rf"(?P<start>{TIME})(?P<mark>[^\S\n]*-->[^\S\n]*)(?P<end>{TIME})")


def with_times(opening: str, span: Span) -> str | None:
    """Return a line of times "start --> end" with other times, each changed only where it differs.

    A new one is written as the old one was: its mark before the thousandths, no hours where there were none.
    """
    match = _ARROW.search(opening)
    if match is None:
        return None
    start, end = _changed(match["start"], span.start_ms), _changed(match["end"], span.end_ms)
    return opening[: match.start()] + start + match["mark"] + end + opening[match.end() :]


def _changed(literal: str, ms: int) -> str:
    parts = re.fullmatch(TIME, literal)
    if parts is not None and milliseconds(*parts.groups()) == ms:
        return literal
    text = clock(ms, "." if "." in literal else ",")
    return text.removeprefix("00:") if literal.count(":") == 1 else text
