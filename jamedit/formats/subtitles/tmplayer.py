"""TMPlayer (.tmp), `00:00:01:text|second line`: only beginnings are told. Only read."""

from __future__ import annotations

import re

from jamedit.document import Transcript
from jamedit.document.timecode import milliseconds
from jamedit.formats.base import Codec, has_extension
from jamedit.formats.engine.cue_list.read_only import LineKind, Shown, bar_lines, read_lines, share_of
from jamedit.formats.source import SourceText

_LINE = re.compile(r"[ \t]*(\d{1,2}):([0-5]\d):([0-5]\d)(?:,([12]))?[:=](?![0-9])(.*)")
_NOTHING = re.compile(r"(?!)")


def sniff(text: str, name: str) -> float:
    """Say how sure it is that a text is TMPlayer's: each line opens with a whole second and its text without a space.

    With a space it may be a text with time stamps as well.
    """
    lines = text[:20_000].split("\n")[:60]
    if share_of(lines, _is_close) > 0.9:
        return 0.93
    share = share_of(lines, _LINE.match)
    return 0.8 if share > 0.5 and has_extension(name, (".tmp",)) else 0.6 if share > 0.9 else 0.0


def _is_close(line: str) -> bool:
    match = _LINE.match(line)
    return match is not None and not match[5].startswith((" ", "\t"))


def _shown(line: str) -> Shown | None:
    match = _LINE.match(line)
    return None if match is None else Shown(milliseconds(match[1], match[2], match[3], None), None, bar_lines(match[5]))


def read(source: SourceText, name: str) -> Transcript:
    """Read TMPlayer subtitles; a caption stays until the next one, or as long as it takes to read."""
    return read_lines(source, name, LineKind("tmplayer", "TMPlayer subtitles", _shown, _NOTHING, at_most=True))


CODEC = Codec(sniff, read)
