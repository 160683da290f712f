"""Rows and cells of a text table: where they are, what they mean."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice, pairwise

from jamedit.document.timecode import clock_ms
from jamedit.formats.engine.headings import column, folded
from jamedit.formats.engine.line_items.frames import frame_rate, frames_ms
from jamedit.formats.engine.line_items.seconds import LATEST_MS

_UNITS = re.compile(r"(?<![\s_])[\s_]*+[(\[]?\b(ms|msec|millis|milliseconds|s|sec|secs|seconds)\b[)\]]?$")
_IN_BRACKETS = re.compile(r"[(\[][^()\[\]]{0,40}[)\]]")
_SAID = re.compile(r"\n{0,9}\"?sep=([,;|\t])\"?[ \t]{0,9}\n", re.IGNORECASE)  # as Excel writes and reads it
_LONGEST_SECONDS = 150  # that a row lasts: more are milliseconds
_MOST_ROWS = 200  # looked at to tell what a column holds


@dataclass(frozen=True, slots=True)
class Cell:
    """Hold the text of a cell and where it is, quotes and all; `row_end` is where its row ends."""

    text: str
    start: int
    end: int
    quoted: bool
    row_end: int


@dataclass(frozen=True, slots=True)
class Unit:
    """Say how many milliseconds a number stands for, and how many frames a second has where they are counted.

    Clock times are told by their colons.
    """

    per_ms: float = 1
    frames: int = 25

    def ms(self, literal: str) -> int | None:
        """Return the milliseconds that a cell tells, None when it is no time."""
        literal = literal.strip()
        if ":" in literal or ";" in literal:
            ms = frames_ms(literal, self.frames)
            return clock_ms(literal) if ms is None else ms
        number, per_ms = literal.replace(",", "."), self.per_ms
        if number[-1:] == "s" and number[:1].isdigit():
            number, per_ms = (number[:-2], 1) if number.endswith("ms") else (number[:-1], 1000)
        try:
            value = float(number) * per_ms
        except ValueError:
            return None
        return round(min(max(value, 0), LATEST_MS)) if value == value else None


@dataclass(frozen=True, slots=True)
class Columns:
    """Hold which column is what, by number."""

    text: int
    start: int | None
    end: int | None
    speaker: int | None
    confidence: int | None
    unit: Unit
    delimiter: str
    length: bool = False  # the end is given as a length
    named: bool = True
    length_unit: Unit = Unit()


def delimiter_of(text: str) -> str:
    """Return what parts the cells of a table: what the file says, else what its first line has most of."""
    said = _SAID.match(text)
    if said:
        return said[1]
    line = text.lstrip("\n").partition("\n")[0]
    return max("\t,;|", key=line.count)


def rows_of(text: str, delimiter: str) -> Iterator[list[Cell]]:
    """Yield the rows of a table; empty lines are none, nor is one that says what parts the cells ("sep=;")."""
    mark = re.escape(delimiter)
    cell = re.compile(rf'(?:"(?:[^"]++|"")*+"[ ]*|[^{mark}\n]*)({mark}|\n|\Z)')
    plain = re.compile(rf"[^{mark}\n]*({mark}|\n|\Z)")
    quotes_are_text = delimiter == "\t"
    spans: list[tuple[int, int]] = []
    said = _SAID.match(text)
    at = said.end() if said else 0
    while at < len(text):
        if not spans and text[at] == "\n":
            at += 1
            continue
        match = (cell if text[at] == '"' else plain).match(text, at)
        if match is None:
            break
        spans.append((at, match.start(1)))
        at = match.end()
        if match[1] == delimiter:
            if at == len(text):
                spans.append((at, at))
            else:
                continue
        yield _cells(text, spans, at, delimiter, quotes_are_text)
        spans = []
    if spans:
        yield _cells(text, spans, at, delimiter, quotes_are_text)


def _cells(text: str, spans: Sequence[tuple[int, int]], row_end: int, delimiter: str, literal: bool) -> list[Cell]:
    cells = []
    for start, end in spans:
        raw = text[start:end]
        inner = unquoted(raw, delimiter) if raw[:1] == '"' else None
        cells.append(Cell(raw if inner is None else inner, start, end, inner is not None, row_end))
    return cells


def unquoted(raw: str, delimiter: str) -> str | None:
    """Return what is between the quotes of a field, None when they are part of its text.

    Whisper writes tables with tabs that quote nothing: there quotes are such only where they are needed.
    """
    field = raw.rstrip(" ")
    if len(field) < 2 or field[0] != '"' or field[-1] != '"':
        return None
    inner = field[1:-1]
    if '"' in inner.replace('""', ""):
        return None
    if delimiter == "\t" and not ("\t" in inner or "\n" in inner or '""' in inner):
        return None
    return inner.replace('""', '"')


def columns_of(text: str, delimiter: str, *, by_name: bool) -> Columns | None:
    """Return which column is what, None when it is no table of timed text.

    A table without a first row of names is taken for one only where the file's name says that it is a table.
    """
    rows = list(islice(rows_of(text, delimiter), _MOST_ROWS))
    if not rows or len(rows[0]) < 2:
        return None
    names = [_UNITS.sub("", _IN_BRACKETS.sub("", folded(c.text))).strip() for c in rows[0]]
    words = column(names, "text")
    if words is None:
        return _unnamed(text, rows, delimiter) if by_name else None
    names[words] = ""
    start = column(names, "start")
    end, length = column([n if i != start else "" for i, n in enumerate(names)], "end"), column(names, "length")
    speaker = column(names, "speaker")
    if (start is None and speaker is None) or not _fits(rows[1:], len(names), start, by_name=by_name):
        return None
    headings = [folded(c.text) for c in rows[0]]
    unit = replace(_unit(headings, rows[1:], start, end), frames=frame_rate(text) or 25)
    last = end if end is not None else length
    by_length = end is None and length is not None
    length_unit = _length_unit(headings, rows[1:], length, unit) if by_length else unit
    sure = column(names, "confidence")
    return Columns(words, start, last, speaker, sure, unit, delimiter, by_length, length_unit=length_unit)


def _length_unit(names: Sequence[str], rows: Sequence[Sequence[Cell]], length: int | None, unit: Unit) -> Unit:
    """Return how lengths are counted: as the starts are, but by themselves where those are clock times."""
    if length is None or unit.per_ms != 1:
        return unit
    values = [v for row in rows if length < len(row) and (v := _number(row[length].text)) is not None]
    named = _UNITS.search(names[length])
    if named:
        return replace(unit, per_ms=1 if named[1].startswith("m") else 1000)
    short = bool(values) and sorted(values)[len(values) // 2] < _LONGEST_SECONDS
    return replace(unit, per_ms=1000) if short else unit


def _fits(rows: Sequence[Sequence[Cell]], width: int, start: int | None, *, by_name: bool) -> bool:
    """Tell whether what is below the names is a table and no text that happens to open with such words."""
    if not rows or by_name:
        return by_name
    if start is None:
        return sum(len(row) == width for row in rows) >= 0.9 * len(rows)
    return sum(start < len(row) and Unit().ms(row[start].text) is not None for row in rows) >= 0.5 * len(rows)


def _unit(names: Sequence[str], rows: Sequence[Sequence[Cell]], start: int | None, end: int | None) -> Unit:
    """Tell seconds from milliseconds: by the column's name, by decimals, by how long a row would last."""
    if start is None:
        return Unit()
    named = _UNITS.search(names[start])
    if named:
        return Unit(1 if named[1].startswith("m") else 1000)
    values = [_number(row[start].text) for row in rows if start < len(row)]
    if any("." in row[start].text or "," in row[start].text for row in rows if start < len(row)):
        return Unit(1000)
    ends = [_number(row[end].text) for row in rows if end is not None and end < len(row)]
    pairs = list(zip(values, ends, strict=False)) if ends else list(pairwise(values))
    lengths = sorted(b - a for a, b in pairs if a is not None and b is not None)
    return Unit(1000 if lengths and lengths[len(lengths) // 2] < _LONGEST_SECONDS else 1)


def _number(text: str) -> float | None:
    try:
        return float(text.replace(",", "."))
    except ValueError:
        return None


def _unnamed(text: str, rows: Sequence[Sequence[Cell]], delimiter: str) -> Columns | None:
    """Take the first two columns for times and the last for the text, when all rows fit."""
    width = len(rows[0])
    if width < 3 or any(len(r) != width for r in rows):
        return None
    if any(Unit().ms(c.text) is None for r in rows for c in r[:2]) or all(Unit().ms(r[-1].text) for r in rows):
        return None
    unit = replace(_unit([""] * width, rows, 0, 1), frames=frame_rate(text) or 25)
    return Columns(width - 1, 0, 1, 2 if width == 4 else None, None, unit, delimiter, named=False)
