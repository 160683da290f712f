"""Words of the large pronouncing dictionary, against a plain reading of its file."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jamedit.paths import resource
from jamedit.suggest.language import lexicon
from jamedit.suggest.matching.pronouncing_dictionary import Dictionary, dictionary

ROWS = dict(
    row.split("\t") for row in resource("words", "en", "pronunciations.tsv").read_text(encoding="utf-8").splitlines()
)
WORDS = list(ROWS)


def test_every_so_many_words_are_found_the_first_and_the_last_too() -> None:
    english = dictionary("en")
    for word in (*WORDS[::37], WORDS[0], WORDS[-1]):
        assert english.sounds(word) == ROWS[word]


@given(
    st.one_of(
        st.sampled_from(WORDS).flatmap(lambda w: st.sampled_from((w[:-1], w[1:], w + "a", w + "'s", "a" + w))),
        st.text(),
    )
)
def test_what_is_not_listed_has_no_sounds(word: str) -> None:
    assert dictionary("en").sounds(word) == ROWS.get(word)


def test_a_language_without_a_dictionary_knows_no_word() -> None:
    empty = Dictionary(lexicon.NEUTRAL)
    assert empty.sounds("word") is None
    assert empty.sounds("") is None


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
