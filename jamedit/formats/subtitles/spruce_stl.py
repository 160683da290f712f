"""Spruce STL (.stl) of DVD authoring, `00:00:01:00 , 00:00:02:12 , text|second line`. Only read.

Lines that open with `$` set how captions look, those with `//` are comments. The file does not say how many frames a
second has: the smallest usual rate that its times can have is taken, and that is told.
"""

from __future__ import annotations

import re

from jamedit.document import Transcript
from jamedit.formats.base import Codec
from jamedit.formats.engine.builder import Builder
from jamedit.formats.engine.cue_list.read_only import LineKind, Shown, bar_lines, read_lines, share_of
from jamedit.formats.source import SourceText

_TIME = r"(\d{1,2}):(\d\d):(\d\d)[:;.](\d\d)"
_LINE = re.compile(rf"[ \t]*{_TIME}[ \t]*,[ \t]*{_TIME}[ \t]*,[ \t]?(.*)")
_SKIPPED = re.compile(r"(?<![ \t])[ \t]*+(?:\$[A-Za-z].*|//.*)")
_STYLES = re.compile(r"\^[A-Z]")  # italics, bold and underlined on and off


def sniff(text: str, name: str) -> float:
    """Say how sure it is that a text is Spruce STL."""
    lines = text[:20_000].split("\n")[:80]
    return 0.97 if share_of([line for line in lines if not _SKIPPED.match(line)], _LINE.match) > 0.8 else 0.0


def read(source: SourceText, name: str) -> Transcript:
    """Read Spruce STL."""
    builder = Builder()
    frames = [int(f) for m in map(_LINE.match, source.text.split("\n")) if m for f in m.group(4, 8)]
    most = max(frames, default=0)
    rate = next((rate for rate in (25, 30, 60) if most < rate), 100)
    if most:
        builder.warn(0, f"the file does not say how many frames a second has; its times are taken as {rate} a second")

    def shown(line: str) -> Shown | None:
        m = _LINE.match(line)
        if m is None:
            return None
        return Shown(_ms(m.group(1, 2, 3, 4), rate), _ms(m.group(5, 6, 7, 8), rate), bar_lines(_STYLES.sub("", m[9])))

    return read_lines(source, name, LineKind("spruce-stl", "Spruce STL subtitles", shown, _SKIPPED), builder)


def _ms(parts: tuple[str | None, ...], rate: int) -> int:
    hours, minutes, seconds, frames = (int(p or 0) for p in parts)
    return ((hours * 60 + minutes) * 60 + seconds) * 1000 + round(frames * 1000 / rate)


CODEC = Codec(sniff, read)
