"""What is learned from a transcript itself: the decisions on its suggestions, and the corrections by hand."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from jamedit.document import Change, Knowledge, Pair, Paragraph, Transcript, Word
from jamedit.document.decision import ACCEPTED, DISMISSED, REMEMBERED, Decision, Key, place_of
from jamedit.document.knowledge import fold, pair_of
from jamedit.suggest.language import lexicon
from jamedit.suggest.matching.text_similarity import alike

DecisionList = Mapping[Key, str]
ON_PURPOSE = 3  # a pair that a user asked to have remembered counts as so many fixes


def learned(original: Transcript, present: Transcript, decisions: DecisionList) -> Knowledge:
    """Return what a transcript teaches: its decisions, and the fixes by hand between its first and its present text."""
    return Feedback(original, present, decisions).knowledge


class Feedback:
    """Hold what a transcript teaches, and follow its changes; not for use on two threads at a time."""

    def __init__(self, original: Transcript, present: Transcript, decisions: DecisionList) -> None:
        self._by_hand = Fixes(original, present.meta.language or lexicon.FALLBACK)
        self._fixes: dict[int, tuple[Fix, ...]] = {}
        self._decided: dict[Key, Pair] = {}
        self._accepted: set[int] = set()
        self._look(present.paragraphs)
        self._decide(decisions.items())
        self.knowledge = self._learned()

    def follow(self, change: Change, decisions: Iterable[Decision] = ()) -> frozenset[str]:
        """Take over a change and its decisions; return the recognised texts of which more, or less, is known now."""
        before = self.knowledge
        gone = {p.id for p in change.removed} - {p.id for p in change.added}
        less = [self._fixes.pop(i) for i in gone if i in self._fixes]
        more = self._look(change.added)
        given = [(d.key, d.choice) for d in decisions]
        self._decide(given)
        if not (less or more or given):
            return frozenset()  # as with most key presses
        self.knowledge = self._learned()
        if self.knowledge == before:
            return frozenset()
        return frozenset(p.recognised for p in set(before.pairs) ^ set(self.knowledge.pairs))

    def fixes(self, paragraph_id: int) -> tuple[Fix, ...]:
        """Return the fixes by hand in a paragraph; what came from accepted suggestions is none."""
        return tuple(f for f in self._fixes.get(paragraph_id, ()) if f.word_id not in self._accepted)

    def all_fixes(self) -> Iterator[Fix]:
        """Yield the fixes by hand in all paragraphs."""
        return (fix for i in self._fixes for fix in self.fixes(i))

    def _look(self, paragraphs: Iterable[Paragraph]) -> bool:
        """Look for fixes; return whether they have changed."""
        others = False
        for paragraph in paragraphs:
            found = tuple(self._by_hand.of(paragraph))
            if found != self._fixes.get(paragraph.id, ()):
                self._fixes[paragraph.id] = found
                others = True
        return others

    def _decide(self, decisions: Iterable[tuple[Key, str]]) -> None:
        for key, decision in decisions:
            pair, at = _pair(key, decision), place_of(key[1])
            if pair is None:
                self._decided.pop(key, None)
            else:
                self._decided[key] = pair
            if at is not None:
                (self._accepted.add if decision == ACCEPTED else self._accepted.discard)(at)

    def _learned(self) -> Knowledge:
        typed = (_pair_typed(f.before, f.after) for i in self._fixes for f in self.fixes(i))
        return Knowledge.of((*self._decided.values(), *filter(None, typed)))


@lru_cache(maxsize=4096)  # every decision adds up all fixes again
def _pair_typed(before: str, after: str) -> Pair | None:
    return pair_of(before, after, 1)


def _pair(key: Key, decision: str) -> Pair | None:
    """Return the pair that a decision teaches, None for none.

    A decision on all alike teaches nothing by itself: it is given at each of them, too.
    """
    _, before, after = key
    if decision == REMEMBERED:
        return pair_of(before, after, ON_PURPOSE)
    if place_of(before) is None or decision not in (ACCEPTED, DISMISSED):
        return None
    return pair_of(before.partition(" ")[2], after, int(decision == ACCEPTED), int(decision == DISMISSED))


class Fix(NamedTuple):
    """Hold a replacement by hand: the id of its first new word, the text before and after."""

    word_id: int
    before: str
    after: str


class Fixes:
    """Compare paragraphs with the text as it was first read, by the ids that words keep through every edit."""

    def __init__(self, original: Transcript, language: str = lexicon.FALLBACK) -> None:
        self._words: list[Word] = list(original.words())
        self._at = {w.id: i for i, w in enumerate(self._words)}
        self._language = language

    def of(self, paragraph: Paragraph) -> Iterator[Fix]:
        """Yield the fixes by hand in a paragraph that may come again: old and new sound similar or differ in form."""
        words = [w for w in paragraph.words if not w.hidden]
        run: list[Word] = []
        before = -1  # position of the last word that is as it was read
        for word in words:
            at = self._at.get(word.id)
            if at is None or self._words[at].text != word.text:
                run.append(word)
                continue
            yield from self._fix(run, before, at)
            run, before = [], at
        yield from self._fix(run, before, None)

    def _fix(self, run: Sequence[Word], before: int, after: int | None) -> Iterator[Fix]:
        own = [at for w in run if (at := self._at.get(w.id)) is not None]
        if not own:
            return  # words that came from nowhere
        start = before + 1 if before >= 0 else min(own)
        end = after if after is not None else max(own) + 1
        if not 0 <= start <= min(own) <= max(own) < end or end - start > 2 * len(run) + 8:
            return
        old, new = [w.text for w in self._words[start:end]], [w.text for w in run]
        if len(old) == len(new):  # several words side by side, each corrected for itself
            parts = [(w.id, a, b) for w, a, b in zip(run, old, new, strict=True) if a != b]
            if all(alike(a, b, self._language) for _, a, b in parts):
                yield from (Fix(*part) for part in parts if fold(part[1]))
                return
        whole = Fix(run[0].id, " ".join(old), " ".join(new))
        if alike(whole.before, whole.after, self._language):
            yield whole
