"""The lines that Whisper prints: `[HH:MM:SS.mmm --> HH:MM:SS.mmm]   text`, hours optional."""

from __future__ import annotations

import re

from jamedit.document import CueSource, Span, Transcript
from jamedit.document.span import ordered
from jamedit.document.timecode import milliseconds, timestamp
from jamedit.formats.base import Codec
from jamedit.formats.engine.builder import Builder, Caption, quiet_gc
from jamedit.formats.engine.cue_list.assemble import assemble
from jamedit.formats.engine.cue_list.reading import Found, bodies, finish, stray
from jamedit.formats.engine.cue_list.writing import CuePassage, body, captions
from jamedit.formats.engine.inline_markup import placed_words
from jamedit.formats.engine.source_layout import Layout, layout_of
from jamedit.formats.options import WriteOptions
from jamedit.formats.source import SourceText

_ID = "whisper"
_TIME = r"(?:(\d{1,9}):)?(\d{1,2}):(\d{2})[.,](\d{1,3})"
_LINE = re.compile(rf"^[ \t]*\[{_TIME}[ \t]*-->[ \t]*{_TIME}\][ \t]*", re.MULTILINE)
_STANDARD = Layout(separator="\n")


def sniff(text: str, name: str) -> float:
    """Say how sure it is that a text is made of Whisper's lines."""
    return 0.97 if _LINE.match(text.lstrip()) else 0.7 if _LINE.search(text) else 0.0


def read(source: SourceText, name: str) -> Transcript:
    """Read Whisper's lines; a line without a time belongs to the one before."""
    builder = Builder()
    with quiet_gc():
        found = _found(source.text, builder)
        builder.captions([part for f in found for part in f.parts])
        return finish(builder, found, source, name, _ID, _STANDARD)


def _found(text: str, builder: Builder) -> list[Found]:
    openings = list(_LINE.finditer(text))
    before = stray(text, 0, openings[0].start() if openings else len(text))
    if before:
        builder.warn(1, "text before the first time, kept as text")
    found = [before] if before else []
    for m, end in bodies(text, openings):
        raw = text[m.end() : end]
        words = raw.split()
        if words:
            span = ordered(milliseconds(*m.group(1, 2, 3, 4)), milliseconds(*m.group(5, 6, 7, 8)))
            caption = Caption(words, span, CueSource(raw, span=span))
            found.append(Found([caption], m.start(), m.end(), end, _opening(span)))
    return found


def _opening(span: Span) -> str:
    return f"[{timestamp(span.start_ms)} --> {timestamp(span.end_ms)}]   "


def write(transcript: Transcript, options: WriteOptions) -> str:
    """Write one line a caption; an untouched one is written as it came."""
    same = transcript.meta.source_format == _ID

    def text(cue: CuePassage) -> str:
        return body(cue, True, placed_words) if same and cue.source else cue.text

    def opening(cue: CuePassage, number: int) -> str:
        return _opening(cue.span) if cue.span else ""

    return assemble(captions(transcript, options, _ID), layout_of(transcript.meta, _ID, _STANDARD), opening, text)


CODEC = Codec(sniff, read, write)
