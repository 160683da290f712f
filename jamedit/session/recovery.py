"""Work that was never saved as a project: where it is kept, what is there, and what may be deleted."""

from __future__ import annotations

import hashlib
import json
import os
import re
import time
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

from jamedit import paths
from jamedit.document.project import SUFFIX, Project
from jamedit.errors import JameditError, UnwritableFileError
from jamedit.formats.native import project
from jamedit.formats.native.project_mending import info_of
from jamedit.formats.native.project_values import Doubts
from jamedit.session import exports
from jamedit.session.lock import DocumentLock
from jamedit.storage import atomic

_DAY_S = 86_400
_KEPT_DAYS = 365
_OTHERS = "(SELECT 1 FROM glossary UNION ALL SELECT 1 FROM verdict)"


@dataclass(frozen=True, slots=True)
class Unsaved:
    """Hold where some work is kept, the transcript it began with, when it was last touched (epoch), how many steps."""

    path: Path
    source: Path
    modified: float
    steps: int

    @property
    def orphaned(self) -> bool:
        """Return whether opening the transcript would not bring this work back: it is gone, or has changed."""
        return not paths.is_file(self.source) or self.path != place_for(self.source)


def folder() -> Path:
    """Return the folder of unsaved work."""
    return paths.state_dir() / "unsaved"


def place_for(path: Path) -> Path:
    """Return where the work on a transcript is kept until it is saved as a project."""
    name = hashlib.sha256(os.fsencode(path.resolve())).hexdigest()[:16]
    stem = re.sub(r"[^\w .()+-]", "_", path.stem[:40])
    return folder() / f"{stem}-{name}{SUFFIX}"


def holds(path: Path) -> bool:
    """Return whether a file is among the unsaved work."""
    return path.resolve().parent == folder().resolve()


DIGEST = "source_sha256"  # info: identifies the transcript that some work began with
_TOLD = "told.json"
_MARKS, _SOURCE_BEFORE, _STATE = "aside_marks", "aside_source", "aside_of"


def noted(whole: Project, document: Path, marks: Iterable[str], changes: int) -> Project:
    """Return a project as it is kept aside while its own file, `document`, cannot be written.

    `marks` are those that the file may have: with another one, somebody else wrote it meanwhile. `changes` is how many
    were made to it, those that are not in the file among them.
    """
    info = dict(whole.info)
    notes = {
        _MARKS: " ".join(marks),
        project.CHANGES: str(changes),
        _SOURCE_BEFORE: info.get("source", ""),
        "source": paths.to_text(document.resolve()),
    }
    return replace(whole, info=tuple({**info, **notes}.items()))


def noted_where_it_is_read_only(saved: Project, document: Path) -> Project:
    """Return a project as it is kept aside while its own file, `document`, must not be written."""
    mark = dict(saved.info).get(project.WRITTEN, "")
    noting = noted(saved, document, [mark], changes_of(saved))
    return replace(noting, info=(*noting.info, (_STATE, _state(saved))))


def goes_on_from(kept: Project, saved: Project) -> bool:
    """Return whether kept work began with a project as it is saved now: nobody else has written that since."""
    mark, state = dict(saved.info).get(project.WRITTEN, ""), dict(kept.info).get(_STATE)
    marks = marks_of(kept)
    if state is None or (mark and marks):
        return mark in marks
    return state == _state(saved)  # by an earlier program, which gave no marks


def _state(saved: Project) -> str:
    return f"{saved.head} {len(saved.steps)} {saved.steps[-1].time if saved.steps else ''}"


def changes_of(whole: Project) -> int:
    """Return how many changes were ever made to a project, 0 where an earlier program did not count them."""
    number = dict(whole.info).get(project.CHANGES, "")
    return int(number) if number.isascii() and number.isdecimal() and len(number) < 19 else 0


def marks_of(kept: Project) -> frozenset[str]:
    """Return the marks that the project's own file may have; none when the work was not kept aside for one."""
    marks = dict(kept.info).get(_MARKS)
    return frozenset() if marks is None else frozenset(marks.split(" "))


def without_notes(kept: Project) -> Project:
    """Return a project that was kept aside as it belongs into its own file."""
    info = dict(kept.info)
    if not {_MARKS, _STATE} & info.keys():
        return kept
    before = info.pop(_SOURCE_BEFORE, "")
    for key in (_MARKS, _STATE, "source"):
        info.pop(key, "")
    return replace(kept, info=tuple({**info, **({"source": before} if before else {})}.items()))


def copy_home(kept_at: Path, path: Path) -> None:
    """Put what is kept aside where it belongs; raise UnwritableFileError."""
    with (
        atomic.replacing(path) as part,
        project.connection(kept_at) as db,
        project.connection(part, create=True) as new,
    ):
        db.backup(new)
        info = dict(new.execute("SELECT key, value FROM info"))
        new.execute("DELETE FROM info WHERE key IN (?,?,?,'source')", (_MARKS, _SOURCE_BEFORE, _STATE))
        if info.get(_SOURCE_BEFORE):
            project.put_info(new, "source", info[_SOURCE_BEFORE])
        new.commit()


def began_with(digest: str, info: dict[str, str], document: Path) -> bool:
    """Return whether some work began with this content (SHA-256) of a document, or wrote it there itself."""
    return digest == info.get(DIGEST) or digest in exports.of(info, document)


def take_over(document: Path, kept_at: Path, digest: str) -> bool:
    """Bring work to a document that was renamed or moved since; return whether there was any with this content.

    The work stays where it was, too, if the document may come back there: its whole folder is away.
    """
    for each in listed():
        if paths.is_file(each.source) or each.path == kept_at:
            continue
        lock = DocumentLock.acquire(each.path)
        if lock is None:  # still open in a window
            continue
        try:
            if _copied(each, document, kept_at, digest):
                if each.source.parent.is_dir():
                    each.path.unlink(missing_ok=True)
                return True
        except (JameditError, OSError):
            continue
        finally:
            lock.release()
    return False


def _copied(each: Unsaved, document: Path, kept_at: Path, digest: str) -> bool:
    with project.connection(each.path) as db:
        info = info_of(db.execute("SELECT key, value FROM info"), each.path, Doubts())
        if not began_with(digest, info, each.source):
            return False
        with atomic.replacing(kept_at) as part, project.connection(part, create=True) as new:
            db.backup(new)
            project.put_info(new, "source", paths.to_text(document.resolve()))
            project.put_info(new, exports.KEY, exports.added(info, document, digest))
            new.commit()
    return True


def set_aside(kept_at: Path) -> Path:
    """Move work that does not fit its file any more out of the way and return where it is; nothing is thrown away."""
    return kept_at.replace(free_place(kept_at))


def free_place(kept_at: Path) -> Path:
    """Return a place beside one that is taken."""
    number = 1
    while (place := kept_at.with_suffix(f".{number}{SUFFIX}")).exists():
        number += 1
    return place


def listed() -> list[Unsaved]:
    """Return all unsaved work with a step, a term or a decision in it, newest first; unreadable files are left out."""
    found = []
    for path in folder().glob(f"*{SUFFIX}") if folder().is_dir() else ():
        with suppress(JameditError, OSError, ValueError), project.reading(path) as db:
            info = info_of(db.execute("SELECT key, value FROM info WHERE key='source'"), path, Doubts())
            steps, others = (db.execute(f"SELECT count(*) FROM {rows}").fetchone()[0] for rows in ("step", _OTHERS))
            if steps or others:
                source = paths.from_text(info.get("source", ""))
                found.append(Unsaved(path, source, path.stat().st_mtime, steps))
    return sorted(found, key=lambda each: each.modified, reverse=True)


def untold() -> list[Unsaved]:
    """Return what opening its transcript would not bring back and what the user was not told of yet, newest first."""
    known = _told()
    return [each for each in listed() if each.orphaned and each.path.name not in known]


def remember_told(told: Iterable[Unsaved]) -> None:
    """Remember that the user knows of some work; it stays in the list of unsaved work."""
    names = {each.path.name for each in told} | {name for name in _told() if (folder() / name).exists()}
    with suppress(UnwritableFileError):
        atomic.write_bytes(folder() / _TOLD, json.dumps(sorted(names)).encode("utf-8"))


def _told() -> frozenset[str]:
    try:
        names = json.loads((folder() / _TOLD).read_bytes())
    except (OSError, ValueError, RecursionError):
        return frozenset()
    return frozenset(name for name in names if isinstance(name, str)) if isinstance(names, list) else frozenset()


def prune(now: float | None = None) -> int:
    """Delete unsaved work that nobody touched for a year, and what holds no work after a day; return how many.

    What is open in a window stays.
    """
    now = time.time() if now is None else now
    worked_on = {each.path for each in listed()}
    deleted = 0
    for path in folder().glob(f"*{SUFFIX}") if folder().is_dir() else ():
        with suppress(OSError):
            age_days = (now - path.stat().st_mtime) / _DAY_S
            if age_days > (_KEPT_DAYS if path in worked_on else 1) and _readable(path):
                lock = DocumentLock.acquire(path)
                if lock is not None:
                    path.unlink()
                    lock.release()
                    deleted += 1
    return deleted


def _readable(path: Path) -> bool:
    """Return whether a file is a project of this version: what we cannot read is not ours to delete."""
    try:
        with project.reading(path) as db:
            db.execute("SELECT count(*) FROM step").fetchone()
    except (JameditError, OSError, ValueError):
        return False
    return True
