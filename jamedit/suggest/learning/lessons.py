"""Edits and decisions that are yet to be learned from: noted in no time, learned where there is time for it."""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Protocol

from jamedit.document import Change, Knowledge, Transcript
from jamedit.document.decision import OPEN, Decision, place_of
from jamedit.document.knowledge import fold

if TYPE_CHECKING:
    from jamedit.suggest.learning.feedback import Feedback
    from jamedit.suggest.learning.word_index import WordIndex

_LARGE = 50  # paragraphs and decisions: more of them take too long for the window's thread


class Step(Protocol):
    """Be an edit that was applied: what changed, and what was decided of suggestions with it."""

    @property
    def change(self) -> Change:
        """Return the paragraphs that came and went."""
        ...

    @property
    def decisions(self) -> Sequence[Decision]:
        """Return the decisions that were given or taken back."""
        ...


def is_large(step: Step) -> bool:
    """Return whether a step takes long to learn from."""
    return len(step.change.added) + len(step.change.removed) + len(step.decisions) > _LARGE


class Lessons:
    """Hold what a transcript taught, the steps it was not taught yet, and the paragraphs to look at again for it.

    Steps are noted on one thread; `learn` runs on any, one at a time, and who asks for `feedback` or `word_index` waits
    until all that was noted is learned.
    """

    def __init__(self, feedback: Feedback, word_index: WordIndex) -> None:
        self._feedback, self._word_index = feedback, word_index
        self._pending: deque[tuple[Step, Transcript]] = deque()
        self._learned: list[Step] = []
        self._touched: dict[int, int] = {}  # paragraph ids, with the round of learning that touched them
        self._round = 0
        self._learning, self._short = threading.Lock(), threading.Lock()

    def note(self, step: Step, present: Transcript) -> None:
        """Keep a step, which led to the present transcript, to be learned from later."""
        self._pending.append((step, present))

    @property
    def outstanding(self) -> bool:
        """Return whether a step is yet to be learned from, or a paragraph to be looked at for what was learned."""
        return bool(self._pending or self._touched)

    def learn(self) -> int:
        """Learn from all that was noted; return the number of this round, for `looked_at`."""
        with self._learning:
            while self._pending:
                step, present = self._pending.popleft()
                found = self._learn(step) | self._taken_back(step, present)
                with self._short:
                    self._round += 1
                    self._touched |= dict.fromkeys(found, self._round)
                    if is_large(step):
                        self._learned.append(step)
            return self._round

    @property
    def feedback(self) -> Feedback:
        """Return what was learned."""
        self.learn()
        return self._feedback

    @property
    def word_index(self) -> WordIndex:
        """Return the paragraphs of each word."""
        self.learn()
        return self._word_index

    @property
    def knowledge(self) -> Knowledge:
        """Return what was learned, as a value."""
        self.learn()
        with self._learning:
            return self._feedback.knowledge

    @property
    def touched(self) -> frozenset[int]:
        """Return the ids of the paragraphs to look at again for what was learned."""
        with self._short:
            return frozenset(self._touched)

    def looked_at(self, paragraph_ids: Iterable[int], until: int) -> None:
        """Forget paragraphs that were looked at with all that was learned `until` a round."""
        with self._short:
            for i in paragraph_ids:
                if self._touched.get(i, until + 1) <= until:
                    del self._touched[i]

    def large_ones(self) -> tuple[Step, ...]:
        """Return the large steps that were learned from since this was asked last."""
        with self._short:
            learned, self._learned = self._learned, []
        return tuple(learned)

    def _learn(self, step: Step) -> set[int]:
        """Learn from a step; return the ids of the paragraphs where its words are."""
        for paragraph in step.change.added:
            self._word_index.add(paragraph)
        recognised = self._feedback.follow(step.change, step.decisions)
        return set().union(*map(self._word_index.paragraphs, recognised))

    def _taken_back(self, step: Step, present: Transcript) -> set[int]:
        """Return the ids of the paragraphs where decisions were taken back: their suggestions come again."""
        before = {d.key[1] for d in step.decisions if d.choice in ("", OPEN)}
        word_ids = {at for text in before if (at := place_of(text)) is not None}
        if not word_ids:
            return set()
        texts = {fold(text.partition(" ")[2]) for text in before}
        there = set().union(*map(self._word_index.paragraphs, texts))
        paragraphs = (p for i in there if (p := present.paragraph(i)) is not None)
        return {p.id for p in paragraphs if any(w.id in word_ids for w in p.words)}
