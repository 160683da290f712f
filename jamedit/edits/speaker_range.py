"""Who speaks a selection of words, and who speaks from here on."""

from __future__ import annotations

from dataclasses import dataclass

from jamedit.document import Transcript
from jamedit.edits.base import position
from jamedit.edits.speakers import SetSpeaker
from jamedit.edits.split_paragraph import SplitParagraph
from jamedit.errors import StaleEditError


@dataclass(frozen=True, slots=True)
class SetSpeakerOfWords:
    """Let words `start:end` be spoken by a speaker; what is before and after becomes a paragraph of its own."""

    paragraph_id: int
    start: int
    end: int
    speaker_id: int | None
    label: str = "set_speaker"

    def apply(self, transcript: Transcript) -> Transcript:
        """Return the transcript with the words in a paragraph of their own."""
        at = position(transcript, self.paragraph_id)
        paragraph = transcript.paragraphs[at]
        if not 0 <= self.start < self.end <= len(paragraph.words):
            raise StaleEditError("The selected words are no longer there; nothing was changed.")
        if paragraph.speaker_id == self.speaker_id:
            return transcript
        target = paragraph.id
        if self.end < len(paragraph.words):
            transcript = SplitParagraph(paragraph.id, self.end).apply(transcript)
        if self.start > 0:
            transcript = SplitParagraph(paragraph.id, self.start).apply(transcript)
            target = transcript.paragraphs[at + 1].id
        return SetSpeaker((target,), self.speaker_id).apply(transcript)


@dataclass(frozen=True, slots=True)
class SetSpeakerFrom:
    """Assign a speaker from a paragraph on, to the end of the turn there."""

    paragraph_id: int
    speaker_id: int | None
    label: str = "set_speaker"

    def apply(self, transcript: Transcript) -> Transcript:
        """Return the transcript with the rest of the turn given to the speaker."""
        at = position(transcript, self.paragraph_id)
        end = next((b for a, b in transcript.turns() if a <= at < b), at + 1)
        return SetSpeaker(tuple(p.id for p in transcript.paragraphs[at:end]), self.speaker_id).apply(transcript)
