"""What an alignment found: a time for each word, and what of it is sure."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

CONFIRMED = 0.8  # how sure a time is that both the text and the sound alone lead to
_CONFIRMED_BY = 0.5  # how sure a word must be in its place, for itself, to be confirmed there
_LONGEST_MS = 2000  # a word that takes longer, or a run outside these speeds, is in doubt
_SLOWEST, _FASTEST, _RUN = 1.0, 7.0, 8  # words a second, over so many words
_IN_DOUBT = 0.45


@dataclass(frozen=True, slots=True)
class Found:
    """Hold when a word is spoken, in milliseconds, and how sure that is, 0 to 1."""

    start_ms: int
    end_ms: int
    confidence: float


Part = Callable[[int, int, Sequence["Found | None"]], None]  # first word, last (exclusive), their times


@dataclass(slots=True)
class Findings:
    """Collect what is found of a text of so many words; `anchored` are those recognised where they were found."""

    count: int
    words: list[Found | None] = field(init=False)
    anchored: set[int] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.words = [None] * self.count

    def put(self, at: int, found: Found) -> None:
        """Set a word's time unless it is known better already, or would run backwards."""
        old = self.words[at]
        if old is None or found.confidence > old.confidence:
            self.words[at] = found


def judged(confidence: float, *, agrees: bool) -> float:
    """Return how sure a place is; it is confirmed only where something else than the text agrees with it."""
    if agrees and confidence >= _CONFIRMED_BY:
        return max(CONFIRMED, confidence)
    return min(confidence, CONFIRMED - 0.01)


def in_order(words: Sequence[Found | None]) -> list[Found | None]:
    """Return the times without those that run backwards: of two that contradict each other the surer one stays."""
    kept: list[tuple[int, Found]] = []
    for at, word in enumerate(words):
        if word is None:
            continue
        while kept and kept[-1][1].start_ms > word.start_ms and kept[-1][1].confidence < word.confidence:
            kept.pop()
        if kept and kept[-1][1].start_ms > word.start_ms:
            continue
        kept.append((at, word))
    result: list[Found | None] = [None] * len(words)
    for i, (at, word) in enumerate(kept):
        limit = kept[i + 1][1].start_ms if i + 1 < len(kept) else word.end_ms
        result[at] = Found(word.start_ms, max(word.start_ms, min(word.end_ms, limit)), word.confidence)
    return result


def doubted(words: Sequence[Found | None]) -> list[Found | None]:
    """Return the times with those that nobody can speak like in doubt: very long words, very fast or slow runs."""
    result = list(words)
    timed = [(at, w) for at, w in enumerate(words) if w is not None]
    for at, word in timed:
        if word.end_ms - word.start_ms > _LONGEST_MS:
            result[at] = _doubt(word)
    for i in range(len(timed) - _RUN + 1):
        run = timed[i : i + _RUN]
        if run[-1][0] - run[0][0] != _RUN - 1:
            continue
        spoken = sum(w.end_ms - w.start_ms for _, w in run) / 1000  # pauses between words are nobody's speed
        if not _SLOWEST <= _RUN / max(spoken, 0.001) <= _FASTEST * 1.5:
            for at, word in run:
                result[at] = _doubt(word)
    return result


def _doubt(word: Found) -> Found:
    return Found(word.start_ms, word.end_ms, min(word.confidence, _IN_DOUBT))
