"""Which words are other words, however alike they look."""

from __future__ import annotations

import pytest

from jamedit.suggest.matching.antonyms import antonyms


@pytest.mark.parametrize(
    ("one", "other", "opposed"),
    [
        ("supervised", "unsupervised", True),
        ("self-supervised", "unsupervised", True),
        ("encoder", "decoder", True),
        ("ascent", "descent", True),
        ("convex", "concave", True),
        ("encoder", "autoencoder", False),
        ("cascade", "cascades", False),
        ("under", "over", True),
        ("undo", "do", False),
        ("", "un", False),
    ],
)
def test_opposites_are_recognised(one: str, other: str, opposed: bool) -> None:
    known = antonyms("en")
    assert known.opposed(one, other) is opposed
    assert known.opposed(other, one) is opposed


@pytest.mark.parametrize(
    ("one", "other", "another"),
    [
        ("pretrain", "pretraining", True),
        ("zig-zagging", "zigzag", True),
        ("url", "url", False),
        ("net", "nets", False),
        ("jupiter", "jupyter", False),
    ],
)
def test_forms_of_a_word(one: str, other: str, another: bool) -> None:
    assert antonyms("en").another_form(one, other) is another


def test_a_language_without_lists_knows_no_opposites() -> None:
    assert not antonyms("xx").opposed("supervised", "unsupervised")
