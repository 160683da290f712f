"""The decision on a suggestion: at its place, refused there, or for all alike."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jamedit.document import Paragraph, Suggestion, Word
from jamedit.document.decision import ACCEPTED, DISMISSED, OPEN, Decisions, Key, place_key, place_of

WORDS, TEXTS, KINDS = (1, 2), ("cackle", "hens"), ("glossary", "variant")


def suggestion(kind: str, word: int, text: str) -> Suggestion:
    return Suggestion(9, (word,), "kackle", (text,), kind, 0.9)


EVERY = [suggestion(kind, word, text) for kind in KINDS for word in WORDS for text in TEXTS]


def expected(decisions: dict[Key, str], asked: Suggestion) -> str:
    key = place_key(asked)
    refused = any(
        choice == DISMISSED and place_of(other[1]) and other[1] == key[1] and (other[0] == key[0] or other[2] == key[2])
        for other, choice in decisions.items()
    )
    return decisions.get(key) or (DISMISSED if refused else "") or decisions.get(asked.alike_key, OPEN)


@given(st.lists(st.tuples(st.sampled_from(EVERY), st.booleans(), st.sampled_from([ACCEPTED, DISMISSED, OPEN, ""]))))
def test_decisions_come_and_go(said: list[tuple[Suggestion, bool, str]]) -> None:
    made, plain = Decisions(), {}
    for each, alike, choice in said:
        key = each.alike_key if alike else place_key(each)
        made.put(key, choice)
        plain[key] = choice
        plain = {k: c for k, c in plain.items() if c}
        assert [made.of(s) for s in EVERY] == [expected(plain, s) for s in EVERY]


SPOKEN = "then Lay Lonnie Kia Lower, um um sang"


def at(first: int, end: int, *texts: str, kind: str = "glossary") -> Suggestion:
    before = " ".join(SPOKEN.split()[first:end])
    return Suggestion(9, tuple(20 - n for n in range(first, end)), before, texts, kind, 0.9, hide=not texts)


# the ids of words that were typed do not rise
PARAGRAPH = Paragraph(9, None, tuple(Word(20 - n, text) for n, text in enumerate(SPOKEN.split())))
NAME = at(1, 5, "Leilani Kealoha,")


@pytest.mark.parametrize(
    ("dismissed", "found", "comes"),
    [
        (NAME, at(2, 5, "Kealoha,"), False),
        (NAME, at(3, 5, "Kealoha,"), False),
        (NAME, at(0, 5, "then Leilani Kealoha,"), False),
        (at(3, 5, "Kealoha,"), NAME, False),
        (NAME, at(3, 5, "Kealoha,", kind="variant"), True),
        (NAME, at(2, 5, "Leilani Kealoha,", kind="variant"), False),
        (NAME, at(3, 5, "Koala Tower,"), True),
        (NAME, at(4, 5, "lower,", kind="casing"), True),
        (NAME, at(5, 6, kind="filler"), True),
        (at(5, 7, kind="filler"), at(6, 7, kind="filler"), False),
        (at(5, 7, kind="filler"), at(6, 7, kind="repeat"), True),
    ],
)
def test_a_part_of_what_was_dismissed_does_not_come_back(dismissed: Suggestion, found: Suggestion, comes: bool) -> None:
    decisions = Decisions()
    assert decisions.of(found, PARAGRAPH) == OPEN
    decisions.put(place_key(dismissed), DISMISSED)
    assert (decisions.of(found, PARAGRAPH) == OPEN) is comes
    others = Paragraph(9, None, tuple(Word(w.id, f"{w.text}s") for w in PARAGRAPH.words))
    assert decisions.of(found, others) == OPEN
    decisions.put(place_key(dismissed), "")
    assert decisions.of(found, PARAGRAPH) == OPEN
