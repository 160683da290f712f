"""Set where a caption, or a word, starts or ends."""

from __future__ import annotations

from dataclasses import dataclass, replace

from jamedit.document import Paragraph, Span, Timing, Transcript, Word
from jamedit.edits.base import change_paragraphs, position
from jamedit.errors import StaleEditError

_SHORTEST_MS = 10


@dataclass(frozen=True, slots=True)
class SetTime:
    """Let the caption that holds a word start or end at a time; without captions, the word itself.

    The words inside are kept within the new span. An end before the start (or the other way round) moves both: the
    length stays.
    """

    paragraph_id: int
    word_id: int
    time_ms: int
    end: bool = False

    @property
    def label(self) -> str:
        """Return "set_start" or "set_end"."""
        return "set_end" if self.end else "set_start"

    def apply(self, transcript: Transcript) -> Transcript:
        """Return the transcript with the time set."""
        at = position(transcript, self.paragraph_id)
        if transcript.paragraphs[at].index_of(self.word_id) is None:
            raise StaleEditError("The word to time is no longer there; nothing was changed.")
        return change_paragraphs(transcript, (self.paragraph_id,), self._timed)

    def _timed(self, paragraph: Paragraph) -> Paragraph:
        index = paragraph.index_of(self.word_id) or 0
        for cue, start, end in paragraph.cue_ranges():
            if start <= index < end:
                span = self._moved(cue.span)
                words = tuple(_within(w, span) if start <= i < end else w for i, w in enumerate(paragraph.words))
                cues = tuple(replace(c, span=span) if c is cue else c for c in paragraph.cues)
                return replace(paragraph, words=words, cues=cues)
        word = paragraph.words[index]
        timed = replace(word, span=self._moved(word.span), timing=Timing.SET)
        return replace(paragraph, words=(*paragraph.words[:index], timed, *paragraph.words[index + 1 :]))

    def _moved(self, old: Span | None) -> Span:
        time = max(0, self.time_ms)
        if old is None:
            return Span(max(0, time - _SHORTEST_MS), time) if self.end else Span(time, time + _SHORTEST_MS)
        if self.end:
            return Span(old.start_ms, time) if time > old.start_ms else Span(max(0, time - old.length_ms), time)
        return Span(time, old.end_ms) if time < old.end_ms else Span(time, time + old.length_ms)


def _within(word: Word, span: Span) -> Word:
    if word.span is None:
        return word
    start = min(max(word.span.start_ms, span.start_ms), span.end_ms)
    end = min(max(word.span.end_ms, start), span.end_ms)
    return word if (start, end) == (word.span.start_ms, word.span.end_ms) else replace(word, span=Span(start, end))
