"""What an edit changed: the paragraphs that came, the ones that went, and the rest that is not text."""

from __future__ import annotations

from dataclasses import dataclass, replace

from jamedit.document.paragraph import Paragraph
from jamedit.document.section import Section
from jamedit.document.speaker import Speaker
from jamedit.document.transcript import Meta, Transcript


@dataclass(frozen=True, slots=True)
class Rest:
    """Hold all of a transcript but its paragraphs."""

    speakers: tuple[Speaker, ...]
    sections: tuple[Section, ...]
    meta: Meta
    next_id: int


def rest_of(transcript: Transcript) -> Rest:
    """Return all of a transcript but its paragraphs."""
    return Rest(transcript.speakers, transcript.sections, transcript.meta, transcript.next_id)


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
        """Compare two transcripts by identity of their paragraphs, from both ends."""
        a, b = old.paragraphs, new.paragraphs
        if a is b:
            return cls(0, (), (), rest_of(old), rest_of(new))
        shortest = min(len(a), len(b))
        at = next((i for i, (p, q) in enumerate(zip(a, b, strict=False)) if p is not q), shortest)
        tail = 0
        while tail < shortest - at and a[-1 - tail] is b[-1 - tail]:
            tail += 1
        return cls(at, a[at : len(a) - tail], b[at : len(b) - tail], rest_of(old), rest_of(new))

    @property
    def empty(self) -> bool:
        """Tell whether nothing changed at all (a used-up id does not count)."""
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
        with_rest = replace(spliced, speakers=self.after.speakers, sections=self.after.sections, meta=self.after.meta)
        with_rest.__dict__.update({k: v for k, v in spliced.__dict__.items() if k in ("_positions", "word_count")})
        return with_rest

    def then(self, later: Change) -> Change | None:
        """Return one change for this and a later one of the same paragraphs, or None when they differ in place."""
        if self.at != later.at or len(self.added) != len(later.removed):
            return None
        return Change(self.at, self.removed, later.added, self.before, later.after)
