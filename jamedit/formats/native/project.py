"""The .jamedit project file: SQLite with the transcript as first read, the present one, and every step between.

`present` is kept up to date with every step, so that opening replays nothing: a change writes the paragraphs it
touched and no others. Their order is a number with room for more in between (`rank`). docs/project-file.md describes
all of it for other readers.
"""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from jamedit.document import Glossary, Paragraph, Transcript
from jamedit.document.change import Rest, rest_of
from jamedit.document.project import SUFFIX, Project, StoredStep
from jamedit.errors import JameditError, UnreadableFileError, UnwritableFileError
from jamedit.formats.native.project_database import (
    SCHEMA,
    check_file,
    connection,
    is_plain,
    is_whole,
    reading,
)
from jamedit.storage import atomic
from jamedit.storage.atomic import is_project

if TYPE_CHECKING:
    import sqlite3

RANK_STEP = 1024.0
CHANGES = "changes"  # the info key of how many changes were ever made: of two states, the later one has more
WRITTEN = "written"  # the info key of a mark that every writer changes: who finds another one is not alone


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
        for sql in SCHEMA:
            db.execute(sql)
        db.execute(f"PRAGMA application_id={atomic.PROJECT_MARK}")
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
    """Read a project file; raise UnreadableFileError with one sentence when it is none, newer or broken.

    Nothing is written. What could not be as it is in the file was mended; `Project.mended` tells of it.
    """
    from jamedit.formats.native import project_migrations as migrations

    check_file(path)
    with reading(path) as db:
        version = db.execute("PRAGMA user_version").fetchone()[0]
        if version > migrations.present_version():
            raise UnreadableFileError(
                f"{path.name}: a newer jamedit saved this project (format {version}); install that version to open it."
            )
        if 1 <= version < migrations.OLDEST_READ:
            with migrations.brought_up_to_date(path, db, version) as newer:
                return replace(_loaded(path, newer), made_by_version=version)
        found = _loaded(path, db)
        damaged = not is_whole(db)
    strange = [] if version >= 1 else [f"no jamedit writes the format {version}; it was read like 1"]
    if not is_plain(path):
        strange.append("it was kept in a way in which jamedit does not keep them")
    if damaged:
        strange.append("its database is damaged inside; all that could be read is here")
    return replace(found, mended=(*strange, *found.mended))


def _loaded(path: Path, db: sqlite3.Connection) -> Project:
    from jamedit.formats.native.project_reading import project_in

    enabled = gc.isenabled()
    gc.disable()  # a million small values at once: the collector would look at all of them again and again
    try:
        return project_in(path, db)
    finally:
        if enabled:
            gc.enable()


def load_beginning(path: Path, count: int = 60) -> Transcript | None:
    """Return the first paragraphs of the present transcript, to be shown while the whole is read; None if in doubt."""
    from jamedit.formats.native.project_reading import beginning_in

    if path.with_name(path.name + "-journal").exists():
        return None
    try:
        check_file(path)
        with connection(path) as db:
            return beginning_in(db, count)
    except JameditError:
        return None


__all__ = ["SUFFIX", "Project", "StoredStep", "connection", "create", "is_project", "load", "reading"]
