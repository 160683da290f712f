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


_TIME_LITERAL = re.compile(rf"{TIME}")
_ARROW = re.compile(r"[ \t]*-->[ \t]*")


def with_times(line: str, old: Span, new: Span) -> str | None:
    """Return a line of times ("start --> end") with those that differ changed, None when it is no such line.

    The new one is written as the old one was: its mark before the thousandths, no hours where there were none.
    """
    for arrow in _ARROW.finditer(line):
        before = [m for m in _TIME_LITERAL.finditer(line, 0, arrow.start()) if m.end() == arrow.start()]
        after = _TIME_LITERAL.match(line, arrow.end())
        if before and after:
            start = before[-1][0] if old.start_ms == new.start_ms else _like(before[-1][0], new.start_ms)
            end = after[0] if old.end_ms == new.end_ms else _like(after[0], new.end_ms)
            return line[: before[-1].start()] + start + arrow[0] + end + line[after.end() :]
    return None


def _like(old: str, ms: int) -> str:
    text = clock(ms, "." if "." in old else ",")
    return text.removeprefix("00:") if old.count(":") == 1 else text
