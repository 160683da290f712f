"""A remark that is not part of the text."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Note:
    """Hold a remark on a paragraph, or on some of its words; it is written to no transcript."""

    id: int
    paragraph_id: int
    text: str
    word_ids: tuple[int, ...] = ()
