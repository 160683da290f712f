"""MicroDVD (.sub), `{25}{50}text|second line`: times are frames. Only read.

The first line may give the frames a second, `{1}{1}23.976`. Codes such as `{y:i}` say how a text looks, `|` breaks
a line. Where the file does not say how many frames a second has, 25 are taken and that is told.
"""

from __future__ import annotations

import re

from jamedit.document import Transcript
from jamedit.formats.base import Codec
from jamedit.formats.engine.builder import Builder
from jamedit.formats.engine.cue_list.read_only import LineKind, Shown, bar_lines, read_lines, share_of
from jamedit.formats.source import SourceText

_ID, _KIND = "microdvd", "MicroDVD subtitles"
_USUAL_RATE = 25.0
_LINE = re.compile(r"[ \t]*\{(\d{1,9})\}[ \t]*\{(\d{0,9})\}(.*)")
_RATE = re.compile(r"[ \t]*\{[01]\}[ \t]*\{[01]\}[ \t]*(\d{1,3}(?:[.,]\d{1,6})?)(?:[ \t]*fps)?[ \t]*", re.IGNORECASE)
_SKIPPED = re.compile(r"(?<![ \t])[ \t]*+\{DEFAULT\}.*", re.IGNORECASE)


def sniff(text: str, name: str) -> float:
    """Say how sure it is that a text is MicroDVD."""
    return 0.97 if share_of(text[:20_000].split("\n")[:60], _fits) > 0.6 else 0.0


def _fits(line: str) -> bool:
    return _LINE.match(line) is not None or _SKIPPED.match(line) is not None


def read(source: SourceText, name: str) -> Transcript:
    """Read MicroDVD subtitles."""
    builder = Builder()
    rate, first = _rate(source.text)
    if not rate:
        rate = _USUAL_RATE
        builder.warn(1, "the file does not say how many frames a second has; its times are taken as 25 a second")

    def shown(line: str) -> Shown | None:
        match = _LINE.match(line)
        if match is None:
            return None
        end = _ms(match[2], rate) if match[2] else None
        return Shown(_ms(match[1], rate), end, "" if line == first else bar_lines(match[3]))

    return read_lines(source, name, LineKind(_ID, _KIND, shown, _SKIPPED), builder)


def _rate(text: str) -> tuple[float, str]:
    """Return the frames a second that the first line gives, and that line; 0 when it gives none."""
    line = next((line for line in text[:4_000].split("\n") if line.strip() and not _SKIPPED.fullmatch(line)), "")
    match = _RATE.fullmatch(line)
    rate = float(match[1].replace(",", ".")) if match else 0.0
    return (rate, line) if 1 <= rate <= 240 else (0.0, "")


def _ms(frames: str, rate: float) -> int:
    return round(int(frames) * 1000 / rate)


CODEC = Codec(sniff, read)
