"""Who speaks: set, rename, add, merge, recolour."""

from __future__ import annotations

from dataclasses import dataclass, replace

from jamedit.document import Paragraph, Speaker, Transcript
from jamedit.document.transcript import next_speaker_id
from jamedit.edits.base import change_paragraphs
from jamedit.errors import StaleEditError

PALETTE_SIZE = 8


def _known(transcript: Transcript, speaker_id: int) -> Speaker:
    speaker = transcript.speaker(speaker_id)
    if speaker is None:
        raise StaleEditError("The speaker is no longer in the list; nothing was changed.")
    return speaker


def _spoken_by(paragraph: Paragraph, speaker_id: int | None) -> Paragraph:
    return paragraph if paragraph.speaker_id == speaker_id else replace(paragraph, speaker_id=speaker_id)


def _handed_over(transcript: Transcript, speaker_id: int, to_id: int | None) -> Transcript:
    theirs = [p.id for p in transcript.paragraphs if p.speaker_id == speaker_id]
    return change_paragraphs(transcript, theirs, lambda p: _spoken_by(p, to_id))


@dataclass(frozen=True, slots=True)
class SetSpeaker:
    """Let the given paragraphs be spoken by a speaker, or by nobody known (None)."""

    paragraph_ids: tuple[int, ...]
    speaker_id: int | None
    label: str = "set_speaker"

    def apply(self, transcript: Transcript) -> Transcript:
        """Return the transcript with the speaker set."""
        if self.speaker_id is not None:
            _known(transcript, self.speaker_id)
        return change_paragraphs(transcript, self.paragraph_ids, lambda p: _spoken_by(p, self.speaker_id))


@dataclass(frozen=True, slots=True)
class AddSpeaker:
    """Add a speaker, by default in the next colour, and let the given paragraphs be theirs.

    A name that is in the list already (case aside) is not added again: that speaker is taken.
    """

    name: str
    paragraph_ids: tuple[int, ...] = ()
    color: int | None = None
    label: str = "add_speaker"

    def apply(self, transcript: Transcript) -> Transcript:
        """Return the transcript with the speaker in its list."""
        name = " ".join(self.name.split())
        if not name:
            return transcript
        known = transcript.speaker_called(name)
        if known is None:
            new_id = next_speaker_id(transcript.speakers)
            color = (new_id - 1) % PALETTE_SIZE if self.color is None else self.color
            known = Speaker(new_id, name, color)
            transcript = replace(transcript, speakers=(*transcript.speakers, known))
        return SetSpeaker(self.paragraph_ids, known.id).apply(transcript)


@dataclass(frozen=True, slots=True)
class RenameSpeaker:
    """Give a speaker another name everywhere; a name another speaker has makes the two one."""

    speaker_id: int
    name: str
    label: str = "rename_speaker"

    def apply(self, transcript: Transcript) -> Transcript:
        """Return the transcript with the new name."""
        speaker = _known(transcript, self.speaker_id)
        name = " ".join(self.name.split())
        if not name or name == speaker.name:
            return transcript
        twin = transcript.speaker_called(name, but=speaker.id)
        if twin is not None:
            return MergeSpeakers(speaker.id, twin.id).apply(transcript)
        renamed = tuple(replace(s, name=name) if s.id == speaker.id else s for s in transcript.speakers)
        return replace(transcript, speakers=renamed)


@dataclass(frozen=True, slots=True)
class RecolorSpeaker:
    """Give a speaker another colour of the palette."""

    speaker_id: int
    color: int
    label: str = "recolor_speaker"

    def apply(self, transcript: Transcript) -> Transcript:
        """Return the transcript with the new colour."""
        speaker = _known(transcript, self.speaker_id)
        if speaker.color == self.color:
            return transcript
        speakers = tuple(replace(s, color=self.color) if s.id == speaker.id else s for s in transcript.speakers)
        return replace(transcript, speakers=speakers)


@dataclass(frozen=True, slots=True)
class MergeSpeakers:
    """Make one speaker another: all paragraphs move over and the first leaves the list."""

    speaker_id: int
    into_id: int
    label: str = "merge_speakers"

    def apply(self, transcript: Transcript) -> Transcript:
        """Return the transcript with one speaker less."""
        _known(transcript, self.speaker_id)
        _known(transcript, self.into_id)
        if self.speaker_id == self.into_id:
            return transcript
        moved = _handed_over(transcript, self.speaker_id, self.into_id)
        return replace(moved, speakers=tuple(s for s in moved.speakers if s.id != self.speaker_id))


@dataclass(frozen=True, slots=True)
class RemoveSpeaker:
    """Take a speaker off the list; their paragraphs have no speaker afterwards."""

    speaker_id: int
    label: str = "remove_speaker"

    def apply(self, transcript: Transcript) -> Transcript:
        """Return the transcript with one speaker less."""
        _known(transcript, self.speaker_id)
        cleared = _handed_over(transcript, self.speaker_id, None)
        return replace(cleared, speakers=tuple(s for s in cleared.speakers if s.id != self.speaker_id))
