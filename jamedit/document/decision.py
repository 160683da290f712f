"""What the user decided on suggestions: a key for a place or for all alike, and the choice."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from jamedit.document.paragraph import Paragraph
from jamedit.document.suggestion import Suggestion
from jamedit.document.tokens import key as folded

OPEN, ACCEPTED, DISMISSED = "open", "accepted", "dismissed"
REMEMBERED = "remembered"  # not of a suggestion: the user wants a replacement remembered
Key = tuple[str, str, str]
_REACH = 12  # words before a suggestion among which one that was dismissed and overlaps it begins


@cache
def _place() -> re.Pattern[str]:
    return re.compile(r"#([0-9]{1,18}) ")


@dataclass(frozen=True, slots=True)
class Decision:
    """Hold a choice and the one before it, "" for none, so that it can be taken back."""

    key: Key
    choice: str
    before: str = ""

    @property
    def reversed(self) -> Decision:
        """Return the decision that takes this one back."""
        return Decision(self.key, self.before, self.choice)


class Decisions:
    """Keep the decisions on suggestions, and find the one on a suggestion.

    Where one text was dismissed for some words, nothing is proposed again: neither the next best text of that kind, nor
    the same text by another kind. What overlaps such words is not proposed either where it is a part of the same text,
    or more of it: the term of a dismissed suggestion does not come back one word shorter.
    """

    def __init__(self, decisions: Iterable[tuple[Key, str]] = ()) -> None:
        self.decisions: dict[Key, str] = {}
        self._refused: Counter[tuple[str, str, str]] = Counter()  # at a place: of a kind ("" any), a text ("" any)
        self._at: Counter[int] = Counter()  # how many there are at a word
        self._dismissed: defaultdict[int, set[Key]] = defaultdict(set)  # by the first word
        self._within: Counter[str] = Counter()  # words (folded) of the dismissed ones, but for their first
        self._of_all_alike: Counter[str] = Counter()  # by kind
        for key, choice in decisions:
            self.put(key, choice)

    def put(self, key: Key, choice: str) -> None:
        """Store a decision; the choice "" forgets it."""
        kind, before, after = key
        at, known = place_of(before), key in self.decisions
        if at is None:
            self._of_all_alike[kind] += bool(choice) - known
        else:
            self._at[at] += bool(choice) - known
            more = (choice == DISMISSED) - (self.decisions.get(key) == DISMISSED)
            self._refused[kind, before, ""] += more
            self._refused["", before, after] += more
            if more:
                (self._dismissed[at].add if more > 0 else self._dismissed[at].discard)(key)
                for word in _words_of(before)[1:]:
                    self._within[word] += more
        if choice:
            self.decisions[key] = choice
        else:
            self.decisions.pop(key, None)

    def of(self, suggestion: Suggestion, paragraph: Paragraph | None = None) -> str:
        """Return the choice for a suggestion at its place, else for all alike, "open" when there is none.

        With its paragraph as it is now, dismissed ones that it overlaps count, too.
        """
        if self._at[suggestion.word_ids[0]] > 0:
            kind, before, after = key = place_key(suggestion)
            refused = self._refused[kind, before, ""] > 0 or self._refused["", before, after] > 0
            choice = self.decisions.get(key) or (DISMISSED if refused else "")
            if choice:
                return choice
        if paragraph is not None and self._overlaps_dismissed(suggestion, paragraph):
            return DISMISSED
        if self._of_all_alike[suggestion.kind]:  # making a key takes its time, and most need none
            return self.decisions.get(suggestion.alike_key, OPEN)
        return OPEN

    def _overlaps_dismissed(self, suggestion: Suggestion, paragraph: Paragraph) -> bool:
        """Return whether a suggestion is about the same as one that was dismissed for some of its words."""
        begin_here = any(self._dismissed.get(i) for i in suggestion.word_ids)
        if not begin_here and not self._within[folded(suggestion.before.partition(" ")[0])]:
            return False
        start = paragraph.index_of(suggestion.word_ids[0])
        if start is None:
            return False
        for at in range(max(0, start - _REACH), min(len(paragraph.words), start + len(suggestion.word_ids))):
            for key in self._dismissed.get(paragraph.words[at].id, ()):
                words = _words_of(key[1])
                there = [folded(w.text) for w in paragraph.words[at : at + len(words)]]
                if at + len(words) > start and there == words and _are_one_matter(suggestion, key):
                    return True
        return False


def _words_of(before: str) -> list[str]:
    """Return the folded words in the key of a place."""
    return before.partition(" ")[2].split(" ")


def _are_one_matter(suggestion: Suggestion, dismissed: Key) -> bool:
    """Return whether a suggestion proposes the same as a dismissed one, or of the same kind a part of it or more."""
    kind, text = dismissed[0], suggestion.alike_key[2]
    new, old = (set(map(folded, t.split())) for t in (text, dismissed[2]))
    if not new or not old:
        return suggestion.kind == kind and new == old
    return new == old or (suggestion.kind == kind and (new < old or old < new))


def place_key(suggestion: Suggestion, text: str | None = None) -> Key:
    """Return the key of one place, which the id of its first word distinguishes from others alike.

    `text` is what was put there when that is not the best proposal.
    """
    kind, before, after = suggestion.alike_key
    return kind, f"#{suggestion.word_ids[0]} {before}", after if text is None else suggestion.bare(text)


def place_of(before: str) -> int | None:
    """Return the id of the first word that a decision is about, None when it is about all alike."""
    found = _place().match(before)
    return int(found[1]) if found else None


def remember_key(recognised: str, replacement: str) -> Key:
    """Return the key under which a replacement is to be remembered."""
    return "remember", recognised, replacement
