"""Set when a single word is spoken."""

from __future__ import annotations

from dataclasses import dataclass, replace

from jamedit.document import Cue, Paragraph, Span, Timing, Transcript, Word
from jamedit.edits.base import change_at_word


@dataclass(frozen=True, slots=True)
class SetWordTime:
    """Let one word be spoken in `span`; a neighbour that reaches into it is cut back, its edge SET as well.

    The span is kept between the start of the timed word before and the end of the one after, so that words stay in
    order; a caption is widened where its first or last word leaves it.
    """

    paragraph_id: int
    word_id: int
    span: Span
    label: str = "set_word_time"

    def apply(self, transcript: Transcript) -> Transcript:
        """Return the transcript with the word timed."""
        return change_at_word(transcript, self.paragraph_id, self.word_id, "time", self.timed)

    def timed(self, paragraph: Paragraph) -> Paragraph:
        """Return the paragraph of the word with the word timed."""
        words = list(paragraph.words)
        index = paragraph.index_of(self.word_id) or 0
        before = next((i for i in range(index - 1, -1, -1) if words[i].span), None)
        after = next((i for i in range(index + 1, len(words)) if words[i].span), None)
        span = self._between(words, before, after)
        if words[index].span == span and words[index].timing is Timing.SET:
            return paragraph
        words[index] = words[index].timed(span, Timing.SET)
        if before is not None:
            words[before] = _cut(words[before], 0, span.start_ms)
        if after is not None:
            words[after] = _cut(words[after], span.end_ms, None)
        cues = tuple(_widened(cue, words[a:b]) for cue, a, b in paragraph.cue_ranges())
        return replace(paragraph, words=tuple(words), cues=cues)

    def _between(self, words: list[Word], before: int | None, after: int | None) -> Span:
        first = None if before is None else words[before].span
        last = None if after is None else words[after].span
        floor = first.start_ms if first else 0
        start = max(floor, self.span.start_ms, 0)
        end = max(start, self.span.end_ms)
        if last is not None:
            start, end = min(start, last.end_ms), min(end, last.end_ms)
        return Span(max(start, floor), max(end, floor))


def _cut(word: Word, floor_ms: int, ceiling_ms: int | None) -> Word:
    """Return a word kept within two times."""
    span = word.span
    if span is None:
        return word
    start = max(span.start_ms, floor_ms)
    end = max(start, span.end_ms if ceiling_ms is None else min(span.end_ms, ceiling_ms))
    return word if (start, end) == (span.start_ms, span.end_ms) else word.timed(Span(start, end), Timing.SET)


def _widened(cue: Cue, words: list[Word]) -> Cue:
    """Return a caption that holds the times of all its words."""
    spans = [w.span for w in words if w.span]
    if cue.span is None or not spans:
        return cue
    start = min(cue.span.start_ms, *(s.start_ms for s in spans))
    end = max(cue.span.end_ms, *(s.end_ms for s in spans))
    return cue if (start, end) == (cue.span.start_ms, cue.span.end_ms) else replace(cue, span=Span(start, end))
