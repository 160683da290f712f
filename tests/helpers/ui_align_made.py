"""A text beside its recording, and an aligner that finds what a test wants."""

from __future__ import annotations

import threading
import wave
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from jamedit.document import Span, Transcript, WordTime
from jamedit.document.word import Timing
from jamedit.operations import align
from jamedit.operations.align import Times

STEP_MS = 300


def write_silence(path: Path, seconds: float) -> Path:
    """Write a recording in which nothing is said."""
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(8000)
        file.writeframes(bytes(2 * int(8000 * seconds)))
    return path


def in_turn(transcript: Transcript, sure: float = 0.9) -> dict[int, WordTime]:
    """Return a time for each word, one after the other."""
    return {
        w.id: WordTime(Span(n * STEP_MS, n * STEP_MS + 200), Timing.ALIGNED, sure)
        for n, w in enumerate(transcript.words())
    }


class FakeAligner:
    """Find words one after the other; `held` lets it wait, `error` lets it fail, `told` are partial results."""

    def __init__(self) -> None:
        self.asked: list[tuple[list[str], Span | None]] = []
        self.held = threading.Event()
        self.held.set()
        self.error: Exception | None = None
        self.told: Callable[[Transcript], Mapping[int, WordTime]] | None = None
        self.times: Callable[[Transcript], dict[int, WordTime]] = in_turn
        self.warnings: tuple[str, ...] = ()

    def __call__(self, transcript, recording, choice, *, progress, told, span=None, **_: object) -> Times:
        """Answer as `operations.align.times_in` does."""
        self.asked.append(([w.text for w in transcript.words()], span))
        if self.told is not None:
            told(self.told(transcript))
        while not self.held.wait(0.005):
            progress.check()
        if self.error is not None:
            raise self.error
        times = self.times(transcript)
        fitted = frozenset(i for i, t in times.items() if t.confidence is not None and t.confidence < 0.8)
        return Times(times, None, fitted, 0.9, True, None, self.warnings)


def use(monkeypatch: pytest.MonkeyPatch) -> FakeAligner:
    """Put a fake aligner in the place of the real ones."""
    fake = FakeAligner()
    monkeypatch.setattr(align, "times_in", fake)
    monkeypatch.setattr(align, "choice_for", lambda choice, *_: choice)
    return fake
