"""Look over a text as a whole before its parts are judged."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise

from jamedit.suggest.base import Survey

_MANY_HESITATIONS = 0.01  # one word in a hundred: unscripted talk


def survey_of(stretches: Iterable[Sequence[str]], hesitations: frozenset[str]) -> Survey:
    """Count words and pairs of folded words, and tell how spontaneous the talk is (0 scripted, 1 unscripted)."""
    words: Counter[str] = Counter()
    pairs: Counter[tuple[str, str]] = Counter()
    for keys in stretches:
        words.update(keys)
        pairs.update(pairwise(keys))
    doubles = sum(n for (a, b), n in pairs.items() if a == b)
    slips = sum(words[h] for h in hesitations) + doubles
    return Survey(words, pairs, min(1.0, slips / max(1, words.total()) / _MANY_HESITATIONS))
