"""Set where a caption, or a word, starts or ends."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from jamedit.document import Cue, Paragraph, Span, Timing, Transcript, Word
from jamedit.document.span import union
from jamedit.edits.base import change_at_word
from jamedit.edits.set_word_time import SetWordTime

_LETTER_MS, _SHORTEST_MS = 65, 150  # of a word of which only one edge is known


@dataclass(frozen=True, slots=True)
class SetTime:
    """Let the caption that holds a word start or end at a time; without captions, the word itself.

    In a caption without a time of its own, and with words that have none, it is the word, too: nobody knows yet when
    the caption ends. The other edge of a word that had no time is guessed from its letters.
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
            inside = paragraph.words[start:end]
            if start <= index < end and _is_timed_as_one(cue, inside):
                old = cue.span or union(w.span for w in inside)
                assert old is not None  # all its words have a time
                span = self._moved(old)
                words = (*paragraph.words[:start], *_fitted(inside, old, span), *paragraph.words[end:])
                cues = tuple(replace(c, span=span) if c is cue else c for c in paragraph.cues)
                return replace(paragraph, words=words, cues=cues)
        span = self._guessed(paragraph.words, index)
        return SetWordTime(self.paragraph_id, self.word_id, span).timed(paragraph)

    def _guessed(self, words: Sequence[Word], index: int) -> Span:
        """Return the new span of a word; one that had none is as long as its letters take, within its neighbours."""
        old, time = words[index].span, max(0, self.time_ms)
        if old is not None:
            return self._moved(old)
        length = max(_SHORTEST_MS, _LETTER_MS * len(words[index].text))
        if self.end:
            before = next((w.span.end_ms for w in reversed(words[:index]) if w.span), 0)
            return Span(max(min(before, time), time - length), time)
        after = next((w.span.start_ms for w in words[index + 1 :] if w.span), None)
        return Span(time, time + length if after is None or after <= time else min(after, time + length))

    def _moved(self, old: Span) -> Span:
        time = max(0, self.time_ms)
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
        for span, a, b in _set_together(paragraph):
            mine = paragraph.id == paragraph_id and any(w.id == word_id for w in paragraph.words[a:b])
            parts.append((span, mine))
    here = next((i for i, (_, mine) in enumerate(parts) if mine), None)
    if here is None:
        return None, None, None
    before = next((s.end_ms for s, _ in reversed(parts[:here]) if s), None)
    after = next((s.start_ms for s, _ in parts[here + 1 :] if s), None)
    return parts[here][0], before, after


def _is_timed_as_one(cue: Cue, words: Sequence[Word]) -> bool:
    return cue.span is not None or all(w.span is not None for w in words)


def _set_together(paragraph: Paragraph) -> Iterator[tuple[Span | None, int, int]]:
    """Yield the times of the parts that `SetTime` changes as one, captions or words, with their range of words."""
    whole: list[tuple[Cue | None, int, int]] = [(None, 0, len(paragraph.words))]
    for cue, start, end in list(paragraph.cue_ranges()) or whole:
        words = paragraph.words[start:end]
        if cue is not None and _is_timed_as_one(cue, words):
            yield cue.span or union(w.span for w in words), start, end
        else:
            yield from ((word.span, start + n, start + n + 1) for n, word in enumerate(words))


def _fitted(words: Sequence[Word], old: Span, new: Span) -> list[Word]:
    """Return the words of a caption within its new span."""
    cut = [_cut(word, new) for word in words]
    if not any(_has_length(a) and not _has_length(b) for a, b in zip(words, cut, strict=True)):
        return cut
    whole = union([old, *(w.span for w in words)]) or old
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
