"""Where a titled part opens and what it is called."""

from __future__ import annotations

from dataclasses import dataclass, replace

from jamedit.document import Section, Transcript
from jamedit.edits.base import position
from jamedit.errors import StaleEditError


def _at(transcript: Transcript, paragraph_id: int) -> Section:
    found = next((s for s in transcript.sections if s.first_paragraph_id == paragraph_id), None)
    if found is None:
        raise StaleEditError("The section is no longer there; nothing was changed.")
    return found


def _title(text: str) -> str:
    return " ".join(text.split())


@dataclass(frozen=True, slots=True)
class SetSection:
    """Open a section at a paragraph; one that opens there already takes the title and level instead."""

    paragraph_id: int
    title: str
    level: int = 1
    label: str = "add_section"

    def apply(self, transcript: Transcript) -> Transcript:
        """Return the transcript with the section in its place in the order of the text."""
        position(transcript, self.paragraph_id)
        made = Section(_title(self.title), self.paragraph_id, min(6, max(1, self.level)))
        if not made.title or made in transcript.sections:
            return transcript
        others = [s for s in transcript.sections if s.first_paragraph_id != self.paragraph_id]
        ordered = sorted([*others, made], key=lambda s: position(transcript, s.first_paragraph_id))
        return replace(transcript, sections=tuple(ordered))


@dataclass(frozen=True, slots=True)
class RenameSection:
    """Give the section that opens at a paragraph another title."""

    paragraph_id: int
    title: str
    label: str = "rename_section"

    def apply(self, transcript: Transcript) -> Transcript:
        """Return the transcript with the new title, or the same one when the title is empty."""
        section = _at(transcript, self.paragraph_id)
        title = _title(self.title)
        if not title or title == section.title:
            return transcript
        renamed = tuple(replace(s, title=title) if s is section else s for s in transcript.sections)
        return replace(transcript, sections=renamed)


@dataclass(frozen=True, slots=True)
class RemoveSection:
    """Close the section that opens at a paragraph; its text stays and belongs to the section before."""

    paragraph_id: int
    label: str = "remove_section"

    def apply(self, transcript: Transcript) -> Transcript:
        """Return the transcript with one section less."""
        section = _at(transcript, self.paragraph_id)
        return replace(transcript, sections=tuple(s for s in transcript.sections if s is not section))
