"""SubRip (.srt): numbered captions with times.

A caption ends where the next line of times begins; a blank line or a broken caption inside it is its text, so that
nothing is lost. Marks such as `<i>` and `{\\an8}` stay in the caption's source and are no words.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from jamedit.document import CueSource, Span, Transcript
from jamedit.document.fast_construction import source_of
from jamedit.document.span import ordered
from jamedit.document.timecode import TIME, timestamp
from jamedit.formats.base import Codec, has_extension
from jamedit.formats.engine.builder import Builder, Caption
from jamedit.formats.engine.clock_times import FULL_TIME, full_span
from jamedit.formats.engine.cue_list.caption_file import CaptionFile
from jamedit.formats.engine.cue_list.reading import Found, bodies, stray
from jamedit.formats.engine.cue_list.writing import CuePassage, body, captions
from jamedit.formats.engine.inline_markup import Placed, placed_words
from jamedit.formats.engine.source_layout import Layout, layout_of
from jamedit.formats.source import SourceText
from jamedit.formats.subtitles.srt_times import OddTimes, loose, may_be_bent, may_be_odd, style_of

if TYPE_CHECKING:
    from jamedit.formats.options import WriteOptions

_ID = "srt"
_CUE = re.compile(
    rf"^(?:[ \t]*(\d{{1,9}})[ \t]*\n)?[ \t]*-?{TIME}[ \t]*-->[ \t]*-?{TIME}([^\n]*)(?:\n|\Z)", re.MULTILINE
)
_ENTITY = r"&(?:amp|lt|gt|quot|apos|hellip|[mn]dash|[lr][sd]quo|laquo|raquo|#\d{1,6}|#[xX][0-9a-fA-F]{1,5});"
_MARKS = re.compile(
    r"</?(?:[biusBIUS]|font\b[^<>\n]{0,200}|FONT\b[^<>\n]{0,200})>|\{\\[^{}\n]{1,200}\}"
    rf"|(?P<space>&(?:nbsp|#160|#xA0);)|(?P<entity>{_ENTITY})"
)
_LIKE_MARKS = re.compile(r"<(?=/?(?:[biusBIUS]>|font\b|FONT\b))|\{(?=\\)")
_ESCAPED = re.compile(rf"&(?=nbsp;|{_ENTITY[1:]})")
_BROKEN = re.compile(r"-->|\n\n(?!\n)(?:[^\S\n]++\n(?!\n))*+[^\S\n]*+\d++[^\S\n]*+(?:\n|\Z)")
_FULL = FULL_TIME.format(mark=",")
_USUAL = re.compile(rf"^(\d{{1,9}})\n{_FULL} --> {_FULL}\n", re.MULTILINE | re.ASCII)
_STANDARD = Layout()


def sniff(text: str, name: str) -> float:
    """Say how sure it is that a text is SubRip."""
    if text.lstrip().startswith("WEBVTT"):
        return 0.0
    first = (loose().search(text) if may_be_odd(text) else None) or _CUE.search(text)
    if first is None:
        return 0.0
    opens = not text[: first.start()].strip()
    return 0.95 if opens and first[1] else 0.8 if opens or has_extension(name, (".srt",)) else 0.6


def read(source: SourceText, name: str) -> Transcript:
    """Read SubRip."""
    return _FILE.read(source, name)


def _from(text: str, caption: Found, body: int) -> Found:
    """Return a caption whose own text begins at a later place."""
    raw = text[body : caption.end]
    source, words = caption.parts[0].source, _words(raw)
    if source is None or not words:
        return caption
    parts = [Caption(words, source.span, replace(source, text=raw))]
    return Found(parts, caption.start, body, caption.end, caption.usual)


def _found(text: str, builder: Builder) -> list[Found]:
    openings = _openings(text)
    odd = OddTimes() if openings and openings[0].re is _USUAL else OddTimes.of(openings)
    if odd.rate:
        builder.warn(1, f"times count frames; {odd.rate} a second are assumed, as the file does not say")
    before = stray(text, 0, openings[0].start() if openings else len(text))
    if before:
        builder.warn(1, "text outside of any caption, kept as text")
    found = [before] if before else []
    shared: dict[str, str] = {}  # most words come again: one string for each spares a third of their memory
    first = 1 - len(found)  # number of the first caption, as the writer counts
    for m, end in bodies(text, openings):
        body = m.end()
        raw = text[body:end]
        words = _words(raw)
        if not words:
            continue  # an empty caption is part of what is between two others
        if "\n\n" in raw and _BROKEN.search(raw):
            builder.warn_at(text, body, "a caption whose times cannot be read, kept in the text of the one before")
        number = str(len(found) + first)
        usual = m if m.re is _USUAL else _USUAL.fullmatch(text, m.start(), body)
        span = full_span(usual.groups()[1:]) if usual is not None and usual[1] == number else None
        if span is None:
            found.append(_unusual(m, odd, end, raw, words, number, builder))
        else:  # spares most captions being written to see how they would be
            words = list(map(shared.setdefault, words, words))
            parts = [Caption(words, span, source_of(raw, number, "", span))]
            found.append(Found(parts, m.start(), body, end, m[0]))
    return found


def _openings(text: str) -> list[re.Match[str]]:
    """Return all numbers with times; they are found faster where each is written as SubRip writes it."""
    usual = list(_USUAL.finditer(text))
    if len(usual) == text.count("-->") and not may_be_bent(text):
        return usual
    odd = may_be_odd(text)
    standard = list(_CUE.finditer(text))
    found = list(loose().finditer(text)) if odd else []
    return found if _numbers(found) > _numbers(standard) or len(found) > len(standard) else standard


def _numbers(openings: list[re.Match[str]]) -> int:
    return sum(m[1] is not None for m in openings)


def _unusual(
    m: re.Match[str], odd: OddTimes, end: int, raw: str, words: list[str], number: str, builder: Builder
) -> Found:
    if m.re is _USUAL:
        m = _CUE.match(m.string, m.start()) or m
    if _below_zero(m, 2) or _below_zero(m, 6):
        builder.warn_at(m.string, m.start(), "a time below zero, read as 0")
    span = ordered(odd.ms(m, 2), odd.ms(m, 6))
    source = CueSource(raw, m[1] or "", m[10].strip(), span)
    return Found([Caption(words, span, source)], m.start(), m.end(), end, _opening(number, source, span))


def _below_zero(m: re.Match[str], first: int) -> bool:
    start = m.start(first) if m[first] else m.start(first + 1)
    return m.string[start - 1 : start] == "-" and m.string[start - 2 : start] != "--"


def _opening(number: str, source: CueSource | None, span: Span) -> str:
    settings = f" {source.settings}" if source and source.settings else ""
    numbered = f"{number}\n" if number else ""
    return f"{numbered}{timestamp(span.start_ms, ',')} --> {timestamp(span.end_ms, ',')}{settings}\n"


def _words(raw: str) -> list[str]:
    if "&" in raw:
        return [word.text for word in _placed(raw)]
    return _MARKS.sub("", raw).split() if "<" in raw or "{" in raw else raw.split()


def _placed(raw: str) -> list[Placed]:
    return placed_words(raw, _MARKS)


def _escape(word: str) -> str:
    """Write a word so that it is not read as an entity."""
    return _ESCAPED.sub("&amp;", word) if "&" in word else word


def _escape_marks(word: str) -> str:
    """Write a word of another file so that it is read neither as an entity nor as a mark."""
    word = _escape(word)
    if "<" in word or "{" in word:
        return _LIKE_MARKS.sub(lambda m: "&lt;" if m[0] == "<" else "&#123;", word)
    return word


def write(transcript: Transcript, options: WriteOptions) -> str:
    """Write SubRip; an untouched caption is written as it came."""
    same = transcript.meta.source_format == _ID
    layout = layout_of(transcript.meta, _ID, _STANDARD)
    cues = captions(transcript, options, _ID)
    strays = sum(cue.span is None for cue in cues)  # text before the first caption has no number
    renumber = not same or not layout.line  # a file counted 1, 2, 3 … stays so when captions come and go

    def opening(cue: CuePassage, number: int) -> str:
        if cue.span is None:
            return ""
        source = cue.source if same else None
        identifier = str(number - strays) if renumber or source is None else source.identifier
        return _opening(identifier, source, cue.span)

    escape = _escape if same else _escape_marks  # in SubRip, marks may have been typed as such
    odd = style_of(list(layout.line.values())) if same else OddTimes()
    return _FILE.written(
        cues, layout, options, opening, lambda cue: body(cue, same, _placed, escape=escape), odd.with_times
    )


_FILE = CaptionFile(_ID, _STANDARD, _found, _from, _placed)
CODEC = Codec(sniff, read, write, keeps_speakers=_FILE.keeps_speakers)
