"""The times of words of one transcript for the words of another, where the two are equal and where they differ."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from jamedit.alignment.anchors import Run
from jamedit.alignment.interpolate import WIDEST_GAP_MS
from jamedit.alignment.pieces import Pieces
from jamedit.alignment.word_alignment import group
from jamedit.document.span import Span, share
from jamedit.document.word import Timing, Word
from jamedit.document.word_time import WordTime

_MOST_DIFFERENT = 8  # words of a difference that are paired by how alike they are
_KNOWN = {Timing.SET: 0.98, Timing.HEARD: 0.95, Timing.ALIGNED: 0.9}  # how sure the other's times are
_DIFFERENT = 0.5  # how sure it is that a word was said where the other has a wholly different one
_ALONE = 0.75  # and where that is the only difference between equal words
LONGEST_WORD_MS = 2_000  # one that takes longer is doubtful: most of it is a pause, or other words
_LONG = 0.5

Difference = tuple[int, int, int, int]  # our words and theirs, ends exclusive


def same_words(theirs: Sequence[Word], here: Pieces, there: Pieces, runs: Sequence[Run]) -> dict[int, WordTime]:
    """Return the times of our words all of whose pieces are in theirs, one after the other."""
    found: dict[int, WordTime] = {}
    for run in runs:
        first = here.owners[run.a]
        last = here.owners[run.a + run.length - 1]
        for i in range(first, last + 1):
            start, end = here.starts[i], here.starts[i + 1]
            if run.a <= start < end <= run.a + run.length:
                time = _time_of(theirs, there, start - run.a + run.b, end - run.a + run.b)
                if time is not None:
                    found[i] = time
    return found


def _time_of(theirs: Sequence[Word], there: Pieces, start: int, end: int) -> WordTime | None:
    """Return the time of their pieces `start:end`; within a word it is shared by letters, ESTIMATED."""
    first, last = there.owners[start], there.owners[end - 1]
    before, after = theirs[first], theirs[last]
    if before.span is None or after.span is None:
        return None
    whole = there.starts[first] == start and there.starts[last + 1] == end
    if whole and first == last:
        return _as_known(before, before.span, 1.0)
    begin = _shares(before.span, there, first)[start - there.starts[first]].start_ms
    finish = _shares(after.span, there, last)[end - 1 - there.starts[last]].end_ms
    if not whole or any(theirs[n].timing is Timing.ESTIMATED for n in range(first, last + 1)):
        return WordTime(Span(begin, finish), Timing.ESTIMATED)
    return min((_as_known(theirs[n], Span(begin, finish), 1.0) for n in range(first, last + 1)), key=_sureness)


def _shares(span: Span, pieces: Pieces, word: int) -> list[Span]:
    return share(span, [len(t) for t in pieces.texts[pieces.starts[word] : pieces.starts[word + 1]]])


def _as_known(word: Word, span: Span, match: float) -> WordTime:
    """Return a time that is as sure as the word it comes from is known and as the match is."""
    if word.timing is Timing.ESTIMATED:
        return WordTime(span, Timing.ESTIMATED)
    if span.length_ms > LONGEST_WORD_MS:
        match *= _LONG
    known = _KNOWN.get(word.timing, 0.9)
    if word.timing is Timing.ALIGNED and word.time_confidence is not None:
        known = word.time_confidence
    return WordTime(span, Timing.ALIGNED, round(known * match, 3))


def _sureness(time: WordTime) -> float:
    return time.confidence or 0.0


def differences(here: Pieces, there: Pieces, runs: Sequence[Run]) -> list[Difference]:
    """Return the words between equal runs, those that are partly equal left out: ours and theirs, ends exclusive."""
    found = []
    for left, right in pairwise(runs):
        i, j = left.a + left.length, left.b + left.length
        if i == right.a or j == right.b:
            continue
        a_start, a_end = here.owners[i - 1] + 1, here.owners[right.a]
        b_start, b_end = there.owners[j - 1] + 1, there.owners[right.b]
        if a_start < a_end and b_start < b_end:
            found.append((a_start, a_end, b_start, b_end))
    return found


def different_words(ours: Sequence[Word], theirs: Sequence[Word], where: Difference) -> dict[int, WordTime]:
    """Return times for words where theirs has others: of the pair one by one, of more than one shared by letters."""
    i, i_end, j, j_end = where
    if i_end - i > _MOST_DIFFERENT or j_end - j > _MOST_DIFFERENT:
        return _shared(ours, theirs, where)
    found: dict[int, WordTime] = {}
    alone = i_end - i == j_end - j == 1
    for g in group([w.text for w in ours[i:i_end]], [w.text for w in theirs[j:j_end]]):
        part = (i + g.old_start, i + g.old_end, j + g.new_start, j + g.new_end)
        if g.old_end - g.old_start == 1 and g.new_end > g.new_start:
            found.update(_one(ours, theirs, part, alone))
        else:
            found.update(_shared(ours, theirs, part))
    return found


def _one(ours: Sequence[Word], theirs: Sequence[Word], where: Difference, alone: bool) -> dict[int, WordTime]:
    from rapidfuzz.distance import Indel

    i, _, j, j_end = where
    span, words = _whole(theirs[j:j_end]), theirs[j:j_end]
    if span is None or (span.length_ms > LONGEST_WORD_MS and len(words) > 1):
        return {}
    alike = Indel.normalized_similarity(ours[i].text.casefold(), "".join(w.text for w in words).casefold())
    match = max(_DIFFERENT + (0.95 - _DIFFERENT) * alike, _ALONE if alone else 0.0)
    if any(w.timing is Timing.ESTIMATED for w in words):
        return {i: WordTime(span, Timing.ESTIMATED)}
    return {i: min((_as_known(w, span, match) for w in words), key=_sureness)}


def _shared(ours: Sequence[Word], theirs: Sequence[Word], where: Difference) -> dict[int, WordTime]:
    i, i_end, j, j_end = where
    span = _whole(theirs[j:j_end])
    if span is None or i == i_end or not i_end - i <= span.length_ms <= WIDEST_GAP_MS:
        return {}
    parts = share(span, [len(w.text) for w in ours[i:i_end]])
    return {n: WordTime(part, Timing.ESTIMATED) for n, part in enumerate(parts, i)}


def _whole(words: Sequence[Word]) -> Span | None:
    """Return the time from the first word to the last, None where either has none or they run back."""
    if not words or words[0].span is None or words[-1].span is None:
        return None
    start, end = words[0].span.start_ms, words[-1].span.end_ms
    return Span(start, end) if start <= end else None
