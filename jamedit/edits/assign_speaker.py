"""Assign words and whole paragraphs to a speaker, new or known: one step for what was selected."""

from __future__ import annotations

from dataclasses import dataclass

from jamedit.document import Transcript
from jamedit.edits.speaker_range import SetSpeakerOfWords
from jamedit.edits.speakers import AddSpeaker, SetSpeaker
from jamedit.errors import StaleEditError


@dataclass(frozen=True, slots=True)
class AssignSpeaker:
    """Assign the given paragraphs, and words `start:end` of the given `parts`, to one speaker.

    `new` are names put into the list first (one that is there already is taken). The speaker is `speaker_id`, or the
    last of `new` when that is given; None is nobody known.
    """

    paragraph_ids: tuple[int, ...] = ()
    parts: tuple[tuple[int, int, int], ...] = ()  # paragraph id, start, end
    speaker_id: int | None = None
    new: tuple[str, ...] = ()

    @property
    def label(self) -> str:
        """Return "add_speaker" or "set_speaker"."""
        return "add_speaker" if self.new else "set_speaker"

    def apply(self, transcript: Transcript) -> Transcript:
        """Return the transcript with the speaker set."""
        names = [name for given in self.new if (name := " ".join(given.split()))]
        if self.new and not names:
            return transcript
        for name in names:
            transcript = AddSpeaker(name).apply(transcript)
        speaker_id = _named(transcript, names[-1]) if names else self.speaker_id
        transcript = SetSpeaker(self.paragraph_ids, speaker_id).apply(transcript)
        for paragraph_id, start, end in self.parts:
            transcript = SetSpeakerOfWords(paragraph_id, start, end, speaker_id).apply(transcript)
        return transcript


def _named(transcript: Transcript, name: str) -> int:
    found = transcript.speaker_called(name)
    if found is None:
        raise StaleEditError(f"There is no speaker {name} in the list; nothing was changed.")
    return found.id
