"""Look over a text as a whole before its parts are judged."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise

from jamedit.document.tokens import key
from jamedit.suggest.base import TextStatistics

# Slips of the tongue in a thousand words: scripted videos have up to four, unscripted talk has eight and more.
_SCRIPTED, _UNSCRIPTED = 4.0, 7.5
_HESITATION = 2  # slips: recognisers drop many, and scripted videos have next to none
_STEADYING = 500  # words: a short text says less about its kind


def statistics_of(
    passages: Iterable[Sequence[str]], hesitations: frozenset[str], doubles: frozenset[str] = frozenset()
) -> TextStatistics:
    """Count words and pairs of words, and tell how spontaneous the talk is (0 scripted, 1 unscripted).

    Passages hold plain tokens. Hesitations and repeated words are signs of spontaneity; `doubles` are words that
    are often repeated on purpose and do not count.
    """
    tokens: Counter[str] = Counter()
    words: Counter[str] = Counter()
    pairs: Counter[tuple[str, str]] = Counter()
    for passage in passages:
        keys = list(map(key, passage))
        tokens.update(passage)
        words.update(keys)
        pairs.update(pairwise(keys))
    total = words.total()
    twice = sum(pairs.get((word, word), 0) for word in words.keys() - doubles if not word[:1].isdigit())
    slips = 1000 * (_HESITATION * sum(words[h] for h in hesitations) + twice + 1) / (total + _STEADYING)
    spontaneous = min(1.0, max(0.0, (slips - _SCRIPTED) / (_UNSCRIPTED - _SCRIPTED)))
    capitals = sum(n for token, n in tokens.items() if token[:1].isupper())
    return TextStatistics(words, pairs, spontaneous, total, tokens, capitals / max(1, total))
