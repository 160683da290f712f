"""What every edit is."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Protocol

from jamedit.document import Paragraph, Section, Transcript
from jamedit.errors import StaleEditError


class Edit(Protocol):
    """Make a new transcript from the old one; `label` is a key that the window puts into words."""

    @property
    def label(self) -> str:
        """Return the key of the edit's name, such as "split"."""
        ...

    def apply(self, transcript: Transcript) -> Transcript:
        """Return the new transcript, or the same one when there is nothing to do.

        Raises StaleEditError when the edit speaks of things that are no longer there.
        """
        ...


class Mint:
    """Hand out fresh ids, first those given, then from the transcript's next free one on."""

    def __init__(self, next_id: int, pool: tuple[int, ...] = ()) -> None:
        self.next_id = next_id
        self._pool = list(pool)

    def __call__(self) -> int:
        """Return a fresh id."""
        if self._pool:
            return self._pool.pop(0)
        self.next_id += 1
        return self.next_id - 1


def position(transcript: Transcript, paragraph_id: int) -> int:
    """Return where a paragraph stands; raise StaleEditError when it is gone."""
    at = transcript.position_of(paragraph_id)
    if at is None:
        raise StaleEditError("The paragraph to change is no longer there; nothing was changed.")
    return at


def change_paragraphs(
    transcript: Transcript, paragraph_ids: Iterable[int], change: Callable[[Paragraph], Paragraph]
) -> Transcript:
    """Return the transcript with a change made to the paragraphs of these ids, or the same one when none changed.

    Ids that are no longer there are passed over.
    """
    paragraphs = list(transcript.paragraphs)
    changed = False
    for paragraph_id in paragraph_ids:
        at = transcript.position_of(paragraph_id)
        if at is None:
            continue
        new = change(paragraphs[at])
        changed = changed or new is not paragraphs[at]
        paragraphs[at] = new
    if not changed:
        return transcript
    return transcript.with_same_ids(tuple(paragraphs))


def keep_sections(old: Transcript, new: Transcript) -> Transcript:
    """Move every section whose first paragraph went to the next one that stayed; drop it when that one opens one."""
    if not old.sections:
        return new
    here = {p.id for p in new.paragraphs}
    if all(s.first_paragraph_id in here for s in old.sections):
        return new
    taken = {s.first_paragraph_id for s in old.sections}
    kept: list[Section] = []
    for section in old.sections:
        first = section.first_paragraph_id
        if first not in here:
            start = old.position_of(first) or 0
            following = (p.id for p in old.paragraphs[start:] if p.id in here)
            first = next(following, -1)
            if first == -1 or first in taken:
                continue
            section = replace(section, first_paragraph_id=first)
        kept.append(section)
    return replace(new, sections=tuple(kept))
