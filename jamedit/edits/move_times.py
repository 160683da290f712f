"""Shift or stretch the times of a part of the recording."""

from __future__ import annotations

from dataclasses import dataclass, replace

from jamedit.document import Cue, Paragraph, Span, Transcript, Word
from jamedit.errors import StaleEditError


@dataclass(frozen=True, slots=True)
class MoveTimes:
    """Move every time within `old` to its place in `new`, in proportion: a shift when both are equally long.

    Words and captions that start within `old` (its end included) are moved with their ends; no time falls below zero.
    Where the times come from stays as it was: whoever sets a clock right has not timed each word.
    """

    old: Span
    new: Span

    @property
    def label(self) -> str:
        """Return "shift_times" or "stretch_times"."""
        return "shift_times" if self.old.length_ms == self.new.length_ms else "stretch_times"

    def apply(self, transcript: Transcript) -> Transcript:
        """Return the transcript with the times moved."""
        if self.old.length_ms <= 0 or self.new.length_ms <= 0:
            raise StaleEditError("The range of time to move is empty; nothing was changed.")
        paragraphs = tuple(self._paragraph(p) for p in transcript.paragraphs)
        if all(a is b for a, b in zip(paragraphs, transcript.paragraphs, strict=True)):
            return transcript
        return transcript.with_same_ids(paragraphs)

    def _time(self, time_ms: int) -> int:
        share = (time_ms - self.old.start_ms) / self.old.length_ms
        return max(0, self.new.start_ms + round(share * self.new.length_ms))

    def _span(self, span: Span) -> Span:
        return Span(self._time(span.start_ms), self._time(span.end_ms))

    def _wanted(self, span: Span | None) -> bool:
        return span is not None and self.old.start_ms <= span.start_ms <= self.old.end_ms

    def _paragraph(self, paragraph: Paragraph) -> Paragraph:
        words = tuple(self._word(w) for w in paragraph.words)
        cues = tuple(self._cue(c) for c in paragraph.cues)
        same = all(a is b for a, b in zip((*words, *cues), (*paragraph.words, *paragraph.cues), strict=True))
        return paragraph if same else replace(paragraph, words=words, cues=cues)

    def _word(self, word: Word) -> Word:
        if word.span is None or not self._wanted(word.span):
            return word
        moved = self._span(word.span)
        if moved == word.span:
            return word
        return word.timed(moved, word.timing, word.time_confidence)

    def _cue(self, cue: Cue) -> Cue:
        if cue.span is None or not self._wanted(cue.span):
            return cue
        moved = self._span(cue.span)
        return cue if moved == cue.span else replace(cue, span=moved)
