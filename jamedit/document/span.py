"""A stretch of the recording."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Span:
    """Hold a half-open stretch of the recording, `start_ms <= t < end_ms`, in whole milliseconds.

    It never ends before it starts: an end that lies before becomes the start, whoever makes it.
    """

    start_ms: int
    end_ms: int

    def __post_init__(self) -> None:
        """Keep the end behind the start."""
        if self.end_ms < self.start_ms:
            object.__setattr__(self, "end_ms", self.start_ms)

    @property
    def length_ms(self) -> int:
        """Return the length in milliseconds."""
        return self.end_ms - self.start_ms

    def contains(self, time_ms: int) -> bool:
        """Return whether a time is inside."""
        return self.start_ms <= time_ms < self.end_ms


def ordered(start_ms: int, end_ms: int) -> Span:
    """Return a span that does not end before it starts."""
    return Span(start_ms, end_ms)


def union(spans: Iterable[Span | None]) -> Span | None:
    """Return the smallest span around all that are known, or None when none is."""
    known = [s for s in spans if s is not None]
    if not known:
        return None
    return Span(min(s.start_ms for s in known), max(s.end_ms for s in known))


def share(span: Span, weights: Sequence[int]) -> list[Span]:
    """Divide a span among parts in proportion to their weights; the parts meet without gaps."""
    if not any(weights):
        weights = [1] * len(weights)
    total = sum(weights)
    parts, done, start = [], 0, span.start_ms
    for weight in weights:
        done += weight
        end = span.start_ms + span.length_ms * done // total
        parts.append(Span(start, end))
        start = end
    return parts
