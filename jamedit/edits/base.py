"""What every edit is."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import Protocol

from jamedit.document import Paragraph, Section, Transcript, Word
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
    """Hand out ids from the transcript's next free one on.

    `typed` are words that were typed since and may be made again: a word of the same text gets its id back, and one
    whose text is among the `wanted` no more gives its id to the next new word (it is being typed on).
    """

    def __init__(self, next_id: int, typed: Sequence[Word] = (), wanted: Iterable[str] = ()) -> None:
        self.next_id = next_id
        self._typed = list(typed)
        self._wanted = frozenset(wanted) if typed else frozenset()

    def __call__(self, text: str = "") -> int:
        """Return the id for a word of a text, or a fresh one for anything else."""
        if text and self._typed:
            same = next((w for w in self._typed if w.text == text), None)
            changed = next((w for w in self._typed if w.text not in self._wanted), None)
            word = same or changed
            if word is not None:
                self._typed.remove(word)
                return word.id
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


def keep_anchors(old: Transcript, new: Transcript) -> Transcript:
    """Move sections and notes whose paragraph went to the next one that stayed.

    A section is dropped when that one opens a section already, a note only when no paragraph stayed.
    """
    if not old.sections and not old.notes:
        return new
    here = {p.id for p in new.paragraphs}
    anchors = {s.first_paragraph_id for s in old.sections} | {n.paragraph_id for n in old.notes}
    if anchors <= here:
        return new
    moved = {gone: _heir(old, gone, here) for gone in anchors - here}
    taken = {s.first_paragraph_id for s in old.sections}
    sections: list[Section] = []
    for section in old.sections:
        first = moved.get(section.first_paragraph_id, section.first_paragraph_id)
        if first is None or (first != section.first_paragraph_id and first in taken):
            continue
        taken.add(first)
        sections.append(replace(section, first_paragraph_id=first))
    last = new.paragraphs[-1].id if new.paragraphs else None
    heirs = ((n, moved.get(n.paragraph_id, n.paragraph_id) or last) for n in old.notes)
    notes = tuple(replace(n, paragraph_id=heir) for n, heir in heirs if heir is not None)
    return replace(new, sections=tuple(sections), notes=notes)


def _heir(old: Transcript, gone: int, here: set[int]) -> int | None:
    start = old.position_of(gone) or 0
    return next((p.id for p in old.paragraphs[start:] if p.id in here), None)
