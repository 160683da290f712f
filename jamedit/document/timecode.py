"""Times as people write them."""

from __future__ import annotations

import re
from functools import cache


@cache
def _clock_pattern() -> re.Pattern[str]:
    return re.compile(r"^\s*(?:(?:(\d{1,6}):)?(\d{1,3}):)?(\d{1,9}(?:[.,]\d{1,3})?)\s*$")


def clock(time_ms: int, *, tenths: bool = False, hours: bool = True) -> str:
    """Write a time as 00:12:04, or 12:04.3 with tenths; hours are left out below one hour when not wanted."""
    sign, time_ms = ("-", -time_ms) if time_ms < 0 else ("", time_ms)
    seconds, rest = divmod(time_ms, 1000)
    minutes, seconds = divmod(seconds, 60)
    whole_hours, minutes = divmod(minutes, 60)
    end = f"{seconds:02}.{rest // 100}" if tenths else f"{seconds:02}"
    if hours:
        return f"{sign}{whole_hours:02}:{minutes:02}:{end}"
    return f"{sign}{whole_hours}:{minutes:02}:{end}" if whole_hours else f"{sign}{minutes}:{end}"


def parse_clock(text: str) -> int | None:
    """Read 1:02:03.5, 62:03, 75 or 75,5 as milliseconds; return None when it is no time."""
    match = _clock_pattern().match(text)
    if not match:
        return None
    hours, minutes, seconds = match.groups()
    return int(hours or 0) * 3_600_000 + int(minutes or 0) * 60_000 + round(float(seconds.replace(",", ".")) * 1000)
