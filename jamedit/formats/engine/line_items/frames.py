"""Timecodes of editing programs, 01:02:03:04 with frames at the end; a file does not say how many a second has."""

from __future__ import annotations

import re

FRAMES = r"\d{1,2}[:;]\d{2}[:;]\d{2}[:;]\d{2}"
_PARTS = re.compile(r"(?<![\d.,:;])(\d{1,2})([:;])(\d{2})([:;])(\d{2})([:;])(\d{2})(?![\d:])")
_RATES = (25, 30, 60, 100)


def frame_rate(text: str) -> int:
    """Return the smallest usual rate that all the timecodes of a text can have; 0 when it has none."""
    frames = [int(m[7]) for m in _PARTS.finditer(text)]
    return next(rate for rate in _RATES if max(frames) < rate) if frames else 0


def frames_ms(literal: str, rate: int) -> int | None:
    """Return the milliseconds of a timecode, None when it is none."""
    match = _PARTS.fullmatch(literal.strip())
    if match is None or not rate:
        return None
    whole = (int(match[1]) * 60 + int(match[3])) * 60 + int(match[5])
    return whole * 1000 + round(int(match[7]) * 1000 / rate)


def like_frames(literal: str, ms: int, rate: int) -> str:
    """Write a timecode with the marks of another one."""
    match = _PARTS.fullmatch(literal.strip())
    marks = (match[2], match[4], match[6]) if match else (":", ":", ":")
    whole, frame = divmod(round(ms * rate / 1000), rate)
    minutes, second = divmod(whole, 60)
    hour, minute = divmod(minutes, 60)
    return f"{hour:02d}{marks[0]}{minute:02d}{marks[1]}{second:02d}{marks[2]}{frame:02d}"
