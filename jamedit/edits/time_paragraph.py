"""Give the words of a paragraph that was typed while listening the time in which it was heard."""

from __future__ import annotations

from dataclasses import dataclass, replace

from jamedit.document import Paragraph, Span, Timing, Transcript
from jamedit.edits.base import change_paragraphs


@dataclass(frozen=True, slots=True)
class TimeParagraph:
    """Share a time among the words of a paragraph by their letters, ESTIMATED; one with any time stays as it is."""

    paragraph_id: int
    start_ms: int
    end_ms: int

    @property
    def label(self) -> str:
        """Return "time_paragraph"."""
        return "time_paragraph"

    def apply(self, transcript: Transcript) -> Transcript:
        """Return the transcript with the times."""
        return change_paragraphs(transcript, (self.paragraph_id,), self._timed)

    def _timed(self, paragraph: Paragraph) -> Paragraph:
        if self.end_ms <= self.start_ms or not paragraph.words or any(w.span for w in paragraph.words):
            return paragraph
        sizes = [len(w.text) + 1 for w in paragraph.words]
        total, at, words = sum(sizes), 0, []
        for word, size in zip(paragraph.words, sizes, strict=True):
            span = Span(self._moment(at, total), self._moment(at + size, total))
            words.append(word.timed(span, Timing.ESTIMATED))
            at += size
        return replace(paragraph, words=tuple(words))

    def _moment(self, at: int, total: int) -> int:
        return self.start_ms + (self.end_ms - self.start_ms) * at // total
