"""What was learned from corrections: which words were recognised for which, and how often they were right."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property, lru_cache

from jamedit.document.tokens import core, key, tokens

LONGEST = 5  # words on either side: knowledge holds words and short terms, never a sentence
_LONGEST_TEXT = 80  # characters


@dataclass(frozen=True, slots=True)
class Pair:
    """Hold how often `recognised` (folded words) was replaced by `replacement` (`fixed`), and how often left.

    `kept` counts the places where the replacement was dismissed: there the recognised words were right.
    """

    recognised: str
    replacement: str
    fixed: int = 0
    kept: int = 0


@dataclass(frozen=True)
class Knowledge:
    """Hold pairs, each pair of recognised text and replacement once; `merged` adds up several."""

    pairs: tuple[Pair, ...] = ()

    @classmethod
    def of(cls, pairs: Iterable[Pair]) -> Knowledge:
        """Add up pairs; those whose counts are all 0 are dropped."""
        counts: dict[tuple[str, str], tuple[int, int]] = defaultdict(lambda: (0, 0))
        for pair in pairs:
            fixed, kept = counts[pair.recognised, pair.replacement]
            counts[pair.recognised, pair.replacement] = (fixed + pair.fixed, kept + pair.kept)
        added = (Pair(*texts, max(0, fixed), max(0, kept)) for texts, (fixed, kept) in counts.items())
        return cls(tuple(p for p in added if p.fixed or p.kept))

    def merged(self, *others: Knowledge) -> Knowledge:
        """Return the knowledge of this and the others together."""
        return Knowledge.of(pair for each in (self, *others) for pair in each.pairs)

    def without(self, other: Knowledge) -> Knowledge:
        """Return what this one counts more than another."""
        less = (Pair(p.recognised, p.replacement, -p.fixed, -p.kept) for p in other.pairs)
        return Knowledge.of((*self.pairs, *less))

    def forgetting(self, text: str) -> Knowledge:
        """Return the knowledge without every pair whose recognised text or replacement this is; case does not count."""
        folded = fold(text)
        return Knowledge(tuple(p for p in self.pairs if folded not in (p.recognised, fold(p.replacement))))

    def about(self, recognised: str, replacement: str) -> Pair:
        """Return the pair of two texts with all counts of the same change, also inside longer texts."""
        fixed, kept = self._by_change.get(_change(recognised, replacement), (0, 0))
        return Pair(recognised, replacement, fixed, kept)

    def right(self, recognised: str) -> int:
        """Return how often some recognised words were right, whatever was proposed for them."""
        return self._right.get(recognised, 0)

    @cached_property
    def fixes(self) -> dict[tuple[str, ...], tuple[Pair, ...]]:
        """Return the pairs that were fixed at least once, by their recognised words."""
        found: dict[tuple[str, ...], list[Pair]] = defaultdict(list)
        for pair in self.pairs:
            if pair.fixed and pair.replacement:
                found[tuple(pair.recognised.split())].append(pair)
        return {words: tuple(pairs) for words, pairs in found.items()}

    @cached_property
    def openings(self) -> dict[str, tuple[int, ...]]:
        """Return how many words those of `fixes` have that begin with a word."""
        found: dict[str, set[int]] = defaultdict(set)
        for words in self.fixes:
            found[words[0]].add(len(words))
        return {first: tuple(sorted(lengths)) for first, lengths in found.items()}

    @cached_property
    def _by_change(self) -> dict[tuple[str, ...], tuple[int, int]]:
        counts: dict[tuple[str, ...], tuple[int, int]] = defaultdict(lambda: (0, 0))
        for pair in self.pairs:
            fixed, kept = counts[_change(pair.recognised, pair.replacement)]
            counts[_change(pair.recognised, pair.replacement)] = (fixed + pair.fixed, kept + pair.kept)
        return dict(counts)

    @cached_property
    def _right(self) -> dict[str, int]:
        counts: dict[str, int] = defaultdict(int)
        for pair in self.pairs:
            counts[pair.recognised] += pair.kept
        return dict(counts)


@lru_cache(maxsize=65_536)  # called for every pair whenever a decision adds one
def _change(recognised: str, replacement: str) -> tuple[str, ...]:
    """Return two texts without the words that both begin and end with."""
    old, new = recognised.split(), replacement.split()
    while len(old) > 1 and len(new) > 1 and old[0] == key(new[0]):
        old, new = old[1:], new[1:]
    while len(old) > 1 and len(new) > 1 and old[-1] == key(new[-1]):
        old, new = old[:-1], new[:-1]
    return " ".join(old), " ".join(new)


def fold(text: str) -> str:
    """Return a text as knowledge holds what was recognised: its words folded, one space between."""
    folded = " ".join(filter(None, map(key, tokens(text))))
    return folded if folded == text else fold(folded)  # a few characters fold into two, with a space between


def plain(text: str) -> str:
    """Return a text as knowledge holds replacements: without the punctuation around it."""
    words = tokens(text)
    while words and not core(words[0]):
        words = words[1:]
    while words and not core(words[-1]):
        words = words[:-1]
    if len(words) < 2:
        return "".join(map(core, words))
    first, last = words[0], words[-1]
    opening, closing = first[first.index(core(first)) :], last[: last.rindex(core(last)) + len(core(last))]
    return " ".join((opening, *words[1:-1], closing))


def pair_of(before: str, after: str, fixed: int = 0, kept: int = 0) -> Pair | None:
    """Return the pair for a replacement, or None when it cannot be learned: too long, or no change."""
    recognised, replacement = fold(before), plain(after)
    short = len(recognised) <= _LONGEST_TEXT and len(replacement) <= _LONGEST_TEXT
    if (
        not recognised
        or not short
        or max(len(recognised.split()), len(replacement.split())) > LONGEST
        or plain(before) == replacement
    ):
        return None
    return Pair(recognised, replacement, fixed, kept)
