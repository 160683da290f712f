"""Write the transcript into files of other formats, one after the other."""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

from PySide6.QtCore import QObject, Signal

from jamedit.errors import UnwritableFileError
from jamedit.progress import Progress
from jamedit.ui.state.job_bridge import JobBridge
from jamedit.ui.state.session_bridge import SessionBridge
from jamedit.ui.widgets.save_place import wrong_place

if TYPE_CHECKING:
    from jamedit.document import Transcript
    from jamedit.formats.options import WriteOptions
    from jamedit.session import Session

_JOB = "export"
_RECORD_S = 5.0  # the longest that an export waits for its fingerprint to be on the disk


class ExportController(QObject):
    """Export in jobs; what was written is remembered by its fingerprint, so that it is known to be our own."""

    message = Signal(str)
    failed = Signal(object)  # the error

    def __init__(self, parent: QObject, bridge: SessionBridge, jobs: JobBridge) -> None:
        super().__init__(parent)
        self._bridge, self._jobs = bridge, jobs
        self._waiting: deque[Callable[[], None]] = deque()
        self._broken = False
        self._records: WeakKeyDictionary[Session, dict[str, str]] = WeakKeyDictionary()
        self._adding = threading.Lock()
        jobs.ended.connect(lambda job: self._ended() if job.name == _JOB else None)

    def export_to(self, path: Path, to_format: str | None, options: WriteOptions) -> None:
        """Write the transcript as it is now; an export that is under way is finished first."""
        session, transcript = self._bridge.session, self._bridge.transcript
        self._waiting.append(lambda: self._start(session, transcript, path, to_format, options))
        if not self._running:
            self._next()

    def _next(self) -> None:
        if self._waiting and not self._running:
            self._waiting.popleft()()

    def _start(
        self, session: Session | None, transcript: Transcript, path: Path, to_format: str | None, options: WriteOptions
    ) -> None:
        from jamedit.session import exports

        record = self._record(session)
        journal = session.journal if session else None

        def announce(digest: str) -> None:
            with self._adding:  # one that was cancelled may still be here
                record[exports.KEY] = exports.added(record, path, digest)
                if journal is not None:  # before the file itself: a kill may come between the two
                    journal.info(exports.KEY, record[exports.KEY])
            if journal is not None:
                journal.wait(_RECORD_S)

        def work(progress: Progress) -> Path | None:
            from jamedit.operations.export import export

            wrong = wrong_place(path)
            if wrong:
                raise UnwritableFileError(wrong)
            return export(
                transcript, path, to_format, options, progress, ours=exports.of(record, path), announce=announce
            )

        self._jobs.start(_JOB, work, partial(self._tell, path), self._broke)

    def _record(self, session: Session | None) -> dict[str, str]:
        """Return what is remembered of a session's exports, as it is at any moment; exports add to it in their jobs."""
        from jamedit.session import exports

        if session is None:
            return {}
        known = session.info.get(exports.KEY)
        return self._records.setdefault(session, {} if known is None else {exports.KEY: known})

    def _ended(self) -> None:
        """Remember with the session what an export wrote, however it ended: the file may be there; begin the next."""
        from jamedit.session import exports

        session = self._bridge.session
        with self._adding:
            known = self._records.get(session, {}).get(exports.KEY) if session else None
        if session is not None and known is not None and known != session.info.get(exports.KEY):
            session.set_info(exports.KEY, known)
        self._next()

    def is_own(self, path: Path) -> bool:
        """Return whether a file is as the open transcript was exported to it."""
        from jamedit.operations.export import fingerprint
        from jamedit.session import exports

        session = self._bridge.session
        return session is not None and fingerprint(path) in exports.of(session.info, path)

    def _tell(self, path: Path, kept: Path | None) -> None:
        text = self.tr("Exported to {path}.").format(path=path)
        if kept is not None:
            text += " " + self.tr("What it held before is kept as {copy}.").format(copy=kept.name)
        self.message.emit(text)

    def _broke(self, error: BaseException) -> None:
        self._broken = True
        self.failed.emit(error)

    @property
    def _running(self) -> bool:
        return any(job.name == _JOB and not job.token.cancelled for job in self._jobs.running)

    @property
    def exporting(self) -> bool:
        """Return whether a file is being written, or waits to be."""
        return bool(self._waiting) or self._running

    def finish(self) -> bool:
        """Wait until the files that are being written are whole; return False when one failed, after reporting it."""
        self._broken = False
        while self.exporting:
            self._next()
            self._jobs.finish(_JOB)
        return not self._broken
