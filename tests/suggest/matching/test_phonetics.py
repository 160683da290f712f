"""Words that sound alike have sounds that are alike."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz.distance import Levenshtein

from jamedit.suggest.language import lexicon
from jamedit.suggest.matching.phonetics import Sounds, coarse, skeleton

SOUNDS = Sounds()


@pytest.mark.parametrize(
    ("a", "b"),
    [("jupyter", "jupiter"), ("kaggle", "cackle"), ("stephan", "stefan"), ("phosphor", "fosfor"), ("shaun", "sean")],
)
def test_words_that_sound_alike_have_similar_sounds(a: str, b: str) -> None:
    assert coarse(SOUNDS.of(a)) == coarse(SOUNDS.of(b))


@pytest.mark.parametrize(("word", "sounds"), [("gpt", "jEpEtE"), ("2", "tU"), ("gpt2", "jEpEtEtU"), ("", "")])
def test_letters_and_numbers_are_read_out(word: str, sounds: str) -> None:
    assert SOUNDS.of(word) == sounds


def test_letter_rules_come_near_the_dictionary() -> None:
    known = {w: s for w, s in lexicon.lexicon_of("en").sounds.items() if w.isalpha() and len(w) > 3}
    sample = sorted(known)[::40]
    far = sum(Levenshtein.distance(coarse(SOUNDS._by_letters(w)), coarse(known[w])) for w in sample)
    assert far / sum(len(coarse(known[w])) for w in sample) < 0.05


@given(st.text(max_size=12))
def test_any_text_has_sounds(word: str) -> None:
    assert "a" not in skeleton(coarse(SOUNDS.of(word)))


def test_a_language_without_lists_has_empty_ones() -> None:
    assert lexicon.language_of("xx-YY") == lexicon.NEUTRAL
    assert lexicon.words(lexicon.NEUTRAL, "hesitations") == frozenset()
    assert lexicon.language_of("en_GB") == "en"
    assert lexicon.language_of("../en") == lexicon.NEUTRAL


@pytest.mark.parametrize(("word", "known"), [("the", True), ("gpu's", True), ("gilda", True), ("tsney", False)])
def test_known_words_are_distinguished_from_garbled_ones(word: str, known: bool) -> None:
    assert Sounds().knows(word) is known


def test_a_single_vowel_at_the_end_is_spoken() -> None:
    assert Sounds().of("sne")[-1] == "E"
    assert Sounds().of("trone")[-1] == "n"
