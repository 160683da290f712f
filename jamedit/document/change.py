"""What an edit changed: the paragraphs that came, the ones that went, and the rest that is not text."""

from __future__ import annotations

import gc
from dataclasses import dataclass, fields, replace
from typing import Protocol

from jamedit.document.note import Note
from jamedit.document.paragraph import Paragraph
from jamedit.document.section import Section
from jamedit.document.speaker import Speaker
from jamedit.document.transcript import Meta, Transcript

_SLICE = 128


@dataclass(frozen=True, slots=True)
class Rest:
    """Hold all of a transcript but its paragraphs."""

    speakers: tuple[Speaker, ...]
    sections: tuple[Section, ...]
    meta: Meta
    next_id: int
    notes: tuple[Note, ...] = ()


def rest_of(transcript: Transcript) -> Rest:
    """Return all of a transcript but its paragraphs."""
    return Rest(transcript.speakers, transcript.sections, transcript.meta, transcript.next_id, transcript.notes)


def _same(a: tuple[Paragraph, ...], b: tuple[Paragraph, ...], most: int) -> int:
    """Return how many paragraphs are the same from the front.

    Slices are compared at C speed, where what is the same object counts as equal without a look inside.
    """
    same = 0
    while same < most and a[same : (end := min(same + _SLICE, most))] == b[same:end]:
        same = end
    while same < most and a[same] == b[same]:
        same += 1
    return same


def _same_tail(a: tuple[Paragraph, ...], b: tuple[Paragraph, ...], most: int) -> int:
    """Return how many paragraphs are the same from the end; nothing is turned round, for that is done at every key."""
    same, m, n = 0, len(a), len(b)
    while same < most and a[m - (end := min(same + _SLICE, most)) : m - same] == b[n - end : n - same]:
        same = end
    while same < most and a[m - 1 - same] == b[n - 1 - same]:
        same += 1
    return same


@dataclass(frozen=True, slots=True)
class Change:
    """Hold the difference of two transcripts so that either can be made from the other.

    Keeping this instead of both transcripts keeps an undo step small: the paragraphs touched, nothing else.
    """

    at: int
    removed: tuple[Paragraph, ...]
    added: tuple[Paragraph, ...]
    before: Rest
    after: Rest

    @classmethod
    def between(cls, old: Transcript, new: Transcript) -> Change:
        """Compare two transcripts paragraph by paragraph, from both ends."""
        a, b = old.paragraphs, new.paragraphs
        if a is b:
            return cls(0, (), (), rest_of(old), rest_of(new))
        shortest = min(len(a), len(b))
        at = _same(a, b, shortest)
        tail = _same_tail(a, b, shortest - at)
        return cls(at, a[at : len(a) - tail], b[at : len(b) - tail], rest_of(old), rest_of(new))

    @property
    def empty(self) -> bool:
        """Return whether nothing changed at all (a used-up id does not count)."""
        after = replace(self.after, next_id=self.before.next_id)
        return self.removed == self.added and self.before == after

    @property
    def reversed(self) -> Change:
        """Return the change that takes this one back."""
        return Change(self.at, self.added, self.removed, self.after, self.before)

    def apply(self, transcript: Transcript) -> Transcript:
        """Make the later transcript from the earlier one."""
        spliced = transcript.splice(self.at, len(self.removed), self.added, self.after.next_id)
        if rest_of(spliced) == self.after:
            return spliced
        rest = {field.name: getattr(self.after, field.name) for field in fields(Rest)}
        with_rest = replace(spliced, **rest)
        with_rest.__dict__.update({k: v for k, v in spliced.__dict__.items() if k in ("_positions", "word_count")})
        return with_rest

    def then(self, later: Change) -> Change | None:
        """Return one change for this and a later one of paragraphs that came with it, None when it reaches others."""
        start = later.at - self.at
        end = start + len(later.removed)
        if start < 0 or end > len(self.added):
            return None
        added = (*self.added[:start], *later.added, *self.added[end:])
        return Change(self.at, self.removed, added, self.before, later.after)


class PackedChange(Protocol):
    """Hold a change as it is stored: one that was read from a file is unpacked only when somebody goes back in it."""

    def unpack(self, rest: Rest) -> Change:
        """Return the change; `rest` is all but the paragraphs of a transcript on either side of it."""
        ...


def unpacked(change: Change | PackedChange, rest: Rest) -> Change:
    """Return a change, unpacked where it is packed."""
    if isinstance(change, Change):
        return change
    enabled = gc.isenabled()
    gc.disable()  # it may be of a million words: the collector would look at all of them again and again
    try:
        return change.unpack(rest)
    finally:
        if enabled:
            gc.enable()
