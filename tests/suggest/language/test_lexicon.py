"""The dictionary is searched rightly, and the pairs of words tell which belong together."""

from __future__ import annotations

import pytest

from jamedit.paths import resource
from jamedit.suggest.language import lexicon
from jamedit.suggest.language.bigrams import bigrams
from jamedit.suggest.matching.phonetics import Sounds
from jamedit.suggest.matching.pronouncing_dictionary import dictionary


def test_every_word_of_the_dictionary_is_found() -> None:
    lines = resource("words", "en", "pronunciations.tsv").read_text(encoding="utf-8").splitlines()
    known = dictionary("en")
    for line in (lines[0], lines[-1], *lines[::97]):
        word, sounds = line.split("\t")
        assert known.sounds(word) == sounds


@pytest.mark.parametrize("word", ["", "a", "zzzzzz", "'", "ñandú", "aaa aaa", "the"])
def test_other_words_are_not_in_the_dictionary(word: str) -> None:
    assert dictionary("en").sounds(word) is None


def test_the_dictionary_holds_no_word_of_the_lexicon_and_is_sorted() -> None:
    data = resource("words", "en", "pronunciations.tsv").read_bytes().splitlines()
    assert data == sorted(data)
    assert not {line.split(b"\t")[0].decode() for line in data} & lexicon.lexicon_of("en").sounds.keys()


def test_a_language_without_lists_knows_nothing() -> None:
    assert dictionary("xx").sounds("word") is None
    assert bigrams("xx").strength("prime", "minister") == 0.0


def test_words_that_belong_together_are_told() -> None:
    pairs = bigrams("en")
    assert pairs.strength("prime", "minister") > 2
    assert pairs.strength("the", "of") < 0
    assert pairs.strength("or", "notebooks") == 0
    assert pairs.strength("nosuchword", "minister") == pairs.strength("prime", "nosuchword") == 0


@pytest.mark.parametrize(("word", "known"), [("the", True), ("gpu's", True), ("gilda", True), ("tsney", False)])
def test_known_words_are_told_from_garbled_ones(word: str, known: bool) -> None:
    assert Sounds().knows(word) is known


def test_a_single_vowel_at_the_end_is_spoken() -> None:
    assert Sounds().of("sne")[-1] == "E"
    assert Sounds().of("trone")[-1] == "n"
