"""Which word is spoken when: an index over the paragraphs that follows changes instead of being made again."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable

from jamedit.document.change import Change
from jamedit.document.paragraph import Paragraph
from jamedit.document.transcript import Transcript


class Timeline:
    """Find paragraph and word at a time of the recording.

    `starts[i]` is the start of paragraph i in milliseconds, or the latest start before it when it has no time, so that
    the list never falls and can be searched.
    """

    def __init__(self, transcript: Transcript) -> None:
        self._transcript = transcript
        self._own = _starts(transcript.paragraphs)
        self._starts = _rising(self._own)

    @property
    def timed(self) -> bool:
        """Return whether anything has a time at all."""
        return bool(self._starts) and self._starts[-1] >= 0

    def follow(self, transcript: Transcript, change: Change) -> None:
        """Take a change over; `transcript` is the one after it."""
        self._transcript = transcript
        new = _starts(change.added)
        if self._own[change.at : change.at + len(change.removed)] == new:
            return
        self._own[change.at : change.at + len(change.removed)] = new
        self._starts = _rising(self._own)

    def paragraph_at(self, time_ms: int) -> int | None:
        """Return the position of the paragraph spoken at a time: the last one that has begun."""
        if not self.timed:
            return None
        at = bisect_right(self._starts, time_ms) - 1
        while at > 0 and self._own[at] is None:
            at -= 1
        return at if at >= 0 and self._own[at] is not None else None

    def word_at(self, time_ms: int) -> tuple[int, int] | None:
        """Return (paragraph position, word position) of the word spoken at a time.

        In a pause it is the word before, for as long as half a second.
        """
        at = self.paragraph_at(time_ms)
        if at is None:
            return None
        found = None
        for i, word in enumerate(self._transcript.paragraphs[at].words):
            if word.span is None:
                continue
            if word.span.start_ms > time_ms:
                break
            if time_ms < word.span.end_ms + 500:
                found = i
        return None if found is None else (at, found)


def _starts(paragraphs: Iterable[Paragraph]) -> list[int | None]:
    return [p.start_ms for p in paragraphs]


def _rising(own: list[int | None]) -> list[int]:
    highest, rising = -1, []
    for start in own:
        if start is not None and start > highest:
            highest = start
        rising.append(highest)
    return rising
