"""Figures, signs and acronyms as they are said."""

from __future__ import annotations

import pytest

from jamedit.speech.sphinx.spoken_form import spoken_forms


@pytest.mark.parametrize(
    ("token", "said"),
    [
        ("Okay,", "okay"),
        ("don’t", "don't"),
        ("25%", "twenty five percent"),
        ("1987", "nineteen eighty seven"),
        ("2,500", "two thousand five hundred"),
        ("$5", "five dollars"),
        ("3.14", "three point one four"),
        ("3.11.7", "three point eleven point seven"),
        ("10:30", "ten thirty"),
        ("22nd", "twenty second"),
        ("20th", "twentieth"),
        ("1990s", "nineteen nineties"),
        ("GPU", "g p u"),
        ("GPUs", "g p u 's"),
        ("C++", "c plus plus"),
        ("C#", "c sharp"),
        ("5kg", "five kilograms"),
        ("e.g.", "for example"),
        ("Mr.", "mister"),
        ("state-of-the-art", "state of the art"),
        ("scikit-learn.org", "scikit learn dot org"),
        ("½", "one two"),
    ],
)
def test_a_token_is_said(token: str, said: str) -> None:
    assert " ".join(spoken_forms(token)[0]) == said


@pytest.mark.parametrize("token", ["—", "...", "[laughs]", "[Music].", "♪", "“", ""])
def test_what_has_no_sound_is_not_said(token: str) -> None:
    assert spoken_forms(token) == ()


@pytest.mark.parametrize(
    ("token", "also"), [("2015", "two thousand fifteen"), ("NASA", "nasa"), ("PyTorch", "pytorch")]
)
def test_some_can_be_said_in_another_way(token: str, also: str) -> None:
    assert also in {" ".join(form) for form in spoken_forms(token)}


def test_no_token_has_many_ways_or_takes_long() -> None:
    for token in ("1985/1986/1987/1988/1989", "9" * 5000, "-".join(["GPU"] * 500), "%" * 1000):
        assert len(spoken_forms(token)) <= 6
