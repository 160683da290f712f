"""The database of a project file: what is in it is known before anything of it is read, and reading never writes.

SQLite does what a file's schema says: a view answers in place of a table, for hours if it likes, and a trigger acts on
our own writes. So the schema is compared with ours first, and a query gets no more steps than a file of its size needs.
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from jamedit.errors import UnreadableFileError, UnwritableFileError
from jamedit.storage.atomic import is_project

if TYPE_CHECKING:
    import sqlite3

MAX_BYTES = 1 << 30  # of a project file: a thousand hours of speech
TABLES = {
    "info": "CREATE TABLE info (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID",
    "original": "CREATE TABLE original (position INTEGER PRIMARY KEY, paragraph TEXT NOT NULL)",
    "present": "CREATE TABLE present (id INTEGER PRIMARY KEY, rank REAL NOT NULL, paragraph TEXT NOT NULL)",
    "step": "CREATE TABLE step (number INTEGER PRIMARY KEY, time TEXT NOT NULL, label TEXT NOT NULL, "
    "origin TEXT NOT NULL, change TEXT NOT NULL)",
    "glossary": "CREATE TABLE glossary (position INTEGER PRIMARY KEY, term TEXT NOT NULL, sounds_like TEXT NOT NULL)",
    "verdict": "CREATE TABLE verdict (kind TEXT NOT NULL, before TEXT NOT NULL, after TEXT NOT NULL, "
    "verdict TEXT NOT NULL, time TEXT NOT NULL, PRIMARY KEY (kind, before, after))",
}
SCHEMA = (*TABLES.values(), "CREATE INDEX present_by_rank ON present (rank)")
# what SQLite itself and programs that look at databases add: it holds counts, and is never read here
_STATISTICS = ("CREATE TABLE sqlite_stat1(tbl,idx,stat)", "CREATE TABLE sqlite_stat4(tbl,idx,neq,nlt,ndlt,sample)")
_LARGEST_VALUE = 256 << 20  # bytes of a paragraph, a step or a kept source
_STEPS, _STEPS_A_BYTE, _EACH = 5_000_000, 10, 100_000  # of SQLite's own machine
_SUPER_JOURNAL = bytes.fromhex("d9d505f920a163d7")  # ends a left-over journal that names another file, to be deleted


@contextmanager
def connection(path: Path, *, write: bool = False, create: bool = False) -> Iterator[sqlite3.Connection]:
    """Open a project file; SQLite's complaints become one clear sentence, and so does what is not ours in it."""
    import sqlite3  # only who reads or writes a project waits for it

    mode = "rwc" if create else "rw" if write else "ro"
    try:
        with closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode={mode}", uri=True, timeout=5)) as db:
            if not create:
                _beware(db, path, write=write)
            yield db
    except (sqlite3.Error, UnicodeDecodeError) as error:  # SQLite's complaint may quote bytes that are no text
        kind = UnwritableFileError if write or create else UnreadableFileError
        verb = "written" if write or create else "read"
        reason = _word(" ".join(str(error).split())) if isinstance(error, sqlite3.Error) else "it is damaged"
        raise kind(f"{path.name}: the project file cannot be {verb} ({reason}).") from error


@contextmanager
def reading(path: Path) -> Iterator[sqlite3.Connection]:
    """Open a project file and write nothing, neither into it nor beside it.

    What a killed process left half written is taken back in a copy, which is gone afterwards.
    """
    if not _needs_recovery(path):
        with connection(path) as db:
            yield db
        return
    with tempfile.TemporaryDirectory(prefix="jamedit-", ignore_cleanup_errors=True) as folder:
        copy = Path(folder) / path.name
        try:
            for ending in ("", "-journal", "-wal"):
                beside = path.with_name(path.name + ending)
                if beside.is_file():
                    shutil.copyfile(beside, copy.with_name(copy.name + ending))
        except OSError as error:
            raise UnreadableFileError(
                f"{path.name}: the project was left half written and cannot be copied to be read ({error.strerror})."
            ) from error
        with connection(copy, write=True) as db:
            yield db


def check_file(path: Path) -> None:
    """Raise UnreadableFileError when a file is no project, or larger than one can be."""
    try:
        with path.open("rb") as file:
            head = file.read(100)
        size = path.stat().st_size
    except OSError as error:
        raise UnreadableFileError(f"{path.name}: the file cannot be opened ({error.strerror}).") from error
    if not is_project(head):
        raise UnreadableFileError(f"{path.name}: this is not a jamedit project; open the transcript itself.")
    if size > MAX_BYTES:
        raise UnreadableFileError(f"{path.name} is larger than {MAX_BYTES >> 20} MiB, more than any project.")


def is_plain(path: Path) -> bool:
    """Return whether a file is kept as jamedit keeps projects: without a log beside it, open to be written."""
    with path.open("rb") as file:
        return file.read(20)[18:20] == b"\1\1"


def is_whole(db: sqlite3.Connection) -> bool:
    """Return whether pages and indexes of a database are sound: where they are not, the next write may spoil more."""
    import sqlite3

    try:
        return bool(db.execute("PRAGMA integrity_check(1)").fetchone() == ("ok",))
    except sqlite3.DatabaseError:
        return False


def _needs_recovery(path: Path) -> bool:
    """Return whether a file can only be read after something was written: a transaction taken back, a log taken in."""
    import sqlite3

    if not is_plain(path):
        return True
    left = path.with_name(path.name + "-journal")
    if not left.is_file() or not left.stat().st_size:
        return False
    with left.open("rb") as file:
        file.seek(max(0, left.stat().st_size - 8))
        if file.read() == _SUPER_JOURNAL:
            raise UnreadableFileError(f"{left.name} was not left by jamedit; move it away to open {path.name}.")
    try:
        with closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True, timeout=5)) as db:
            db.execute("SELECT count(*) FROM sqlite_master")
    except sqlite3.OperationalError as error:
        return getattr(error, "sqlite_errorcode", 0) & 0xFF != sqlite3.SQLITE_BUSY
    except (sqlite3.Error, UnicodeDecodeError):
        return False  # reported by who reads it
    return False


def _beware(db: sqlite3.Connection, path: Path, *, write: bool) -> None:
    """Let a file do nothing but hold tables; raise UnreadableFileError when anything else is in it."""
    import sqlite3

    db.text_factory = lambda data: data.decode("utf-8", "replace")
    db.execute("PRAGMA trusted_schema=OFF")
    db.execute("PRAGMA cell_size_check=ON")
    db.execute("PRAGMA mmap_size=0")
    db.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, _LARGEST_VALUE)
    if not write:
        db.execute("PRAGMA query_only=ON")
        _bound_steps(db, path.stat().st_size)
    known = {_plain(sql) for sql in (*SCHEMA, *_STATISTICS)}
    for kind, name, sql in db.execute("SELECT type, name, sql FROM sqlite_master LIMIT 100"):
        own = kind == "index" and sql is None and str(name).startswith("sqlite_autoindex_")
        if not own and (kind not in ("table", "index") or _plain(sql) not in known):
            has = "another form of the" if kind == "table" and name in TABLES else "the"
            raise UnreadableFileError(
                f"{path.name} holds {has} {_word(kind)} {_word(name)}, which no project of jamedit does; it is not "
                "opened, ask who made it for a sound copy."
            )


def _plain(sql: object) -> str:
    return " ".join(sql.split()) if isinstance(sql, str) else ""


def _word(value: object) -> str:
    return "".join(c for c in str(value)[:100] if c.isprintable())


def _bound_steps(db: sqlite3.Connection, size: int) -> None:
    left = (_STEPS + _STEPS_A_BYTE * size) // _EACH

    def stop() -> bool:
        nonlocal left
        left -= 1
        return left < 0

    db.set_progress_handler(stop, _EACH)
