"""Leave words out of the clean layer, or put them back."""

from __future__ import annotations

from dataclasses import dataclass, replace

from jamedit.document import Paragraph, Transcript, Word
from jamedit.edits.base import change_paragraphs


@dataclass(frozen=True, slots=True)
class HideWords:
    """Hide words (or show them again): they stay in the verbatim layer."""

    paragraph_ids: tuple[int, ...]
    word_ids: frozenset[int]
    hidden: bool = True

    @property
    def label(self) -> str:
        """Return "hide" or "show"."""
        return "hide" if self.hidden else "show"

    def apply(self, transcript: Transcript) -> Transcript:
        """Return the transcript with the words marked."""
        return change_paragraphs(transcript, self.paragraph_ids, self._marked)

    def _marked(self, paragraph: Paragraph) -> Paragraph:
        if not any(w.id in self.word_ids and w.hidden != self.hidden for w in paragraph.words):
            return paragraph
        words = [_marked(w, self.hidden) if w.id in self.word_ids else w for w in paragraph.words]
        return replace(paragraph, words=tuple(words))


def _marked(word: Word, hidden: bool) -> Word:
    # not by replace(): all of a text may be hidden
    return Word(word.id, word.text, word.span, word.confidence, word.timing, hidden, word.time_confidence)
