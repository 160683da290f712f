"""TTML and DFXP (.ttml, .dfxp): captions in XML, with agents as speakers.

An untouched file comes back as it was; an edit changes the text, the times and the agent of its caption in place, each
time in the notation that is there (clock, frames, ticks, "1.5s").
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from jamedit.captioning.segment import wrap
from jamedit.document import Span, Transcript
from jamedit.document.timecode import timestamp
from jamedit.formats.base import Codec, has_extension
from jamedit.formats.engine.builder import Builder, quiet_gc
from jamedit.formats.engine.cue_list.writing import CuePassage, captions, lines_like
from jamedit.formats.engine.inline_markup import placed_words, retyped
from jamedit.formats.engine.markup_tree.patching import Slot, caption_patches, encodable
from jamedit.formats.engine.markup_tree.tree import TAG, Element, escaped, parse, plain_sections
from jamedit.formats.engine.patches import Patch, apply
from jamedit.formats.engine.source_text import keep_text, source_text, untouched_text
from jamedit.formats.options import WriteOptions
from jamedit.formats.source import SourceText
from jamedit.formats.subtitles.ttml_read import Document, Place, document
from jamedit.formats.subtitles.ttml_speakers import Cast, agent

_ID = "ttml"
_ROOT = re.compile(r"<(?:[\w.\-]+:)?tt[\s>/]")


def sniff(text: str, name: str) -> float:
    """Say how sure it is that a text is TTML."""
    root = _ROOT.search(text[:20_000])
    if root is None or not text.lstrip("\ufeff \t\n").startswith("<"):
        return 0.0
    known = "ttml" in text[root.start() : root.start() + 2_000] or "ttaf" in text[root.start() : root.start() + 2_000]
    return 0.98 if known else 0.9 if has_extension(name, (".ttml", ".dfxp", ".xml")) else 0.75


def read(source: SourceText, name: str) -> Transcript:
    """Read TTML."""
    builder = Builder()
    with quiet_gc():
        found = _built(source.text, name, builder)
        meta = replace(source.meta(name, _ID), title=found.title, language=found.language)
        return builder.with_meta(replace(meta, properties=keep_text(source.text)))


def _built(text: str, name: str, builder: Builder) -> Document:
    """Read a text and put its captions into the builder, which numbers their words."""
    found = document(text, name, builder)
    edges = sorted({0, len(found.slots), *found.sections})
    for start, end in pairwise(edges):
        if start in found.sections:
            builder.section(found.sections[start])
        builder.captions([part for slot in found.slots[start:end] for part in slot.parts])
    return found


def write(transcript: Transcript, options: WriteOptions) -> str:
    """Write TTML; what was TTML before is changed in place only."""
    if options.speakers and (untouched := untouched_text(transcript, _ID)) is not None:
        return untouched
    text = source_text(transcript.meta, _ID)
    cues = captions(transcript, options, _ID)
    if text is not None:
        with quiet_gc():
            found = _built(text, transcript.meta.source_name, Builder(keeping=False))
        writer = _Writer(found, text, transcript.meta.encoding, cues, speakers=options.speakers)
        patches = caption_patches(text, found.slots, cues, writer.change, writer.new_caption)
        if patches is not None:
            return apply(text, [*patches, *writer.cast.patches])
    return _new_file(transcript, cues)


class _Writer:
    """Make the patches of single captions."""

    def __init__(self, found: Document, text: str, encoding: str, cues: list[CuePassage], *, speakers: bool) -> None:
        self._found, self._text, self._encoding = found, text, encoding
        self.cast = Cast(found, text, found.slots, cues, speakers=speakers)

    def change(self, slot: Slot[Place], cue: CuePassage) -> Iterator[Patch]:
        """Yield what changes in a caption that stays."""
        if not slot.data.element.tag:  # text that was outside of any caption
            if cue.texts != slot.words:
                yield Patch(slot.body, slot.end, self._escaped(cue.texts))
            return
        if cue.span != slot.span and cue.span and (slot.data.timed or not self._word_spans(slot)):
            yield from self._retimed(slot, cue.span)
        yield from self._retold(slot, cue)

    def _retimed(self, slot: Slot[Place], span: Span) -> Iterator[Patch]:
        element, base = slot.data.element, slot.data.base_ms
        values = self._found.tree.attributes(element)
        old = slot.span or Span(0, 0)
        wanted = {"begin": (old.start_ms, span.start_ms, base), "end": (old.end_ms, span.end_ms, base)}
        wanted["dur"] = (old.length_ms, span.length_ms, 0)
        model = next((values[k].value for k in wanted if k in values), "00:00:00.000")
        for name, (before, now, origin) in wanted.items():
            missing = (name == "begin" and now != base) or (name == "end" and "dur" not in values)
            if name in values and before != now:
                yield Patch(
                    values[name].start, values[name].end, self._found.rates.like(now - origin, values[name].value)
                )
            elif name not in values and missing and before != now:
                at = element.start + 1 + len(element.tag)
                yield Patch(at, at, f' {name}="{self._found.rates.like(now - origin, model)}"')

    def _retold(self, slot: Slot[Place], out: CuePassage) -> Iterator[Patch]:
        """Yield the changed text of a caption, its speakers and the times of its words."""
        voices = [(part.speaker, part.words) for part in slot.parts]
        new = self.cast.renamed(out.voices)
        one = len(voices) == len(new) == 1
        if one and voices[0][0] != new[0][0]:
            yield from self.cast.assign(slot.data.element, new[0][0])
        stood = raw = self._text[slot.body : slot.end]
        if not one and [n for n, _ in voices] != [n for n, _ in new]:
            raw = self._voices(new)
        elif out.texts != slot.words:
            raw = plain_sections(stood)
            raw = retyped(raw, placed_words(raw, self._found.marks), out.texts, escape=True)
            if [w.text for w in placed_words(raw, self._found.marks)] != out.texts:
                raw = self._wrapped(out)
        raw = self._with_word_times(slot, out, raw)
        if raw != stood:
            yield Patch(slot.body, slot.end, encodable(raw, self._encoding))

    def _word_spans(self, slot: Slot[Place]) -> bool:
        return slot.parts[0].word_times is not None

    def _with_word_times(self, slot: Slot[Place], out: CuePassage, raw: str) -> str:
        """Write the times of timed parts where the words in them have other times now."""
        if not self._word_spans(slot) or "<!" in raw:
            return raw
        before = {}
        for part in slot.parts:
            for i, (span, _) in enumerate(part.word_times or ()):
                before[part.word_id + i] = span
        moved = slot.data.timed and out.span is not None and slot.span != out.span
        if not moved and all(before.get(w.id) == w.span for w in out.words):
            return raw
        values = self._found.tree.attributes(slot.data.element)
        stays = slot.data.timed and "begin" in values and out.span and slot.data.element.name == "p"
        base = out.span.start_ms if stays and out.span and not self._found.absolute else slot.data.base_ms
        tree = parse(raw, "caption")
        placed = placed_words(raw, self._found.marks)
        patches: list[Patch] = []
        for element in tree.root.every("span"):
            here = [(w, p) for w, p in zip(out.words, placed, strict=False) if element.body <= p.start < element.end]
            known = [w.span for w, _ in here if w.span]
            if known:
                times = {"begin": known[0].start_ms - base, "end": known[-1].end_ms - base}
                times["dur"] = times["end"] - times["begin"]
                if here[-1][1].end > element.end:  # a word of several parts: where they meet is not known any more
                    times = {"begin": times["begin"]}
                for name, value in tree.attributes(element).items():
                    if name in times and self._found.rates.milliseconds(value.value) != times[name]:
                        patches.append(Patch(value.start, value.end, self._found.rates.like(times[name], value.value)))
        return apply(raw, patches)

    def new_caption(self, cue: CuePassage, model: Slot[Place]) -> str:
        """Return a new caption that looks like its neighbour."""
        element, base = model.data.element, model.data.base_ms
        if not element.tag or cue.span is None:
            return self._escaped(cue.texts)
        prefix = element.tag.rpartition(":")[0]
        opening = self._text[element.start : element.body]
        kept_attributes = self._other_attributes(element, opening)
        values = self._found.tree.attributes(element)
        begin = values["begin"].value if "begin" in values else "00:00:00.000"
        end = values["end"].value if "end" in values else begin
        times = f' begin="{self._found.rates.like(cue.span.start_ms - base, begin)}"'
        times += f' end="{self._found.rates.like(cue.span.end_ms - base, end)}"'
        voices = self.cast.renamed(cue.voices)
        agent = self.cast.attribute(voices[0][0], element) if len(voices) == 1 else ""
        inner = self._wrapped(cue) if len(voices) == 1 else self._voices(voices)
        tag = element.tag if element.name in ("p", "span") else f"{prefix}:p" if prefix else "p"
        return f"<{tag}{times}{agent}{kept_attributes}>{encodable(inner, self._encoding)}</{tag}>"

    def _other_attributes(self, element: Element, opening: str) -> str:
        """Return the attributes of an element that a new neighbour has as well: style, region, not id or time."""
        out = []
        for name, value in self._found.tree.attributes(element).items():
            if name not in ("id", "begin", "end", "dur", "agent"):
                whole = self._text[value.opens : value.end + 1]
                out.append(f" {whole}" if whole[-1] in "\"'" else f" {whole.rstrip(' >/')}")
        return "".join(out)

    def _wrapped(self, cue: CuePassage) -> str:
        return f"<{self._break()}/>".join(escaped(line) for line in wrap(cue.texts, cue.width))

    def _break(self) -> str:
        root = self._found.tree.root.first("tt")
        prefix = root.tag.rpartition(":")[0] if root else ""
        return f"{prefix}:br" if prefix else "br"

    def _voices(self, voices: list[tuple[str, list[str]]]) -> str:
        parts = []
        for name, words in voices:
            inner = f"<{self._break()}/>".join(escaped(line) for line in wrap(words))
            attribute = self.cast.attribute(name, None)
            span = self._break()[:-2] + "span"
            parts.append(f"<{span}{attribute}>{inner}</{span}>" if attribute else inner)
        return f"<{self._break()}/>".join(parts)

    def _escaped(self, words: list[str]) -> str:
        return encodable(escaped(" ".join(words)), self._encoding)


def _new_file(transcript: Transcript, cues: list[CuePassage]) -> str:
    """Write a new file: agents for speakers, a `p` for a caption."""
    meta = transcript.meta
    names = list(dict.fromkeys(name for cue in cues for name, _ in cue.voices if name))
    ids = {name: f"speaker{i}" for i, name in enumerate(names, 1)}
    encoding = meta.encoding if meta.source_format == _ID else ""
    declared = (
        "utf-16" if encoding.startswith("utf-16") else "utf-8" if encoding.startswith("utf-8") else encoding or "utf-8"
    )
    out = [
        f'<?xml version="1.0" encoding="{declared}"?>',
        '<tt xmlns="http://www.w3.org/ns/ttml" xmlns:ttm="http://www.w3.org/ns/ttml#metadata" '
        f'xml:lang="{escaped(meta.language)}">',
        "  <head>",
        "    <metadata>",
        *([f"      <ttm:title>{escaped(meta.title)}</ttm:title>"] if meta.title else []),
        *(f"      {agent('ttm', ids[name], name)}" for name in names),
        "    </metadata>",
        "  </head>",
        "  <body>",
        "    <div>",
        *(_paragraph(cue, ids) for cue in cues if cue.span),
        "    </div>",
        "  </body>",
        "</tt>",
        "",
    ]
    return encodable("\n".join(out), encoding or "utf-8")


def _paragraph(cue: CuePassage, ids: dict[str, str]) -> str:
    span = cue.span or Span(0, 0)
    times = f'begin="{timestamp(span.start_ms)}" end="{timestamp(span.end_ms)}"'
    name = cue.speaker
    if len(cue.voices) == 1:
        agent = f' ttm:agent="{ids[name]}"' if name else ""
        return f"      <p {times}{agent}>{_text_of(cue.source.text if cue.source else '', cue.texts, cue.width)}</p>"
    parts = [
        f'<span ttm:agent="{ids[name]}">{_text_of("", words, cue.width)}</span>'
        if name
        else _text_of("", words, cue.width)
        for name, words in cue.voices
        if words
    ]
    return f"      <p {times}>{'<br/>'.join(parts)}</p>"


def _text_of(source: str, words: list[str], width: int) -> str:
    """Return a caption's text in lines, those it had in its own format where they still fit."""
    return "<br/>".join(escaped(line) for line in lines_like(re.sub(TAG, "", source), words, width))


CODEC = Codec(sniff, read, write)
