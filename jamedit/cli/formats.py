"""jamedit formats: list the formats and what each can store."""

from __future__ import annotations

import argparse
from dataclasses import fields
from typing import NamedTuple

from jamedit.cli import terminal
from jamedit.document.project import SUFFIX
from jamedit.formats.base import Carries
from jamedit.formats.register import FORMATS
from jamedit.operations import sources

_COLUMNS = {
    "times": "times",
    "words": "word times",
    "confidence": "confidence",
    "speakers": "speakers",
    "sections": "sections",
    "hidden": "hidden words",
}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the command takes."""
    parser.add_argument("--json", action="store_true", help="print the table as JSON")


def run(args: argparse.Namespace) -> int:
    """Print the table; return 0."""
    if args.json:
        terminal.say_json([_entry(row) for row in _rows()], indent=1)
    else:
        terminal.say_lines(_table())
    return 0


class Row(NamedTuple):
    """Hold one row of the table: a format and what it carries."""

    id: str
    name: str
    extensions: tuple[str, ...]
    group: str
    carries: Carries
    writes: bool


def _rows() -> list[Row]:
    """Return every format, the project last."""
    known = [Row(f.id, f.name, f.extensions, f.group.value, f.carries, f.writes) for f in FORMATS]
    return [*known, Row(sources.PROJECT_ID, sources.PROJECT_NAME, (SUFFIX,), "project", sources.PROJECT_CARRIES, True)]


def _entry(row: Row) -> dict[str, object]:
    carries = {f.name: getattr(row.carries, f.name) for f in fields(Carries)}
    kept = {"extensions": list(row.extensions), "group": row.group, "writes": row.writes, "carries": carries}
    return {"id": row.id, "name": row.name, **kept}


def _cells(row: Row) -> list[str]:
    marks = ["yes" if getattr(row.carries, f.name) else "-" for f in fields(Carries)]
    return [row.id, row.name, " ".join(row.extensions), "read, written" if row.writes else "read", *marks]


def _head() -> list[str]:
    return ["id", "name", "files", "can be", *(_COLUMNS[f.name] for f in fields(Carries))]


def _table() -> str:
    rows = [_head(), *map(_cells, _rows())]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    lines = ["  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows]
    return "\n".join(lines)


def markdown_table() -> str:
    """Return the table for docs/formats.md, which `script/make_docs.py` writes."""
    head, rows = _head(), [_cells(row) for row in sorted(_rows(), key=lambda row: row.id)]
    for row in rows:
        row[0] = f"`{row[0]}`"
        row[2] = ", ".join(f"`{ending}`" for ending in row[2].split())
        row[4:] = ["–" if cell == "-" else cell for cell in row[4:]]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in (head, ["---"] * len(head), *rows))
