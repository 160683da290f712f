"""Every change on disk within a second, written beside the work and never by it.

One thread owns the SQLite connection. It takes what is queued, writes it in one transaction and waits for the disk.
A kill at any moment leaves the file as of the last transaction: SQLite rolls a half-written one back at the next open.
Where the file cannot be written, a second journal keeps everything elsewhere until it can (`Journal.aside`).
"""

from __future__ import annotations

import queue
import threading
import time
from collections.abc import Callable, Collection, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from jamedit.document import Change, Glossary, Transcript
from jamedit.document.decision import Decision
from jamedit.errors import UnwritableFileError
from jamedit.formats.native import project
from jamedit.session import recovery
from jamedit.session.journal_file import JournalFile, NotOursError, Write
from jamedit.session.lock import DocumentLock
from jamedit.session.order_keys import OrderKeys

if TYPE_CHECKING:
    import sqlite3

_RETRY_S = 2.0  # between two attempts on a disk that fails; longer when an attempt is a lot of work
_WORK_SHARE = 20  # an attempt takes at most one part in so many of the time
HOME, ASIDE, NOWHERE = "home", "aside", "nowhere"  # where the last changes are on a disk


class _Now:
    """Ask for an attempt now, not in a while."""


class Journal:
    """Write changes to a project file from a thread of its own.

    `gone` is empty until the file turns out to be no longer ours, since another program or computer wrote it. From then
    on it holds a sentence that says so, and nothing more is written. `aside`, given by who sees `error`, is a journal
    on another disk that gets every change as well, so that nothing is lost while this one cannot be written; `settle`
    lets go of it when it is no longer needed.
    """

    def __init__(
        self,
        path: Path,
        initial: project.Project,
        on_state: Callable[[str], None] | None = None,
        lock: DocumentLock | None = None,
        *,
        over: Collection[str] | None = None,
    ) -> None:
        """Keep the project at `path`, made from `initial` with the first change when it is not there yet.

        `on_state` is called with "saving", "saved" or a sentence on what went wrong, on the journal's thread; `lock` is
        released in the end. `over`: the file at `path`, if its mark is one of these, is an earlier state of `initial`
        and is replaced by it.
        """
        self._document_lock = lock
        self.changes = recovery.changes_of(initial)  # how many were ever made, those that wait to be written among them
        self._order = threading.RLock()  # changes are counted and queued one at a time
        if lock is not None:
            lock.name_document()
        self.path = path
        self.name = lock.document.name if lock is not None and lock.document is not None else path.name
        self.error = self.reason = ""
        self.gone = ""
        self.file = JournalFile(path, self.name, initial, over)
        self.aside: Journal | None = None
        self._leaving: Journal | None = None  # a journal aside that is being deleted
        self._order_keys = OrderKeys(len(initial.present.paragraphs), initial.order_keys)
        self._on_state = on_state or (lambda _: None)
        self._queue: queue.SimpleQueue[Write | _Now | None] = queue.SimpleQueue()
        self._state_changed = threading.Condition()
        self._pending = 0
        self._attempts = 0
        self._retry_at = 0.0
        self._stopped = self._discarded = False
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

        with self._order:
            if self.aside is not None:
                self.aside.change(change, after, head, step, decisions=decisions, forget=forget)
            self._put(self._counted(write))

    def info(self, key: str, value: str) -> None:
        """Write one value that belongs to the project."""

        def write(db: sqlite3.Connection) -> None:
            project.put_info(db, key, value)

        with self._order:
            if self.aside is not None:
                self.aside.info(key, value)
            self._put(self._counted(write))

    def glossary(self, glossary: Glossary) -> None:
        """Write the glossary of the transcript."""

        def write(db: sqlite3.Connection) -> None:
            project.put_glossary(db, glossary)

        with self._order:
            if self.aside is not None:
                self.aside.glossary(glossary)
            self._put(self._counted(write))

    def touch(self) -> None:
        """Write the file though nothing changed."""
        self._put(lambda db: None)

    def _counted(self, write: Write) -> Write:
        """Return what writes a change with its number; a journal aside goes on from the same one."""
        self.changes += 1
        number = str(self.changes)

        def write_counted(db: sqlite3.Connection) -> None:
            write(db)
            project.put_info(db, project.CHANGES, number)

        return write_counted

    # how it goes

    @property
    def order_keys(self) -> tuple[float, ...]:
        """Return the numbers that keep the present paragraphs in order; a journal aside needs the same."""
        return tuple(self._order_keys.values)

    @property
    def written(self) -> bool:
        """Return whether all that was queued is in this very file."""
        with self._state_changed:
            return not self._pending and not self.error

    @property
    def safe(self) -> bool:
        """Return whether all that was queued is on a disk, here or aside."""
        aside = self.aside
        return self.written or (aside is not None and aside.written)

    @property
    def failed(self) -> bool:
        """Return whether what is queued is known to be on no disk, rather than on its way to one."""
        aside = self.aside
        return bool(self.error) and not self.safe and (aside is None or bool(aside.error))

    @property
    def where(self) -> str:
        """Return HOME, also while a change is on its way there, ASIDE or NOWHERE."""
        aside = self.aside
        if not self.error:
            return HOME
        return ASIDE if aside is not None and not aside.error else NOWHERE

    @property
    def share(self) -> float:
        """Return how much of a whole project is written, 0 to 1; 0 for changes, which take a moment only."""
        return self.file.share

    @property
    def state(self) -> str:
        """Return "saving", "saved" or a sentence on what is wrong, as it is at this moment."""
        aside = self.aside
        if self.gone or not self.error:
            return self.gone or ("saved" if self.written else "saving")
        if aside is None:
            return self.error
        what = f"{self.name} cannot be written ({self.reason})"
        if self.file.vanished and not self.file.folder_missing:
            what = f"{self.name} was moved or deleted while it was open"
        if not aside.error:
            return f"{what}; your changes are kept under File › Unsaved work until they can be saved there again."
        return (
            f"{what}, and the folder of unsaved work cannot be written either ({aside.reason}): "
            "the last changes are on no disk; save the project elsewhere."
        )

    def tell(self, _: str = "") -> None:
        """Tell how it goes; also what a journal aside calls when that changes for it."""
        self._on_state(self.state)

    # waiting, and the end

    def attempt(self) -> None:
        """Try again now what failed before."""
        with self._state_changed:
            waiting = bool(self._pending)
        if waiting:
            self._queue.put(_Now())

    def flush(self, timeout_s: float = 30.0) -> None:
        """Wait until all that was queued is on a disk, here or aside.

        Raises UnwritableFileError as soon as it is known not to be.
        """
        if self.aside is not None and not self.written:
            self.aside.flush(timeout_s)
            self.attempt()
            return
        with self._state_changed:
            before = self._attempts
            if self._pending:
                self._queue.put(_Now())
            self._state_changed.wait_for(
                lambda: not self._pending or bool(self.gone) or (self._attempts > before and bool(self.error)),
                timeout_s,
            )
            if self._pending:
                raise UnwritableFileError(
                    self.error or f"{self.name}: the disk does not respond; wait, or save the project elsewhere."
                )

    def wait(self, timeout_s: float) -> None:
        """Wait until all that was queued is on a disk, or is known to be on none, but no longer than this."""
        deadline = time.monotonic() + timeout_s
        with suppress(UnwritableFileError):
            self.flush(max(0.0, deadline - time.monotonic()))

    def settle(self) -> bool:
        """Let go of the journal aside when everything is where it belongs again; return whether that was so.

        It is for the thread that queues changes: no other can know that there is none on its way.
        """
        aside = self.aside
        if aside is None or self.gone or not self.written:
            return False
        self.aside, self._leaving = None, aside
        aside.discard()
        return True

    def listen(self, on_state: Callable[[str], None] | None) -> None:
        """Tell somebody else how it goes from now on."""
        self._on_state = on_state or (lambda _: None)

    def close(self, timeout_s: float = 30.0, *, keep_aside: bool = True) -> None:
        """Write what is queued, if the disk lets us, and let go of the file.

        What is kept aside stays there as long as the file lacks it, unless the caller has all of it (`keep_aside`).
        """
        self._queue.put(None)
        self._thread.join(timeout_s)
        aside = self.aside
        if aside is not None and not self.settle():
            if keep_aside:
                aside.close(timeout_s)
            else:
                aside.discard()
        for each in (aside, self._leaving):  # a copy that is left over would be taken for unsaved work
            if each is not None:
                each.join(timeout_s)
        if self._document_lock is not None:
            self._document_lock.release()

    def abandon(self) -> None:
        """Let go of the file without writing what is queued: whoever calls has it elsewhere."""
        self._stopped = True
        self._queue.put(None)
        self._thread.join(1.0)
        if self._document_lock is not None:
            self._document_lock.release()

    def join(self, timeout_s: float) -> None:
        """Wait for the end of the thread of a journal that was closed or discarded."""
        self._thread.join(timeout_s)

    def discard(self) -> None:
        """Let go of the file and delete it, as soon as the thread lets go of it; do not wait for that."""
        self._stopped = self._discarded = True
        self._queue.put(None)

    # the thread

    def _put(self, write: Write) -> None:
        with self._state_changed:
            self._pending += 1
        self.tell()
        self._queue.put(write)

    def _run(self) -> None:
        batch: list[Write] = []
        closing = False
        while not closing:
            asked = False
            with suppress(queue.Empty):  # a batch that failed is tried again
                for each in self._arrived(batch):
                    closing, asked = closing or each is None, asked or each is None or isinstance(each, _Now)
                    if each is not None and not isinstance(each, _Now):
                        batch.append(each)
            due = asked or not self.error or time.monotonic() >= self._retry_at
            if batch and not self._stopped and due and (self.gone or self._write(batch)):
                batch = []
        if self._discarded:
            with suppress(OSError):
                self.path.unlink(missing_ok=True)
            if self._document_lock is not None:
                self._document_lock.release()

    def _arrived(self, batch: list[Write]) -> list[Write | _Now | None]:
        """Wait for something to do and return it; raise queue.Empty when what failed is to be tried again."""
        retries = batch and self.error and not self.gone
        arrived = [self._queue.get(timeout=max(0.0, self._retry_at - time.monotonic()) if retries else None)]
        while not self._queue.empty():
            arrived.append(self._queue.get())
        return arrived

    def _write(self, batch: list[Write]) -> bool:
        began = time.monotonic()
        error = self._attempt(batch)
        with self._state_changed:
            self.error = error
            self._attempts += 1
            self._retry_at = time.monotonic() + max(_RETRY_S, _WORK_SHARE * (time.monotonic() - began))
            if not error:
                self._pending -= len(batch)
            done = not self._pending
        if error or done:
            self.tell()
        with self._state_changed:  # who waits is released last, after the listeners
            self._state_changed.notify_all()
        return not error

    def _attempt(self, batch: list[Write]) -> str:
        """Write a batch, all or nothing; return what went wrong, whatever it was: this thread must not end."""
        aside = self.aside
        try:
            self.file.write(batch, aside.file if aside is not None and aside.written else None)
        except NotOursError as error:
            self.gone = str(error)
            return self.gone
        except Exception as error:
            if _is_damaged(error):
                self.gone = f"{self.name} is damaged, so that nothing can be added to it."
                return self.gone
            self.reason = _reason(error)
            return (
                f"{self.name}: the last changes could not be saved in {self.path.parent} ({self.reason}); "
                "jamedit keeps trying; "
                "free some space, or save the project elsewhere."
            )
        if self.aside is None:
            self.file.renew_mark()
        return ""


def _reason(error: BaseException) -> str:
    """Return what is at the bottom of an error, in a few words."""
    import sqlite3

    while isinstance(error, UnwritableFileError) and error.__cause__ is not None:
        error = error.__cause__
    known = isinstance(error, (sqlite3.Error, OSError, UnwritableFileError))
    if isinstance(error, OSError) and error.strerror:
        return error.strerror
    return str(error) if known else f"{type(error).__name__}: {error}"


def _is_damaged(error: Exception) -> bool:
    """Return whether SQLite says that a file is no sound database: to try again would not help."""
    import sqlite3

    code = getattr(error.__cause__, "sqlite_errorcode", 0) & 0xFF
    return code in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)
