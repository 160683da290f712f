"""SBV (.sbv), YouTube's own captions: `0:00:01.000,0:00:02.500`, lines of text, a blank line."""

from __future__ import annotations

import re

from jamedit.captioning.segment import wrap
from jamedit.document import Transcript
from jamedit.document.span import ordered
from jamedit.document.timecode import milliseconds
from jamedit.formats.base import Codec, has_extension
from jamedit.formats.engine.builder import Builder
from jamedit.formats.engine.clock_times import like_clock
from jamedit.formats.engine.line_items.labels import keeps_speakers as names_speakers
from jamedit.formats.engine.line_items.labels import take_labels, write_labelled
from jamedit.formats.engine.line_items.reading import Item, ItemPassage, Scheme, read_items
from jamedit.formats.options import WriteOptions
from jamedit.formats.source import SourceText

_ID = "sbv"
_TIME = r"(\d{1,9}):(\d{1,2}):(\d{1,2})(?:[.,](\d{1,9}))?"
_OPENING = re.compile(rf"^[ \t]*(?P<start>{_TIME})[ \t]*,[ \t]*(?P<end>{_TIME})[ \t]*(?:\n|\Z)", re.MULTILINE)
_BROKEN = re.compile(r"^[ \t]*+\d++:\d++[:\d.]*+[ \t]*+,[ \t\d:.,]*+$", re.MULTILINE)


def sniff(text: str, name: str) -> float:
    """Say how sure it is that a text is SBV."""
    first = _OPENING.search(text)
    if first is None:
        return 0.0
    opens = not text[: first.start()].strip()
    return 0.96 if opens else 0.8 if has_extension(name, (".sbv",)) else 0.0


def _labelled(text: str, builder: Builder) -> list[Item]:
    items = _items(text, builder)
    take_labels(text, items, _SCHEME)
    return items


def _items(text: str, builder: Builder) -> list[Item]:
    openings = list(_OPENING.finditer(text))
    items = _before(text, openings[0].start() if openings else len(text), builder)
    for i, m in enumerate(openings):
        end = openings[i + 1].start() if i + 1 < len(openings) else len(text)
        raw = text[m.end() : end]
        words = raw.split()
        if not words:
            continue
        if _BROKEN.search(raw):
            builder.warn_at(text, m.end(), "a caption whose times cannot be read, kept as text")
        start_ms, end_ms = (milliseconds(*m.group(*g)) for g in ((2, 3, 4, 5), (7, 8, 9, 10)))
        items.append(
            Item(
                m.start(),
                end,
                (m.end(), end),
                words,
                ordered(start_ms, end_ms),
                shown=raw.strip("\n"),
                start_at=m.span("start"),
                end_at=m.span("end"),
            )
        )
    return items


def _before(text: str, end: int, builder: Builder) -> list[Item]:
    words = text[:end].split()
    if words:
        builder.warn(1, "text before the first time, kept as text")
    return [Item(0, end, (0, end), words)] if words else []


def _clock(ms: int) -> str:
    return like_clock("0:00:00.000", ms)


def _new_item(out: ItemPassage) -> str:
    lines = out.speaker + "\n".join(wrap(out.texts, out.width))
    return f"{_clock(out.span.start_ms)},{_clock(out.span.end_ms)}\n{lines}\n\n" if out.span else f"{lines}\n\n"


_SCHEME = Scheme(_ID, _labelled, _new_item, like_clock, separator="\n\n", copied=False)


def read(source: SourceText, name: str) -> Transcript:
    """Read SBV; text before the first time is kept as text."""
    return read_items(source, name, _SCHEME)


def write(transcript: Transcript, options: WriteOptions) -> str:
    """Write SBV."""
    return write_labelled(transcript, options, _SCHEME, _items)


def keeps_speakers(transcript: Transcript, options: WriteOptions) -> bool:
    """Tell whether speakers are named in front of the text."""
    return names_speakers(transcript, options, _SCHEME, _items)


CODEC = Codec(sniff, read, write, keeps_speakers=keeps_speakers)
