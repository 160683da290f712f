"""YouTube's captions in XML, versions 1 to 3 (.srv1, .srv2, .srv3).

Automatic captions roll: lines overlap in time, and `append` elements add words or a line break to the line before. A
line with its additions is one caption, and every word is there once, at its own time where the file gives one.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import partial

from jamedit.captioning.segment import wrap
from jamedit.document import Span, Timing, Transcript, Word
from jamedit.document.timecode import seconds_text
from jamedit.formats.base import Codec
from jamedit.formats.engine.builder import Builder, quiet_gc
from jamedit.formats.engine.cue_list.writing import CuePassage, captions, lines_like
from jamedit.formats.engine.inline_markup import retyped
from jamedit.formats.engine.markup_tree.patching import Slot, caption_patches, encodable
from jamedit.formats.engine.markup_tree.tree import escaped, plain_sections
from jamedit.formats.engine.patches import Patch, apply
from jamedit.formats.engine.source_text import keep_text, source_text
from jamedit.formats.options import WriteOptions
from jamedit.formats.source import SourceText
from jamedit.formats.subtitles.youtube_xml_read import Row, Version, document, words_of

_HEADS = {
    "srv1": re.compile(r"<transcript\b[^<>]*>\s*(?:<text\b[^<>]*\bstart\s*=|</transcript|$)"),
    "srv2": re.compile(r"<timedtext\b(?![^<>]*\bformat\s*=\s*[\"']3)[^<>]*>"),
    "srv3": re.compile(r"<timedtext\b[^<>]*\bformat\s*=\s*[\"']3[\"'][^<>]*>"),
}
_TIMED = re.compile(r"<(s|p|text)\b[^<>]*>")
_VALUE = re.compile(r"\b(t|ac)\s*=\s*([\"'])([^\"'<>]*)\2")


def _sniff(version: Version, text: str, name: str) -> float:
    return 0.97 if text.lstrip("\ufeff \t\n").startswith("<") and _HEADS[version].search(text[:20_000]) else 0.0


def _read(version: Version, source: SourceText, name: str) -> Transcript:
    builder = Builder()
    with quiet_gc():
        found = _built(version, source.text, name, builder)
        made = builder.with_meta(replace(source.meta(name, version), properties=keep_text(source.text)))
        return _with_confidence(made, found)


def _built(version: Version, text: str, name: str, builder: Builder) -> list[Slot[Row]]:
    found = document(version, text, name, builder)
    builder.captions([part for slot in found for part in slot.parts])
    return found


def _confidences(slots: list[Slot[Row]]) -> dict[int, float]:
    """Return the confidence of each word that has one, by its id."""
    found: dict[int, float] = {}
    for slot in slots:
        first = slot.parts[0].word_id
        found.update({first + i: c for i, c in enumerate(slot.data.confidences) if c is not None})
    return found


def _with_confidence(transcript: Transcript, slots: list[Slot[Row]]) -> Transcript:
    sure = _confidences(slots)
    if not sure:
        return transcript
    paragraphs = tuple(
        replace(p, words=tuple(replace(w, confidence=sure.get(w.id)) for w in p.words)) for p in transcript.paragraphs
    )
    return replace(transcript, paragraphs=paragraphs)


def _write(version: Version, transcript: Transcript, options: WriteOptions) -> str:
    text = source_text(transcript.meta, version)
    cues = captions(transcript, options, version)
    if text is not None:
        with quiet_gc():
            slots = _built(version, text, transcript.meta.source_name, Builder())
        writer = _Writer(version, text, transcript.meta.encoding, slots)
        patches = caption_patches(text, slots, cues, writer.change, writer.new_caption)
        if patches is not None:
            return apply(text, patches)
    encoding = transcript.meta.encoding if transcript.meta.source_format == version else ""
    return encodable(_new_file(version, cues, encoding), encoding)


@dataclass(slots=True)
class _Time:
    """Hold when a marked word began by the file, and how sure the file was of it."""

    start_ms: int | None
    confidence: float | None


class _Writer:
    """Make the patches of single captions."""

    def __init__(self, version: Version, text: str, encoding: str, slots: list[Slot[Row]]) -> None:
        self._version, self._text, self._encoding = version, text, encoding
        sure = _confidences(slots)
        self._has_confidence = bool(sure)
        self._before: dict[int, _Time] = {}
        for slot in slots:
            for part in slot.parts:
                for i, (span, _) in enumerate(part.word_times or ()):
                    self._before[part.word_id + i] = _Time(span.start_ms, sure.get(part.word_id + i))

    def change(self, slot: Slot[Row], out: CuePassage) -> Iterator[Patch]:
        """Yield what changes in a caption that stays."""
        span, old = out.span, slot.span
        start_moved = span is not None and old is not None and span.start_ms != old.start_ms
        if span is not None and old is not None and span != old and slot.data.start is not None:
            if start_moved:
                start = slot.data.start
                yield Patch(start.start, start.end, self._number(span.start_ms))
            length = slot.data.length
            if length is not None:
                yield Patch(length.start, length.end, self._number(span.length_ms))
            elif slot.data.open and span.length_ms != old.length_ms:
                name = "dur" if self._version == "srv1" else "d"
                at = slot.data.start.end + 1
                yield Patch(at, at, f' {name}="{self._number(span.length_ms)}"')
        stood = raw = self._text[slot.body : slot.end]
        if out.texts != slot.words:
            raw = self._retyped(plain_sections(stood), out.texts)
        if slot.data.marked:
            raw = self._retimed(raw, slot, out, start_moved=start_moved)
        if raw != stood:
            yield Patch(slot.body, slot.end, encodable(raw, self._encoding))

    def _retyped(self, raw: str, words: list[str]) -> str:
        new = retyped(raw, words_of(self._version, raw), words, escape=partial(_escaped, self._version))
        if [w.text for w in words_of(self._version, new)] == words:
            return new
        return "\n".join(_escaped(self._version, line) for line in wrap(words))

    def _retimed(self, raw: str, slot: Slot[Row], out: CuePassage, *, start_moved: bool) -> str:
        """Write the times of words that have others now, and how sure they are where the file says so."""
        if not start_moved and all(self._is_as_before(w) for w in out.words):
            return raw
        placed = words_of(self._version, raw)
        span = out.span
        base = span.start_ms if span else slot.data.base_ms
        patches: list[Patch] = []
        opens = list(_TIMED.finditer(raw))
        for i, m in enumerate(opens):
            end = opens[i + 1].start() if i + 1 < len(opens) else len(raw)
            inside = [w for w, p in zip(out.words, placed, strict=False) if m.end() <= p.start < end]
            first = inside[0] if inside else None
            values = {v[1]: v for v in _VALUE.finditer(raw, m.start(), m.end())}
            start = first.span.start_ms if first and first.span else None
            if m[1] != "s":
                base = start if start is not None else _whole(values["t"][3], base) if "t" in values else base
                if "t" in values and start is not None and str(start) != values["t"][3]:
                    patches.append(_value(values["t"], str(start)))
                continue
            if start is not None and ("t" in values or start != base):
                now = str(start - base)
                if "t" not in values:
                    patches.append(Patch(m.start() + 2, m.start() + 2, f' t="{now}"'))
                elif now != values["t"][3]:
                    patches.append(_value(values["t"], now))
            if self._has_confidence and first and "ac" in values and not self._is_as_before(first):
                patches.append(_value(values["ac"], str(_ac(first))))
        return apply(raw, patches)

    def _is_as_before(self, word: Word) -> bool:
        before = self._before.get(word.id)
        start = word.span.start_ms if word.span else None
        return before is not None and (before.start_ms, before.confidence) == (start, word.confidence)

    def _number(self, ms: int) -> str:
        return seconds_text(ms) if self._version == "srv1" else str(ms)

    def new_caption(self, out: CuePassage, model: Slot[Row]) -> str:
        """Return a new caption."""
        if out.span is None:
            return encodable(_escaped(self._version, out.text), self._encoding)
        return encodable(_element(self._version, out, marked=model.data.marked), self._encoding)


def _value(m: re.Match[str], text: str) -> Patch:
    return Patch(m.start(3), m.end(3), text)


def _whole(text: str, default: int) -> int:
    return int(text) if text.isdecimal() and len(text) < 18 else default


def _ac(word: Word) -> int:
    return 255 if word.confidence is None else round(word.confidence * 255)


def _escaped(version: Version, text: str) -> str:
    once = html.escape(text, quote=False)
    return once if version != "srv1" or once == text else html.escape(once, quote=False)


def _new_file(version: Version, cues: list[CuePassage], encoding: str) -> str:
    declared = "utf-16" if encoding.startswith("utf-16") else encoding.removesuffix("-sig") or "utf-8"
    head, tail = {
        "srv1": ("<transcript>", "</transcript>"),
        "srv2": ("<timedtext>", "</timedtext>"),
        "srv3": ('<timedtext format="3">\n<body>', "</body>\n</timedtext>"),
    }[version]
    lines = [_element(version, out, marked=True) for out in cues if out.span]
    return "\n".join([f'<?xml version="1.0" encoding="{declared}" ?>{head}', *lines, tail, ""])


def _element(version: Version, out: CuePassage, *, marked: bool) -> str:
    """Return one caption; version 3 marks the words whose times are known."""
    span = out.span or Span(0, 0)
    if version == "srv1":
        text = "\n".join(
            _escaped(version, line) for line in lines_like(out.source.text if out.source else "", out.texts, out.width)
        )
        return f'<text start="{seconds_text(span.start_ms)}" dur="{seconds_text(span.length_ms)}">{text}</text>'
    tag = "p" if version == "srv3" else "text"
    text = "\n".join(
        _escaped(version, line) for line in lines_like(out.source.text if out.source else "", out.texts, out.width)
    )
    if version == "srv3" and marked and any(_is_known(w) for w in out.words):
        text = _marked(out, span.start_ms)
    return f'<{tag} t="{span.start_ms}" d="{span.length_ms}">{text}</{tag}>'


def _is_known(word: Word) -> bool:
    return word.span is not None and word.timing is not Timing.ESTIMATED


def _marked(out: CuePassage, base: int) -> str:
    """Return the words of a caption, each run that has a time of its own in an `s`."""
    runs: list[tuple[Word, list[str]]] = []
    for word in out.words:
        if not runs or _is_known(word) or word.confidence != runs[-1][0].confidence:
            runs.append((word, []))
        runs[-1][1].append(word.text)
    parts = []
    for i, (word, texts) in enumerate(runs):
        start = max(0, word.span.start_ms - base) if word.span else 0
        time = f' t="{start}"' if start or i else ""
        sure = "" if word.confidence is None else f' ac="{_ac(word)}"'
        parts.append(f"<s{time}{sure}>{' ' if i else ''}{escaped(' '.join(texts))}</s>")
    return "".join(parts)


def _codec(version: Version) -> Codec:
    return Codec(partial(_sniff, version), partial(_read, version), partial(_write, version))


SRV1, SRV2, SRV3 = _codec("srv1"), _codec("srv2"), _codec("srv3")
