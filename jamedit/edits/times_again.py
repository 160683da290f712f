"""Set the times of some words of one paragraph again, after it was edited."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from jamedit.document import Transcript, Word, WordTime
from jamedit.edits.found_times import FoundTimes


@dataclass(frozen=True, slots=True)
class TimesAgain:
    """Give words of a paragraph the times that were found for them; `seen` are its words as they were then.

    As `FoundTimes` it passes over words that were changed since. Only the paragraph and its neighbours are looked at:
    it is made while somebody types, however long the transcript is.
    """

    paragraph_id: int
    times: Mapping[int, WordTime]
    seen: Sequence[Word]
    label: str = "align_again"

    def apply(self, transcript: Transcript) -> Transcript:
        """Return the transcript with the times."""
        at = transcript.position_of(self.paragraph_id)
        if at is None:
            return transcript
        first, last = max(0, at - 1), at + 2
        near = replace(transcript, paragraphs=transcript.paragraphs[first:last], sections=(), notes=())
        timed = FoundTimes(self.times, self.seen).apply(near)
        if timed is near:
            return transcript
        paragraphs = (*transcript.paragraphs[:first], *timed.paragraphs, *transcript.paragraphs[last:])
        return transcript.with_same_ids(paragraphs)
