"""The lines that Whisper prints: `[HH:MM:SS.mmm --> HH:MM:SS.mmm]   text`, hours optional.

faster-whisper and others count seconds, `[0.00s -> 2.50s]  text`, and have other arrows. What such programs say of
themselves before and after the text ("Detected language …") is no part of it.
"""

from __future__ import annotations

import re
from functools import cache

from jamedit.document import CueSource, Span, Transcript
from jamedit.document.span import ordered
from jamedit.document.timecode import clock_ms, timestamp
from jamedit.formats.base import Codec
from jamedit.formats.engine.builder import Builder, Caption
from jamedit.formats.engine.clock_times import like_clock
from jamedit.formats.engine.cue_list.caption_file import CaptionFile
from jamedit.formats.engine.cue_list.reading import Found, bodies, stray
from jamedit.formats.engine.cue_list.writing import CuePassage, body, captions
from jamedit.formats.engine.inline_markup import placed_words
from jamedit.formats.engine.line_items.seconds import like_seconds, seconds_ms
from jamedit.formats.engine.source_layout import Layout, layout_of
from jamedit.formats.options import WriteOptions
from jamedit.formats.source import SourceText

_ID = "whisper"
_CLOCK = r"(?:\d{1,9}:)?\d{1,2}:\d{2}[.,]\d{1,3}"
_SECONDS = r"\d{1,9}[.,]\d{1,9}(?: ?s)?|\d{1,9} ?s"
_TIME = rf"(?:{_CLOCK}|{_SECONDS})"
_STANDARD = Layout(separator="\n")


@cache
def _line() -> re.Pattern[str]:
    return re.compile(
        rf"^[ \t]*(?:Transcript:[ \t]*)?\[[ \t]*(?P<start>{_TIME})[ \t]*(?:-{{1,2}}>|[-–—]>?|[→⇒])[ \t]*"
        rf"(?P<end>{_TIME})[ \t]*\]:?[ \t]*",
        re.MULTILINE,
    )


@cache
def _message() -> re.Pattern[str]:
    """Return the pattern of lines in which programs speak of themselves."""
    return re.compile(
        r"^[ \t]*+(?:Detect(?:ed|ing) language|Estimating duration|Processing audio|VAD filter|Loading |Transcribing|"
        r"Performing |No language specified|Model was trained|Lightning |Skipping |whisper_\w+:|system_info:|main:|"
        r"ggml_\w+:|output_\w+:|read_audio_data:|>>(?:Performing|Loading)|[\d ]{1,3}%\||[^\n]{0,200}\bUserWarning:|"
        r"warnings\.warn)[^\n]*(?:\n|\Z)",
        re.MULTILINE,
    )


def sniff(text: str, name: str) -> float:
    """Say how sure it is that a text is made of Whisper's lines."""
    first = _line().search(text)
    if first is None:
        return 0.0
    return 0.97 if not _message().sub("", text[: first.start()]).strip() else 0.7


def read(source: SourceText, name: str) -> Transcript:
    """Read Whisper's lines; a line without a time belongs to the one before."""
    return _FILE.read(source, name)


def _found(text: str, builder: Builder) -> list[Found]:
    openings = list(_line().finditer(text))
    start, end = 0, openings[0].start() if openings else len(text)
    said = [m.end() for m in _message().finditer(text, 0, end)] if openings else []
    if said and not _message().sub("", text[:end]).strip():
        start = end
    before = stray(text, start, end)
    if before:
        builder.warn(1, "text before the first time, kept as text")
    found = [before] if before else []
    for m, last in bodies(text, openings):
        stop = _message().search(text, m.end(), last) if "\n" in text[m.end() : last] else None
        finish = m.end() + len(text[m.end() : stop.start()].rstrip("\n")) if stop else last
        raw = text[m.end() : finish]
        words = raw.split()
        if words:
            span = ordered(_ms(m["start"]), _ms(m["end"]))
            caption = Caption(words, span, CueSource(raw, span=span))
            found.append(Found([caption], m.start(), m.end(), finish, _opening(span)))
    return found


def _ms(literal: str) -> int:
    if ":" in literal:
        return clock_ms(literal) or 0
    return seconds_ms(literal.rstrip("s "))


def _retimed(opening: str, span: Span) -> str | None:
    """Return what is before a line with other times, each changed only where it differs."""
    match = _line().match(opening)
    if match is None:
        return None
    start, end = _like(match["start"], span.start_ms), _like(match["end"], span.end_ms)
    (a, b), (c, d) = match.span("start"), match.span("end")
    return opening[:a] + start + opening[b:c] + end + opening[d:]


def _like(literal: str, ms: int) -> str:
    if _ms(literal) == ms:
        return literal
    if ":" in literal:
        return like_clock(literal, ms)
    number = literal.rstrip("s ")
    return like_seconds(number, ms) + literal[len(number) :]


def _opening(span: Span) -> str:
    return f"[{timestamp(span.start_ms)} --> {timestamp(span.end_ms)}]   "


def write(transcript: Transcript, options: WriteOptions) -> str:
    """Write one line a caption; an untouched one is written as it came."""
    same = transcript.meta.source_format == _ID

    def text(cue: CuePassage) -> str:
        return body(cue, True, placed_words) if same and cue.source else cue.text

    def opening(cue: CuePassage, number: int) -> str:
        return _opening(cue.span) if cue.span else ""

    layout = layout_of(transcript.meta, _ID, _STANDARD)
    return _FILE.written(captions(transcript, options, _ID), layout, options, opening, text, _retimed)


_FILE = CaptionFile(_ID, _STANDARD, _found, None, placed_words)
CODEC = Codec(sniff, read, write, keeps_speakers=_FILE.keeps_speakers)
