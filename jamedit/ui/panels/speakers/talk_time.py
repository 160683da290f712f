"""How much each speaker says, updated by changes instead of counted again."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from jamedit.document import Change, Paragraph, Transcript


class TalkTime:
    """Count words and milliseconds of each speaker; None counts the paragraphs without one."""

    def __init__(self, transcript: Transcript) -> None:
        self.words: Counter[int | None] = Counter()
        self.time_ms: Counter[int | None] = Counter()
        self._add(transcript.paragraphs, 1)

    def follow(self, change: Change) -> None:
        """Take a change over."""
        self._add(change.removed, -1)
        self._add(change.added, 1)

    def share(self, speaker_id: int | None) -> float:
        """Return the part of all words that a speaker says, 0 to 1."""
        return self.words[speaker_id] / max(1, self.words.total())

    def _add(self, paragraphs: Iterable[Paragraph], sign: int) -> None:
        for p in paragraphs:
            self.words[p.speaker_id] += sign * len(p.words)
            start, end = p.start_ms, p.end_ms
            if start is not None and end is not None:
                self.time_ms[p.speaker_id] += sign * (end - start)
