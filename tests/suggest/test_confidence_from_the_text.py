"""How sure a proposal is depends on the whole text: how spontaneous it is, and how often a phrase occurs."""

from __future__ import annotations

import itertools

import pytest

from jamedit.document import glossary
from jamedit.suggest import SUGGESTERS, Engine, Proposal, cleaners

PLAIN = "we went to the house and it was late so nobody was there when they came back from town " * 12
SLIPS = "and um so it was uh late and we we left um the house "
CHATTY = "it was you know late and they were like late and like so you know fine "


def find(text: str, *kinds: str, around: str = "", terms: tuple[str, ...] = ()) -> list[Proposal]:
    """Return what is proposed for a text before others, proposals for the others left out."""
    tokens = text.split()
    engine = Engine(glossary.parse(terms), kinds or None, "everything", "en")
    statistics = engine.statistics([tokens, around.split()])
    return engine.find(tokens, statistics)


def sure(text: str, kind: str, around: str) -> float:
    return max((p.confidence for p in find(text, kind, around=around)), default=0.0)


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("repeat", "then they they came"),
        ("repeat", "in the in the house"),
        ("filler", "it was you know late"),
        ("stutter", "then I I'm late"),
        ("stutter", "so what we what we're saying"),
    ],
)
def test_slips_are_surer_in_unscripted_talk(kind: str, text: str) -> None:
    scripted, unscripted = sure(text, kind, PLAIN), sure(text, kind, PLAIN + SLIPS * 20)
    assert scripted + 0.25 < unscripted


def test_hesitations_are_sure_everywhere() -> None:
    assert sure("then um we left", "filler", PLAIN) > 0.9


def test_who_says_a_phrase_often_means_less_by_it() -> None:
    seldom, often = PLAIN * 4 + SLIPS * 40, PLAIN * 4 + SLIPS * 40 + CHATTY * 20
    assert sure("it was you know late", "filler", often) > sure("it was you know late", "filler", seldom) + 0.1


@pytest.mark.parametrize(
    ("filler", "meaning"),
    [
        ("think of like the house", "it looks like the house"),
        ("people like you know the house", "do you know the house"),
        ("to sort of leave", "this sort of thing"),
    ],
)
def test_neighbours_distinguish_fillers_from_words_that_mean_something(filler: str, meaning: str) -> None:
    around = PLAIN + SLIPS * 20 + CHATTY * 20
    assert sure(filler, "filler", around) > sure(meaning, "filler", around) + 0.2


def test_words_meant_twice_say_nothing_of_spontaneity() -> None:
    engine = Engine(glossary.parse([]))
    meant = engine.statistics([("it was very very late and really really dark " * 40).split()])
    slipped = engine.statistics([("it it was late and they they left in the dark " * 40).split()])
    assert meant.spontaneous == 0.0
    assert slipped.spontaneous == 1.0


def test_a_glossary_decides_between_spellings_of_a_name() -> None:
    text = "so Roseanne met Roseanne and Roseanne, then Rosanne"
    assert [(p.start, p.text) for p in find(text, "variant")] == [(7, "Roseanne")]
    decided = find(text, "variant", terms=("Rosanne Muster",))
    assert [p.text for p in decided] == ["Rosanne", "Rosanne", "Rosanne,"]


def test_forms_of_one_word_are_no_variants() -> None:
    text = "the tokenizer, two tokenizers, tokenized, Kantarowa's Kantarowas Kantarowa"
    assert find(text, "variant") == []


def test_no_capitals_are_proposed_in_a_text_without_any() -> None:
    assert find("then i left. it was monday", "capital") == []
    assert [p.text for p in find("Then i left. it was monday", "capital")] == ["I", "It", "Monday"]


def test_form_gives_way_to_what_was_misheard() -> None:
    text = "We use pie torch。 So it is"
    found = find(text, *SUGGESTERS, terms=("PyTorch",))
    assert ("PyTorch。", "glossary") in [(p.text, p.kind) for p in found]
    assert all(a.end <= b.start for a, b in itertools.pairwise(found))


def test_cleaners_are_kinds() -> None:
    assert set(SUGGESTERS) > cleaners()
