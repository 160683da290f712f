"""Set where a caption, or a word, starts or ends."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from jamedit.document import Paragraph, Span, Timing, Transcript, Word
from jamedit.document.span import union
from jamedit.edits.base import change_at_word

_SHORTEST_MS = 10


@dataclass(frozen=True, slots=True)
class SetTime:
    """Let the caption that holds a word start or end at a time; without captions, the word itself.

    An end before the start (or the other way round) moves both: the length stays. The words inside are kept within
    the new span: a word cut by the new edge has its own edge SET; where a word would be left without any length, all
    words of the caption are moved along in proportion, ESTIMATED, since nobody timed each of them.
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
        return change_at_word(transcript, self.paragraph_id, self.word_id, "time", self._timed)

    def _timed(self, paragraph: Paragraph) -> Paragraph:
        index = paragraph.index_of(self.word_id) or 0
        for cue, start, end in paragraph.cue_ranges():
            if start <= index < end:
                inside = paragraph.words[start:end]
                old = cue.span or union(w.span for w in inside)
                span = self._moved(old)
                words = (*paragraph.words[:start], *_fitted(inside, old, span), *paragraph.words[end:])
                cues = tuple(replace(c, span=span) if c is cue else c for c in paragraph.cues)
                return replace(paragraph, words=words, cues=cues)
        word = paragraph.words[index]
        timed = word.timed(self._moved(word.span), Timing.SET)
        return replace(paragraph, words=(*paragraph.words[:index], timed, *paragraph.words[index + 1 :]))

    def _moved(self, old: Span | None) -> Span:
        time = max(0, self.time_ms)
        if old is None:
            return Span(max(0, time - _SHORTEST_MS), time) if self.end else Span(time, time + _SHORTEST_MS)
        if self.end:
            return Span(old.start_ms, time) if time > old.start_ms else Span(max(0, time - old.length_ms), time)
        return Span(time, old.end_ms) if time < old.end_ms else Span(time, time + old.length_ms)


def room(transcript: Transcript, paragraph_id: int, word_id: int) -> tuple[Span | None, int | None, int | None]:
    """Return the time of the caption (or word) that `SetTime` changes, when the one before ends and the next begins.

    None stands for a time that is not known, or for no neighbour.
    """
    at = transcript.position_of(paragraph_id)
    if at is None:
        return None, None, None
    near = transcript.paragraphs[max(0, at - 1) : at + 2]
    parts: list[tuple[Span | None, bool]] = []
    for paragraph in near:
        rows = [(cue.span, a, b) for cue, a, b in paragraph.cue_ranges()]
        for span, a, b in rows or [(w.span, i, i + 1) for i, w in enumerate(paragraph.words)]:
            mine = paragraph.id == paragraph_id and any(w.id == word_id for w in paragraph.words[a:b])
            parts.append((span or union(w.span for w in paragraph.words[a:b]), mine))
    here = next((i for i, (_, mine) in enumerate(parts) if mine), None)
    if here is None:
        return None, None, None
    before = next((s.end_ms for s, _ in reversed(parts[:here]) if s), None)
    after = next((s.start_ms for s, _ in parts[here + 1 :] if s), None)
    return parts[here][0], before, after


def _fitted(words: Sequence[Word], old: Span | None, new: Span) -> list[Word]:
    """Return the words of a caption within its new span."""
    cut = [_cut(word, new) for word in words]
    if not any(_has_length(a) and not _has_length(b) for a, b in zip(words, cut, strict=True)):
        return cut
    whole = union([old, *(w.span for w in words)])
    assert whole is not None  # a word with a length lost it
    return [_moved_along(word, whole, new) for word in words]


def _has_length(word: Word) -> bool:
    return word.span is not None and word.span.length_ms > 0


def _cut(word: Word, span: Span) -> Word:
    if word.span is None:
        return word
    start = min(max(word.span.start_ms, span.start_ms), span.end_ms)
    end = min(max(word.span.end_ms, start), span.end_ms)
    same = (start, end) == (word.span.start_ms, word.span.end_ms)
    return word if same else word.timed(Span(start, end), Timing.SET)


def _moved_along(word: Word, old: Span, new: Span) -> Word:
    if word.span is None:
        return word
    start, end = (
        new.start_ms + (time - old.start_ms) * new.length_ms // old.length_ms
        for time in (word.span.start_ms, word.span.end_ms)
    )
    return word.timed(Span(start, end), Timing.ESTIMATED)
