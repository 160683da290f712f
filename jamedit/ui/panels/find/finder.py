"""Look through the whole transcript a little at a time, and follow its changes."""

from __future__ import annotations

import time
from array import array
from collections.abc import Iterator
from typing import NamedTuple

from jamedit.document import Change, Transcript
from jamedit.ui.panels.find.pattern import Pattern

_MANY = 1000  # paragraphs: looking through more takes too long at once


class Hit(NamedTuple):
    """Hold one place: the paragraph's id and characters of its text (end exclusive)."""

    paragraph_id: int
    start: int
    end: int


class Finder:
    """Keep the places of a pattern, paragraph by paragraph.

    `found[i]` has the places in paragraph i, start and end one after the other; it grows while `work` goes on.
    """

    def __init__(self, transcript: Transcript, pattern: Pattern) -> None:
        self.pattern = pattern
        self._transcript = transcript
        self._found: list[array[int]] = []

    @property
    def done(self) -> bool:
        """Return whether all of the transcript was looked through."""
        return len(self._found) >= len(self._transcript.paragraphs)

    def work(self, budget_s: float) -> bool:
        """Look further for so long; tell whether that was all. Raises TooHardError."""
        paragraphs, found, find = self._transcript.paragraphs, self._found, self.pattern.find
        end = time.perf_counter() + budget_s
        while len(found) < len(paragraphs):
            found.append(find(paragraphs[len(found)].text))
            if time.perf_counter() > end:
                break
        return self.done

    def follow(self, transcript: Transcript, change: Change) -> None:
        """Look again through the paragraphs that an edit changed; `transcript` is the one after it.

        Where there are many, that and what follows is left to `work`.
        """
        self._transcript = transcript
        reached = len(self._found)
        if change.at >= reached:
            return
        if change.at + len(change.removed) > reached or len(change.added) > _MANY:
            del self._found[change.at :]
        else:
            found = [self.pattern.find(p.text) for p in change.added]
            self._found[change.at : change.at + len(change.removed)] = found

    @property
    def total(self) -> int:
        """Return how many places are known so far."""
        return sum(map(len, self._found)) // 2

    def in_paragraph(self, paragraph_id: int) -> list[tuple[int, int]]:
        """Return the places in one paragraph."""
        at = self._transcript.position_of(paragraph_id)
        if at is None or at >= len(self._found):
            return []
        return list(zip(self._found[at][::2], self._found[at][1::2], strict=True))

    def number_of(self, hit: Hit) -> int:
        """Return which place this is, counted from 1; 0 when it is none."""
        at = self._transcript.position_of(hit.paragraph_id)
        places = self.in_paragraph(hit.paragraph_id)
        if at is None or (hit.start, hit.end) not in places:
            return 0
        return sum(map(len, self._found[:at])) // 2 + places.index((hit.start, hit.end)) + 1

    def next(self, paragraph_id: int, char: int, by: int) -> Hit | None:
        """Return the first place at or after (1), or before (-1) a character, going on round the ends."""
        count = len(self._found)
        here = self._transcript.position_of(paragraph_id) or 0
        if not count:
            return None
        here = min(here, count - 1)
        for step in range(count + 1):
            at = (here + by * step) % count
            if not self._found[at]:
                continue
            paragraph = self._transcript.paragraphs[at]
            places = self.in_paragraph(paragraph.id)
            if step == 0:
                places = [p for p in places if (p[0] >= char if by > 0 else p[1] <= char)]
            if places:
                return Hit(paragraph.id, *(places[0] if by > 0 else places[-1]))
        return None

    def paragraphs_with_hits(self) -> Iterator[int]:
        """Yield the positions of paragraphs that hold a place."""
        return (at for at, places in enumerate(self._found) if places)


def first_difference(change: Change) -> tuple[int, int] | None:
    """Return the paragraph id, after a change, and the character where its text begins to be another."""
    for old, new in zip(change.removed, change.added, strict=False):
        if old.text != new.text:
            return new.id, _shared(old.text, new.text)
    return (change.added[0].id, 0) if change.added else None


def _shared(a: str, b: str) -> int:
    """Return how many characters two texts share from their start."""
    return next((i for i, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))
