"""The .jamedit project file: SQLite with the transcript as first read, the present one, and every step between.

`present` is kept up to date with every step, so that opening replays nothing: a change writes the paragraphs it
touched and no others. Their order is a number with room for more in between (`rank`). docs/project-file.md describes
all of it for other readers.
"""

from __future__ import annotations

import gc
import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from jamedit.document import Glossary, Paragraph, Term, Transcript
from jamedit.document.change import Rest, rest_of
from jamedit.document.project import SUFFIX, Project, StoredStep
from jamedit.errors import JameditError, UnreadableFileError, UnwritableFileError
from jamedit.storage import atomic

if TYPE_CHECKING:
    import sqlite3

APPLICATION_ID = 0x6A616D65  # "jame", so that `file` and other programs can tell
RANK_STEP = 1024.0
WRITTEN = "written"  # the info key of a mark that every writer changes: who finds another one is not alone

_SCHEMA = """
CREATE TABLE info (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE original (position INTEGER PRIMARY KEY, paragraph TEXT NOT NULL);
CREATE TABLE present (id INTEGER PRIMARY KEY, rank REAL NOT NULL, paragraph TEXT NOT NULL);
CREATE INDEX present_by_rank ON present (rank);
CREATE TABLE step (number INTEGER PRIMARY KEY, time TEXT NOT NULL, label TEXT NOT NULL, origin TEXT NOT NULL,
                   change TEXT NOT NULL);
CREATE TABLE glossary (position INTEGER PRIMARY KEY, term TEXT NOT NULL, sounds_like TEXT NOT NULL);
CREATE TABLE verdict (kind TEXT NOT NULL, before TEXT NOT NULL, after TEXT NOT NULL, verdict TEXT NOT NULL,
                      time TEXT NOT NULL, PRIMARY KEY (kind, before, after));
"""
_OWN_INFO = frozenset({"head", "original_rest", "present_rest"})


def is_project(head: bytes) -> bool:
    """Tell from the first 100 bytes whether a file is a jamedit project."""
    return head[:16] == b"SQLite format 3\0" and head[68:72] == APPLICATION_ID.to_bytes(4, "big")


@contextmanager
def connection(path: Path, *, write: bool = False, create: bool = False) -> Iterator[sqlite3.Connection]:
    """Open a project file; SQLite's complaints become one clear sentence."""
    import sqlite3  # only who reads or writes a project waits for it

    mode = "rwc" if create else "rw" if write else "ro"
    try:
        with closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode={mode}", uri=True, timeout=5)) as db:
            yield db
    except sqlite3.Error as error:
        kind = UnwritableFileError if write or create else UnreadableFileError
        verb = "written" if write or create else "read"
        raise kind(f"{path.name}: the project file cannot be {verb} ({error}).") from error


# writing


def create(
    path: Path, project: Project, *, keep_backup: bool = False, told: Callable[[float], object] | None = None
) -> None:
    """Write a new project file with everything in it, whole or not at all; raise UnwritableFileError when it fails.

    `keep_backup` keeps beside it what was there; `told` is called with the share that is written, 0 to 1.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with atomic.replacing(path, keep_backup=keep_backup) as part:
            _fill(part, project, told or (lambda _: None))
    except (OSError, UnwritableFileError) as error:
        cause = error if isinstance(error, OSError) else error.__cause__
        reason = cause.strerror if isinstance(cause, OSError) else cause
        raise UnwritableFileError(
            f"{path}: the project cannot be saved here ({reason}); choose another place."
        ) from error


def _fill(path: Path, project: Project, told: Callable[[float], object]) -> None:
    from jamedit.formats.native import project_codec as codec
    from jamedit.formats.native import project_migrations as migrations

    with connection(path, create=True) as db:
        db.executescript(_SCHEMA)
        db.execute(f"PRAGMA application_id={APPLICATION_ID}")
        db.execute(f"PRAGMA user_version={migrations.present_version()}")
        read, present = (
            _counted(each.paragraphs, told, low) for low, each in enumerate((project.original, project.present))
        )
        rows = ((i, codec.paragraph_to_json(p)) for i, p in enumerate(read))
        db.executemany("INSERT INTO original VALUES (?,?)", rows)
        count, keys = len(project.present.paragraphs), project.order_keys
        put_present(db, keys if len(keys) == count else first_order_keys(count), present)
        put_rest(db, "original_rest", rest_of(project.original))
        put_rest(db, "present_rest", rest_of(project.present))
        for number, step in enumerate(project.steps, 1):
            put_step(db, number, step)
        put_glossary(db, project.glossary)
        for decision in project.decisions:
            put_decision(db, *decision)
        for key, value in (*project.info, ("head", str(project.head))):
            put_info(db, key, value)
        db.commit()


def _counted(paragraphs: Sequence[Paragraph], told: Callable[[float], object], half: int) -> Iterator[Paragraph]:
    """Yield paragraphs and tell which share of a project is written; `half`: 0 the original, 1 the present."""
    for at, paragraph in enumerate(paragraphs):
        if at % 1000 == 0:
            told((half + at / len(paragraphs)) / 2)
        yield paragraph


def first_order_keys(count: int) -> list[float]:
    """Return the ranks of paragraphs that were never moved, with room between them."""
    return [(i + 1) * RANK_STEP for i in range(count)]


def put_present(db: sqlite3.Connection, order_keys: Sequence[float], paragraphs: Iterable[Paragraph]) -> None:
    """Write paragraphs of the present transcript, in the place of those of the same ids."""
    from jamedit.formats.native import project_codec as codec

    rows = ((p.id, rank, codec.paragraph_to_json(p)) for rank, p in zip(order_keys, paragraphs, strict=True))
    db.executemany("INSERT OR REPLACE INTO present VALUES (?,?,?)", rows)


def drop_present(db: sqlite3.Connection, paragraph_ids: Iterable[int]) -> None:
    """Take paragraphs out of the present transcript."""
    db.executemany("DELETE FROM present WHERE id=?", ((i,) for i in paragraph_ids))


def put_rest(db: sqlite3.Connection, key: str, rest: Rest) -> None:
    """Write speakers, sections, meta and the next free id of the original or the present transcript."""
    from jamedit.formats.native import project_codec as codec

    put_info(db, key, codec.dumps(codec.rest_to_value(rest)))


def put_info(db: sqlite3.Connection, key: str, value: str) -> None:
    """Set one value of the info table."""
    db.execute("INSERT OR REPLACE INTO info VALUES (?,?)", (key, value))


def put_step(db: sqlite3.Connection, number: int, step: StoredStep) -> None:
    """Write a step under its number (counted from 1), in the place of one that was there."""
    from jamedit.formats.native import project_codec as codec

    row = (number, step.time, step.label, step.origin, codec.change_to_json(step.change, step.decisions))
    db.execute("INSERT OR REPLACE INTO step VALUES (?,?,?,?,?)", row)


def put_glossary(db: sqlite3.Connection, glossary: Glossary) -> None:
    """Fill the glossary again."""
    db.execute("DELETE FROM glossary")
    rows = ((i, t.text, "\n".join(t.sounds_like)) for i, t in enumerate(glossary.terms))
    db.executemany("INSERT INTO glossary VALUES (?,?,?)", rows)


def put_decision(db: sqlite3.Connection, kind: str, before: str, after: str, decision: str) -> None:
    """Store a decision on a suggestion; an empty one takes it back."""
    if not decision:
        db.execute("DELETE FROM verdict WHERE kind=? AND before=? AND after=?", (kind, before, after))
        return
    db.execute("INSERT OR REPLACE INTO verdict VALUES (?,?,?,?,datetime('now'))", (kind, before, after, decision))


# reading


def load(path: Path) -> Project:
    """Read a project file; raise UnreadableFileError with one sentence when it is none, newer or broken."""
    from jamedit.formats.native import project_migrations as migrations

    try:
        with path.open("rb") as file:
            head = file.read(100)
    except OSError as error:
        raise UnreadableFileError(f"{path.name}: the file cannot be opened ({error.strerror}).") from error
    if not is_project(head):
        raise UnreadableFileError(f"{path.name}: this is not a jamedit project; open the transcript itself.")
    with _opened_after_a_crash(path) as db:
        version = db.execute("PRAGMA user_version").fetchone()[0]
        if version > migrations.present_version():
            raise UnreadableFileError(
                f"{path.name}: a newer jamedit saved this project (format {version}); install that version to open it."
            )
    if version < migrations.OLDEST_READ:
        _upgrade(path, version)
    with connection(path) as db:
        enabled = gc.isenabled()
        gc.disable()  # a million small values at once: the collector would look at all of them again and again
        try:
            return _project(db)
        except (ValueError, KeyError, TypeError, IndexError) as error:
            raise UnreadableFileError(f"{path.name}: the project file is damaged ({error}).") from error
        finally:
            if enabled:
                gc.enable()


def load_beginning(path: Path, count: int = 60) -> Transcript | None:
    """Return the first paragraphs of the present transcript, to be shown while the whole is read; None if in doubt."""
    from jamedit.formats.native import project_codec as codec

    if path.with_name(path.name + "-journal").exists():
        return None
    try:
        with connection(path) as db:
            rest = db.execute("SELECT value FROM info WHERE key = 'present_rest'").fetchone()[0]
            rows = db.execute("SELECT paragraph FROM present ORDER BY rank LIMIT ?", (count,))
            paragraphs = tuple(codec.paragraph_from_json(text) for (text,) in rows)
        return codec.transcript_of(paragraphs, codec.rest_from_value(json.loads(rest)))
    except (JameditError, ValueError, KeyError, TypeError, IndexError):
        return None


def _upgrade(path: Path, version: int) -> None:
    from jamedit.formats.native import project_migrations as migrations

    try:
        with connection(path, write=True) as db:
            migrations.upgrade(path, db, version)
    except (OSError, UnwritableFileError) as error:
        raise UnreadableFileError(
            f"{path.name}: an older jamedit saved this project, and it cannot be brought up to date here; copy it to a "
            "folder that can be written."
        ) from error


@contextmanager
def _opened_after_a_crash(path: Path) -> Iterator[sqlite3.Connection]:
    """Open for reading; where a killed process left a half-written transaction, writing is needed to take it back."""
    left_over = path.with_name(path.name + "-journal").exists()
    with connection(path, write=left_over) as db:
        yield db


def _project(db: sqlite3.Connection) -> Project:
    info = dict(db.execute("SELECT key, value FROM info"))
    known: dict[str, Paragraph] = {}
    original = _transcript(db, "original ORDER BY position", info["original_rest"], known)
    present = _transcript(db, "present ORDER BY rank", info["present_rest"], known)
    head = int(info["head"])
    terms = db.execute("SELECT term, sounds_like FROM glossary ORDER BY position")
    return Project(
        original,
        present,
        _steps(db),
        head,
        Glossary(tuple(Term(t, tuple(s.split("\n")) if s else ()) for t, s in terms)),
        tuple(db.execute("SELECT kind, before, after, verdict FROM verdict")),
        tuple((k, v) for k, v in info.items() if k not in _OWN_INFO),
        tuple([rank for (rank,) in db.execute("SELECT rank FROM present ORDER BY rank")]),
    )


def _transcript(db: sqlite3.Connection, rows: str, rest: str, known: dict[str, Paragraph]) -> Transcript:
    """Read the original or the present transcript; paragraphs that are the same in both are read once."""
    from jamedit.formats.native import project_codec as codec

    paragraphs = []
    for (text,) in db.execute(f"SELECT paragraph FROM {rows}"):
        paragraph = known.get(text)
        if paragraph is None:
            paragraph = known[text] = codec.paragraph_from_json(text)
        paragraphs.append(paragraph)
    return codec.transcript_of(tuple(paragraphs), codec.rest_from_value(json.loads(rest)))


def _steps(db: sqlite3.Connection) -> tuple[StoredStep, ...]:
    from jamedit.formats.native import project_codec as codec

    rows = db.execute("SELECT time, label, origin, change FROM step ORDER BY number")
    packed = ((time, label, origin, codec.Packed(text), codec.decisions_in(text)) for time, label, origin, text in rows)
    return tuple([StoredStep(*step) for step in packed])


__all__ = ["SUFFIX", "Project", "StoredStep", "create", "is_project", "load"]
