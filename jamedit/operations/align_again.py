"""Which words of an edited paragraph need another time, where they are looked for, and which of the times are taken."""

from __future__ import annotations

from collections.abc import Container, Sequence
from dataclasses import dataclass
from statistics import median

from jamedit.document import Paragraph, Span, Timing, Transcript, Word, WordTime
from jamedit.document.tokens import key
from jamedit.speech.base import Placed

_CONTEXT = 6  # words on each side that are not changed, to hold on to
_LONGEST_MS = 28_000  # of sound
_EDGE_MS = 150  # of sound around a stretch within speech
_WORD_MS = 700  # that a word without a time may take at most, slowly spoken
_AGREE_MS = 300  # by which the words around may be off, in the middle
_LEAST, _BETTER = 0.3, 0.5  # how sure a time must be for a word without one, and for one that has one
_SAME_MS = 60  # a known time that would change by less stays


@dataclass(frozen=True, slots=True)
class Stretch:
    """Hold words that follow each other in a paragraph, those of them that need a time, and their sound."""

    paragraph_id: int
    words: tuple[Word, ...]
    wanted: frozenset[int]
    span: Span


def stretches(transcript: Transcript, paragraph_id: int, changed: Container[int]) -> list[Stretch]:
    """Return what is to be looked for after words of a paragraph were changed; nothing where no time there is known.

    It is the changed words and those that have no more than an estimate, each with a few others around it.
    """
    at = transcript.position_of(paragraph_id)
    if at is None:
        return []
    paragraph = transcript.paragraphs[at]
    words = paragraph.words
    if not any(w.timing in (Timing.HEARD, Timing.ALIGNED) for w in words):
        return []
    wanted = [i for i, w in enumerate(words) if _wanted(w, changed)]
    before = transcript.paragraphs[at - 1] if at else None
    after = transcript.paragraphs[at + 1] if at + 1 < len(transcript.paragraphs) else None
    found = []
    for first, last in _groups(wanted, len(words)):
        span = _sound(words, first, last, before, after)
        if span is not None:
            ids = frozenset(words[i].id for i in wanted if first <= i < last)
            found.append(Stretch(paragraph_id, words[first:last], ids, span))
    return found


def _wanted(word: Word, changed: Container[int]) -> bool:
    if word.timing is Timing.SET or not any(c.isalnum() for c in key(word.text)):
        return False
    return word.id in changed or word.timing in (Timing.ESTIMATED, Timing.NONE)


def _groups(wanted: Sequence[int], count: int) -> list[tuple[int, int]]:
    """Return ranges of words around those that are wanted; what would overlap is one."""
    groups: list[tuple[int, int]] = []
    for i in wanted:
        first, last = max(0, i - _CONTEXT), min(count, i + 1 + _CONTEXT)
        if groups and first <= groups[-1][1]:
            groups[-1] = groups[-1][0], last
        else:
            groups.append((first, last))
    return groups


def _sound(
    words: Sequence[Word], first: int, last: int, before: Paragraph | None, after: Paragraph | None
) -> Span | None:
    """Return where words are spoken, by those among them whose time is known, and by their neighbours."""
    known = [i for i in range(first, last) if words[i].span is not None and words[i].timing is not Timing.ESTIMATED]
    if not known:
        return None
    head, tail = words[known[0]].span, words[known[-1]].span
    assert head is not None
    assert tail is not None
    start = head.start_ms - _EDGE_MS - _WORD_MS * (known[0] - first)
    end = tail.end_ms + _EDGE_MS + _WORD_MS * (last - 1 - known[-1])
    floor = _last_end([*(before.words if before else ()), *words[:first]]) if known[0] > first else None
    ceiling = _first_start([*words[last:], *(after.words if after else ())]) if known[-1] < last - 1 else None
    start = max(0, start if floor is None else max(start, min(floor, head.start_ms)))
    end = end if ceiling is None else min(end, max(ceiling, tail.end_ms))
    return Span(start, end) if 0 < end - start <= _LONGEST_MS else None


def _last_end(words: Sequence[Word]) -> int | None:
    return next((w.span.end_ms for w in reversed(words) if w.span and w.timing is not Timing.ESTIMATED), None)


def _first_start(words: Sequence[Word]) -> int | None:
    return next((w.span.start_ms for w in words if w.span and w.timing is not Timing.ESTIMATED), None)


def taken(stretch: Stretch, placed: Sequence[Placed | None]) -> dict[int, WordTime]:
    """Return the times that are worth taking; none where the words around do not seem to be where they are known."""
    off = [
        abs(p.start_ms - w.span.start_ms)
        for w, p in zip(stretch.words, placed, strict=True)
        if p is not None and w.span is not None and w.id not in stretch.wanted
    ]
    if off and median(off) > _AGREE_MS:
        return {}
    times = {}
    for word, place in zip(stretch.words, placed, strict=True):
        if place is not None and word.id in stretch.wanted and _better(word, place):
            span = Span(place.start_ms, max(place.end_ms, place.start_ms + 1))
            times[word.id] = WordTime(span, Timing.ALIGNED, place.confidence)
    return times


def _better(word: Word, place: Placed) -> bool:
    if word.span is None or word.timing in (Timing.ESTIMATED, Timing.NONE):
        return place.confidence >= _LEAST
    moved = max(abs(place.start_ms - word.span.start_ms), abs(place.end_ms - word.span.end_ms))
    return place.confidence >= _BETTER and moved > _SAME_MS
