"""Slips of the tongue: where words come twice, and how sure a slip is in the text at hand."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import compress, count, islice
from operator import eq

from jamedit.suggest.base import Resources, TextStatistics
from jamedit.suggest.language import lexicon

FUNCTION_ZIPF = 5.6  # a word as common as this carries little meaning


def repeated_at(keys: Sequence[str], distance: int) -> Iterator[int]:
    """Yield the positions of the words that come again so many words further on."""
    return compress(count(), map(eq, keys, islice(keys, distance, None)))


def mixed(sure: tuple[float, float], statistics: TextStatistics) -> float:
    """Return how sure a slip is in a text, from how sure it is in unscripted and in scripted talk."""
    unscripted, scripted = sure
    return scripted + (unscripted - scripted) * statistics.spontaneous


def function_words(resources: Resources) -> frozenset[str]:
    """Return the words that carry little meaning: those listed, and the commonest ones."""
    return _function_words(resources.language)


def says_little(word: str, language: str) -> bool:
    """Return whether a folded word says little by itself: one without a letter or digit, or with little meaning."""
    return not any(map(str.isalnum, word)) or word in _function_words(lexicon.language_of(language))


@cache
def _function_words(language: str) -> frozenset[str]:
    common = frozenset(w for w, zipf in lexicon.lexicon_of(language).zipf.items() if zipf >= FUNCTION_ZIPF)
    return common | lexicon.words(language, "function_words")
