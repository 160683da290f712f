"""How likely a term of a subject is meant, by what else is in the text."""

from __future__ import annotations

import pytest

from jamedit.document import Glossary
from jamedit.suggest import suggest_tokens


def of_subject(text: str, preset: str = "balanced") -> dict[str, float]:
    """Return what the built-in glossary of machine learning proposes for a text, with how sure that is."""
    found = suggest_tokens(text.split(), Glossary(), ("glossary",), preset, "en", subject="machine-learning")
    return {p.text: p.confidence for p in found}


@pytest.mark.parametrize(
    "text",
    [
        "we are in the deep learning and machine learning community right now and on we go",
        "the learning groups and the learning teams meet in the big room every day of the week",
        "she went there via the maps that Emily made for the workplace and for the atom",
        "they are building machine tools and a super big machine stands in the hall today",
    ],
)
def test_plain_words_are_hardly_ever_a_term_of_a_subject(text: str) -> None:
    assert of_subject(text) == {}


def test_a_term_of_a_subject_is_surer_where_it_occurs_elsewhere() -> None:
    spoken = "so we wrote it all in pry torch because that was what we knew"
    alone = of_subject(spoken, "everything").get("PyTorch", 0.0)
    assert of_subject(f"{spoken} and PyTorch is good")["PyTorch"] > max(alone, 0.5)
