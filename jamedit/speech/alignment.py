"""Find when the words of a text are spoken in a recording, by the way that its times, if it has any, allow."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from jamedit.alignment.drift import Drift
from jamedit.audio.speech_sound import read_span
from jamedit.document.span import Span
from jamedit.document.tokens import key
from jamedit.errors import UsageError
from jamedit.progress import Progress
from jamedit.speech import long_text, timed_text
from jamedit.speech.base import EngineChoice
from jamedit.speech.engines import recognises, surest
from jamedit.speech.found import CONFIRMED, Found, Part, doubted, in_order
from jamedit.speech.windows import too_long
from jamedit.speech.workers import Workers

_TIMED = 0.8  # share of words with a time that makes it worth starting from the times
_FOUND = 0.5  # how sure a word within a caption must be to count as found, as a share of what its engine can be
_PROBED = 0.05  # of the work
_SHORT_MS = 28_000  # a stretch that an engine takes in one piece, its words being there for sure


@dataclass(frozen=True, slots=True)
class SpokenText:
    """Hold the words of a text, where each is expected (None: nowhere), and whether a caption begins at it."""

    words: tuple[str, ...]
    spans: tuple[Span | None, ...]
    borders: tuple[bool, ...]

    @property
    def timed(self) -> bool:
        """Return whether nearly all words have a time."""
        return sum(span is not None for span in self.spans) >= _TIMED * len(self.words) > 0


@dataclass(frozen=True, slots=True)
class Outcome:
    """Hold what was found: a time or None for each word.

    `anchored` is the share of the words that sound and text have in common; `drift` how the expected times were moved
    before (None: not at all); `agreement` the share of words that were recognised without the text, None where no
    engine could.
    """

    words: tuple[Found | None, ...]
    anchored: float
    drift: Drift | None = None
    agreement: float | None = None

    @property
    def confirmed(self) -> tuple[Found | None, ...]:
        """Return the times that are sure, and nothing for the other words."""
        return tuple(w if w is not None and w.confidence >= CONFIRMED else None for w in self.words)


def find_words(
    text: SpokenText,
    path: Path,
    choice: EngineChoice,
    *,
    jobs: int | None = None,
    progress: Progress | None = None,
    told: Part | None = None,
    span: Span | None = None,
) -> Outcome:
    """Find the words of a text in a recording; `told` gets the times of parts as they are found.

    With `span`, a text without times is looked for only there.
    Raises UnreadableFileError for the recording, UsageError where the engine cannot do what is asked, CancelledError.
    """
    progress = progress or Progress()
    with Workers(choice, jobs) as workers:
        if span is not None and span.length_ms <= _SHORT_MS:
            return _in_stretch(text, path, workers, progress, span, _FOUND * surest(choice.name))
        if text.timed and not recognises(choice.name):
            return _within_captions(text, path, workers, progress, told, None, None, _FOUND * surest(choice.name))
        if not recognises(choice.name):
            raise UsageError(
                f"The aligner {choice.name} can only refine times, and this text has none; use sphinx or whisper."
            )
        if text.timed:
            seen = timed_text.probe(text.words, text.spans, path, workers, progress.part(0, _PROBED))
            if seen.usable:
                drift = None if seen.right else seen.drift
                return _within_captions(text, path, workers, progress.part(_PROBED, 1), told, drift, seen.share)
        return _anywhere(text, path, workers, progress, told, span)


def _within_captions(
    text: SpokenText,
    path: Path,
    workers: Workers,
    progress: Progress,
    told: Part | None,
    drift: Drift | None,
    agreement: float | None,
    least: float = _FOUND,
) -> Outcome:
    spans = [_moved(span, drift) for span in text.spans]
    found = timed_text.place(text.words, spans, text.borders, path, workers, progress, told)
    words = doubted(in_order(found.words))
    share = _share([w is not None and w.confidence >= least for w in words], text.words)
    return Outcome(tuple(words), share, drift, None if agreement is None else round(min(1.0, agreement), 3))


def _in_stretch(
    text: SpokenText, path: Path, workers: Workers, progress: Progress, span: Span, least: float
) -> Outcome:
    """Find words that are known to be spoken between two times not far from each other."""
    sound = read_span(path, span.start_ms, span.end_ms)
    loose = too_long(len(text.words), span.length_ms)
    ((_, placed),) = workers.fit([(None, (sound, text.words, loose))], progress)
    at = span.start_ms
    found = [Found(at + p.start_ms, at + p.end_ms, p.confidence) if p is not None else None for p in placed]
    words = doubted(in_order(found))
    share = _share([w is not None and w.confidence >= least for w in words], text.words)
    return Outcome(tuple(words), share)


def _anywhere(
    text: SpokenText, path: Path, workers: Workers, progress: Progress, told: Part | None, span: Span | None
) -> Outcome:
    found = long_text.place(text.words, path, workers, progress, told, span)
    words = doubted(in_order(found.words))
    share = _share([at in found.anchored for at in range(len(text.words))], text.words)
    return Outcome(tuple(words), share, None, share)


def _moved(span: Span | None, drift: Drift | None) -> Span | None:
    return span if span is None or drift is None else Span(drift.moved(span.start_ms), drift.moved(span.end_ms))


def _share(found: Sequence[bool], words: Sequence[str]) -> float:
    """Return the share of the words that can be heard at all."""
    audible = [is_found for is_found, word in zip(found, words, strict=True) if any(c.isalnum() for c in key(word))]
    return round(sum(audible) / max(1, len(audible)), 3)
