"""Pairs of words tell which belong together."""

from __future__ import annotations

from jamedit.suggest.language.bigrams import bigrams
from jamedit.suggest.matching.pronouncing_dictionary import dictionary


def test_a_language_without_lists_knows_nothing() -> None:
    assert dictionary("xx").sounds("word") is None
    assert bigrams("xx").strength("prime", "minister") == 0.0


def test_words_that_belong_together_have_a_positive_strength() -> None:
    pairs = bigrams("en")
    assert pairs.strength("prime", "minister") > 2
    assert pairs.strength("the", "of") < 0
    assert pairs.strength("or", "notebooks") == 0
    assert pairs.strength("nosuchword", "minister") == pairs.strength("prime", "nosuchword") == 0
