"""How project files of earlier versions become files of the present one.

`STEPS[n]` turns version n + 1 into n + 2. A step is never changed after a release: files of all versions are out there.

Version 2 keeps the text of the source compressed, which a program that knows version 1 alone would take for the text
itself. Here both are read, so a file of version 1 stays one: there is no step from 1 to 2 to be taken.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from jamedit.errors import UnreadableFileError

if TYPE_CHECKING:
    import sqlite3

Step = Callable[["sqlite3.Connection"], None]

STEPS: tuple[Step, ...] = (lambda db: None,)
OLDEST_READ = 1  # files from this version on are read, and written, as they are


def present_version() -> int:
    """Return the version that this program writes."""
    return len(STEPS) + 1


@contextmanager
def brought_up_to_date(path: Path, db: sqlite3.Connection, version: int) -> Iterator[sqlite3.Connection]:
    """Yield a copy of an older project, in memory, with all steps done; raise UnreadableFileError when one fails."""
    import sqlite3

    try:
        with closing(sqlite3.connect(":memory:")) as newer:
            db.backup(newer)
            for step in STEPS[version - 1 :]:
                step(newer)
            yield newer
    except sqlite3.Error as error:
        raise UnreadableFileError(
            f"{path.name}: an older jamedit saved this project, and it cannot be brought up to date ({error})."
        ) from error
