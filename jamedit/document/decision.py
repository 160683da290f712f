"""What the user decided on suggestions: a key for a place or for all alike, and the choice."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from jamedit.document.suggestion import Suggestion

OPEN, ACCEPTED, DISMISSED = "open", "accepted", "dismissed"
REMEMBERED = "remembered"  # not of a suggestion: the user wants a replacement remembered
Key = tuple[str, str, str]


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
    the same text by another kind.
    """

    def __init__(self, decisions: Iterable[tuple[Key, str]] = ()) -> None:
        self.decisions: dict[Key, str] = {}
        self._refused: Counter[tuple[str, str, str]] = Counter()  # at a place: of a kind ("" any), a text ("" any)
        self._at: Counter[int] = Counter()  # how many there are at a word
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
        if choice:
            self.decisions[key] = choice
        else:
            self.decisions.pop(key, None)

    def of(self, suggestion: Suggestion) -> str:
        """Return the choice for a suggestion at its place, else for all alike, "open" when there is none."""
        if self._at[suggestion.word_ids[0]] > 0:
            kind, before, after = key = place_key(suggestion)
            refused = self._refused[kind, before, ""] > 0 or self._refused["", before, after] > 0
            choice = self.decisions.get(key) or (DISMISSED if refused else "")
            if choice:
                return choice
        if self._of_all_alike[suggestion.kind]:  # making a key takes its time, and most need none
            return self.decisions.get(suggestion.alike_key, OPEN)
        return OPEN


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
