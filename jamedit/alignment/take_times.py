"""Take the times of words over from another transcript of the same recording."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from jamedit.alignment.anchors import Run, equal_runs
from jamedit.alignment.drift import Drift, drift_of
from jamedit.alignment.interpolate import between
from jamedit.alignment.matched_times import LONGEST_WORD_MS, differences, different_words, same_words
from jamedit.alignment.pieces import Pieces, pieces_of
from jamedit.alignment.rising import longest_rising
from jamedit.alignment.trusted import trusted
from jamedit.document.span import Span
from jamedit.document.transcript import Transcript
from jamedit.document.word import Timing, Word
from jamedit.document.word_time import WordTime

BELONGS, SURE = 0.25, 0.6  # anchored shares: below the first, texts do not belong together; from the second, they do


@dataclass(frozen=True, slots=True)
class Taken:
    """Hold times for words, by word id; there are none where the texts do not belong together.

    `anchored` is the share of our text that is in the other one, `shared_words` how many of our `words` are, at least
    in part. `fitted` are the words that got the time of another word at their place. `drift` says by how much the
    times that our words had before were off, None where that cannot be told.
    """

    times: Mapping[int, WordTime]
    words: int
    shared_words: int
    anchored: float
    fitted: frozenset[int] = frozenset()
    drift: Drift | None = None

    @property
    def belongs(self) -> bool:
        """Return whether the two seem to be of the same recording."""
        return self.anchored >= BELONGS

    @property
    def sure(self) -> bool:
        """Return whether most of our text is in the other one."""
        return self.anchored >= SURE


def take_times(ours: Transcript, theirs: Sequence[Word]) -> Taken:
    """Return times for our words from theirs.

    The same word gets its time; another one at its place gets it with doubt. What theirs does not have, and had a time
    that was off as all of ours were, is moved with them; a run between two words with a time shares the gap,
    ESTIMATED, where that is no longer than ten seconds. Nothing runs back in time. When less than `SURE` of ours is in
    theirs only the same words get a time, and none when it is less than `BELONGS`.
    """
    words = list(ours.words())
    here, there = pieces_of([w.text for w in words]), pieces_of([w.text for w in theirs])
    runs = trusted(equal_runs(here.texts, there.texts), here.texts, len(there.texts))
    taken = _measured(here, runs, len(words))
    if not taken.belongs:
        return taken
    found = same_words(theirs, here, there, runs)
    same = set(found)
    if taken.sure:
        for difference in differences(here, there, runs):
            found.update(different_words(words, theirs, difference))
    found = _forward(found)
    drift = drift_of(ours, {words[i].id: found[i] for i in found if i in same})
    if taken.sure:
        found.update(_moved(words, found, drift))
        found.update(_filled(words, found))
    times = {words[i].id: time for i, time in sorted(found.items())}
    aligned = ((i, time) for i, time in found.items() if time.timing is Timing.ALIGNED)
    fitted = frozenset(words[i].id for i, time in aligned if i not in same or _is_long(time))
    return replace(taken, times=times, fitted=fitted, drift=drift)


def _is_long(time: WordTime) -> bool:
    return time.span is not None and time.span.length_ms > LONGEST_WORD_MS


def _measured(here: Pieces, runs: Sequence[Run], words: int) -> Taken:
    """Return how much of our text is in theirs."""
    shared = sum(run.length for run in runs)
    owners = {here.owners[i] for run in runs for i in range(run.a, run.a + run.length)}
    return Taken({}, words, len(owners), round(shared / max(1, len(here.texts)), 4))


def _forward(found: Mapping[int, WordTime]) -> dict[int, WordTime]:
    """Return times in order without those that run back, no word longer than to the start of the next one."""
    order = sorted(found)
    starts = [span.start_ms if (span := found[i].span) else 0 for i in order]
    kept = [order[k] for k in longest_rising(starts)]
    times = [found[i] for i in kept]
    for k, (time, following) in enumerate(pairwise(times)):
        if time.span and following.span and time.span.start_ms < following.span.start_ms < time.span.end_ms:
            times[k] = replace(time, span=Span(time.span.start_ms, following.span.start_ms))
    return dict(zip(kept, times, strict=True))


def _moved(words: Sequence[Word], found: Mapping[int, WordTime], drift: Drift | None) -> dict[int, WordTime]:
    """Return the old times of words that nothing was found for, moved as the others were, where they fit between."""
    if drift is None or drift.kind == "neither":
        return {}
    ceilings = iter([*(t.span.start_ms for t in found.values() if t.span), None])
    floor, ceiling = 0, next(ceilings)
    moved: dict[int, WordTime] = {}
    for i, word in enumerate(words):
        time = found.get(i)
        if time is not None and time.span is not None:
            floor, ceiling = max(floor, time.span.end_ms), next(ceilings)
        elif word.span and word.timing is not Timing.SET:
            span = Span(drift.moved(word.span.start_ms), drift.moved(word.span.end_ms))
            if floor <= span.start_ms and (ceiling is None or span.end_ms <= ceiling):
                moved[i] = WordTime(span, word.timing, word.time_confidence)
                floor = span.start_ms
    return moved


def _filled(words: Sequence[Word], found: Mapping[int, WordTime]) -> dict[int, WordTime]:
    """Return times for runs between two words with one."""
    spans = [found[i].span if i in found else None for i in range(len(words))]
    places = between(spans, [len(w.text) for w in words])
    return {i: WordTime(span, Timing.ESTIMATED) for i, span in places.items()}
