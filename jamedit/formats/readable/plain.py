"""Plain reading text (.txt): paragraphs between blank lines or one a line, hard-wrapped or not, `Name:` at turns."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from jamedit.captioning.paragraphs import Unit, break_units, closes_sentence
from jamedit.document import Transcript
from jamedit.document.tokens import token_spans
from jamedit.formats.base import Codec, has_extension
from jamedit.formats.engine.builder import Builder, quiet_gc
from jamedit.formats.engine.paragraphs.names import speaker_prefixes
from jamedit.formats.engine.paragraphs.plain_text_shape import Shape, block_places, is_wrapped, line_places, shape_of
from jamedit.formats.engine.paragraphs.writing import ParagraphPassage, joined, paragraph_text, paragraphs
from jamedit.formats.engine.source_layout import Layout, layout_of
from jamedit.formats.options import WriteOptions
from jamedit.formats.source import SourceText

_ID = "txt"
_WALL = 400  # a block of more words is broken by the rule for readers
_STANDARD = Layout()

Place = tuple[int, int]


def sniff(text: str, name: str) -> float:
    """Say how sure it is that a text is plain: never surer than a format with marks of its own."""
    return 0.3 if has_extension(name, (".txt", ".text")) else 0.1


def read(source: SourceText, name: str) -> Transcript:
    """Read plain text; every paragraph is kept as it is where it is not as the writer would put it."""
    builder, text = Builder(), source.text
    places = list(_places(text))
    prefixes = speaker_prefixes([text[a : min(b, a + 80)] for a, b in places])
    layout = Layout(head=text[: places[0][0]] if places else text, tail=text[places[-1][1] :] if places else "")
    gaps = [text[a[1] : b[0]] for a, b in pairwise(places)]
    if gaps and gaps.count("\n") > len(gaps) // 2:
        layout.separator = "\n"
    speaker = before = ""
    with quiet_gc():
        for i, ((start, end), prefix) in enumerate(zip(places, prefixes, strict=True)):
            speaker = prefix.name or speaker
            words = text[start + prefix.length : end].split()
            key = builder.paragraph(words, speaker)
            usual = (f"{speaker}: " if speaker != before else "") + " ".join(words)
            before = speaker
            if text[start:end] != usual:
                layout.raw[key] = text[start + prefix.length : end]
                if prefix.name:
                    layout.line[key] = text[start : start + prefix.length]
            if i < len(gaps) and gaps[i] != layout.separator:
                layout.gap[key] = gaps[i]
        return builder.transcript(source, name, _ID, layout, _STANDARD)


def _places(text: str) -> Iterator[Place]:
    """Yield where each paragraph is, spaces around it left out."""
    shape = shape_of(text)
    for start, end in block_places(text):
        lines = text[start:end].split("\n")
        whole = len(lines) == 1 or (shape is not Shape.LINES and _is_one(lines))
        for a, b in [(start, end)] if whole else line_places(text, start, end):
            part = text[a:b]
            yield from _cut(text, b - len(part.lstrip()), a + len(part.rstrip()))


def _is_one(lines: Sequence[str]) -> bool:
    """Tell whether the lines of a block are one paragraph: broken at a width, or with sentences that run on."""
    if any(p.name for p in speaker_prefixes(lines)):
        return False
    return is_wrapped(lines) or sum(closes_sentence(line.split()[-1]) for line in lines[:-1]) < 0.5 * (len(lines) - 1)


def _cut(text: str, start: int, end: int) -> Iterator[Place]:
    """Yield a paragraph's place, or the places of its parts when it is a wall of words."""
    if end - start <= 2 * _WALL or len(text[start:end].split()) <= _WALL:
        yield start, end
        return
    spans = token_spans(text[start:end])
    units = _sentences([text[start + a : start + b] for a, b in spans])
    sizes = [len(u.words) for u in units]
    at = done = 0
    for count in break_units(units):
        words = sum(sizes[done:count])
        yield start + spans[at][0], start + spans[at + words - 1][1]
        at, done = at + words, count


def _sentences(words: Sequence[str]) -> list[Unit]:
    units: list[Unit] = []
    run: list[str] = []
    for word in words:
        run.append(word)
        if closes_sentence(word) or len(run) >= 80:
            units.append(Unit(run))
            run = []
    return [*units, Unit(run)] if run else units


def write(transcript: Transcript, options: WriteOptions) -> str:
    """Write paragraphs, a blank line between them, `Name:` where the speaker changes; nothing is wrapped."""
    layout = layout_of(transcript.meta, _ID, _STANDARD)
    if options.paragraphs != "keep":
        layout = replace(layout, separator="\n" if options.paragraphs == "lines" else "\n\n")
    parts = []
    for out in paragraphs(transcript, options):
        key = out.key
        kept = layout.line.get(key, "")
        opening = kept.replace(_name(kept), out.speaker) if kept and out.speaker else _opening(out, bool(kept))
        parts.append((key, "", out.time + opening + paragraph_text(out.texts, layout.raw.get(key))))
    return joined(parts, layout)


def _opening(out: ParagraphPassage, wanted: bool) -> str:
    return f"{out.speaker}: " if out.speaker and (out.opens_turn or wanted) else ""


def _name(opening: str) -> str:
    return speaker_prefixes([opening + "…"] * 2)[0].name


CODEC = Codec(sniff, read, write)
