"""The ways in which recognisers write times as JSON values, each read into milliseconds and written back alike."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Callable
from typing import Any, NamedTuple

from jamedit.document.timecode import TIME, milliseconds, seconds_text, timestamp

LONGEST_MS = 1_000 * 3_600_000  # a thousand hours: anything later is a mistake
_PLAIN = re.compile(r"-?\d+(?:\.(\d+))?")
_ISO = re.compile(r"PT(?:(\d{1,9})H)?(?:(\d{1,9})M)?(?:(\d{1,9}(?:\.\d{1,9})?)S)?")
_STAMP = re.compile(TIME)


class Clock(NamedTuple):
    """Hold how a kind of time is read from a parsed value and written like the literal that was there ("" none)."""

    read: Callable[[Any], int | None]
    write: Callable[[int, str], str]


def _bounded(ms: float) -> int | None:
    if not math.isfinite(ms) or ms > LONGEST_MS:
        return None
    return max(0, round(ms))


def _number(value: Any, factor: float) -> int | None:
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        return None
    if isinstance(value, int) and abs(value) > 10**18:
        return None
    return _bounded(value * factor)


def _decimal(value: Any) -> int | None:
    """Read seconds that are a number, or a text that holds one ("4.87")."""
    if type(value) is float and 0.0 <= value < 3_600_000.0:
        return round(value * 1000)  # by far the most common
    if isinstance(value, str):
        return _bounded(float(value) * 1000) if len(value) < 40 and _PLAIN.fullmatch(value) else None
    return _number(value, 1000)


def _as_seconds(ms: int, like: str) -> str:
    """Write seconds with as many decimals as were there, or as many as are needed."""
    found = _PLAIN.fullmatch(like)
    wanted = len(found[1] or "") if found else 1
    exact = seconds_text(ms)
    decimals = max(min(wanted, 3), len(exact.partition(".")[2]))
    return f"{ms / 1000:.{decimals}f}"


def _seconds_literal(ms: int, like: str) -> str:
    if like.startswith('"'):
        return f'"{_as_seconds(ms, like.strip(chr(34)))}"'
    return _as_seconds(ms, like)


def _duration(value: Any) -> int | None:
    """Read "1.300s", or the seconds and nanos of a protocol buffer."""
    if isinstance(value, dict):
        whole, nanos = _decimal(value.get("seconds", 0)), _number(value.get("nanos", 0), 1e-6)
        return None if whole is None or nanos is None else _bounded(whole + nanos)
    return _decimal(value.removesuffix("s")) if isinstance(value, str) else None


def _duration_literal(ms: int, like: str) -> str:
    if like.startswith("{"):
        whole = f'"{ms // 1000}"' if '"seconds": "' in like or '"seconds":"' in like else str(ms // 1000)
        return f'{{"seconds": {whole}, "nanos": {ms % 1000 * 1_000_000}}}'
    return f'"{_as_seconds(ms, like.strip(chr(34)).removesuffix("s") or "0.000")}s"'


def _iso(value: Any) -> int | None:
    found = _ISO.fullmatch(value) if isinstance(value, str) else None
    if found is None:
        return None
    hours, minutes, seconds = (float(part or 0) for part in found.groups())
    return _bounded(((hours * 60 + minutes) * 60 + seconds) * 1000)


def _iso_literal(ms: int, like: str) -> str:
    minutes, rest = divmod(ms, 60_000)
    hours, minutes = divmod(minutes, 60)
    shown = seconds_text(rest)
    return f'"PT{f"{hours}H" if hours else ""}{f"{minutes}M" if minutes else ""}{shown}S"'


def _stamp(value: Any) -> int | None:
    found = _STAMP.fullmatch(value) if isinstance(value, str) else None
    return _bounded(milliseconds(*found.groups())) if found else None


def _whole_literal(ms: int, like: str) -> str:
    return f"{ms}.0" if like.endswith(".0") else str(ms)


def _any(value: Any) -> int | None:
    """Read seconds, "1.5s", "00:00:01.500" or "PT1.5S"."""
    if not isinstance(value, str):
        return _decimal(value)
    text = value.strip()
    return next((ms for read in (_decimal, _stamp, _duration, _iso) if (ms := read(text)) is not None), None)


def _any_literal(ms: int, like: str) -> str:
    inner = like.strip(chr(34)).strip()
    if ":" in inner:
        return json.dumps(timestamp(ms, "," if "," in inner else "."))
    if inner.startswith("PT"):
        return _iso_literal(ms, like)
    return _duration_literal(ms, like) if inner.endswith("s") else _seconds_literal(ms, like)


SECONDS = Clock(_decimal, _seconds_literal)
DURATION = Clock(_duration, _duration_literal)
WRITTEN = Clock(_any, _any_literal)
ISO = Clock(_iso, _iso_literal)
STAMP = Clock(_stamp, lambda ms, like: json.dumps(timestamp(ms, "," if "," in like or not like else ".")))
MS = Clock(lambda value: _number(value, 1), _whole_literal)
TICKS = Clock(lambda value: _number(value, 1e-4), lambda ms, like: _whole_literal(ms * 10_000, like))
