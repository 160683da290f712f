"""When a word is spoken, as it was found elsewhere: a plain value on its way to a word."""

from __future__ import annotations

from dataclasses import dataclass

from jamedit.document.span import Span
from jamedit.document.word import Timing


@dataclass(frozen=True, slots=True)
class WordTime:
    """Hold a time for a word, where it comes from, and how sure it is, 0 to 1, where it is ALIGNED.

    Without a span it says that no time is known: its timing is NONE then. No time is below zero.
    """

    span: Span | None
    timing: Timing = Timing.ALIGNED
    confidence: float | None = None

    def __post_init__(self) -> None:
        """Keep span, timing and confidence of one mind."""
        span = self.span
        if span is not None and span.start_ms < 0:
            span = Span(0, span.end_ms) if span.end_ms > 0 else None
            object.__setattr__(self, "span", span)
        if span is None or self.timing is Timing.NONE:
            object.__setattr__(self, "span", None)
            object.__setattr__(self, "timing", Timing.NONE)
        if self.timing is not Timing.ALIGNED:
            object.__setattr__(self, "confidence", None)
        elif self.confidence is not None:
            object.__setattr__(self, "confidence", min(1.0, max(0.0, self.confidence)))
