"""Sounds that are made alike are near each other."""

from __future__ import annotations

import pytest

from jamedit.suggest.matching.phone_features import similarity, traits
from jamedit.suggest.matching.phonetics import Sounds, coarse


@pytest.mark.parametrize(
    ("near", "nearer_than", "word"),
    [("bat", "sat", "pat"), ("fin", "gin", "thin"), ("cheap", "deep", "jeep"), ("male", "tale", "nail")],
)
def test_sounds_made_alike_are_nearer(near: str, nearer_than: str, word: str) -> None:
    sounds = Sounds()
    meant, first, second = (traits(sounds.of(w)) for w in (word, near, nearer_than))
    assert similarity(first, meant) > similarity(second, meant)


@pytest.mark.parametrize("word", ["tsne", "Fjørd", "x86", "naïve", "日本"])
def test_any_word_has_traits(word: str) -> None:
    assert similarity(traits(Sounds().of(word.casefold())), traits(coarse(""))) <= 1
