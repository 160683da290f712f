"""The editor's block: words of one speaker."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from jamedit.document.cue import Cue
from jamedit.document.span import Span, union
from jamedit.document.word import Word


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Hold the words of a block, who speaks, and where captions start in it.

    Cues are in the order of their words; when there are cues, the first one opens at the first word.
    """

    id: int
    speaker_id: int | None = None
    words: tuple[Word, ...] = ()
    cues: tuple[Cue, ...] = ()

    @property
    def text(self) -> str:
        """Return the words joined by single spaces, hidden ones included."""
        return " ".join([w.text for w in self.words])

    @property
    def start_ms(self) -> int | None:
        """Return the start of the first word or cue that has a time."""
        first_cue = self.cues[0].span.start_ms if self.cues and self.cues[0].span else None
        first_word = next((w.span.start_ms for w in self.words if w.span), None)
        known = [t for t in (first_cue, first_word) if t is not None]
        return min(known) if known else None

    @property
    def end_ms(self) -> int | None:
        """Return the end of the last word or cue that has a time; of all of them, where these are out of order."""
        end, start = self._last_end_ms, self.start_ms
        return self._whole.end_ms if start is not None and end is not None and end < start else end

    @property
    def span(self) -> Span | None:
        """Return the time from start to end, or None when nothing is timed.

        Where words or captions are out of order it is the least that holds all of them.
        """
        start, end = self.start_ms, self._last_end_ms
        if start is None or end is None:
            return None
        return Span(start, end) if start <= end else self._whole

    @property
    def _last_end_ms(self) -> int | None:
        last_cue = self.cues[-1].span.end_ms if self.cues and self.cues[-1].span else None
        last_word = next((w.span.end_ms for w in reversed(self.words) if w.span), None)
        known = [t for t in (last_cue, last_word) if t is not None]
        return max(known) if known else None

    @property
    def _whole(self) -> Span:
        return union([c.span for c in self.cues] + [w.span for w in self.words]) or Span(0, 0)

    def index_of(self, word_id: int) -> int | None:
        """Return the position of a word, or None when it is not here."""
        return next((i for i, w in enumerate(self.words) if w.id == word_id), None)

    def cue_ranges(self) -> Iterator[tuple[Cue, int, int]]:
        """Yield each cue with the positions of its words (end exclusive)."""
        if not self.cues:
            return
        opens = {cue.first_word_id: cue for cue in self.cues}
        starts = [(i, opens[w.id]) for i, w in enumerate(self.words) if w.id in opens]
        ends = [i for i, _ in starts[1:]] + [len(self.words)]
        for (start, cue), end in zip(starts, ends, strict=True):
            yield cue, start, end
