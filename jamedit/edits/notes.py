"""Remarks: add, change, remove."""

from __future__ import annotations

from dataclasses import dataclass, replace

from jamedit.document import Transcript
from jamedit.document.note import Note
from jamedit.edits.base import Mint, position
from jamedit.errors import StaleEditError


@dataclass(frozen=True, slots=True)
class AddNote:
    """Put a remark to a paragraph, or to some of its words."""

    paragraph_id: int
    text: str
    word_ids: tuple[int, ...] = ()
    label: str = "add_note"

    def apply(self, transcript: Transcript) -> Transcript:
        """Return the transcript with the note."""
        position(transcript, self.paragraph_id)
        if not self.text.strip():
            return transcript
        mint = Mint(transcript.next_id)
        note = Note(mint(), self.paragraph_id, self.text.strip(), self.word_ids)
        return replace(transcript, notes=(*transcript.notes, note), next_id=mint.next_id)


@dataclass(frozen=True, slots=True)
class ChangeNote:
    """Give a note another text; an empty one removes it."""

    note_id: int
    text: str

    @property
    def label(self) -> str:
        """Return "change_note" or "remove_note"."""
        return "change_note" if self.text.strip() else "remove_note"

    def apply(self, transcript: Transcript) -> Transcript:
        """Return the transcript with the note changed."""
        if not any(n.id == self.note_id for n in transcript.notes):
            raise StaleEditError("The note is no longer there; nothing was changed.")
        text = self.text.strip()
        changed = tuple(replace(n, text=text) if n.id == self.note_id else n for n in transcript.notes)
        kept = tuple(n for n in changed if n.text)
        return transcript if kept == transcript.notes else replace(transcript, notes=kept)
