"""A talk, a chapter, a news item."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Section:
    """Mark the paragraph that opens a titled part; it runs to the next section. `level` is 1 to 6."""

    title: str
    first_paragraph_id: int
    level: int = 1
