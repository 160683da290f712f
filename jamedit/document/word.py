"""A word and where its time comes from."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum

from jamedit.document.span import Span


class Timing(IntEnum):
    """Name the source of a word's time; the numbers are stored in project files."""

    NONE = 0
    HEARD = 1  # came with the transcript
    ALIGNED = 2  # found in the recording
    SET = 3  # a person set it
    ESTIMATED = 4  # shared out or interpolated


@dataclass(frozen=True, slots=True)
class Word:
    """Hold one whitespace-free token of the text with its time.

    `confidence` is 0 to 1 or None when unknown; 1 means that a person typed or confirmed the word. `time_confidence` is
    how sure the time of an ALIGNED word is, 0 to 1, and None for all others.
    A `hidden` word stays in the verbatim layer and is left out of the clean one.
    """

    id: int
    text: str
    span: Span | None = None
    confidence: float | None = None
    timing: Timing = Timing.NONE
    hidden: bool = False
    time_confidence: float | None = None

    def timed(self, span: Span | None, timing: Timing, time_confidence: float | None = None) -> Word:
        """Return the word with another time."""
        return Word(self.id, self.text, span, self.confidence, timing, self.hidden, time_confidence)
