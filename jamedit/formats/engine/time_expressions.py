"""Time expressions of TTML: clock times with fractions or frames, offsets such as "1.5s", frames and ticks."""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction

from jamedit.document.timecode import timestamp

_CLOCK = re.compile(r"(\d{1,9}):(\d{1,2}):(\d{1,2})(?:\.(\d{1,9}))?(?:[:;](\d{1,9})(?:\.(\d{1,9}))?)?$")
_SHORT = re.compile(r"(\d{1,9}):(\d{1,2}(?:\.\d{1,9})?)$")  # minutes and seconds: not allowed, but seen
_OFFSET = re.compile(r"(\d{1,18}(?:\.\d{1,9})?)(h|ms|m|s|f|t)?$")
_UNITS = {"h": 3_600_000, "m": 60_000, "s": 1000, "ms": 1, "": 1000}
_NUMBER = re.compile(r"\d{1,9}")
LONGEST_MS = 10_000 * 3_600_000  # later than any recording ends


@dataclass(frozen=True, slots=True)
class Rates:
    """Hold how many frames and ticks a second has, and how many parts a frame."""

    frames: Fraction = Fraction(30)
    ticks: Fraction = Fraction(1)
    sub_frames: int = 1

    @classmethod
    def of(cls, frame_rate: str, multiplier: str, sub_frames: str, tick_rate: str) -> Rates:
        """Return the rates that the attributes of a file's first element give; nonsense is as if not said."""
        rate = _positive(frame_rate)
        parts = [int(n) for n in _NUMBER.findall(multiplier)]
        factor = Fraction(parts[0], parts[1]) if len(parts) == 2 and all(parts) else Fraction(1)
        frames = Fraction(rate or 30) * factor
        per_frame = _positive(sub_frames) or 1
        ticks = Fraction(_positive(tick_rate)) or (frames * per_frame if rate else Fraction(1))
        return cls(frames, ticks, per_frame)

    def milliseconds(self, text: str) -> int | None:
        """Return the milliseconds of a time expression, None when it is none."""
        text = text.strip()
        m = _CLOCK.match(text)
        if m:
            whole = int(m[1]) * 3600 + int(m[2]) * 60 + int(m[3])
            if m[5] is None and (m[4] is None or len(m[4]) <= 3):  # by far the most common
                return min(LONGEST_MS, whole * 1000 + int((m[4] or "0").ljust(3, "0")))
            seconds = Fraction(whole)
            seconds += Fraction(f"0.{m[4]}") if m[4] else 0
            seconds += (int(m[5] or 0) + Fraction(int(m[6] or 0), self.sub_frames)) / self.frames
            return _whole(seconds * 1000)
        m = _SHORT.match(text)
        if m:
            return _whole((int(m[1]) * 60 + Fraction(m[2])) * 1000)
        m = _OFFSET.match(text)
        if m is None:
            return None
        unit = m[2] or ""
        seconds_text, _, part = m[1].partition(".")
        if unit in ("s", "") and len(part) <= 3:
            return min(LONGEST_MS, int(seconds_text) * 1000 + int((part or "0").ljust(3, "0")))
        if unit in ("f", "t"):
            return _whole(Fraction(m[1]) * 1000 / (self.frames if unit == "f" else self.ticks))
        return _whole(Fraction(m[1]) * _UNITS[unit])

    def like(self, ms: int, model: str) -> str:
        """Write a time in the way that `model` is written."""
        model, ms = model.strip(), max(0, ms)
        offset, m = _OFFSET.match(model), _CLOCK.match(model)
        if offset:
            return self._offset(ms, offset[1], offset[2] or "")
        if m and m[5] and not m[6]:
            seconds, rest = divmod(ms, 1000)
            mark = model[m.start(5) - 1]
            return f"{timestamp(seconds * 1000)[:-4]}{mark}{round(rest * self.frames / 1000):0{len(m[5])}d}"
        if m and m[4] is None and ms % 1000 == 0:
            return timestamp(ms)[:-4]
        return timestamp(ms) + "0" * (len(m[4]) - 3 if m and m[4] else 0)

    def _offset(self, ms: int, number: str, unit: str) -> str:
        if unit in ("f", "t"):
            return f"{round(Fraction(ms, 1000) * (self.frames if unit == 'f' else self.ticks))}{unit}"
        if unit == "ms":
            return f"{ms}ms"
        digits = max(len(number.partition(".")[2]), 3 if _UNITS[unit] == 1000 else 6)
        text = f"{float(Fraction(ms, _UNITS[unit])):.{digits}f}"
        return (text if "." in number else text.rstrip("0").rstrip(".")) + unit


def _positive(text: str) -> int:
    return int(text) if re.fullmatch(r"\d{1,12}", text.strip()) else 0


def _whole(ms: Fraction) -> int:
    return min(LONGEST_MS, round(ms))
