"""What is learned from a transcript itself: the decisions on its suggestions, and the corrections by hand."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

from jamedit.document import Change, Knowledge, Pair, Paragraph, Transcript
from jamedit.document.decision import ACCEPTED, DISMISSED, REMEMBERED, Decision, Key, place_of
from jamedit.document.knowledge import pair_of
from jamedit.suggest.language import lexicon
from jamedit.suggest.learning.fixes import Fix, Fixes
from jamedit.suggest.vocabulary.known_pairs import ON_PURPOSE

_EVERYWHERE = 20  # places: who changes a word that says little in more of them means the word, not their phrases
DecisionList = Mapping[Key, str]
_pair_of = lru_cache(maxsize=65_536)(pair_of)  # one replacement may be made in thousands of places


def learned(original: Transcript, present: Transcript, decisions: DecisionList) -> Knowledge:
    """Return what a transcript teaches: its decisions, and the fixes by hand between its first and its present text."""
    return Feedback(original, present, decisions).knowledge


class Feedback:
    """Hold what a transcript teaches, and follow its changes; not for use on two threads at a time.

    Counts go up and down with each change: what a text of many fixes teaches is never added up again.
    """

    def __init__(self, original: Transcript, present: Transcript, decisions: DecisionList) -> None:
        self._by_hand = Fixes(original, present.meta.language or lexicon.FALLBACK)
        self._fixes: dict[int, tuple[Fix, ...]] = {}
        self._of_word: dict[int, Fix] = {}  # by the id of its first new word
        self._alike: dict[tuple[str, str], set[Fix]] = defaultdict(set)  # by the changed words alone
        self._decided: dict[Key, Pair] = {}
        self._accepted: set[int] = set()
        self._counts: dict[tuple[str, str], tuple[int, int]] = {}
        self._before: dict[
            tuple[str, str], tuple[int, int]
        ] = {}  # counts that the present change touched, as they were
        self._knowledge: Knowledge | None = None
        self._decide(decisions.items())
        self._look(present.paragraphs)
        self._before.clear()

    @property
    def knowledge(self) -> Knowledge:
        """Return all that was learned so far."""
        if self._knowledge is None:
            self._knowledge = Knowledge(tuple(Pair(*texts, *counts) for texts, counts in self._counts.items()))
        return self._knowledge

    def follow(self, change: Change, decisions: Iterable[Decision] = ()) -> frozenset[str]:
        """Take over a change and its decisions; return the recognised texts of which more, or less, is known now."""
        here = {p.id for p in change.added}
        for paragraph in change.removed:
            if paragraph.id not in here:
                self._put(paragraph.id, ())
        self._look(change.added)
        self._decide((d.key, d.choice) for d in decisions)
        before, self._before = self._before, {}
        none = (0, 0)
        return frozenset(texts[0] for texts, was in before.items() if self._counts.get(texts, none) != was)

    def fixes(self, paragraph_id: int) -> tuple[Fix, ...]:
        """Return the fixes by hand in a paragraph; what came from accepted suggestions is none."""
        return tuple(f for f in self._fixes.get(paragraph_id, ()) if f.word_id not in self._accepted)

    def all_fixes(self) -> Iterator[Fix]:
        """Yield the fixes by hand in all paragraphs."""
        return (fix for i in self._fixes for fix in self.fixes(i))

    def _look(self, paragraphs: Iterable[Paragraph]) -> None:
        for paragraph in paragraphs:
            self._put(paragraph.id, tuple(self._by_hand.of(paragraph)))

    def _put(self, paragraph_id: int, found: tuple[Fix, ...]) -> None:
        """Let these be the fixes of a paragraph."""
        known = self._fixes.get(paragraph_id, ())
        if found == known:
            return  # as with most key presses
        for fix in known:
            self._count(fix, -1)
            if self._of_word.get(fix.word_id) is fix:
                del self._of_word[fix.word_id]
        for fix in found:
            self._count(fix, 1)
            self._of_word[fix.word_id] = fix
        if found:
            self._fixes[paragraph_id] = found
        else:
            del self._fixes[paragraph_id]

    def _count(self, fix: Fix, by: int) -> None:
        """Count a fix (1) or no longer (-1); one that came from an accepted suggestion is not counted."""
        if fix.word_id in self._accepted:
            return
        if fix.bare is None:
            self._add(_pair_of(fix.before, fix.after, 1), by)
            return
        alike = self._alike[fix.bare]
        most = len(alike) if by < 0 else len(alike) + 1
        if most == _EVERYWHERE + 1:  # there are too many now, or just enough again
            for other in alike - {fix}:
                self._add(_pair_of(other.before, other.after, 1), -by)
        elif most <= _EVERYWHERE:
            self._add(_pair_of(fix.before, fix.after, 1), by)
        (alike.add if by > 0 else alike.discard)(fix)

    def _add(self, pair: Pair | None, by: int) -> None:
        if pair is None:
            return
        texts = (pair.recognised, pair.replacement)
        fixed, kept = self._counts.get(texts, (0, 0))
        self._before.setdefault(texts, (fixed, kept))
        self._knowledge = None
        self._counts[texts] = (fixed + by * pair.fixed, kept + by * pair.kept)
        if self._counts[texts] == (0, 0):
            del self._counts[texts]

    def _decide(self, decisions: Iterable[tuple[Key, str]]) -> None:
        for key, decision in decisions:
            old, new, at = self._decided.pop(key, None), _pair(key, decision), place_of(key[1])
            if old is not None:
                self._add(old, -1)
            if new is not None:
                self._decided[key] = new
                self._add(new, 1)
            if at is not None:
                self._accept(at, decision == ACCEPTED)

    def _accept(self, word_id: int, accepted: bool) -> None:
        """Count a fix whose text came from a suggestion no longer as one by hand, or as one again."""
        fix = self._of_word.get(word_id)
        if accepted == (word_id in self._accepted):
            return
        if fix is not None and accepted:
            self._count(fix, -1)
        (self._accepted.add if accepted else self._accepted.discard)(word_id)
        if fix is not None and not accepted:
            self._count(fix, 1)


def _pair(key: Key, decision: str) -> Pair | None:
    """Return the pair that a decision teaches, None for none.

    A decision on all alike teaches nothing by itself: it is given at each of them, too.
    """
    _, before, after = key
    if decision == REMEMBERED:
        return _pair_of(before, after, ON_PURPOSE)
    if place_of(before) is None or decision not in (ACCEPTED, DISMISSED):
        return None
    return _pair_of(before.partition(" ")[2], after, int(decision == ACCEPTED), int(decision == DISMISSED))
