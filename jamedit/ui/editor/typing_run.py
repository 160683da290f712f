"""One run of typing: key presses that touch one another, and the paragraph before the first of them."""

from __future__ import annotations

from dataclasses import dataclass

from jamedit.document import Paragraph

_NEAR = 1  # a space between two changes keeps them together


@dataclass(slots=True)
class TypingRun:
    """Hold a paragraph as it was when typing began, and the columns that have changed since."""

    base: Paragraph
    start: int
    end: int

    def takes(self, paragraph_id: int, column: int, removed: int, added: int) -> bool:
        """Include a change if it touches what has changed already; return whether it does."""
        last = column + removed
        if paragraph_id != self.base.id or column > self.end + _NEAR or last < self.start - _NEAR:
            return False
        self.start, self.end = min(self.start, column), max(self.end, last) - removed + added
        return True
