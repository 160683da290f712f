"""What makes suggestions alike, and how a text for one fits another."""

from __future__ import annotations

import pytest

from jamedit.document import Suggestion
from jamedit.document.decision import place_key


def made(before: str, *after: str, hide: bool = False) -> Suggestion:
    return Suggestion(1, tuple(range(len(before.split()))), before, after, "glossary", 0.9, hide=hide)


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        (made("hard cascades", "Haar cascades"), made("Hard cascades.", "Haar cascades."), True),
        (made("“har,”", "“Haar,”"), made("Har", "Haar"), True),
        (made("um,", hide=True), made("Um", hide=True), True),
        (made("M-Lab,", "ML@B,"), made("M-Lab,", "MLab,"), False),
        (made("codes，", "codes,"), made("codes", "codes"), False),
        (made("har", "Haar"), made("har", "Har"), False),
    ],
)
def test_punctuation_round_the_words_makes_no_difference(one, other, alike):
    assert (one.alike_key == other.alike_key) is alike


@pytest.mark.parametrize(
    ("text", "there", "here", "expected"),
    [
        ("HAAR", made("har", "Haar"), made("(har).", "(Haar)."), "(HAAR)."),
        ("HAAR,", made("har,", "Haar,"), made("har", "Haar"), "HAAR"),
        ("HAAR", made("har,", "Haar,"), made("har,", "Haar,"), "HAAR,"),
        ("", made("har", "Haar"), made("har,", "Haar,"), ""),
    ],
)
def test_a_text_for_one_takes_the_punctuation_of_another(text, there, here, expected):
    assert here.in_surface_form(text, there) == expected


def test_the_key_of_a_place_is_the_same_with_its_own_proposal():
    one = made("har,", "Haar,")
    assert place_key(one) == place_key(one, "Haar,")


@pytest.mark.parametrize(
    ("before", "typed", "expected"),
    [
        ("(cackle),", "Kaggle", "(Kaggle),"),
        ("cackle,", "Kaggle.", "Kaggle."),
        ("cackle", "Kaggle", "Kaggle"),
        ("a,", "", ""),
    ],
)
def test_a_typed_text_keeps_the_punctuation_round_the_words(before, typed, expected):
    assert made(before, "Kaggle").completed(typed) == expected
