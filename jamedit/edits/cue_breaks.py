"""Where captions begin: break one in two, or join it to the one before."""

from __future__ import annotations

from dataclasses import dataclass, replace

from jamedit.alignment.cues import cut_cue
from jamedit.document import Cue, Paragraph, Transcript
from jamedit.document.span import union
from jamedit.edits.base import change_at_word, change_paragraphs, position
from jamedit.errors import StaleEditError


@dataclass(frozen=True, slots=True)
class BreakCue:
    """Let a caption begin at a word, at its exact time; a paragraph without captions becomes two of them."""

    paragraph_id: int
    word_id: int
    label: str = "break_cue"

    def apply(self, transcript: Transcript) -> Transcript:
        """Return the transcript with one caption more."""
        return change_at_word(transcript, self.paragraph_id, self.word_id, "break at", self._broken)

    def _broken(self, paragraph: Paragraph) -> Paragraph:
        at = paragraph.index_of(self.word_id) or 0
        cues = paragraph.cues or (Cue(paragraph.words[0].id, paragraph.span),)
        whole = replace(paragraph, cues=cues)
        if at == 0 or any(c.first_word_id == self.word_id for c in cues):
            return paragraph
        made: list[Cue] = []
        for cue, start, end in whole.cue_ranges():
            if not start < at < end:
                made.append(cue)
                continue
            made += cut_cue(cue, paragraph.words, start, at, end)
        return replace(paragraph, cues=tuple(made))


@dataclass(frozen=True, slots=True)
class JoinCue:
    """Join the caption that holds a word to the one before it in the paragraph."""

    paragraph_id: int
    word_id: int
    label: str = "join_cue"

    def apply(self, transcript: Transcript) -> Transcript:
        """Return the transcript with one caption less, or the same one when the caption is the first."""
        position(transcript, self.paragraph_id)
        return change_paragraphs(transcript, (self.paragraph_id,), self._joined)

    def _joined(self, paragraph: Paragraph) -> Paragraph:
        index = paragraph.index_of(self.word_id)
        if index is None:
            raise StaleEditError("The caption to join is no longer there; nothing was changed.")
        rows = list(paragraph.cue_ranges())
        here = next((i for i, (_, a, b) in enumerate(rows) if a <= index < b), 0)
        if here == 0:
            return paragraph
        first, second = rows[here - 1][0], rows[here][0]
        joined = replace(first, span=union((first.span, second.span)), source=None)
        cues = tuple(joined if c is first else c for c in paragraph.cues if c is not second)
        return replace(paragraph, cues=cues)
