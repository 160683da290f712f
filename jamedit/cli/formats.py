"""jamedit formats: list the formats and what each carries."""

from __future__ import annotations

import argparse
import json
from dataclasses import fields

from jamedit.formats import FORMATS, Carries, Format


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the command takes."""
    parser.add_argument("--json", action="store_true", help="print the table as JSON")


def run(args: argparse.Namespace) -> int:
    """Print the table; return 0."""
    print(json.dumps([_entry(f) for f in FORMATS], indent=1) if args.json else _table())
    return 0


def _entry(known: Format) -> dict[str, object]:
    return {
        "id": known.id,
        "name": known.name,
        "extensions": list(known.extensions),
        "carries": {f.name: getattr(known.carries, f.name) for f in fields(Carries)},
    }


def _table() -> str:
    kinds = [f.name for f in fields(Carries)]
    rows = [("id", "name", "files", *kinds)]
    for known in FORMATS:
        marks = ("yes" if getattr(known.carries, kind) else "-" for kind in kinds)
        rows.append((known.id, known.name, " ".join(known.extensions), *marks))
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    lines = ["  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows]
    return "\n".join(lines) + "\n\nAll are read and written; words are times of single words."
