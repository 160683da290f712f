"""oTranscribe (.otr): JSON that holds the text as HTML, time stamps between the words, and the recording's name.

An edit changes places inside the HTML inside the JSON; all other bytes stay.
"""

from __future__ import annotations

import json
import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from jamedit.document import ReadWarning, Transcript
from jamedit.document.timecode import seconds_text, short_clock
from jamedit.errors import UnreadableFileError
from jamedit.formats.base import Codec, has_extension
from jamedit.formats.engine.builder import Builder, quiet_gc
from jamedit.formats.engine.markup_tree.tree import escaped
from jamedit.formats.engine.page.patching import HtmlPatch, pairs_of
from jamedit.formats.engine.page.reading import Page, page
from jamedit.formats.engine.paragraphs.writing import paragraphs
from jamedit.formats.engine.patches import Patch, apply
from jamedit.formats.engine.source_text import keep_text, source_text
from jamedit.formats.engine.text.textio import replace_unusable
from jamedit.formats.options import WriteOptions
from jamedit.formats.source import SourceText

_ID = "otr"
_MEDIA = "media"
_START = re.compile(
    r"\s*\{\s*\"(text|media|media-time|media-source)\"\s*:\s*(\"(?:<|\\u003[cC])(?:p|span|br|b|i|em|div)\b)?"
)
_SIGNS = re.compile(r"class=\\?[\"']timestamp|\"media-(?:time|source)\"\s*:")
_TEXT = re.compile(r"\"text\"\s*:\s*\"")
_LITERAL = re.compile(r"(?:[^\"\\]++|\\.)*+", re.DOTALL)
_ESCAPE = re.compile(r"\\u[dD][89aAbB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|\\u[0-9a-fA-F]{4}|\\.", re.DOTALL)


class _Literal(NamedTuple):
    """Hold the HTML of a file, where its JSON string is in the text (quotes left out), and the media's name."""

    html: str
    start: int
    end: int
    media: str
    warnings: tuple[ReadWarning, ...] = ()


def sniff(text: str, name: str) -> float:
    """Say how sure it is that a text is oTranscribe's."""
    start = _START.match(text)
    if start is None:
        return 0.0
    if start[2] or (_SIGNS.search(text) and _TEXT.search(text)):
        return 0.97
    return 0.9 if has_extension(name, (".otr",)) else 0.0


def read(source: SourceText, name: str) -> Transcript:
    """Read oTranscribe's file.

    Raises UnreadableFileError when it has no text.
    """
    return _read(source, name)[0]


def _read(source: SourceText, name: str) -> tuple[Transcript, Page, _Literal]:
    literal = _literal(source.text, name)
    builder = Builder()
    with quiet_gc():
        found = page(literal.html, name, builder)
        meta = source.meta(name, _ID)
        properties = (*(((_MEDIA, literal.media),) if literal.media else ()), *keep_text(source.text))
        meta = replace(meta, properties=properties, warnings=(*meta.warnings, *literal.warnings))
        return builder.with_meta(meta), found, literal


def _literal(text: str, name: str) -> _Literal:
    """Find the text's JSON string; of a file that breaks off, as much as there is."""
    try:
        places = {key: (start, end) for key, start, end in _members(text)}
        values = json.loads(text, strict=False)
        values = values if isinstance(values, dict) else {}
        media = values.get("media")
        if "text" in places and isinstance(values.get("text"), str):
            start, end = places["text"][0] + 1, places["text"][1] - 1
            html, warnings = replace_unusable(values["text"])
            known = replace_unusable(media)[0] if isinstance(media, str) else ""
            return _Literal(html, start, end, known, tuple(warnings))
    except (ValueError, RecursionError):
        m = _TEXT.search(text)
        whole = _LITERAL.match(text, m.end()) if m else None
        if whole is not None:
            raw = whole[0]
            html, warnings = replace_unusable(_ESCAPE.sub(_unescaped, raw))
            line = text.count("\n", 0, whole.end()) + 1
            broken = ReadWarning(line, "the file is incomplete or not valid JSON; its text is read as far as possible")
            return _Literal(html, whole.start(), whole.end(), "", (broken, *warnings))
    raise UnreadableFileError(f'{name} has no "text" as oTranscribe writes it; export the transcript from there again.')


def _unescaped(m: re.Match[str]) -> str:
    try:
        return str(json.loads(f'"{m[0]}"', strict=False))
    except ValueError:
        return "\ufffd"


def _members(text: str) -> Iterator[tuple[str, int, int]]:
    """Yield the keys of the outermost object with where their values are."""
    decoder = json.JSONDecoder(strict=False)
    space = re.compile(r"[ \t\n\r]*")

    def skip(at: int) -> int:
        m = space.match(text, at)
        return m.end() if m else at

    at = skip(0)
    if text[at : at + 1] != "{":
        return
    at = skip(at + 1)
    while text[at : at + 1] == '"':
        key, at = decoder.raw_decode(text, at)
        at = skip(skip(at) + 1)
        _, end = decoder.raw_decode(text, at)
        yield key, at, end
        at = skip(end)
        if text[at : at + 1] != ",":
            return
        at = skip(at + 1)


def write(transcript: Transcript, options: WriteOptions) -> str:
    """Write oTranscribe's file; one that was read is changed in place only."""
    text = source_text(transcript.meta, _ID)
    if text is not None:
        original, found, literal = _read(SourceText(text, transcript.meta.encoding), transcript.meta.source_name)
        patches = HtmlPatch(found, transcript, original, options).patches()
        if patches is not None:
            return apply(text, _outer(text, literal, patches))
    value = {
        "text": _new_file(transcript, options),
        "media": dict(transcript.meta.properties).get(_MEDIA, ""),
        "media-time": 0,
    }
    return json.dumps(value, ensure_ascii=False)


def _outer(text: str, literal: _Literal, patches: list[Patch]) -> Iterator[Patch]:
    """Yield the patches of the HTML as patches of the JSON around it."""
    raw = text[literal.start : literal.end]
    shifts = [(0, 0)]  # from this character of the HTML on, that many more in the JSON
    more = 0
    for m in _ESCAPE.finditer(raw):
        more += len(m[0]) - 1
        shifts.append((m.end() - more, more))
    ends = [at for at, _ in shifts]

    def place(at: int) -> int:
        return literal.start + at + shifts[bisect_right(ends, at) - 1][1]

    for patch in patches:
        new = json.dumps(patch.text, ensure_ascii=raw.isascii())[1:-1]
        yield Patch(place(patch.start), place(patch.end), new)


def _new_file(transcript: Transcript, options: WriteOptions) -> str:
    """Return the HTML: a paragraph each, opened by its time and, at turns, by who speaks."""
    parts = []
    for out, opens in pairs_of(paragraphs(transcript, options)):
        name, span = out.speaker, out.words[0].span
        stamp = ""
        if span is not None:
            seconds = seconds_text(span.start_ms)
            shown = short_clock(span.start_ms)
            stamp = f'<span class="timestamp" contenteditable="false" data-timestamp="{seconds}">{shown}</span> '
        speaker = f"<b>{escaped(name)}:</b> " if name and opens else ""
        parts.append(f"<p>{stamp}{speaker}{escaped(out.text)}</p>")
    return "".join(parts)


CODEC = Codec(sniff, read, write)
