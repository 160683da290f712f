"""The .jamedit project file: SQLite with the transcript as first read, the present one, and every step between."""

from __future__ import annotations

import gc
import json
import os
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

from jamedit.document import Change, Glossary, Paragraph, Term, Transcript
from jamedit.document.change import rest_of
from jamedit.errors import UnreadableFileError, UnwritableFileError
from jamedit.formats import project_codec as codec

APPLICATION_ID = 0x6A616D65  # "jame", so that `file` and other programs can tell
SCHEMA_VERSION = 1
SUFFIX = ".jamedit"

_SCHEMA = """
CREATE TABLE info (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE original (position INTEGER PRIMARY KEY, paragraph TEXT NOT NULL);
CREATE TABLE present (position INTEGER PRIMARY KEY, paragraph TEXT NOT NULL);
CREATE TABLE step (number INTEGER PRIMARY KEY, time TEXT NOT NULL, label TEXT NOT NULL, origin TEXT NOT NULL,
                   change TEXT NOT NULL);
CREATE TABLE glossary (position INTEGER PRIMARY KEY, term TEXT NOT NULL, sounds_like TEXT NOT NULL);
CREATE TABLE verdict (kind TEXT NOT NULL, before TEXT NOT NULL, after TEXT NOT NULL, verdict TEXT NOT NULL,
                      time TEXT NOT NULL, PRIMARY KEY (kind, before, after));
"""


@dataclass(frozen=True, slots=True)
class StoredStep:
    """Hold one undoable step with when (ISO 8601, UTC) and where it came from."""

    time: str
    label: str
    origin: str
    change: Change


@dataclass(frozen=True, slots=True)
class Project:
    """Hold all that a project file says; `head` is how many of the steps are applied in `present`."""

    original: Transcript
    present: Transcript
    steps: tuple[StoredStep, ...] = ()
    head: int = 0
    glossary: Glossary = field(default_factory=Glossary)
    verdicts: tuple[tuple[str, str, str, str], ...] = ()
    info: tuple[tuple[str, str], ...] = ()


def is_project(head: bytes) -> bool:
    """Tell from the first 100 bytes whether a file is a jamedit project."""
    return head[:16] == b"SQLite format 3\0" and head[68:72] == APPLICATION_ID.to_bytes(4, "big")


@contextmanager
def connection(path: Path, *, write: bool = False) -> Iterator[sqlite3.Connection]:
    """Open a project file; SQLite's complaints become one clear sentence."""
    mode = "rwc" if write else "ro"
    try:
        with closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode={mode}", uri=True, timeout=5)) as db:
            yield db
    except sqlite3.Error as error:
        kind = UnwritableFileError if write else UnreadableFileError
        raise kind(f"{path.name}: the project file cannot be {'written' if write else 'read'} ({error}).") from error


def create(path: Path, project: Project) -> None:
    """Write a new project file with everything in it, whole or not at all; raise UnwritableFileError when it fails."""
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        part.unlink(missing_ok=True)
        _fill(part, project)
        os.replace(part, path)
    except OSError as error:
        raise UnwritableFileError(f"{path}: the project cannot be saved here ({error.strerror}).") from error
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)


def _fill(path: Path, project: Project) -> None:
    with connection(path, write=True) as db:
        db.executescript(_SCHEMA)
        db.execute(f"PRAGMA application_id={APPLICATION_ID}")
        db.execute(f"PRAGMA user_version={SCHEMA_VERSION}")
        for table, transcript in (("original", project.original), ("present", project.present)):
            write_paragraphs(db, table, transcript.paragraphs)
            put_info(db, f"{table}_rest", codec.dumps(codec.rest_to_value(rest_of(transcript))))
        for number, step in enumerate(project.steps, 1):
            put_step(db, number, step)
        write_glossary(db, project.glossary)
        for key, value in (*project.info, ("head", str(project.head)), ("present_step", str(project.head))):
            put_info(db, key, value)
        db.executemany("INSERT INTO verdict VALUES (?,?,?,?,datetime('now'))", project.verdicts)
        db.commit()


def put_info(db: sqlite3.Connection, key: str, value: str) -> None:
    """Set one value of the info table."""
    db.execute("INSERT OR REPLACE INTO info VALUES (?,?)", (key, value))


def put_step(db: sqlite3.Connection, number: int, step: StoredStep) -> None:
    """Write a step under its number (counted from 1), in the place of one that was there."""
    row = (number, step.time, step.label, step.origin, codec.change_to_json(step.change))
    db.execute("INSERT OR REPLACE INTO step VALUES (?,?,?,?,?)", row)


def write_paragraphs(db: sqlite3.Connection, table: str, paragraphs: Iterable[Paragraph]) -> None:
    """Fill `original` or `present` anew."""
    db.execute(f"DELETE FROM {table}")
    rows = ((i, codec.paragraph_to_json(p)) for i, p in enumerate(paragraphs))
    db.executemany(f"INSERT INTO {table} VALUES (?,?)", rows)


def write_glossary(db: sqlite3.Connection, glossary: Glossary) -> None:
    """Fill the glossary anew."""
    db.execute("DELETE FROM glossary")
    rows = ((i, t.text, "\n".join(t.sounds_like)) for i, t in enumerate(glossary.terms))
    db.executemany("INSERT INTO glossary VALUES (?,?,?)", rows)


def put_verdict(db: sqlite3.Connection, kind: str, before: str, after: str, verdict: str) -> None:
    """Remember what the user said of a suggestion."""
    db.execute("INSERT OR REPLACE INTO verdict VALUES (?,?,?,?,datetime('now'))", (kind, before, after, verdict))


def load(path: Path) -> Project:
    """Read a project file; raise UnreadableFileError with one sentence when it is none, newer or broken."""
    try:
        with path.open("rb") as file:
            head = file.read(100)
    except OSError as error:
        raise UnreadableFileError(f"{path.name}: the file cannot be opened ({error.strerror}).") from error
    if not is_project(head):
        raise UnreadableFileError(f"{path.name}: this is not a jamedit project; open the transcript itself.")
    with connection(path) as db:
        version = db.execute("PRAGMA user_version").fetchone()[0]
        if version > SCHEMA_VERSION:
            raise UnreadableFileError(
                f"{path.name}: a newer jamedit saved this project (format {version}); install that version to open it."
            )
        enabled = gc.isenabled()
        gc.disable()  # a million small values at once: the collector would look at all of them again and again
        try:
            return _project(db)
        except (ValueError, KeyError, TypeError, IndexError) as error:
            raise UnreadableFileError(f"{path.name}: the project file is damaged ({error}).") from error
        finally:
            if enabled:
                gc.enable()


def _project(db: sqlite3.Connection) -> Project:
    info = dict(db.execute("SELECT key, value FROM info"))
    known: dict[str, Paragraph] = {}
    original = _transcript(db, "original", info, known)
    present = _transcript(db, "present", info, known)
    head, at = int(info["head"]), int(info["present_step"])
    steps, present = _steps(db, present, at, head)
    terms = db.execute("SELECT term, sounds_like FROM glossary ORDER BY position")
    glossary = Glossary(tuple(Term(t, tuple(s.split("\n")) if s else ()) for t, s in terms))
    verdicts = tuple(db.execute("SELECT kind, before, after, verdict FROM verdict"))
    own = {"head", "present_step", "original_rest", "present_rest"}
    return Project(
        original, present, steps, head, glossary, verdicts, tuple((k, v) for k, v in info.items() if k not in own)
    )


def _transcript(db: sqlite3.Connection, table: str, info: dict[str, str], known: dict[str, Paragraph]) -> Transcript:
    """Read the original or the present transcript; paragraphs that are the same in both are read once."""
    paragraphs = []
    for (text,) in db.execute(f"SELECT paragraph FROM {table} ORDER BY position"):
        paragraph = known.get(text)
        if paragraph is None:
            paragraph = known[text] = codec.paragraph_from_json(text)
        paragraphs.append(paragraph)
    return codec.transcript_of(tuple(paragraphs), codec.rest_from_value(json.loads(info[f"{table}_rest"])))


def _steps(
    db: sqlite3.Connection, snapshot: Transcript, at: int, head: int
) -> tuple[tuple[StoredStep, ...], Transcript]:
    """Read all steps and move the snapshot, taken after step `at`, to `head`."""
    rows = db.execute("SELECT time, label, origin, change FROM step ORDER BY number").fetchall()
    steps: list[StoredStep | None] = [None] * len(rows)
    here = snapshot
    for i in range(at - 1, -1, -1):  # what lies behind the snapshot, walked backwards
        here = _read_step(rows, steps, i, here, forward=False)
    here = snapshot
    present = snapshot if head == at else None
    for i in range(at, len(rows)):
        here = _read_step(rows, steps, i, here, forward=True)
        if i + 1 == head:
            present = here
    done = tuple(s for s in steps if s is not None)
    if present is None:  # the snapshot is newer than the head: undone since
        present = snapshot
        for i in range(at - 1, head - 1, -1):
            present = done[i].change.reversed.apply(present)
    return done, present


def _read_step(
    rows: list[tuple[str, str, str, str]], steps: list[StoredStep | None], i: int, here: Transcript, *, forward: bool
) -> Transcript:
    time, label, origin, text = rows[i]
    change = codec.change_from_json(text, rest_of(here))
    steps[i] = StoredStep(time, label, origin, change)
    return (change if forward else change.reversed).apply(here)
