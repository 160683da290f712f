"""Delete words, in one paragraph or over several."""

from __future__ import annotations

from dataclasses import dataclass, replace

from jamedit.alignment.cues import carry_cues_over
from jamedit.document import Paragraph, Transcript
from jamedit.edits.base import change_paragraphs


@dataclass(frozen=True, slots=True)
class DeleteWords:
    """Take words out for good; their neighbours keep ids and times, a caption without words goes with them.

    Paragraphs stay, empty ones too. Words that are gone already are passed over.
    """

    paragraph_ids: tuple[int, ...]
    word_ids: frozenset[int]
    label: str = "delete"

    def apply(self, transcript: Transcript) -> Transcript:
        """Return the transcript without the words."""
        return change_paragraphs(transcript, self.paragraph_ids, self._without)

    def _without(self, paragraph: Paragraph) -> Paragraph:
        kept = tuple(w for w in paragraph.words if w.id not in self.word_ids)
        if len(kept) == len(paragraph.words):
            return paragraph
        return replace(paragraph, words=kept, cues=carry_cues_over(paragraph.cues, paragraph.words, kept))
