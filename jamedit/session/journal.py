"""Every change on disk within a second, written beside the work and never by it.

One thread owns the SQLite connection. It takes what is queued, writes it in one transaction and waits for the disk.
A kill at any moment leaves the file as of the last transaction: SQLite rolls a half-written one back at the next open.
"""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from jamedit.document import Change, Glossary, Transcript
from jamedit.document.decision import Decision
from jamedit.errors import UnwritableFileError
from jamedit.formats.native import project
from jamedit.session.lock import DocumentLock
from jamedit.session.order_keys import OrderKeys

if TYPE_CHECKING:
    import sqlite3

Write = Callable[["sqlite3.Connection"], None]
_RETRY_S = 2.0


class _NotOursError(Exception):
    """The file is no longer the one that this journal wrote."""


class Journal:
    """Write changes to a project file from a thread of its own.

    `gone` is empty until the file turns out to be no longer ours: another computer wrote it, or it was moved away.
    From then on it holds a sentence that says so, and nothing more is written.
    """

    def __init__(
        self,
        path: Path,
        initial: project.Project,
        on_state: Callable[[str], None] | None = None,
        lock: DocumentLock | None = None,
    ) -> None:
        """Keep the project at `path`, made from `initial` with the first change when it is not there yet.

        `on_state` is called with "saving", "saved" or a sentence on what went wrong, on the journal's thread; `lock` is
        released in the end.
        """
        self._document_lock = lock
        if lock is not None:
            lock.name_document()
        self.path = path
        self.error = ""
        self.gone = ""
        self._marks = {
            dict(initial.info).get(project.WRITTEN, "")
        }  # the marks the file may have if nobody else wrote it
        there = path.exists()
        self._initial: project.Project | None = None if there else initial
        self._order_keys = OrderKeys(len(initial.present.paragraphs), initial.order_keys if there else ())
        self._on_state = on_state or (lambda _: None)
        self._queue: queue.SimpleQueue[Write | None] = queue.SimpleQueue()
        self._state_changed = threading.Condition()
        self._pending = 0
        self._attempts = 0
        self._thread = threading.Thread(target=self._run, name=f"journal {path.name}", daemon=True)
        self._thread.start()

    def change(
        self,
        change: Change,
        after: Transcript,
        head: int,
        step: project.StoredStep | None = None,
        *,
        decisions: Sequence[Decision] = (),
        forget: bool = False,
    ) -> None:
        """Write a change that led to `after`, the step it belongs to (None: an undo or redo), and the head.

        A new step is number `head`; with it, or with `forget`, all steps behind the head are forgotten. `decisions` are
        decisions on suggestions that were made, or taken back, with the change.
        """
        order_keys = self._order_keys.splice(change.at, len(change.removed), len(change.added))
        # what waits to be written holds no more than it needs: a queue of whole transcripts would be heavy
        all_order_keys, everything = (
            (list(self._order_keys.values), after.paragraphs) if order_keys is None else ([], ())
        )

        def write(db: sqlite3.Connection) -> None:
            if order_keys is None:  # no room between two: every paragraph gets a new one
                db.execute("DELETE FROM present")
                project.put_present(db, all_order_keys, everything)
            else:
                staying = {p.id for p in change.added}
                project.drop_present(db, (p.id for p in change.removed if p.id not in staying))
                project.put_present(db, order_keys, change.added)
            project.put_rest(db, "present_rest", change.after)
            project.put_info(db, "head", str(head))
            for decision in decisions:
                project.put_decision(db, *decision.key, decision.choice)
            if step is not None:
                project.put_step(db, head, step)
            if step is not None or forget:
                db.execute("DELETE FROM step WHERE number > ?", (head,))

        self._put(write)

    def info(self, key: str, value: str) -> None:
        """Write one value that belongs to the project."""
        self._put(lambda db: project.put_info(db, key, value))

    def glossary(self, glossary: Glossary) -> None:
        """Write the glossary of the transcript."""
        self._put(lambda db: project.put_glossary(db, glossary))

    def flush(self, timeout_s: float = 30.0) -> None:
        """Wait until all that was queued is on disk; raise UnwritableFileError as soon as it is known not to be."""
        with self._state_changed:
            before = self._attempts
            if self._pending:
                self._queue.put(lambda db: None)  # an attempt that failed is made again now, not in a while
                self._pending += 1
            self._state_changed.wait_for(
                lambda: not self._pending or bool(self.gone) or (self._attempts > before and bool(self.error)),
                timeout_s,
            )
            if self._pending:
                raise UnwritableFileError(
                    self.error or f"{self.path.name}: the disk does not respond; wait, or save the project elsewhere."
                )

    def close(self, timeout_s: float = 30.0) -> None:
        """Write what is queued, if the disk lets us, and let go of the file."""
        self._queue.put(None)
        self._thread.join(timeout_s)
        if self._document_lock is not None:
            self._document_lock.release()

    def _put(self, write: Write) -> None:
        with self._state_changed:
            self._pending += 1
        self._on_state("saving")
        self._queue.put(write)

    def _run(self) -> None:
        batch: list[Write] = []
        closing = False
        while not closing:
            try:
                first = self._queue.get(timeout=_RETRY_S if batch and not self.gone else None)
                closing = first is None
                if first is not None:
                    batch.append(first)
            except queue.Empty:
                pass  # a batch that failed is tried again
            while not self._queue.empty():
                more = self._queue.get()
                closing = closing or more is None
                if more is not None:
                    batch.append(more)
            if batch and (self.gone or self._write(batch)):
                batch = []

    def _write(self, batch: list[Write]) -> bool:
        error = self._attempt(batch)
        with self._state_changed:
            self.error = error
            self._attempts += 1
            if not error:
                self._pending -= len(batch)
            done = not self._pending
        if error or done:
            self._on_state(error or "saved")
        with self._state_changed:  # who waits is released last, after the listeners
            self._state_changed.notify_all()
        return not error

    def _attempt(self, batch: list[Write]) -> str:
        """Write a batch, all or nothing; return what went wrong, whatever it was: this thread must not end."""
        try:
            self._make_sure_of_file()
            with project.connection(self.path, write=True) as db:
                db.execute("PRAGMA synchronous=EXTRA")  # FULL could lose the end of the last transaction's journal
                with db:
                    db.execute("BEGIN IMMEDIATE")
                    mark = self._new_mark(db)
                    for write in batch:
                        write(db)
            self._marks = {mark}
        except _NotOursError as error:
            self.gone = str(error)
            return self.gone
        except Exception as error:
            import sqlite3

            reason = error.__cause__ if isinstance(error, UnwritableFileError) and error.__cause__ else error
            kind = (
                ""
                if isinstance(reason, (sqlite3.Error, OSError, UnwritableFileError))
                else f"{type(reason).__name__}: "
            )
            return (
                f"{self.path.name}: the last changes could not be saved ({kind}{reason}); jamedit keeps trying; "
                "free some space, or save the project elsewhere."
            )
        return ""

    def _make_sure_of_file(self) -> None:
        if self._initial is not None and not self.path.exists():
            project.create(self.path, self._initial)
        self._initial = None
        if not self.path.exists() and self.path.parent.is_dir():
            raise _NotOursError(f"{self.path.name} was moved or deleted while it was open.")

    def _new_mark(self, db: sqlite3.Connection) -> str:
        """Put a new mark into the file; one that we never made shows that somebody else writes to it.

        A mark whose transaction seemed to fail is ours as well: it may have reached the disk all the same.
        """
        row = db.execute("SELECT value FROM info WHERE key=?", (project.WRITTEN,)).fetchone()
        if (row[0] if row else "") not in self._marks:
            raise _NotOursError(f"{self.path.name} was changed by another program or computer while it was open here.")
        import secrets

        mark = secrets.token_hex(8)
        self._marks.add(mark)
        project.put_info(db, project.WRITTEN, mark)
        return mark
