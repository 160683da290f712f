"""Work that was never saved as a project: where it is kept, what of it is there, and what may go."""

from __future__ import annotations

import hashlib
import time
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from jamedit import paths
from jamedit.document.project import SUFFIX
from jamedit.errors import JameditError
from jamedit.formats import project

_DAY_S = 86_400
_KEPT_DAYS = 365


@dataclass(frozen=True, slots=True)
class Unsaved:
    """Hold where some work is kept, the transcript it began with, when it was last touched (epoch), how many steps."""

    path: Path
    source: Path
    modified: float
    steps: int

    @property
    def orphaned(self) -> bool:
        """Tell whether opening the transcript would not bring this work back: it is gone, or another by now."""
        return not self.source.is_file() or self.path != place_for(self.source)


def folder() -> Path:
    """Return the folder of unsaved work."""
    return paths.state_dir() / "unsaved"


def place_for(path: Path) -> Path:
    """Return where the work on a transcript is kept until it is saved as a project."""
    name = hashlib.sha256(str(path.resolve()).encode()).hexdigest()[:16]
    return folder() / f"{path.stem[:40]}-{name}{SUFFIX}"


def set_aside(kept_at: Path) -> None:
    """Move work that does not fit its file any more out of the way; nothing is thrown away."""
    number = 1
    while (aside := kept_at.with_suffix(f".{number}{SUFFIX}")).exists():
        number += 1
    kept_at.replace(aside)


def listed() -> list[Unsaved]:
    """Return all unsaved work that holds at least one step, newest first; what cannot be read is passed over."""
    found = []
    for path in folder().glob(f"*{SUFFIX}") if folder().is_dir() else ():
        with suppress(JameditError, OSError), project.connection(path) as db:
            info = dict(db.execute("SELECT key, value FROM info WHERE key='source'"))
            steps = db.execute("SELECT count(*) FROM step").fetchone()[0]
            if steps:
                found.append(Unsaved(path, Path(info.get("source", "")), path.stat().st_mtime, steps))
    return sorted(found, key=lambda each: each.modified, reverse=True)


def prune(now: float | None = None) -> int:
    """Delete unsaved work that nobody touched for a year, and what never had a step after a day; return how many."""
    now = time.time() if now is None else now
    worked_on = {each.path for each in listed()}
    deleted = 0
    for path in folder().glob(f"*{SUFFIX}") if folder().is_dir() else ():
        with suppress(OSError):
            age_days = (now - path.stat().st_mtime) / _DAY_S
            if age_days > (_KEPT_DAYS if path in worked_on else 1) and _readable(path):
                path.unlink()
                deleted += 1
    return deleted


def _readable(path: Path) -> bool:
    """Tell whether a file is a project of this version: what we cannot read is not ours to delete."""
    try:
        with project.connection(path) as db:
            db.execute("SELECT count(*) FROM step").fetchone()
    except JameditError:
        return False
    return True
