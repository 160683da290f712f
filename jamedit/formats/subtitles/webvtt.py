"""WebVTT (.vtt): captions with voices, ids, settings, notes and times inside the text.

Notes, styles, regions and the header are kept as they are. `<v Name>` gives the speaker, `<00:00:01.200>` the time
of the words behind it, which is written when it is asked for or the file had such times.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from jamedit.captioning.segment import wrap
from jamedit.document import CueSource, Span, Transcript
from jamedit.document.fast_construction import source_of
from jamedit.document.span import ordered, share
from jamedit.document.timecode import TIME, timestamp
from jamedit.formats.base import Codec, has_extension
from jamedit.formats.engine.builder import Builder, Caption
from jamedit.formats.engine.clock_times import FULL_TIME, clock_of, full_span
from jamedit.formats.engine.cue_list.caption_file import CaptionFile
from jamedit.formats.engine.cue_list.reading import Found, stray
from jamedit.formats.engine.cue_list.writing import CuePassage, body, captions
from jamedit.formats.engine.source_layout import Layout, layout_of
from jamedit.formats.source import SourceText
from jamedit.formats.subtitles.webvtt_text import runs, speakers_in, text_of_one, voices_of, word_times, words_in
from jamedit.formats.subtitles.webvtt_timestamps import has_stamps, stamped

if TYPE_CHECKING:
    from jamedit.formats.options import WriteOptions

_ID = "vtt"
_BLOCK = re.compile(r"[^\n]+(?:\n[^\n]+)*")
_TIMES = re.compile(rf"^[ \t]*-?{TIME}[ \t]*-->[ \t]*-?{TIME}([^\n]*)(?:\n|\Z)", re.MULTILINE)
_FULL = FULL_TIME.format(mark=r"\.")
_USUAL = re.compile(rf"{_FULL} --> {_FULL}\n", re.ASCII)
_ASIDE = re.compile(r"(?:NOTE|STYLE|REGION)(?:\s|$)")
_STANDARD = Layout(head="WEBVTT\n\n")


def sniff(text: str, name: str) -> float:
    """Say how sure it is that a text is WebVTT."""
    if re.match(r"\s*WEBVTT(?:\s|$)", text):
        return 1.0
    return 0.85 if has_extension(name, (".vtt",)) and _TIMES.search(text) else 0.0


def read(source: SourceText, name: str) -> Transcript:
    """Read WebVTT."""
    return _FILE.read(source, name)


def _from(text: str, caption: Found, body: int) -> Found:
    """Return a caption whose own text begins at a later place."""
    source = caption.parts[0].source
    if source is None or source.span is None:
        return caption
    raw = text[body : caption.end]
    made = Found(_parts(raw, source.span, replace(source, text=raw)), caption.start, body, caption.end, caption.usual)
    return made if made.parts else caption


def _found(text: str, builder: Builder) -> list[Found]:
    found: list[Found] = []
    shared: dict[str, str] = {}  # most words come again: one string for each spares a third of their memory
    empty: tuple[int, re.Match[str]] | None = None  # where a block begins that is times alone, and its times
    for block in _BLOCK.finditer(text):
        plain = _plain(text, block.start(), block.end(), shared)
        if plain is not None:
            found.append(plain)
            empty = None
            continue
        times = list(_TIMES.finditer(block[0]))
        if times:
            found += _captions(text, block.start(), block.end(), times, len(found), builder)
        elif not _ASIDE.match(block[0]) and not (block.start() == 0 and block[0].startswith("WEBVTT")):
            late = _late(text, *empty, block.end()) if empty else None
            found += [late] if late else _outside(text, block.start(), block.end(), builder)
        alone = len(times) == 1 and times[0].end() == len(block[0]) and times[0].start() == 0
        empty = (block.start(), times[0]) if alone else None
    return found


def _plain(text: str, at: int, end: int, shared: dict[str, str]) -> Found | None:
    """Return the caption of a block that is full times and text without marks, as most are; None for other blocks."""
    usual = _USUAL.match(text, at, end)
    if usual is None:
        return None
    body = usual.end()
    raw = text[body:end]
    alone = None if "-->" in raw else text_of_one(raw)
    span = None if alone is None else full_span(usual.groups())
    if span is None or alone is None:
        return None
    words = alone[1].split()
    caption = Caption(list(map(shared.setdefault, words, words)), span, source_of(raw, "", "", span), alone[0])
    return Found([caption], at, body, end, usual[0]) if words else None


def _late(text: str, at: int, times: re.Match[str], end: int) -> Found | None:
    """Return the caption whose text is below a blank line, None where that has no word."""
    body = at + times.end() + 1
    caption = _caption(times, "", text[body:end])
    caption.start, caption.body, caption.end = at, body, end
    return caption if caption.parts else None


def _outside(text: str, start: int, end: int, builder: Builder) -> list[Found]:
    lost = stray(text, start, end)
    if lost is None:
        return []
    builder.warn_at(text, start, "text outside of any caption, kept as text")
    return [lost]


def _captions(
    text: str, at: int, end: int, times: list[re.Match[str]], before: int, builder: Builder
) -> Iterator[Found]:
    """Yield the captions of one block: one, or several where the blank line between them is missing.

    `before` is how many there are before it.
    """
    opening = at
    lead = text[at : at + times[0].start()]
    if not at and lead.startswith("WEBVTT"):
        opening = len(lead)  # the blank line behind the head is missing
    elif lead.count("\n") > 1:  # more than an id is before the times
        opening = at + lead.rindex("\n", 0, -1) + 1
        yield from _outside(text, at, opening, builder)
    for i, m in enumerate(times):
        stop = at + times[i + 1].start() if i + 1 < len(times) else end
        raw = text[at + m.end() : stop].rstrip("\n")
        following = _identifier(raw, before + i + 2) if i + 1 < len(times) else ""
        raw = raw.removesuffix(following).rstrip("\n") if following else raw
        identifier = text[opening : at + m.start()].removesuffix("\n")
        caption = _caption(m, identifier, raw)
        if "-" in m[0].partition("-->")[0]:
            builder.warn_at(text, at + m.start(), "a time below zero, read as 0")
        if caption.parts:
            caption.start, caption.body = opening, at + m.end()
            caption.end = caption.body + len(raw)
            yield caption
        opening = stop - (len(following) + 1 if following else 0)


def _identifier(raw: str, number: int) -> str:
    """Return the last line of a caption's text if it is the id of the next: its number, or below a line of spaces."""
    lines = raw.split("\n")
    if len(lines) > 1 and (lines[-1].strip() == str(number) or (not lines[-2].strip() and lines[-1].strip())):
        return lines[-1]
    return ""


def _caption(m: re.Match[str], identifier: str, raw: str) -> Found:
    start_ms, end_ms = clock_of(m, 1), clock_of(m, 5)
    span = ordered(start_ms, end_ms)
    source = CueSource(raw, identifier, m[9].strip(), span)
    stands = start_ms <= end_ms and _USUAL.fullmatch(m[0])  # spares writing most to see how they would be
    usual = (f"{identifier}\n" if identifier else "") + m[0] if stands else _opening(source, span)
    alone = text_of_one(raw)
    if alone is not None:
        speaker, words = alone[0], alone[1].split()
        return Found([Caption(words, span, source, speaker)] if words else [], 0, 0, 0, usual)
    return Found(_parts(raw, span, source), 0, 0, 0, usual)


def _parts(raw: str, span: Span, source: CueSource) -> list[Caption]:
    """Return the parts of a caption that has several voices or marks inside."""
    words = words_in(raw)
    if not words:
        return []
    times = word_times(raw, words, span)
    parts: list[Caption] = []
    for i, (word, speaker) in enumerate(zip(words, voices_of(raw, words), strict=True)):
        if not parts or parts[-1].speaker != speaker:
            parts.append(Caption([], span, None if parts else source, speaker, [] if times else None))
        parts[-1].words.append(word.text)
        if times:
            parts[-1].word_times.append(times[i])  # type: ignore[union-attr]
    starts = _starts(parts, span)
    for part, start, end in zip(parts, starts, [*starts[1:], span.end_ms], strict=True):
        part.span = Span(start, end)
    return parts


def _starts(parts: list[Caption], span: Span) -> list[int]:
    """Return when each voice begins: at the time of its first word, else by letter count."""
    shared = share(span, [sum(map(len, p.words)) for p in parts])
    starts = [p.word_times[0][0].start_ms if p.word_times else s.start_ms for p, s in zip(parts, shared, strict=True)]
    return [span.start_ms, *starts[1:]]


def _opening(source: CueSource | None, span: Span) -> str:
    identifier = f"{source.identifier}\n" if source and source.identifier else ""
    settings = f" {source.settings}" if source and source.settings else ""
    return f"{identifier}{timestamp(span.start_ms)} --> {timestamp(span.end_ms)}{settings}\n"


def write(transcript: Transcript, options: WriteOptions) -> str:
    """Write WebVTT; an untouched caption is written as it came."""
    same = transcript.meta.source_format == _ID

    def opening(cue: CuePassage, number: int) -> str:
        return _opening(cue.source if same else None, cue.span) if cue.span else ""

    layout = layout_of(transcript.meta, _ID, _STANDARD)
    cues = captions(transcript, options, _ID)
    inside = options.word_times or (same and _has_word_times(cues))

    def text_of(cue: CuePassage) -> str:
        text = _text(cue, same)
        return stamped(text, cue.words, cue.span) if inside and cue.span else text

    return _FILE.written(cues, layout, options, opening, text_of)


def _has_word_times(cues: list[CuePassage]) -> bool:
    """Tell whether the file had times inside its captions."""
    return any(has_stamps(cue.source.text) for cue in cues if cue.source)


def keeps_words(transcript: Transcript, options: WriteOptions) -> bool:
    """Tell whether times of words are written: when they are asked for, and into a file that has some."""
    same = transcript.meta.source_format == _ID and options.captions == "keep"
    sources = (cue.source.text for p in transcript.paragraphs for cue in p.cues if cue.source)
    return options.word_times or (same and any(map(has_stamps, sources)))


def _text(cue: CuePassage, same: bool) -> str:
    """Return a caption's text; when its speakers are no longer those of the file it is written as a new one."""
    if same and cue.source:
        stray_text = (
            cue.source.span is None and cue.source.text.split() == cue.texts
        )  # outside of any caption: no marks
        if stray_text and [name for name, _ in cue.voices] == [""]:
            return cue.source.text
        alone = text_of_one(cue.source.text)
        if alone is not None and alone[1].split() == cue.texts and [alone[0]] == [name for name, _ in cue.voices]:
            return cue.source.text  # untouched and of one voice: by far the most common
        if speakers_in(cue.source.text) == runs([name for name, words in cue.voices if words]):
            text = body(cue, True, words_in, escape=True)
            if "<v" not in text or voices_of(text, words_in(text)) == [n for n, words in cue.voices for _ in words]:
                return text
    if len(cue.voices) == 1:
        return _voice(cue.speaker) + body(cue, False, words_in, escape=True)
    lines = []
    for name, words in cue.voices:
        escaped = [html.escape(w, quote=False) for w in words]
        lines.append(_voice(name) + "\n".join(wrap(escaped, cue.width)) + ("</v>" if name else ""))
    return "\n".join(lines)


def _voice(name: str) -> str:
    return f"<v {html.escape(name, quote=False)}>" if name else ""


_FILE = CaptionFile(_ID, _STANDARD, _found, _from, words_in, entities=True)
CODEC = Codec(sniff, read, write, keeps_words, keeps_speakers=_FILE.keeps_speakers)
