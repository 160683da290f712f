"""Set the times of many words at once, as an aligner found them."""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from jamedit.alignment.caption_edges import hold_words
from jamedit.alignment.interpolate import between
from jamedit.alignment.rising import longest_rising
from jamedit.document import Span, Timing, Transcript, Word
from jamedit.document.word_time import WordTime


@dataclass(frozen=True, slots=True)
class SetTimes:
    """Give words the times that were found for them, by word id; ids that are no longer there are passed over.

    Words whose time is of a kind in `leave` stay as they are: those that a person set, unless told otherwise. Words
    that were in order stay in order: a new time that runs back, or across a word that was left, is not taken, and a
    word whose old time is in the way of new ones is cut, or shares the gap that is left, ESTIMATED. Each caption holds
    its words afterwards; one without a time gets theirs, and captions overlap only where their words do.
    """

    times: Mapping[int, WordTime]
    label: str = "align"
    leave: frozenset[Timing] = frozenset({Timing.SET})

    def apply(self, transcript: Transcript) -> Transcript:
        """Return the transcript with the times."""
        old = list(transcript.words())
        new = self._timed(old)
        paragraphs, at = [], 0
        for paragraph in transcript.paragraphs:
            words = new[at : at + len(paragraph.words)]
            at += len(words)
            same = all(a is b for a, b in zip(words, paragraph.words, strict=True))
            paragraphs.append(paragraph if same else replace(paragraph, words=tuple(words)))
        held = hold_words(transcript.paragraphs, paragraphs)
        if all(a is b for a, b in zip(held, transcript.paragraphs, strict=True)):
            return transcript
        return transcript.with_same_ids(tuple(held))

    def _timed(self, old: Sequence[Word]) -> list[Word]:
        """Return all words of a transcript with their times."""
        fixed = [w.timing in self.leave or (w.timing is Timing.SET and w.id not in self.times) for w in old]
        wanted = {i: t for i, w in enumerate(old) if not fixed[i] and (t := self.times.get(w.id)) is not None}
        if not wanted:
            return list(old)
        strays = _strays(old)
        given = _between_fixed(old, wanted, [f and i not in strays for i, f in enumerate(fixed)])
        new = list(old)
        for i, time in wanted.items():
            new[i] = given.get(i) or (_without_time(old[i]) if time.span is None else old[i])
        free = [i for i, w in enumerate(new) if w.span and not fixed[i] and i not in given and i not in strays]
        _make_way(new, given, free, strays)
        return new


def _without_time(word: Word) -> Word:
    return word if word.span is None else word.timed(None, Timing.NONE)


def _strays(words: Sequence[Word]) -> frozenset[int]:
    """Return the positions of words whose times were out of order already: those of others say nothing of them."""
    timed = [i for i, w in enumerate(words) if w.span]
    starts = [w.span.start_ms for w in words if w.span]
    if all(a <= b for a, b in pairwise(starts)):
        return frozenset()
    return frozenset(timed).difference(timed[k] for k in longest_rising(starts))


def _between_fixed(old: Sequence[Word], wanted: Mapping[int, WordTime], fixed: Sequence[bool]) -> dict[int, Word]:
    """Return the words that get a time: it is kept between words that were set, and never runs back."""
    floors = _last_before(old, fixed)
    ceilings = _first_after(old, fixed)
    kept: list[tuple[int, Span]] = []
    for i, time in wanted.items():
        span = time.span and _clipped(time.span, floors[i], ceilings[i])
        if span is not None:
            kept.append((i, span))
    rising = longest_rising([span.start_ms for _, span in kept])
    given: dict[int, Word] = {}
    for i, span in (kept[k] for k in rising):
        word, time = old[i], wanted[i]
        new = word.timed(span, time.timing, time.confidence)
        given[i] = word if new == word else new
    return given


def _last_before(words: Sequence[Word], chosen: Sequence[bool]) -> list[int | None]:
    """Return for each position where the last chosen word before it ends."""
    found: list[int | None] = []
    end: int | None = None
    for word, is_chosen in zip(words, chosen, strict=True):
        found.append(end)
        if is_chosen and word.span:
            end = word.span.end_ms
    return found


def _first_after(words: Sequence[Word], chosen: Sequence[bool]) -> list[int | None]:
    """Return for each position where the first chosen word after it starts."""
    found: list[int | None] = []
    start: int | None = None
    for word, is_chosen in zip(reversed(words), reversed(chosen), strict=True):
        found.append(start)
        if is_chosen and word.span:
            start = word.span.start_ms
    found.reverse()
    return found


def _clipped(span: Span, floor_ms: int | None, ceiling_ms: int | None) -> Span | None:
    """Return what of a span is between two times, None where nothing is."""
    start = span.start_ms if floor_ms is None else max(span.start_ms, floor_ms)
    end = span.end_ms if ceiling_ms is None else min(span.end_ms, ceiling_ms)
    if (start, end) == (span.start_ms, span.end_ms):
        return span
    return Span(start, end) if start < end else None


def _make_way(words: list[Word], given: Container[int], free: Sequence[int], strays: Container[int]) -> None:
    """Cut words whose old time is in the way of new ones; those that nothing is left of share the gap there is."""
    chosen = [i in given and i not in strays for i in range(len(words))]
    floors, ceilings = _last_before(words, chosen), _first_after(words, chosen)
    lost: list[int] = []
    for i in free:
        word = words[i]
        span = word.span and _clipped(word.span, floors[i], ceilings[i])
        if span is None:
            lost.append(i)
            words[i] = _without_time(word)
        elif span is not word.span:
            words[i] = word.timed(span, word.timing, word.time_confidence)
    if lost:
        known = [w.span if i in given or i not in strays else None for i, w in enumerate(words)]
        places = between(known, [len(w.text) for w in words])
        for i in lost:
            if i in places:
                words[i] = words[i].timed(places[i], Timing.ESTIMATED)
