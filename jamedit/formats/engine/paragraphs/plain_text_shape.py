"""What kind of plain text a file is: captions without times, a paragraph a line, or blocks between blank lines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from enum import Enum
from itertools import pairwise

from jamedit.captioning.paragraphs import closes_sentence
from jamedit.formats.engine.paragraphs.names import speaker_prefixes

_WALL = 300  # words in a single line or block that are no paragraph any more
_LONG = 110  # characters: longer lines are paragraphs
_NARROWEST_WRAP, _WIDEST_WRAP = 30, 132


class Shape(Enum):
    """Name the kinds of plain text."""

    CAPTIONS = "captions"  # lines that break anywhere, as pasted from a player
    LINES = "lines"  # each line a paragraph
    BLOCKS = "blocks"  # paragraphs between blank lines


def line_places(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield where each line with a word in it is, line ends left out."""
    at = start
    for line in text[start:end].split("\n"):
        if line and not line.isspace():
            yield at, at + len(line)
        at += len(line) + 1


def block_places(text: str) -> Iterator[tuple[int, int]]:
    """Yield where each run of lines without a blank one between them is."""
    open_at = last = -1
    for start, end in line_places(text, 0, len(text)):
        if open_at >= 0 and start > last + 1:
            yield open_at, last
            open_at = -1
        open_at = start if open_at < 0 else open_at
        last = end
    if open_at >= 0:
        yield open_at, last


def shape_of(text: str) -> Shape:
    """Say what kind of text this is, from its lines alone."""
    lines = [line for line in text.split("\n") if line.strip()]
    if not lines:
        return Shape.BLOCKS
    if sum(line.endswith("\xa0") for line in lines) >= 0.3 * len(lines):
        return Shape.CAPTIONS
    count = sum(1 for _ in block_places(text))
    if count > 1 and len(lines) < 25 * count:
        return Shape.BLOCKS
    return Shape.LINES if _paragraph_a_line(lines) else Shape.CAPTIONS


def _paragraph_a_line(lines: Sequence[str]) -> bool:
    if len(lines) == 1:
        return len(lines[0].split()) <= _WALL
    if any(p.name for p in speaker_prefixes(lines)):
        return True
    ended = sum(closes_sentence(line.split()[-1]) for line in lines)
    return sorted(map(len, lines))[len(lines) // 2] > _LONG or ended >= 0.7 * len(lines)


def is_wrapped(lines: Sequence[str]) -> bool:
    """Tell whether the lines of a block are one paragraph broken at a width: the next word would not have fitted."""
    if len(lines) < 2:
        return True
    width = max(map(len, lines))
    if not _NARROWEST_WRAP <= width <= _WIDEST_WRAP:
        return False
    full = sum(len(a.rstrip()) + 1 + len(b.split()[0]) > width - 4 for a, b in pairwise(lines))
    return full >= 0.6 * (len(lines) - 1)
