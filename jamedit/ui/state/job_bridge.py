"""Jobs for the window: started here, done elsewhere, answered on the window's thread."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QCoreApplication, QObject, Signal

from jamedit import faults
from jamedit.errors import CancelledError
from jamedit.jobs import Job, Runner
from jamedit.progress import Progress

Done = Callable[[Any], None]
Failed = Callable[[BaseException], None]


class JobBridge(QObject):
    """Start jobs and call back on this thread; signals say what is running."""

    progressed = Signal(object)  # Job
    ended = Signal(object)  # Job
    failed = Signal(object, object)  # Job, error that nobody took
    _done = Signal(object, object)
    _broken = Signal(object, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._started: dict[int, tuple[Job, Done, Failed | None]] = {}
        self._runner = Runner(on_progress=self.progressed.emit, on_done=self._done.emit, on_failed=self._broken.emit)
        self._done.connect(self._finish)
        self._broken.connect(self._fail)

    @property
    def running(self) -> tuple[Job, ...]:
        """Return the jobs whose end was not reported here yet."""
        return tuple(job for job, _, _ in self._started.values())

    def start(
        self,
        name: str,
        work: Callable[[Progress], Any],
        done: Done,
        failed: Failed | None = None,
    ) -> Job:
        """Run `work(progress)`; `done(result)` or `failed(error)` is called here unless it was cancelled."""
        job = self._runner.start(name, work)
        self._started[job.number] = (job, done, failed)
        return job

    def cancel(self, name: str) -> None:
        """Cancel the job of a name."""
        for job in self.running:
            if job.name == name:
                job.cancel()

    def finish(self, name: str) -> None:
        """Cancel what has another name and wait for the jobs of this one; their ends are reported before it returns."""
        self._runner.finish(name)
        QCoreApplication.sendPostedEvents(self)

    def wait(self, name: str, longest_s: float) -> None:
        """Wait a while for the jobs of a name; the end of those that ended is reported before it returns."""
        self._runner.wait(name, longest_s)
        QCoreApplication.sendPostedEvents(self)

    def _finish(self, job: Job, result: Any) -> None:
        _, done, _ = self._started.pop(job.number)
        self.ended.emit(job)
        if not job.token.cancelled:
            done(result)

    def _fail(self, job: Job, error: BaseException) -> None:
        _, _, failed = self._started.pop(job.number)
        self.ended.emit(job)
        if isinstance(error, CancelledError) or job.token.cancelled:
            return
        error = faults.explained(error, self.tr("This did not work"))
        if failed is not None:
            failed(error)
        else:
            self.failed.emit(job, error)

    def close(self, wait_s: float | None = None) -> None:
        """Cancel all and wait, `wait_s` seconds at most; what ended and was not reported yet is never reported."""
        self._runner.close(wait_s)
        for job, _, _ in self._started.values():
            job.cancel()
