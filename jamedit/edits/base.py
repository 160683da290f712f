"""What every edit is."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import Protocol

from jamedit.document import Paragraph, Section, Transcript, Word
from jamedit.document.note import Note
from jamedit.errors import StaleEditError


class Edit(Protocol):
    """Make a new transcript from the old one; `label` is a key that the window puts into words."""

    @property
    def label(self) -> str:
        """Return the key of the edit's name, such as "split"."""
        ...

    def apply(self, transcript: Transcript) -> Transcript:
        """Return the new transcript, or the same one when there is nothing to do.

        Raises StaleEditError when the edit refers to things that are no longer there.
        """
        ...


class Mint:
    """Return ids from the transcript's next free one on.

    `typed` are words that were typed since and may be made again: a word of the same text gets its id back, and one
    whose text is among the `wanted` no more gives its id to the next new word (it is being typed on).
    """

    def __init__(self, next_id: int, typed: Sequence[Word] = (), wanted: Iterable[str] = ()) -> None:
        self.next_id = next_id
        self._same: dict[str, deque[Word]] = {}
        for word in typed:
            self._same.setdefault(word.text, deque()).append(word)
        wanted = frozenset(wanted) if typed else frozenset()
        self._changed = deque(word for word in typed if word.text not in wanted)
        self._given: set[int] = set()

    def __call__(self, text: str = "") -> int:
        """Return the id for a word of a text, or a new one for anything else."""
        for free in (self._same.get(text), self._changed) if text else ():
            while free:  # in both may be words that were given away from the other one
                word = free.popleft()
                if word.id not in self._given:
                    self._given.add(word.id)
                    return word.id
        self.next_id += 1
        return self.next_id - 1


def position(transcript: Transcript, paragraph_id: int) -> int:
    """Return the position of a paragraph; raise StaleEditError when it is gone."""
    at = transcript.position_of(paragraph_id)
    if at is None:
        raise StaleEditError("The paragraph to change is no longer there; nothing was changed.")
    return at


def change_at_word(
    transcript: Transcript, paragraph_id: int, word_id: int, what: str, change: Callable[[Paragraph], Paragraph]
) -> Transcript:
    """Change the paragraph that holds a word; raise StaleEditError, naming what was to be done, when it is gone."""
    at = position(transcript, paragraph_id)
    if transcript.paragraphs[at].index_of(word_id) is None:
        raise StaleEditError(f"The word to {what} is no longer there; nothing was changed.")
    return change_paragraphs(transcript, (paragraph_id,), change)


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
    """Move sections whose paragraph went to the next one that stayed, and let notes follow their words.

    A section is dropped when that one opens a section already. A note goes where its words are (those of its
    paragraph, when that one went), else at the paragraph before; it is dropped only when no paragraph stayed.
    """
    if not old.sections and not old.notes:
        return new
    here = {p.id for p in new.paragraphs}
    return replace(new, sections=_sections(old, here), notes=_notes(old, new, here))


def _sections(old: Transcript, here: set[int]) -> tuple[Section, ...]:
    moved = {s.first_paragraph_id: _next(old, s.first_paragraph_id, here) for s in old.sections}
    taken = {s.first_paragraph_id for s in old.sections}
    sections: list[Section] = []
    for section in old.sections:
        first = moved[section.first_paragraph_id]
        if first is None or (first != section.first_paragraph_id and first in taken):
            continue
        taken.add(first)
        sections.append(section if first == section.first_paragraph_id else replace(section, first_paragraph_id=first))
    return tuple(sections)


def _next(old: Transcript, paragraph_id: int, here: set[int]) -> int | None:
    """Return the paragraph itself or the next one that stayed."""
    start = old.position_of(paragraph_id) or 0
    return next((p.id for p in old.paragraphs[start:] if p.id in here), None)


def _notes(old: Transcript, new: Transcript, here: set[int]) -> tuple[Note, ...]:
    if not old.notes:
        return ()
    home = {w.id: p.id for p in new.paragraphs if old.paragraph(p.id) is not p for w in p.words}
    heirs = ((n, _home(old, n, home, here)) for n in old.notes)
    return tuple(
        n if heir == n.paragraph_id else replace(n, paragraph_id=heir) for n, heir in heirs if heir is not None
    )


def _home(old: Transcript, note: Note, home: dict[int, int], here: set[int]) -> int | None:
    """Return the paragraph that a note belongs to now; `home` tells where the words of changed paragraphs are."""
    start = old.position_of(note.paragraph_id) or 0
    stayed = note.paragraph_id in here
    own = note.word_ids if stayed else (*note.word_ids, *(w.id for w in old.paragraphs[start].words))
    by_word = next((home[i] for i in own if i in home), None)
    if by_word is not None or stayed:
        return note.paragraph_id if by_word is None else by_word
    before = next((p.id for p in reversed(old.paragraphs[:start]) if p.id in here), None)
    return _next(old, note.paragraph_id, here) if before is None else before
