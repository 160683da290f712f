"""Captions without times, a line each, as they are pasted from a player; no-break spaces mark where they wrapped.

The lines are joined to running text and broken into paragraphs by the rule for readers. A line that a paragraph's
start cuts in two is one line again when it is written.
"""

from __future__ import annotations

from collections.abc import Iterator

from jamedit.captioning.paragraphs import Unit, break_units, closes_sentence
from jamedit.document import CueSource, Transcript
from jamedit.formats.base import Codec
from jamedit.formats.engine.builder import Builder, Caption, quiet_gc
from jamedit.formats.engine.cue_list.assemble import assemble
from jamedit.formats.engine.cue_list.reading import Found, finish
from jamedit.formats.engine.cue_list.writing import CuePassage, body, captions
from jamedit.formats.engine.inline_markup import placed_words
from jamedit.formats.engine.paragraphs.plain_text_shape import Shape, shape_of
from jamedit.formats.engine.source_layout import Layout, layout_of
from jamedit.formats.options import WriteOptions
from jamedit.formats.source import SourceText

_ID = "lines"
_TURN = ">>"  # how broadcast captions mark that somebody else speaks
_MOST_WORDS = 80  # a line of more is cut without a full stop
_STANDARD = Layout(separator="\n")


def sniff(text: str, name: str) -> float:
    """Say how sure it is that a text is made of caption lines."""
    return 0.5 if shape_of(text) is Shape.CAPTIONS else 0.0


def read(source: SourceText, name: str) -> Transcript:
    """Read caption lines."""
    builder = Builder()
    with quiet_gc():
        found, pieces = _lines(source.text)
        _add_paragraphs(builder, pieces)
        return finish(builder, found, source, name, _ID, _STANDARD)


def _lines(text: str) -> tuple[list[Found], list[tuple[Found, Unit]]]:
    """Return the lines with a word, and their pieces, the smallest runs of words that stay together."""
    found: list[Found] = []
    pieces: list[tuple[Found, Unit]] = []
    at, turn = 0, 0
    for line in text.split("\n"):
        words = line.split()
        if words:
            entry = Found([], at, at, at + len(line))
            found.append(entry)
            inside = line.endswith("\xa0") and not line.endswith("\xa0\xa0")
            runs = list(_runs(words))
            for number, run in enumerate(runs, 1):
                turn += run[0].startswith(_TURN)
                pieces.append((entry, Unit(run, str(turn), 0, not (inside and number == len(runs)))))
            entry.parts.append(Caption([], None, CueSource(line)))
        at += len(line) + 1
    return found, pieces


def _runs(words: list[str]) -> Iterator[list[str]]:
    """Cut a line after each sentence, before each change of speaker, and where it is very long."""
    run: list[str] = []
    for word in words:
        if run and word.startswith(_TURN):
            yield run
            run = []
        run.append(word)
        if closes_sentence(word) or len(run) >= _MOST_WORDS:
            yield run
            run = []
    if run:
        yield run


def _add_paragraphs(builder: Builder, pieces: list[tuple[Found, Unit]]) -> None:
    start = 0
    for end in break_units(unit for _, unit in pieces):
        paragraph: list[Caption] = []
        line: Found | None = None
        for entry, unit in pieces[start:end]:
            if entry is not line:
                paragraph.append(_opened(entry))
                line = entry
            paragraph[-1].words.extend(unit.words)
        builder.caption_paragraph(paragraph)
        start = end


def _opened(entry: Found) -> Caption:
    """Return the line's own caption, or the rest of it when an earlier paragraph has its first words."""
    if not entry.parts[0].words:
        return entry.parts[0]
    entry.parts.append(Caption([]))
    return entry.parts[-1]


def write(transcript: Transcript, options: WriteOptions) -> str:
    """Write one caption line after the other; an untouched line is written as it came."""
    same = transcript.meta.source_format == _ID
    layout = layout_of(transcript.meta, _ID, _STANDARD)
    cues = captions(transcript, options, _ID, need_times=False)

    def text(cue: CuePassage) -> str:
        return body(cue, same, placed_words)

    return assemble(cues, layout, lambda cue, number: "", text)


CODEC = Codec(sniff, read, write)
