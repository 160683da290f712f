"""Processes that align: each has an aligner of its own, gets short spans of sound and returns plain values."""

from __future__ import annotations

import multiprocessing
import os
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import replace
from pathlib import Path
from typing import Any, TypeVar

from jamedit.audio.speech_sound import read_span
from jamedit.errors import JameditError
from jamedit.progress import Progress
from jamedit.speech.base import Aligner, EngineChoice, Placed, Recognised, Sound
from jamedit.speech.engines import make

_AHEAD = 2  # spans that wait for a worker, for each of them: more would be memory for nothing
_END_S = 5.0
_POLL_S = 0.1  # how soon a cancelled job ends

Key = TypeVar("Key")
_choice = EngineChoice()
_aligner: Aligner | None = None


def default_jobs() -> int:
    """Return how many workers a machine can take, at most four: more would not be faster than reading the sound."""
    return max(1, min(4, len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1))


class Workers:
    """Run an aligner in processes; close it, or use it as a context, or they stay."""

    def __init__(self, choice: EngineChoice, jobs: int | None = None) -> None:
        self.jobs = jobs or default_jobs()
        context = multiprocessing.get_context("spawn")  # a fork of a process with threads may hang
        self._pool = ProcessPoolExecutor(self.jobs, context, _begin, (choice,))

    def __enter__(self) -> Workers:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """End the processes at once, whatever they do."""
        processes = list((getattr(self._pool, "_processes", None) or {}).values())
        self._pool.shutdown(wait=False, cancel_futures=True)
        for process in processes:
            process.terminate()
        for process in processes:  # so that none is left as a dead entry in the system's list
            process.join(_END_S)

    def recognise(
        self, spans: Iterable[tuple[Key, tuple[Sound, Sequence[str]]]], progress: Progress
    ) -> Iterator[tuple[Key, list[Recognised]]]:
        """Yield what is said in each span, in their order; a span is sound and the words near it (none: all).

        Raises CancelledError when the user cancelled.
        """
        return self._each(spans, lambda both: self._pool.submit(_recognise, *both), progress)

    def fit(
        self, spans: Iterable[tuple[Key, tuple[Sound, Sequence[str], bool]]], progress: Progress
    ) -> Iterator[tuple[Key, list[Placed | None]]]:
        """Yield where the words of each span are, in their order; a span is sound, words, and whether it is loose."""
        return self._each(spans, lambda span: self._pool.submit(_fit, *span), progress)

    def fit_at(
        self, path: Path, start_ms: int, end_ms: int, words: Sequence[str], progress: Progress
    ) -> list[Placed | None]:
        """Return where words are between two times of a recording, from its start on; the worker reads the sound.

        Raises CancelledError when the user cancelled, UnreadableFileError.
        """
        spans = [(None, (path, start_ms, end_ms, words))]
        placed: list[Placed | None]
        ((_, placed),) = self._each(spans, lambda span: self._pool.submit(_fit_at, *span), progress)
        return placed

    def _each(
        self, spans: Iterable[tuple[Key, Any]], submit: Callable[[Any], Future[Any]], progress: Progress
    ) -> Iterator[tuple[Key, Any]]:
        waiting: deque[tuple[Key, Future[Any]]] = deque()
        try:
            for key, value in spans:
                waiting.append((key, submit(value)))
                while len(waiting) > self.jobs * (1 + _AHEAD):
                    yield self._done(*waiting.popleft(), progress)
            while waiting:
                yield self._done(*waiting.popleft(), progress)
        except BrokenProcessPool as error:
            raise JameditError(
                "A process that listens to the recording has ended unexpectedly, perhaps for want of memory; "
                "close other programs and try again."
            ) from error

    @staticmethod
    def _done(key: Key, future: Future[Any], progress: Progress) -> tuple[Key, Any]:
        while True:
            progress.check()
            try:
                return key, future.result(_POLL_S)
            except TimeoutError:
                if future.done():
                    raise


def _begin(choice: EngineChoice) -> None:
    global _choice  # one a process
    _choice = choice
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _made() -> Aligner:
    """Return the aligner of this process, made at its first task: what it has to say reaches the user from there."""
    global _aligner
    if _aligner is None:
        _aligner = make(_choice)
    return _aligner


def _end_with_parent() -> None:
    """End this process with the one that wants its results: a window may be killed, or leave without a word."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(0)


def _recognise(sound: Sound, near: Sequence[str]) -> list[Recognised]:
    return _made().recognise(sound, near)


def _fit(sound: Sound, words: Sequence[str], loose: bool) -> list[Placed | None]:
    return _made().fit(sound, words, loose=loose)


def _fit_at(path: Path, start_ms: int, end_ms: int, words: Sequence[str]) -> list[Placed | None]:
    placed = _made().fit(read_span(path, start_ms, end_ms), words)
    return [replace(p, start_ms=start_ms + p.start_ms, end_ms=start_ms + p.end_ms) if p else None for p in placed]
