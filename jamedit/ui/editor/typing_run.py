"""One stretch of typing: key presses that touch one another, and how the paragraph stood before the first of them."""

from __future__ import annotations

from dataclasses import dataclass

from jamedit.document import Paragraph

_NEAR = 1  # a space between two changes keeps them together


@dataclass(slots=True)
class TypingRun:
    """Hold how a paragraph stood when typing began, and what of its text has changed since, in columns."""

    base: Paragraph
    start: int
    end: int

    def takes(self, paragraph_id: int, column: int, removed: int, added: int) -> bool:
        """Take a change in if it touches what has changed already; tell whether it does."""
        last = column + removed
        if paragraph_id != self.base.id or column > self.end + _NEAR or last < self.start - _NEAR:
            return False
        self.start, self.end = min(self.start, column), max(self.end, last) - removed + added
        return True
