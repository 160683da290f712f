"""Built-in glossaries of subjects: recognised by their terms, used when chosen, well made."""

from __future__ import annotations

import pytest
from suggesting import transcript_of

from jamedit.document import Glossary
from jamedit.errors import UsageError
from jamedit.suggest import Engine, suggest
from jamedit.suggest.vocabulary import subject_glossaries

ML = (
    "we trained a convolutional neural network with gradient descent and backpropagation in tensor flow and the "
    "softmax of the autoencoder had a learning rate that led to overfitting "
)
COOKING = "we cut the onions and put them into the pan with some oil and a little salt until they are soft "


def test_a_subject_is_recognised_by_its_terms() -> None:
    engine = Engine(Glossary())
    assert subject_glossaries.likely(engine.statistics([ML.split() * 3]))[0] == "machine-learning"
    assert subject_glossaries.likely(engine.statistics([COOKING.split() * 30])) == ()
    assert subject_glossaries.likely(engine.statistics([])) == ()


def test_a_built_in_glossary_is_off_until_chosen() -> None:
    transcript = transcript_of(ML)
    assert all(s.after != "TensorFlow" for s in suggest(transcript, Glossary()))
    for subject in ("machine-learning", "auto"):
        asked = Engine(Glossary(), subject=subject).check(transcript)
        assert ("tensor flow", "TensorFlow") in [(s.before, s.after) for s in asked]
    assert Engine(Glossary(), subject="auto").check(transcript_of(COOKING)) == []


def test_an_unknown_built_in_glossary_is_named() -> None:
    with pytest.raises(UsageError, match="'cooking'"):
        Engine(Glossary(), subject="cooking").check(transcript_of("a b"))


@pytest.mark.parametrize("name", subject_glossaries.names())
def test_built_in_glossaries_are_well_made(name: str) -> None:
    from jamedit.document.tokens import key

    terms = subject_glossaries.load(name).terms
    assert len(terms) >= 60
    assert subject_glossaries.title(name)[0].isupper()
    right = {tuple(map(key, t.text.split())) for t in terms}
    wrong = [tuple(map(key, form.split())) for t in terms for form in t.sounds_like]
    assert len(set(wrong)) == len(wrong)
    assert right.isdisjoint(wrong)


def test_a_term_spelled_right_is_not_proposed_again() -> None:
    terms = [t.text for name in subject_glossaries.names() for t in subject_glossaries.load(name).terms]
    engine = Engine(Glossary(), ("glossary", "spacing", "casing"), "balanced", "en")
    for name in subject_glossaries.names():
        ready = Engine(subject_glossaries.load(name), ("glossary", "spacing", "casing"))
        texts = [t.text for t in subject_glossaries.load(name).terms]
        assert [(p.text, t) for t in texts for p in ready.find(t.split()) if p.text.casefold() == t.casefold()] == []
    assert engine.find(terms) == []
