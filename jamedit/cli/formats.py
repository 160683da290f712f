"""jamedit formats: list the formats and what each carries."""

from __future__ import annotations

import argparse
import json
from dataclasses import fields

from jamedit.cli import projects
from jamedit.document.project import SUFFIX
from jamedit.formats import FORMATS, Carries


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the command takes."""
    parser.add_argument("--json", action="store_true", help="print the table as JSON")


def run(args: argparse.Namespace) -> int:
    """Print the table; return 0."""
    print(json.dumps([_entry(row) for row in _rows()], indent=1) if args.json else _table())
    return 0


Row = tuple[str, str, tuple[str, ...], Carries, bool]


def _rows() -> list[Row]:
    """Return id, name, endings, what is carried and whether it is written, of every format, the project last."""
    known = [(f.id, f.name, f.extensions, f.carries, f.writes) for f in FORMATS]
    return [*known, (projects.ID, projects.NAME, (SUFFIX,), projects.CARRIES, True)]


def _entry(row: Row) -> dict[str, object]:
    format_id, name, extensions, carries, writes = row
    return {
        "id": format_id,
        "name": name,
        "extensions": list(extensions),
        "writes": writes,
        "carries": {f.name: getattr(carries, f.name) for f in fields(Carries)},
    }


def _table() -> str:
    kinds = [f.name for f in fields(Carries)]
    rows = [("id", "name", "files", "written", *kinds)]
    for format_id, name, extensions, carries, writes in _rows():
        marks = ("yes" if mark else "-" for mark in (writes, *(getattr(carries, kind) for kind in kinds)))
        rows.append((format_id, name, " ".join(extensions), *marks))
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    lines = ["  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows]
    return "\n".join(lines) + "\n\nAll are read; words are times of single words."
