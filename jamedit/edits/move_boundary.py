"""Move the boundary between two paragraphs by words."""

from __future__ import annotations

from dataclasses import dataclass, replace

from jamedit.alignment.cues import deal_cues
from jamedit.document import Transcript
from jamedit.edits.base import keep_anchors, position
from jamedit.edits.merge_paragraphs import MergeParagraphs


@dataclass(frozen=True, slots=True)
class MoveBoundary:
    """Let a paragraph begin `by` words later (or earlier, below zero); the one before it takes or gives the words.

    At least one word stays on each side; the first paragraph has no boundary to move.
    """

    paragraph_id: int
    by: int
    label: str = "move_boundary"

    def apply(self, transcript: Transcript) -> Transcript:
        """Return the transcript with the boundary moved."""
        at = position(transcript, self.paragraph_id)
        if at == 0:
            return transcript
        first, second = transcript.paragraphs[at - 1 : at + 1]
        words = first.words + second.words
        size = min(max(len(first.words) + self.by, 1), len(words) - 1)
        if size == len(first.words) or size < 1:
            return transcript
        merged = MergeParagraphs(second.id).apply(transcript).paragraphs[at - 1]
        cues = deal_cues(merged.cues, words, [size, len(words) - size])
        moved = (
            replace(first, words=words[:size], cues=cues[0]),
            replace(second, words=words[size:], cues=cues[1]),
        )
        return keep_anchors(transcript, transcript.splice(at - 1, 2, moved))
