"""How project files of earlier versions become files of the present one.

`STEPS[n]` turns version n + 1 into n + 2. Version 1 is the first; there is nothing to do yet. A step is never changed
after a release: files of every version are out there.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from pathlib import Path

from jamedit.storage import atomic

Step = Callable[[sqlite3.Connection], None]

STEPS: tuple[Step, ...] = ()


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
