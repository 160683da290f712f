"""Join a paragraph to the one before it."""

from __future__ import annotations

from dataclasses import dataclass, replace

from jamedit.alignment.cues import captions_of_all
from jamedit.document import Transcript
from jamedit.edits.base import keep_anchors, position


@dataclass(frozen=True, slots=True)
class MergeParagraphs:
    """Append a paragraph to the one before it, whose id and speaker stay; captions stay where they open."""

    paragraph_id: int
    label: str = "merge"

    def apply(self, transcript: Transcript) -> Transcript:
        """Return the transcript with one paragraph less, or the same one when this is the first."""
        at = position(transcript, self.paragraph_id)
        if at == 0:
            return transcript
        first, second = transcript.paragraphs[at - 1 : at + 1]
        joined = replace(
            first if first.words else replace(first, speaker_id=second.speaker_id),
            words=first.words + second.words,
            cues=tuple(captions_of_all((first, second))),
        )
        return keep_anchors(transcript, transcript.splice(at - 1, 2, (joined,)))
