"""MPL2 (.mpl), `[10][25]text|/second line`: times are tenths of a second. Only read."""

from __future__ import annotations

import re

from jamedit.document import Transcript
from jamedit.formats.base import Codec
from jamedit.formats.engine.cue_list.read_only import LineKind, Shown, bar_lines, read_lines, share_of
from jamedit.formats.source import SourceText

_LINE = re.compile(r"[ \t]*\[(\d{1,9})\][ \t]*\[(\d{0,9})\](.*)")
_NOTHING = re.compile(r"(?!)")


def sniff(text: str, name: str) -> float:
    """Say how sure it is that a text is MPL2."""
    return 0.96 if share_of(text[:20_000].split("\n")[:60], _LINE.match) > 0.8 else 0.0


def _shown(line: str) -> Shown | None:
    match = _LINE.match(line)
    if match is None:
        return None
    return Shown(int(match[1]) * 100, int(match[2]) * 100 if match[2] else None, bar_lines(match[3]))


def read(source: SourceText, name: str) -> Transcript:
    """Read MPL2 subtitles."""
    return read_lines(source, name, LineKind("mpl2", "MPL2 subtitles", _shown, _NOTHING))


CODEC = Codec(sniff, read)
