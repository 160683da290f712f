"""Clock times as people and files write them: 12:04, 0:12:04.3, 00:12:04,300."""

from __future__ import annotations

import re
from functools import cache

TIME = r"(?:(\d{1,9}):)?(\d{1,2}):(\d{1,2})(?:[,.](\d{1,9}))?"  # four groups: what `milliseconds` takes


@cache
def _typed() -> re.Pattern[str]:
    return re.compile(r"^\s*(?:(?:(\d{1,6}):)?(\d{1,3}):)?(\d{1,9}(?:[.,]\d{1,3})?)\s*$")


@cache
def _written() -> re.Pattern[str]:
    return re.compile(r"(?:(\d{1,9}):)?(\d{1,9}):(\d{1,9})(?:[.,](\d+))?")


def clock(time_ms: int, *, decimals: int = 0, hours: bool = True) -> str:
    """Write a time as 00:12:04, or as 12:04 where hours are only wanted when there are any; what is cut is not rounded.

    `decimals` of a second are 0 to 3.
    """
    sign, time_ms = ("-", -time_ms) if time_ms < 0 else ("", time_ms)
    seconds, rest = divmod(time_ms, 1000)
    minutes, seconds = divmod(seconds, 60)
    whole_hours, minutes = divmod(minutes, 60)
    end = f"{seconds:02}.{rest // 10 ** (3 - decimals):0{decimals}}" if decimals else f"{seconds:02}"
    if hours:
        return f"{sign}{whole_hours:02}:{minutes:02}:{end}"
    return f"{sign}{whole_hours}:{minutes:02}:{end}" if whole_hours else f"{sign}{minutes}:{end}"


def rounded_clock(time_ms: float, step_ms: int = 1000) -> str:
    """Write a time as 12:30, 1:02:30 or 12:30.25, rounded, with as many decimals as the step needs; 0:00 below zero."""
    decimals = 0 if step_ms % 1000 == 0 else 1 if step_ms % 100 == 0 else 2 if step_ms % 10 == 0 else 3
    unit = 10 ** (3 - decimals)
    return clock(round(max(time_ms, 0) / unit) * unit, decimals=decimals, hours=False)


def short_clock(time_ms: int) -> str:
    """Write a time as 04:05, or as 1:04:05 from an hour on."""
    minutes, seconds = divmod(time_ms // 1000, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02d}:{seconds:02d}" if hours else f"{minutes:02d}:{seconds:02d}"


def timestamp(time_ms: int, mark: str = ".") -> str:
    """Write a time to the millisecond, as caption files do: 00:12:04.300 with `mark` before the fraction."""
    seconds, ms = divmod(time_ms, 1000)
    minutes, seconds = divmod(seconds, 60)
    return f"{minutes // 60:02d}:{minutes % 60:02d}:{seconds:02d}{mark}{ms:03d}"


def seconds_text(time_ms: int) -> str:
    """Write a time as seconds with the decimals that it needs: 12.5."""
    return f"{time_ms / 1000:.3f}".rstrip("0").rstrip(".")


def milliseconds(hours: str | None, minutes: str, seconds: str, fraction: str | None) -> int:
    """Return the milliseconds of a time given in its parts; a fraction "5" is 500."""
    ms = int((fraction or "0")[:3].ljust(3, "0"))
    return ((int(hours or 0) * 60 + int(minutes)) * 60 + int(seconds)) * 1000 + ms


def clock_ms(text: str) -> int | None:
    """Read a time of a file such as 0:04, 1:02:03 or 00:01.5 as milliseconds; return None when it is none."""
    match = _written().fullmatch(text.strip())
    return milliseconds(*match.groups()) if match else None


def parse_clock(text: str) -> int | None:
    """Read 1:02:03.5, 62:03, 75 or 75,5 as milliseconds, as people type them; return None when it is no time."""
    match = _typed().match(text)
    if not match:
        return None
    hours, minutes, seconds = match.groups()
    return int(hours or 0) * 3_600_000 + int(minutes or 0) * 60_000 + round(float(seconds.replace(",", ".")) * 1000)
