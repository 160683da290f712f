"""SubViewer 1 and 2 (.sub). Only read.

Version 2 has `00:00:01.00,00:00:02.50` above the text and `[br]` for a new line; version 1 has a time alone in
brackets above each text, an empty one where the screen clears. Both may open with a head of fields in brackets.
"""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

from jamedit.document import Transcript
from jamedit.document.timecode import milliseconds
from jamedit.formats.base import Codec, has_extension
from jamedit.formats.engine.builder import Builder, quiet_gc
from jamedit.formats.engine.cue_list.read_only import (
    Shown,
    bar_lines,
    caption_of,
    finished,
    timed_captions,
    with_ends,
)
from jamedit.formats.source import SourceText

_ID, _KIND = "subviewer", "SubViewer subtitles"
_CLOCK = r"(\d{1,2}):([0-5]\d):([0-5]\d)"
_TIME_2 = re.compile(
    rf"^[ \t]*{_CLOCK}[.,:](\d{{1,3}})[ \t]*,[ \t]*{_CLOCK}[.,:](\d{{1,3}})[ \t]*(?:\n|\Z)", re.MULTILINE
)
_TIME_1 = re.compile(rf"^[ \t]*\[{_CLOCK}\][ \t]*(?:\n|\Z)", re.MULTILINE)
_HEAD = re.compile(r"^[ \t]*\[(?:INFORMATION|SUBTITLE|BEGIN)\]", re.MULTILINE | re.IGNORECASE)
_FIELD = re.compile(
    r"[ \t]*(?:\[(?:INFORMATION|END INFORMATION|SUBTITLE|BEGIN|END|TITLE|AUTHOR|SOURCE|PRG|FILEPATH|DELAY|CD TRACK"
    r"|COMMENT|COLF|STYLE|SIZE|FONT)\].*|\*{3}.*)",
    re.IGNORECASE,
)
_OPEN_FIELD = re.compile(
    r"[ \t]*\[(?:TITLE|AUTHOR|SOURCE|PRG|FILEPATH|DELAY|CD TRACK|COMMENT)\][ \t]*", re.IGNORECASE
)  # its value is in the next line
_TITLE = re.compile(r"^[ \t]*\[TITLE\][ \t]*\n?([^\n\[]{1,200})", re.MULTILINE | re.IGNORECASE)
_BREAK = re.compile(r"\[br\]", re.IGNORECASE)


def sniff(text: str, name: str) -> float:
    """Say how sure it is that a text is SubViewer's."""
    head = _HEAD.search(text)
    timed = _TIME_2.search(text) or (_TIME_1.search(text) if head else None)
    if timed is None:
        return 0.0
    if head and head.start() < timed.start():
        return 0.975
    opens = not text[: timed.start()].strip()
    return 0.97 if opens and (_BREAK.search(text) or has_extension(name, (".sub",))) else 0.0


def read(source: SourceText, name: str) -> Transcript:
    """Read SubViewer subtitles."""
    builder, text = Builder(), source.text
    found = _captions_2(text) or _captions_1(text)
    before = text[: found[0].at if found else len(text)]
    stray = caption_of("\n".join(_lines(before, _title_lines(before))), None)
    if stray is not None:
        builder.warn(1, "text before the first time, kept as text")
    with quiet_gc():
        captions = timed_captions(with_ends(found), text, builder)
        builder.captions([stray, *captions] if stray else captions)
    title = _TITLE.search(before)
    return finished(builder, replace(source.meta(name, _ID), title=title[1].strip() if title else ""), _KIND)


def _captions_2(text: str) -> list[Shown]:
    times = list(_TIME_2.finditer(text))
    ends = [m.start() for m in times[1:]] + [len(text)]
    found = []
    for m, end in zip(times, ends, strict=False):
        start_ms, end_ms = milliseconds(*m.group(1, 2, 3, 4)), milliseconds(*m.group(5, 6, 7, 8))
        found.append(Shown(start_ms, end_ms, _text(text[m.end() : end]), m.start()))
    return found


def _captions_1(text: str) -> list[Shown]:
    times = list(_TIME_1.finditer(text))
    ends = [m.start() for m in times[1:]] + [len(text)]
    return [
        Shown(milliseconds(m[1], m[2], m[3], None), None, _text(text[m.end() : end]), m.start())
        for m, end in zip(times, ends, strict=False)
    ]


def _text(raw: str) -> str:
    lines = _lines(_BREAK.sub("\n", raw)) if "[" in raw or "*" in raw else raw.split("\n")
    return "\n".join([bar_lines(line) for line in lines])


def _lines(raw: str, left_out: frozenset[str] = frozenset()) -> list[str]:
    """Return the lines that are text: no fields, and none of those that belong to them."""
    return [line for line in raw.split("\n") if not _FIELD.fullmatch(line) and line not in left_out]


def _title_lines(head: str) -> frozenset[str]:
    """Return the values of fields that are on a line of their own, as version 1 has them."""
    lines = head.split("\n")
    return frozenset(after for line, after in pairwise(lines) if _OPEN_FIELD.fullmatch(line) and "[" not in after)


CODEC = Codec(sniff, read)
