"""What words might be, and what somebody is likeliest typing: ranked by sound, terms first."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jamedit.document import Knowledge, Pair, glossary
from jamedit.suggest import Engine
from jamedit.suggest.learning.alternatives import MOST, Alternatives

TERMS = glossary.parse(["Jupyter notebooks", "scikit-learn", "Rosanne Liu", "ONNX"])
TEXT = "we use hasktorch and hasktorch again in the stupid or notebooks, and psychic learn for the whole in the wall"
KNOWN = Knowledge((Pair("cable", "Kaggle", 1),))


@pytest.fixture(scope="module")
def readings() -> Alternatives:
    return Alternatives(TERMS, Engine(TERMS).statistics([TEXT.split()]))


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        ("stupid or notebooks,", "Jupyter notebooks,"),
        ("psychic learn", "scikit-learn"),
        ("rose anne lou", "Rosanne Liu"),
        ("o in and x", "ONNX"),
        ("whole", "hole"),
        ("has torch", "hasktorch"),
        ("kettle", "Kaggle"),
        ("in painting", "inpainting"),
    ],
)
def test_the_right_reading_is_among_the_first(readings, words, wanted):
    tokens = ["then", *words.split(), "came"]
    texts = readings.of(tokens, 1, len(tokens) - 1, KNOWN)
    assert wanted in texts[:4]
    assert len(texts) <= MOST


def test_a_known_pair_is_the_first_reading(readings):
    assert readings.of(["the", "cable", "team"], 1, 2, KNOWN)[0] == "Kaggle"


def test_round_a_word_the_window_is_found(readings):
    tokens = TEXT.split()
    start, end, texts = readings.around(tokens, tokens.index("psychic"))
    assert (tokens[start:end], texts[0]) == (["psychic", "learn"], "scikit-learn")
    start, end, texts = readings.around(tokens, tokens.index("whole"))
    assert (tokens[start:end], "hole" in texts) == (["whole"], True)


@settings(deadline=None, max_examples=60)
@given(st.lists(st.text(min_size=1, max_size=8).filter(lambda t: not any(map(str.isspace, t))), min_size=1, max_size=6))
def test_alternatives_of_any_tokens_differ_from_them(tokens):
    made = Alternatives(TERMS, Engine(TERMS).statistics([tokens]))
    start, end, texts = made.around(tokens, 0)
    assert 0 == start < end <= len(tokens)
    assert all(t and t != " ".join(tokens[start:end]) for t in texts)


@pytest.mark.parametrize(
    ("typed", "before", "wanted"),
    [
        ("J", "stupid or notebooks", "Jupyter notebooks"),
        ("ju", "stupid or notebooks", "Jupyter notebooks"),
        ("Ka", "cable", "Kaggle"),
        ("hask", "has torch", "hasktorch"),
        ("Hask", "has torch", "Hasktorch"),
        ("the hol", "the whole", "the hole"),
        ("the", "der", ""),
        ("book", "boot", ""),
        ("xqz", "whole", ""),
        ("", "whole", ""),
        ("a", "…", ""),
    ],
)
def test_typing_is_completed_by_the_text_before(readings, typed, before, wanted):
    assert readings.complete(typed, before, KNOWN) == wanted
