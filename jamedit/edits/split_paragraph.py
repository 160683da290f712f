"""Split a paragraph before a word."""

from __future__ import annotations

from dataclasses import dataclass, replace

from jamedit.alignment.cues import deal_cues
from jamedit.document import Paragraph, Transcript
from jamedit.edits.base import Mint, keep_anchors, position
from jamedit.errors import StaleEditError


@dataclass(frozen=True, slots=True)
class SplitParagraph:
    """Let a new paragraph of the same speaker begin at word number `word_index` (0 to the number of words).

    The boundary takes the exact time of that word; a caption cut by it becomes two.
    """

    paragraph_id: int
    word_index: int
    label: str = "split"

    def apply(self, transcript: Transcript) -> Transcript:
        """Return the transcript with one paragraph more."""
        at = position(transcript, self.paragraph_id)
        old = transcript.paragraphs[at]
        if not 0 <= self.word_index <= len(old.words):
            raise StaleEditError("The place to split at is no longer there; nothing was changed.")
        mint = Mint(transcript.next_id)
        sizes = [self.word_index, len(old.words) - self.word_index]
        first_cues, second_cues = deal_cues(old.cues, old.words, sizes)
        first = replace(old, words=old.words[: self.word_index], cues=first_cues)
        second = Paragraph(mint(), old.speaker_id, old.words[self.word_index :], second_cues)
        return keep_anchors(transcript, transcript.splice(at, 1, (first, second), mint.next_id))
