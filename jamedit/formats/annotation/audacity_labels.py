"""Label tracks of Audacity: start and end in seconds and the label, with tabs between.

A second line that begins with a backslash holds the frequencies of a label; it belongs to the line before.
"""

from __future__ import annotations

import re

from jamedit.document import Transcript
from jamedit.document.span import ordered
from jamedit.formats.base import Codec
from jamedit.formats.engine.builder import Builder
from jamedit.formats.engine.line_items.reading import Item, ItemPassage, Scheme, lines_of, read_items
from jamedit.formats.engine.line_items.seconds import like_seconds, seconds_ms
from jamedit.formats.engine.line_items.writing import write_items
from jamedit.formats.options import WriteOptions
from jamedit.formats.source import SourceText

_ID = "labels"
_NUMBER = r"-?\d{1,12}(?:[.,]\d{1,18})?(?:[eE][-+]?\d{1,3})?"
_LINE = re.compile(rf"[ ]*({_NUMBER})[ ]*\t[ ]*({_NUMBER})[ ]*(?:\t([^\n]*))?$")
_FREQUENCIES = re.compile(rf"\\\t[ ]*{_NUMBER}[ ]*\t[ ]*{_NUMBER}[ ]*$")


def sniff(text: str, name: str) -> float:
    """Say how sure it is that a text is a label track: every line has two numbers and a label."""
    lines = [line for line in text[:20_000].split("\n")[:200] if line.strip()]
    if not lines or not _LINE.match(lines[0]):
        return 0.0
    fitting = sum(1 for line in lines if _LINE.match(line) or _FREQUENCIES.match(line))
    return 0.93 if fitting >= 0.9 * len(lines) else 0.0


def _items(text: str, builder: Builder) -> list[Item]:
    items: list[Item] = []
    for number, (start, end) in enumerate(lines_of(text), 1):
        line = text[start:end].rstrip("\n")
        if items and items[-1].end == start and _FREQUENCIES.match(line):
            items[-1].end = end
            continue
        match = _LINE.match(line)
        words = (match[3] or "").split() if match else line.split()
        if not words:
            continue
        if match is None:
            builder.warn(number, "a line that is not a label, kept as text")
            items.append(Item(start, end, (start, start + len(line)), words))
            continue
        a, b, body = ((start + i, start + j) for i, j in (match.span(1), match.span(2), match.span(3)))
        span = ordered(seconds_ms(match[1]), seconds_ms(match[2]))
        items.append(Item(start, end, body, words, span, start_at=a, end_at=b))
    return items


def _new_item(out: ItemPassage) -> str:
    start, end = (out.span.start_ms, out.span.end_ms) if out.span else (0, 0)
    return f"{start // 1000}.{start % 1000:03d}000\t{end // 1000}.{end % 1000:03d}000\t{out.text}\n"


_SCHEME = Scheme(_ID, _items, _new_item, like_seconds, points=True, grain="either")


def read(source: SourceText, name: str) -> Transcript:
    """Read a label track; labels of one word each give the times of the words."""
    return read_items(source, name, _SCHEME)


def write(transcript: Transcript, options: WriteOptions) -> str:
    """Write one label a caption."""
    return write_items(transcript, options, _SCHEME)


CODEC = Codec(sniff, read, write)
