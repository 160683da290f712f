"""Run plain functions on a few threads; report how far they are, and cancel them."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor, wait
from dataclasses import dataclass, field
from typing import Any

from jamedit.progress import CancelToken, Progress

Work = Callable[[Progress], Any]


@dataclass(eq=False)
class Job:
    """Hold one piece of work: what it is called, how far it is (0 to 1), and its token to cancel it."""

    number: int
    name: str
    token: CancelToken = field(default_factory=CancelToken)
    share: float = 0.0
    text: str = ""

    def cancel(self) -> None:
        """Ask the work to stop."""
        self.token.cancel()


class Runner:
    """Start jobs; the callbacks come on the job's thread, and the window passes them to its own."""

    def __init__(
        self,
        *,
        threads: int = 2,
        on_progress: Callable[[Job], None] | None = None,
        on_done: Callable[[Job, Any], None] | None = None,
        on_failed: Callable[[Job, BaseException], None] | None = None,
    ) -> None:
        self._pool = ThreadPoolExecutor(threads, thread_name_prefix="job")
        self._numbers = itertools.count(1)
        self._on_progress = on_progress or (lambda _: None)
        self._on_done = on_done or (lambda _, __: None)
        self._on_failed = on_failed or (lambda _, __: None)
        self._running: dict[int, Job] = {}
        self._futures: dict[int, Future[None]] = {}

    @property
    def running(self) -> tuple[Job, ...]:
        """Return the jobs that were started and have not ended."""
        return tuple(self._running.values())

    def start(self, name: str, work: Work) -> Job:
        """Run `work(progress)` on another thread; an earlier job of the same name is cancelled."""
        for other in self.running:
            if other.name == name:
                other.cancel()
        job = Job(next(self._numbers), name)
        self._running[job.number] = job
        self._futures = {number: each for number, each in self._futures.items() if not each.done()}
        self._futures[job.number] = self._pool.submit(self._run, job, work)
        return job

    def finish(self, name: str) -> None:
        """Cancel what has another name and wait until the jobs of this name have ended."""
        for job in self.running:
            if job.name != name:
                job.cancel()
        self.wait(name)

    def wait(self, name: str, longest_s: float | None = None) -> None:
        """Wait until the jobs of this name have ended, `longest_s` seconds at most."""
        wait([self._futures[job.number] for job in self.running if job.name == name], longest_s)

    def _run(self, job: Job, work: Work) -> None:
        """Do the work and report how it ended; always on the job's thread, however soon it ends."""

        def report(share: float, text: str) -> None:
            job.share, job.text = share, text
            self._on_progress(job)

        progress = Progress(report, job.token)
        try:
            progress.check()
            result = work(progress)
            progress.check()
        except BaseException as error:  # whatever it is, somebody waits for this job
            result = None  # the error holds this frame: what nobody wants must not be kept by it
            self._running.pop(job.number, None)
            self._on_failed(job, error)
        else:
            self._running.pop(job.number, None)
            self._on_done(job, result)

    def close(self, wait_s: float | None = None) -> None:
        """Cancel everything and wait for the threads.

        With `wait_s` seconds as the longest wait, work that does not stop in time is left alone: it ends with the
        process, and its end is not reported any more.
        """
        if wait_s is not None:
            self._on_progress = lambda _: None
            self._on_done = self._on_failed = lambda _, __: None
        for job in self.running:
            job.cancel()
        self._pool.shutdown(wait=wait_s is None, cancel_futures=True)
        wait(self._futures.values(), wait_s)
