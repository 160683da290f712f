"""Every change on disk within a second, written beside the work and never by it.

One thread owns the SQLite connection. It takes what is queued, writes it in one transaction and waits for the disk.
A kill at any moment leaves the file as of the last transaction: SQLite rolls a half-written one back at the next open.
"""

from __future__ import annotations

import queue
import sqlite3
import threading
from collections.abc import Callable
from pathlib import Path

from jamedit.document import Change, Glossary, Transcript
from jamedit.errors import UnwritableFileError
from jamedit.formats import project
from jamedit.session.lock import DocumentLock
from jamedit.session.ranks import Ranks

Write = Callable[[sqlite3.Connection], None]
_RETRY_S = 2.0


class Journal:
    """Write changes to a project file from a thread of its own."""

    def __init__(
        self,
        path: Path,
        initial: project.Project,
        on_state: Callable[[str], None] | None = None,
        lock: DocumentLock | None = None,
    ) -> None:
        """Keep the project at `path`, made from `initial` with the first change when it is not there yet.

        `on_state` is told "saving", "saved" or a sentence on what went wrong, on the journal's thread; `lock` is let go
        of in the end.
        """
        self._document_lock = lock
        self.path = path
        self.error = ""
        self._initial: project.Project | None = initial
        self._ranks = Ranks(len(initial.present.paragraphs), initial.ranks)
        self._on_state = on_state or (lambda _: None)
        self._queue: queue.SimpleQueue[Write | None] = queue.SimpleQueue()
        self._idle = threading.Event()
        self._idle.set()
        self._lock = threading.Lock()
        self._pending = 0
        self._thread = threading.Thread(target=self._run, name=f"journal {path.name}", daemon=True)
        self._thread.start()

    def change(self, change: Change, after: Transcript, head: int, step: project.StoredStep | None = None) -> None:
        """Write a change that led to `after`, the step it belongs to (None: an undo or redo), and the head.

        A new step is number `head`; all that were undone are forgotten.
        """
        ranks = self._ranks.splice(change.at, len(change.removed), len(change.added))
        # what waits to be written holds no more than it needs: a queue of whole transcripts would be heavy
        all_ranks, everything = (list(self._ranks.values), after.paragraphs) if ranks is None else ([], ())

        def write(db: sqlite3.Connection) -> None:
            if ranks is None:  # no room between two: every paragraph gets a new one
                db.execute("DELETE FROM present")
                project.put_present(db, all_ranks, everything)
            else:
                staying = {p.id for p in change.added}
                project.drop_present(db, (p.id for p in change.removed if p.id not in staying))
                project.put_present(db, ranks, change.added)
            project.put_rest(db, "present_rest", change.after)
            project.put_info(db, "head", str(head))
            if step is not None:
                project.put_step(db, head, step)
                db.execute("DELETE FROM step WHERE number > ?", (head,))

        self._put(write)

    def info(self, key: str, value: str) -> None:
        """Write one value that belongs to the project."""
        self._put(lambda db: project.put_info(db, key, value))

    def glossary(self, glossary: Glossary) -> None:
        """Write the glossary of the transcript."""
        self._put(lambda db: project.put_glossary(db, glossary))

    def verdict(self, kind: str, before: str, after: str, verdict: str) -> None:
        """Write what the user said of a suggestion."""
        self._put(lambda db: project.put_verdict(db, kind, before, after, verdict))

    def flush(self, timeout_s: float = 30.0) -> None:
        """Wait until all that was queued is on disk; raise UnwritableFileError when it cannot be."""
        if not self._idle.wait(timeout_s) or self.error:
            reason = self.error or "the disk does not answer"
            raise UnwritableFileError(f"{self.path.name}: the last changes could not be saved ({reason}).")

    def close(self, timeout_s: float = 30.0) -> None:
        """Write what is queued, if the disk lets us, and let go of the file."""
        self._queue.put(None)
        self._thread.join(timeout_s)
        if self._document_lock is not None:
            self._document_lock.release()

    def _put(self, write: Write) -> None:
        with self._lock:
            self._pending += 1
            self._idle.clear()
        self._on_state("saving")
        self._queue.put(write)

    def _run(self) -> None:
        batch: list[Write] = []
        closing = False
        while not closing:
            try:
                first = self._queue.get(timeout=_RETRY_S if batch else None)
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
            if batch and self._write(batch):
                batch = []

    def _write(self, batch: list[Write]) -> bool:
        try:
            if self._initial is not None and not self.path.exists():
                project.create(self.path, self._initial)
            self._initial = None
            with project.connection(self.path, write=True) as db:
                db.execute("PRAGMA synchronous=FULL")
                with db:
                    for write in batch:
                        write(db)
        except (UnwritableFileError, sqlite3.Error, OSError) as error:
            self.error = str(error)
            self._on_state(self.error)
            return False
        self.error = ""
        with self._lock:
            self._pending -= len(batch)
            done = self._pending == 0
            if done:
                self._idle.set()
        if done:
            self._on_state("saved")
        return True
