"""The project file that a journal writes: made whole, changed by transactions, and known to be ours by its mark.

A mark is a random value that every writer puts into the file with each transaction: who finds one that is not his own
knows that somebody else writes to the file.
"""

from __future__ import annotations

import os
import secrets
import threading
import time
from collections.abc import Callable, Collection, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from jamedit.errors import UnwritableFileError
from jamedit.formats.native import project
from jamedit.session import recovery
from jamedit.storage import atomic

if TYPE_CHECKING:
    import sqlite3

Write = Callable[["sqlite3.Connection"], None]
_SECOND_LOOK_S = 1.0


class NotOursError(Exception):
    """The file is no longer the one that this journal wrote."""


class JournalFile:
    """Hold what a journal knows of its file; all but `marks` is for the journal's thread alone.

    `vanished`: the file was there and is missing; `folder_missing`: its folder is missing, too.
    """

    def __init__(self, path: Path, name: str, initial: project.Project, over: Collection[str] | None) -> None:
        """Know a file called `name` for the user; `initial` and `over` are explained in `Journal`."""
        self.path, self._name = path, name
        self.vanished = self.folder_missing = False
        self.share = 0.0  # of a whole project that is being written
        # the marks the file may have if nobody else wrote it, and the one that it gets next
        self._marks = {dict(initial.info).get(project.WRITTEN, ""), *(over or ())}
        self._next = secrets.token_hex(8)
        self._marks_change = threading.Lock()
        self._replaces = over is not None
        # a file whose values were mended, or one of an earlier program, is written whole before anything is added to it
        odd = over is None and path.exists() and (initial.mended or initial.made_by_version)
        self._odd = path.stat() if odd else None
        self._initial: project.Project | None = initial if self._replaces or odd or not path.exists() else None

    @property
    def marks(self) -> frozenset[str]:
        """Return the marks that the file may have as long as nobody else writes to it; for any thread."""
        with self._marks_change:
            return frozenset((*self._marks, self._next))

    def write(self, batch: Sequence[Write], kept: JournalFile | None) -> None:
        """Write a batch, all or nothing; `kept` is the same project on another disk, if it is up to date there.

        Raises NotOursError, UnwritableFileError and whatever else can go wrong.
        """
        self._make_sure_of_file(kept)
        with project.connection(self.path, write=True) as db:
            db.execute("PRAGMA synchronous=EXTRA")  # FULL could lose the end of the last transaction's journal
            with db:
                db.execute("BEGIN IMMEDIATE")
                self._check_mark(db)
                self._know(self._next)
                project.put_info(db, project.WRITTEN, self._next)
                for write in batch:
                    write(db)
        self.vanished = self.folder_missing = False

    def renew_mark(self) -> None:
        """Choose another mark for the next transaction.

        As long as the work is kept aside as well it stays the same: what is kept there knows this file by it.
        """
        with self._marks_change:
            self._marks = {self._next}
            self._next = secrets.token_hex(8)

    def _make_sure_of_file(self, kept: JournalFile | None) -> None:
        there = self.path.exists()
        if self._initial is not None and self._odd is not None and there:
            self._put_sound_one(self._initial, self._odd)
        elif self._initial is not None and (not there or self._replaces):
            if there:
                with project.connection(self.path) as db:
                    self._check_mark(db)
            project.create(self.path, self._initial, told=self._tell_share)
            self._know(dict(self._initial.info).get(project.WRITTEN, ""))
        elif not there:
            self._find_missing_file(kept)
        self._initial = None

    def _put_sound_one(self, initial: project.Project, then: os.stat_result) -> None:
        """Put a sound file in the place of the one that was read; a copy of that one stays beside it."""
        now = self.path.stat()
        if (now.st_mtime_ns, now.st_size) != (then.st_mtime_ns, then.st_size):
            raise NotOursError(f"{self._name} was changed by another program or computer while it was open here.")
        version = f".v{initial.made_by_version}" if initial.made_by_version else ""
        number, kept = 0, self.path.with_name(f"{self.path.name}{version}.bak")
        while kept.exists():
            number += 1
            kept = self.path.with_name(f"{self.path.name}{version}.{number}.bak")
        atomic.copy(self.path, kept)
        project.create(self.path, initial, told=self._tell_share)
        self._odd = None

    def _tell_share(self, share: float) -> None:
        self.share = share

    def _find_missing_file(self, kept: JournalFile | None) -> None:
        """Put the file back where its whole folder is back without it; raise UnwritableFileError while it is missing.

        One that was deleted from its folder is not put back: that was wanted.
        """
        self.vanished = True
        folder = Path(os.path.realpath(self.path)).parent
        if not folder.is_dir():
            self.folder_missing = True
            raise UnwritableFileError(f"there is no folder {folder}")
        if not self.folder_missing:
            raise UnwritableFileError("the file was moved or deleted")
        time.sleep(_SECOND_LOOK_S)  # a disk that is just being mounted shows it a moment later
        if self.path.exists():
            return
        if kept is None:
            raise UnwritableFileError("the file is not in its folder")
        self._know(*kept.marks)
        recovery.copy_home(kept.path, self.path)

    def _check_mark(self, db: sqlite3.Connection) -> None:
        """Refuse a file with a mark that we never made.

        A mark whose transaction seemed to fail is ours as well: it may have reached the disk all the same.
        """
        row = db.execute("SELECT value FROM info WHERE key=?", (project.WRITTEN,)).fetchone()
        if (row[0] if row else "") not in self._marks:
            raise NotOursError(f"{self._name} was changed by another program or computer while it was open here.")

    def _know(self, *marks: str) -> None:
        with self._marks_change:
            self._marks.update(marks)
