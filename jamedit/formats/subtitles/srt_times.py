"""Lines of times that are not quite SubRip: bent arrows, frames, spaces and invisible characters, short fractions.

Word processors make "–>" of "-->", editing programs count frames ("00:00:59;28"), translators put spaces and wide
colons into times, some programs write 3 ms as ",3".
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from jamedit.document import Span
from jamedit.document.timecode import milliseconds
from jamedit.formats.engine.clock_times import like_clock
from jamedit.formats.engine.line_items.frames import frame_rate, frames_ms, like_frames

_UNSEEN = "\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff"
_S = rf"[ \t\xa0\u3000{_UNSEEN}]*+"
_TIME = rf"(?:(\d{{1,9}}){_S}[:：]{_S})?(\d{{1,2}}){_S}[:：]{_S}(\d{{1,2}})(?:{_S}[,.;:，．]{_S}(\d{{1,9}}))?"
_STRAIGHT = "-->"
_BENT = r"(?:[-–—−‐‑‒―=~]{1,4} ?(?:>|&gt;|[›»＞])|[→⇒➔➜⟶])"
_NUMBERED_FRAMES = re.compile(r"\d{1,9}[:;]\d{1,2}[:;]\d{1,2}[:;]\d\d(?!\d)")
_DROP = re.compile(r"\d{1,2}:\d\d:\d\d;\d\d(?!\d)")
_NTSC = 30
_SHORT_ARROWS = ("- >", "=>", "&gt;", "~>")
_ARROWS = (*_SHORT_ARROWS, *"→⇒➔➜⟶›»＞", "–>", "—>", "−>", "‐>", "‑>", "‒>", "―>")


@cache
def loose() -> re.Pattern[str]:
    """Return the pattern of a number and a line of times in any of these ways, with the groups of SubRip's own."""
    return re.compile(
        rf"^{_S}(?:(\d{{1,9}})\.?{_S}\n{_S})?-?{_TIME}{_S}(?:{_STRAIGHT}|{_BENT}(?=[^\n]{{0,80}}$)){_S}-?{_TIME}"
        rf"((?<=\d){_S}(?:(?<=\s)[^\n]*)?)(?:\n|\Z)",
        re.MULTILINE,
    )


@cache
def _odd() -> re.Pattern[str]:
    return re.compile(
        rf"[{_UNSEEN}，：．]|\d[ \t]{{0,9}}(?!-->){_BENT}|\d[:;]\d{{2,3}}[ \t]{{0,9}}-->|\d[ \t]+[:,.]|[:,.][ \t]+\d\d"
    )


def may_be_odd(text: str) -> bool:
    """Tell whether a text may have such lines."""
    return _odd().search(text) is not None


def may_be_bent(text: str) -> bool:
    """Tell whether a text may have arrows that are not straight."""
    if text.count("->") != text.count("-->"):
        return True
    arrows = _SHORT_ARROWS if text.isascii() else _ARROWS
    return any(map(text.__contains__, arrows))


@dataclass(frozen=True, slots=True)
class OddTimes:
    """Hold how the times of a file are meant: frames a second where it counts them, else 0; whether ",3" is 3 ms."""

    rate: int = 0
    unpadded: bool = False

    @classmethod
    def of(cls, openings: Iterable[re.Match[str]]) -> OddTimes:
        """Return how the times of lines with the groups of SubRip are meant."""
        lines = [m[0] for m in openings]
        framed = [x for line in lines for x in _NUMBERED_FRAMES.findall(line)]
        rate = frame_rate("\n".join(framed)) if framed else 0
        if rate and any(map(_DROP.match, framed)):
            rate = max(rate, _NTSC)
        return cls(rate, any(_is_unpadded(line) for line in lines))

    def ms(self, match: re.Match[str], first: int) -> int:
        """Return the milliseconds of the time whose four groups begin at a group, 0 where a minus is before it."""
        hours, minutes, seconds, fraction = match.group(*range(first, first + 4))
        start = match.start(first) if hours else match.start(first + 1)
        if match.string[start - 1 : start] == "-" and match.string[start - 2 : start] != "--":
            return 0
        literal = match.string[start : match.end(first + 3) if fraction else match.end(first + 2)]
        return self._ms(literal, hours, minutes, seconds, fraction)

    def _ms(self, literal: str, hours: str | None, minutes: str, seconds: str, fraction: str | None) -> int:
        if self.rate and fraction and _NUMBERED_FRAMES.fullmatch(literal):
            counted = frames_ms(f"{int(hours or 0):02d}:{int(minutes):02d}:{int(seconds):02d}:{fraction}", self.rate)
            return counted or 0
        if self.unpadded and fraction and len(fraction) < 3:
            fraction = fraction.rjust(3, "0")
        return milliseconds(hours, minutes, seconds, fraction)

    def with_times(self, opening: str, span: Span) -> str | None:
        """Return a line of times with other times, each changed only where it differs."""
        match = loose().search(opening)
        if match is None:
            return None
        out, at = [], 0
        for first, wanted in ((2, span.start_ms), (6, span.end_ms)):
            start = match.start(first) if match[first] else match.start(first + 1)
            end = match.end(first + 3) if match[first + 3] else match.end(first + 2)
            literal = opening[start:end]
            minus = opening[start - 1 : start] == "-" and opening[start - 2 : start] != "--"
            out.append(opening[at : start - (minus and self.ms(match, first) != wanted)])
            out.append(literal if self.ms(match, first) == wanted else self._like(literal, wanted))
            at = end
        return "".join([*out, opening[at:]])

    def _like(self, literal: str, ms: int) -> str:
        if self.rate and _NUMBERED_FRAMES.fullmatch(literal):
            return like_frames(literal, ms, self.rate)
        made = like_clock(literal, ms)
        head, mark, fraction = made.replace(".", ",").rpartition(",")
        if self.unpadded and mark and len(fraction) < 3:
            return f"{head}{made[len(head)]}{ms % 1000:03d}"
        return made


def _is_unpadded(line: str) -> bool:
    """Tell whether a caption ends before it starts unless its short fractions are whole milliseconds."""
    match = loose().search(line)
    if match is None or not (match[5] and match[9]) or min(len(match[5]), len(match[9])) > 2:
        return False
    usual, other = OddTimes(), OddTimes(unpadded=True)
    return usual.ms(match, 2) > usual.ms(match, 6) and other.ms(match, 2) <= other.ms(match, 6)


def style_of(openings: Sequence[str]) -> OddTimes:
    """Return how the times of a file are meant, given its lines of times."""
    return OddTimes.of(m for m in map(loose().search, openings) if m)
