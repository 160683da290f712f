"""How project files of earlier versions become files of the present one.

`STEPS[n]` turns version n + 1 into n + 2. A step is never changed after a release: files of all versions are out there.

Version 2 keeps the text of the source compressed, which a program that knows version 1 alone would take for the text
itself. Here both are read, so a file of version 1 stays one: there is no step from 1 to 2 to be taken.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from pathlib import Path

from jamedit.storage import atomic

Step = Callable[[sqlite3.Connection], None]

STEPS: tuple[Step, ...] = (lambda db: None,)
OLDEST_READ = 1  # files from this version on are read, and written, as they are


def present_version() -> int:
    """Return the version that this program writes."""
    return len(STEPS) + 1


def upgrade(path: Path, db: sqlite3.Connection, version: int) -> None:
    """Bring an open project file up to date, all steps or none; a copy of the old file stays beside it."""
    atomic.copy(path, path.with_name(f"{path.name}.v{version}.bak"))
    with db:
        db.execute("BEGIN IMMEDIATE")
        for step in STEPS[version - 1 :]:
            step(db)
        db.execute(f"PRAGMA user_version={present_version()}")
