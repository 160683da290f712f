"""Terms that were recognised as other words are found; right and ordinary text is let alone."""

from __future__ import annotations

import pytest

from jamedit.document import Glossary, glossary
from jamedit.suggest import Proposal, suggest_tokens

TERMS = glossary.parse(
    [
        "Jupyter notebooks",
        "PyTorch",
        "ONNX",
        "scikit-learn",
        "Ottilie Brandt",
        "fast.ai",
        "WeightWatcher",
        "inpainting",
        "long short-term memory (LSTM)",
        "word error rate",
        "Kaggle: cable, kegel",
    ]
)


def found(text: str, terms: Glossary = TERMS, preset: str = "balanced") -> list[tuple[str, str]]:
    """Return what is proposed: the words as they are, the best text for them."""
    tokens = text.split()
    return [(" ".join(tokens[p.start : p.end]), p.text) for p in suggest_tokens(tokens, terms, None, preset)]


@pytest.mark.parametrize(
    ("text", "recognised", "meant"),
    [
        ("we open the stupider notebooks every day", "stupider notebooks", "Jupyter notebooks"),
        ("we open stupid or notebooks every day", "stupid or notebooks", "Jupyter notebooks"),
        ("the jupiter notebooks are slow", "jupiter notebooks", "Jupyter notebooks"),
        ("then pie torch, as you know", "pie torch,", "PyTorch,"),
        ("written in pi torch for speed", "pi torch", "PyTorch"),
        ("trees from psychic learn do well", "psychic learn", "scikit-learn"),
        ("we asked otili brant about it", "otili brant", "Ottilie Brandt"),
        ("the course of fast ai is free", "fast ai", "fast.ai"),
        ("a weight watcher plot", "weight watcher", "WeightWatcher"),
        ("the in painting result", "in painting", "inpainting"),
        ("a pytorch model", "pytorch", "PyTorch"),
        ("the cable winners said", "cable", "Kaggle"),
        ("by cable's rules", "cable's", "Kaggle's"),
        ("sent to o in and x there", "o in and x", "ONNX"),
        ("the word error right fell to seven", "word error right", "word error rate"),
    ],
)
def test_misrecognised_terms_are_found(text: str, recognised: str, meant: str) -> None:
    assert (recognised, meant) in found(text, preset="everything")


@pytest.mark.parametrize(
    "text",
    [
        "we are too stupid or don't have enough of them",
        "PyTorch and scikit-learn run in Jupyter notebooks",
        "PyTorch's loader, Ottilie Brandt's talk",
        "the plan for the morning is to walk to the sea and back",
        "a weight. Watcher of the skies",
        "",
    ],
)
def test_right_and_ordinary_text_is_left_alone(text: str) -> None:
    assert found(text) == []


def test_possessive_and_punctuation_stay() -> None:
    assert found('see "pie torch\'s" loader')[0] == ('"pie torch\'s"', '"PyTorch\'s"')


def test_other_terms_for_the_same_words_are_further_choices() -> None:
    names = glossary.parse(["Katrin Meier", "Kathrin Mayer"])
    recognised = ["then", "katrine", "mayr", "spoke"]
    best = suggest_tokens(recognised, names, ("glossary",), "everything")[0]
    assert set(best.replacements) >= {"Katrin Meier", "Kathrin Mayer"}


def test_likelier_words_are_surer() -> None:
    def sure(text: str) -> float:
        proposals: list[Proposal] = suggest_tokens(text.split(), TERMS, ("glossary",), "everything")
        return max((p.confidence for p in proposals), default=0.0)

    assert sure("we use pi torch here") > sure("we use pine porch here")


def test_a_term_of_symbols_only_or_of_other_writing_does_no_harm() -> None:
    odd = glossary.parse(["???", "深度学习", "Москва", "C++", "₁₂", "-", "а́"])
    assert found("we talk of C++ and nothing else", odd) == []


def test_first_and_last_name_found_apart_are_one_proposal() -> None:
    names = glossary.parse(["Pieter", "Abbeel"])
    assert ("peeter abeel", "Pieter Abbeel") in found("we asked peeter abeel about it", names)
    assert ("peeter,", "Pieter,") in found("we asked peeter, abeel and him", names)


def surest(text: str, terms: Glossary) -> float:
    return max((p.confidence for p in suggest_tokens(text.split(), terms, ("glossary",), "everything")), default=0.0)


def test_a_name_is_likelier_where_somebody_is_introduced() -> None:
    names = glossary.parse(["Odalric Fenwick"])
    assert surest("so my name is oldrick fenix and", names) > surest("so the old is oldrick fenix and", names)


def test_one_right_place_does_not_silence_the_others() -> None:
    recognised = "we open stupid or notebooks every day"
    alone = surest(recognised, TERMS)
    assert surest("the Jupyter notebooks are here . " + recognised, TERMS) > 0.9 * alone > 0.5


@pytest.mark.parametrize(
    ("text", "term"),
    [
        ("we use unsupervised learning here", "supervised learning"),
        ("we use supervised learning here", "self-supervised learning"),
        ("the image decoder is trained", "image encoder"),
        ("gradient ascent is used here", "gradient descent"),
        ("a convex function is good", "concave function"),
        ("over micro averages we saw", "macro averages"),
        ("this is underfitting of the worst", "overfitting"),
        ("the URL is there", "URLs"),
        ("we pretrain it first", "pretraining"),
        ("a good language model is big", "contrastive language-image pretraining"),
        ("with 200 parameter values", "hyperparameter"),
    ],
)
def test_words_of_another_meaning_are_no_mishearing(text: str, term: str) -> None:
    around = "and then we went on to look at what the others had done in the years before that"
    assert found(f"{around} {text} {around}", glossary.parse([term]), "everything") == []


def test_a_word_cut_in_two_is_no_opposite() -> None:
    assert ("miss classify", "misclassify") in found("they would miss classify many", glossary.parse(["misclassify"]))


def test_a_word_before_a_name_is_not_swallowed() -> None:
    names = glossary.parse(["Nadia Okafor"])
    text = "Welcome to the June meeting. My name is Nadia Oak a four, and I keep the time."
    assert found(text, names) == [("Nadia Oak a four,", "Nadia Okafor,")]
