"""From the tables of a project file to its values; what is mended on the way is told of."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

from jamedit.document import Glossary, Paragraph, Term, Transcript
from jamedit.document.change import Rest
from jamedit.document.project import Project, StoredStep
from jamedit.errors import UnreadableFileError
from jamedit.formats.native import project_codec as codec
from jamedit.formats.native import project_mending as mending
from jamedit.formats.native import project_values as values
from jamedit.formats.native.project_database import TABLES
from jamedit.formats.native.project_values import Doubts

if TYPE_CHECKING:
    import sqlite3

_OWN_INFO = frozenset({"head", "original_rest", "present_rest"})


def project_in(path: Path, db: sqlite3.Connection) -> Project:
    """Return all that a project file holds; raise UnreadableFileError when there is no text in it."""
    doubts = Doubts()
    tables = _Tables(db, doubts)
    rows = [(key, value) for key, value in tables.rows("info", "SELECT key, value FROM info")]
    own = {key: value for key, value in rows if key in _OWN_INFO}
    info = mending.info_of([row for row in rows if row[0] not in _OWN_INFO], path, doubts)
    known: dict[str, Paragraph] = {}
    original = _original(tables, own, known, doubts)
    present, order_keys = _present(tables, own, known, doubts)
    if not present.paragraphs:
        doubts.add("there is no present text; the text as first read takes its place")
        present, order_keys = original, ()
    if not present.paragraphs:
        raise UnreadableFileError(f"{path.name} has no text in it; open the transcript that it was made of.")
    if not original.paragraphs:
        doubts.add("the text as first read is missing; the present one takes its place")
        original = present
    steps = _steps(tables, doubts)
    decisions = (
        mending.verdict_of(row, doubts)
        for row in tables.rows("verdict", "SELECT kind, before, after, verdict FROM verdict")
    )
    return Project(
        original,
        present,
        steps,
        mending.head_of(own.get("head"), len(steps), doubts),
        _glossary(tables, doubts),
        tuple([each for each in decisions if each is not None]),
        tuple(info.items()),
        order_keys,
        tuple(doubts),
    )


def beginning_in(db: sqlite3.Connection, count: int) -> Transcript | None:
    """Return the first paragraphs of the present transcript, None when anything is odd."""
    doubts = Doubts()
    tables = _Tables(db, doubts)
    rests = tables.rows("info", "SELECT value FROM info WHERE key = 'present_rest'")
    rest = _rest(next(iter(rests), ("",))[0], doubts)
    rows = tables.rows("present", "SELECT paragraph FROM present ORDER BY rank LIMIT ?", count)
    paragraphs = tuple([_paragraph(text, {}, doubts) for (text,) in rows])
    there = {p.id for p in paragraphs}
    sections = tuple([s for s in rest.sections if s.first_paragraph_id in there])
    notes = tuple([n for n in rest.notes if n.paragraph_id in there])
    found = mending.transcript_of(paragraphs, replace(rest, sections=sections, notes=notes), doubts)
    return None if doubts else found


class _Tables:
    """Read rows of tables that may be missing, and of texts that may be none."""

    def __init__(self, db: sqlite3.Connection, doubts: Doubts) -> None:
        self._db, self._doubts = db, doubts
        self._there = {name for (name,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
        db.text_factory = self._text

    def rows(self, table: str, sql: str, *given: object) -> Iterator[tuple[Any, ...]]:
        """Yield the rows of a query of one table, none when it is missing."""
        if table in TABLES and table not in self._there:
            self._doubts.add(f"the table {table} is missing")
            return iter(())
        found: Iterator[tuple[Any, ...]] = self._db.execute(sql, given)
        return found

    def _text(self, data: bytes) -> str:
        try:
            return data.decode("utf-8")
        except UnicodeDecodeError:
            self._doubts.add("a text has bytes that are not characters, each kept as \ufffd")
            return data.decode("utf-8", "replace")


def _original(tables: _Tables, own: dict[str, Any], known: dict[str, Paragraph], doubts: Doubts) -> Transcript:
    rows = tables.rows("original", "SELECT paragraph FROM original ORDER BY position")
    paragraphs = tuple([_paragraph(text, known, doubts) for (text,) in rows])
    return mending.transcript_of(paragraphs, _rest(own.get("original_rest"), doubts), doubts)


def _present(
    tables: _Tables, own: dict[str, Any], known: dict[str, Paragraph], doubts: Doubts
) -> tuple[Transcript, tuple[float, ...]]:
    """Return the present transcript and the ranks of its paragraphs, none where these are of no use."""
    rows = list(tables.rows("present", "SELECT id, rank, paragraph FROM present ORDER BY rank"))
    paragraphs = tuple([_paragraph(text, known, doubts) for _, _, text in rows])
    made = mending.transcript_of(paragraphs, _rest(own.get("present_rest"), doubts), doubts)
    if any(row[0] != p.id for row, p in zip(rows, made.paragraphs, strict=True)):
        doubts.add("some paragraphs were kept under other numbers than their own")
    ranks = tuple([row[1] for row in rows])
    if not all(isinstance(rank, float) and math.isfinite(rank) for rank in ranks) or any(
        a >= b for a, b in pairwise(ranks)
    ):
        doubts.add("the order of some paragraphs was not clear")
        ranks = ()
    return made, ranks


def _paragraph(text: object, known: dict[str, Paragraph], doubts: Doubts) -> Paragraph:
    """Read a paragraph; one that is the same in both transcripts is read once."""
    if not isinstance(text, str):
        doubts.add("a paragraph is not a text, kept as far as it can be read")
        text = text.decode("utf-8", "replace") if isinstance(text, bytes) else str(text)
    found = known.get(text)
    if found is None:
        try:
            value = values.parsed(text)
        except ValueError as error:
            doubts.add(f"a paragraph cannot be read ({error}), kept as text")
            value = {"id": 0, "words": [[0, text[:100_000], None, None, None, 0, 0]], "cues": []}
        found = known[text] = values.paragraph(value, doubts)
    return found


def _rest(text: object, doubts: Doubts) -> Rest:
    try:
        value = values.parsed(text) if isinstance(text, str) else None
    except ValueError:
        value = None
    return values.rest(value, doubts)


def _steps(tables: _Tables, doubts: Doubts) -> tuple[StoredStep, ...]:
    rows = tables.rows("step", "SELECT number, time, label, origin, change FROM step ORDER BY number")
    made = []
    for at, (number, time, label, origin, text) in enumerate(rows, 1):
        if number != at:
            doubts.add(f"step {at} had the number {number}")
        if not isinstance(text, str) or not isinstance(label, str) or not isinstance(origin, str):
            doubts.add(f"step {at} cannot be read; undo ends there")
            text = ""
        names = values.name_of(label), values.name_of(origin)
        before = len(doubts)
        decided = codec.decisions_in(text, doubts)
        if len(doubts) > before:
            text = codec.with_decisions(text, decided)
        made.append(StoredStep(mending.time_of(time, doubts), *names, codec.Packed(text), decided))
    return tuple(made)


def _glossary(tables: _Tables, doubts: Doubts) -> Glossary:
    terms = []
    for text, forms in tables.rows("glossary", "SELECT term, sounds_like FROM glossary ORDER BY position"):
        sounds = forms.split("\n") if isinstance(forms, str) and forms else []
        sound = isinstance(text, str) and text.strip() and "\n" not in text and values.text_of(text) == text
        term = text if sound else values.name_of(text)
        if not sound or not isinstance(forms, str):
            doubts.add(f"the term {values.short(text)} of the glossary cannot be used as it is; mended")
        if term:
            terms.append(Term(term, tuple([values.text_of(form) for form in sounds])))
    return Glossary(tuple(terms))
