"""How much each speaker says, updated by changes instead of counted again."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from jamedit.document import Change, Paragraph, Transcript


class TalkTime:
    """Count words and milliseconds of each speaker; None counts the paragraphs without one.

    Shares are of the time where all that is said has times, else of the words: never of one beside the other.
    """

    def __init__(self, transcript: Transcript) -> None:
        self.words: Counter[int | None] = Counter()
        self.time_ms: Counter[int | None] = Counter()
        self._untimed = 0  # paragraphs with words that have no times
        self._add(transcript.paragraphs, 1)

    def follow(self, change: Change) -> None:
        """Take a change over."""
        self._add(change.removed, -1)
        self._add(change.added, 1)

    @property
    def timed(self) -> bool:
        """Return whether shares are of the time."""
        return not self._untimed and self.time_ms.total() > 0

    def share(self, speaker_id: int | None) -> float:
        """Return the part of all time, or else of all words, that a speaker has, 0 to 1."""
        counted = self.time_ms if self.timed else self.words
        return counted[speaker_id] / max(1, counted.total())

    def share_of_words(self, speaker_id: int | None) -> float:
        """Return the part of all words that a speaker says, 0 to 1."""
        return self.words[speaker_id] / max(1, self.words.total())

    def _add(self, paragraphs: Iterable[Paragraph], sign: int) -> None:
        for p in paragraphs:
            self.words[p.speaker_id] += sign * len(p.words)
            start, end = p.start_ms, p.end_ms
            if start is not None and end is not None:
                self.time_ms[p.speaker_id] += sign * (end - start)
            elif p.words:
                self._untimed += sign
