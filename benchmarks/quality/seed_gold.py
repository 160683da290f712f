"""Read hand-made gold of transcripts: tokens with their places, and the rows an editor corrected as token ranges."""

from __future__ import annotations

import csv
import re
from bisect import bisect_left
from dataclasses import dataclass
from pathlib import Path

from jamedit.document import Glossary, glossary
from jamedit.document.tokens import key, token_spans

_CUE = re.compile(r"^\[[\d:.]+ --> [\d:.]+\]")


@dataclass(frozen=True, slots=True)
class GoldRow:
    """Hold one correction: tokens start to end (exclusive), the folded words they should be, its kind and note.

    `text` is what the tokens should be as written, capitals and punctuation included.
    """

    start: int
    end: int
    words: tuple[str, ...]
    kind: str
    note: str
    text: str = ""


@dataclass(frozen=True, slots=True)
class Seed:
    """Hold a transcript as tokens, with its gold, the places nobody is sure of, and its glossary."""

    name: str
    tokens: list[str]
    rows: list[GoldRow]
    unclear: list[tuple[int, int]]
    glossary: Glossary


def read_seed(path: Path) -> Seed:
    """Read NAME.txt and what lies beside it."""
    lines = path.read_text(encoding="utf-8").split("\n")
    places, tokens = [], []
    for number, line in enumerate(lines, 1):
        cue = _CUE.match(line)
        skip = cue.end() if cue else 0
        for start, end in token_spans(line[skip:]):
            places.append((number, start + skip, end + skip))
            tokens.append(line[start + skip : end + skip])
    gold = [_row(places, tokens, row) for row in _rows(path.with_suffix(".errors.tsv"))]
    unclear_file = path.with_suffix(".unclear.tsv")
    unclear = [_range(places, row)[:2] for row in _rows(unclear_file)] if unclear_file.exists() else []
    terms = path.with_name(path.name.split(".")[0] + ".glossary.txt").read_text(encoding="utf-8").splitlines()
    return Seed(path.stem, tokens, gold, unclear, glossary.parse(terms))


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def _range(places: list[tuple[int, int, int]], row: dict[str, str]) -> tuple[int, int, int]:
    """Return the tokens a row touches (end exclusive), and where in the first of them it begins."""
    line, column = int(row["line"]), int(row["col"])
    text = row.get("wrong") or row["text"]
    start = bisect_left(places, (line, column + 1, 0)) - 1
    if places[start][0] < line or places[start][2] <= column:
        start += 1
    offset = column - places[start][1]
    length, end = len(text) + offset, start
    while length > 0 and end < len(places):
        length -= places[end][2] - places[end][1] + 1
        end += 1
    return start, end, offset


def _row(places: list[tuple[int, int, int]], tokens: list[str], row: dict[str, str]) -> GoldRow:
    start, end, offset = _range(places, row)
    text = " ".join(tokens[start:end])
    fixed = text[:offset] + row["correct"] + text[offset + len(row["wrong"]) :]
    return GoldRow(start, end, tuple(filter(None, map(key, fixed.split()))), row["kind"], row["note"], fixed)
