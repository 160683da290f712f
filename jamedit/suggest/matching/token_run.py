"""A run of words, looked at as a whole, with what all its windows need."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import accumulate

from jamedit.suggest.base import Proposal
from jamedit.suggest.language.surface_form import breaks_after, with_surface_form
from jamedit.suggest.matching.term_index import Target

WIDEST = 5  # words
_LONGEST_ENDING = 2  # letters
_GLUED = re.compile(r"\w[。！？…；]\w")


class TokenRun:
    """Hold several passages of tokens one after the other; no window crosses the end of a clause or of a passage."""

    def __init__(self, passages: Sequence[tuple[Sequence[str], Sequence[str]]]) -> None:
        """Take the tokens and the folded words of every passage."""
        self.begins = [0, *accumulate(len(tokens) for tokens, _ in passages)]
        self._firsts = frozenset(self.begins)
        if len(passages) == 1:  # the same lists, which others know by identity
            self.tokens, self.keys = passages[0]
        else:
            self.tokens = [t for tokens, _ in passages for t in tokens]
            self.keys = [k for _, keys in passages for k in keys]
        self.breaks = [not t.isalnum() and breaks_after(t) for t in self.tokens]
        for at, token in enumerate(self.tokens):
            # two sentences without a space: what is before and after is not one term
            if not token.isascii() and _GLUED.search(token):
                self.breaks[max(0, at - 1)] = self.breaks[at] = True
        for end in self.begins[1:]:
            if end:
                self.breaks[end - 1] = True
        clauses = accumulate((at if ends else 0 for at, ends in enumerate(self.breaks, 1)), max, initial=0)
        # the first word from which a window may reach up to each word
        self.reach = list(map(max, clauses, range(1 - WIDEST, len(self.keys) + 1 - WIDEST)))
        self._right: dict[int, str] = {}

    def divided(self, proposals: Iterable[Proposal]) -> list[list[Proposal]]:
        """Return proposals passage by passage, positions counted from the beginning of each."""
        found: list[list[Proposal]] = [[] for _ in self.begins[1:]]
        for p in proposals:
            number = bisect_right(self.begins, p.start) - 1
            first = self.begins[number]
            found[number].append(replace(p, start=p.start - first, end=p.end - first))
        return found

    def in_surface_form(self, start: int, end: int, text: str) -> str:
        """Return a text with the punctuation and the capital of the words that it replaces."""
        return with_surface_form(self.tokens, start, end, text, begins=start in self._firsts)

    def note_right(self, occurrences: Iterable[tuple[int, int, str, Target]]) -> None:
        """Remember where terms are written correctly, within a passage: start, end, letters, target."""
        firsts = self._firsts
        inside = (found for found in occurrences if firsts.isdisjoint(range(found[0] + 1, found[1])))
        longest_last = sorted(inside, key=lambda found: len(found[2]))
        self._right = {at: letters for start, end, letters, _ in longest_last for at in range(start, end)}

    def neighbours(self, start: int, end: int) -> tuple[str, str]:
        """Return the folded words before and after a window, "" where a clause begins or ends."""
        before = self.keys[start - 1] if start and not self.breaks[start - 1] else ""
        after = self.keys[end] if end < len(self.keys) and not self.breaks[end - 1] else ""
        return before, after

    def capitals(self, start: int, end: int) -> float:
        """Return the share of words with a capital but those that begin a sentence; -1 if all do."""
        telling = [at for at in range(start, end) if at and not self.breaks[at - 1]]
        return sum(self.tokens[at][:1].isupper() for at in telling) / len(telling) if telling else -1.0

    def holds_right(self, start: int, end: int, letters: str) -> bool:
        """Return whether words of a window are a term as it should be, and not a part of a longer one.

        `letters` are those of the proposal; one that only adds an ending to a term is no longer one.
        """
        if self._right.keys().isdisjoint(range(start, end)):
            return False  # as nearly always
        inside = {self._right[at] for at in range(start, end) if at in self._right}
        numbered = end - 1 not in self._right
        return any(part not in letters or _only_an_ending(part, letters, numbered) for part in inside)


def _only_an_ending(part: str, whole: str, numbered: bool) -> bool:
    """Return whether a term is another one with an ending; its number is none where words for it may follow."""
    ending = whole.removeprefix(part)
    return len(ending) <= _LONGEST_ENDING and not (numbered and ending.isdigit())
