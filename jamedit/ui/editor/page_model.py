"""What the page shows beside the text of a block: who speaks, from when, which section begins, what is marked."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from PySide6.QtGui import QColor


@dataclass(frozen=True, slots=True)
class Heading:
    """Hold what is shown above a block: a section's title, and the speaker where the turn changes."""

    section: str = ""
    speaker: str = ""
    color: QColor | None = None  # None: nobody knows who speaks


@dataclass(frozen=True, slots=True)
class Mark:
    """Mark words `start:end` of a block; `style` is "wave", "dots" or "hidden"; one mark may be under review."""

    start: int
    end: int
    style: str
    current: bool = False


class PageModel(Protocol):
    """Describe blocks to the page by their number; called while painting, so it must be quick."""

    def heading(self, block: int) -> Heading:
        """Return what is shown above a block."""
        ...

    def time_label(self, block: int) -> str:
        """Return the time for the gutter, empty when there is none."""
        ...

    def time_doubtful(self, block: int) -> bool:
        """Return whether the time for the gutter is only an estimate, or was found with doubt."""
        ...

    def marks(self, block: int) -> list[Mark]:
        """Return the marked words of a block."""
        ...

    def tip(self, block: int, word: int) -> str:
        """Return what is said about the mark of a word when the pointer rests there, as rich text."""
        ...

    def found(self, block: int) -> list[tuple[int, int]]:
        """Return what a search found in a block, as start and end in characters."""
        ...

    def listened(self, block: int) -> bool:
        """Return whether a block was listened to since its last edit."""
        ...


class EmptyPage:
    """Answer for a page without a transcript."""

    def heading(self, block: int) -> Heading:
        """Return nothing."""
        return Heading()

    def time_label(self, block: int) -> str:
        """Return nothing."""
        return ""

    def time_doubtful(self, block: int) -> bool:
        """Return no."""
        return False

    def marks(self, block: int) -> list[Mark]:
        """Return nothing."""
        return []

    def tip(self, block: int, word: int) -> str:
        """Return nothing."""
        return ""

    def found(self, block: int) -> list[tuple[int, int]]:
        """Return nothing."""
        return []

    def listened(self, block: int) -> bool:
        """Return no."""
        return False
