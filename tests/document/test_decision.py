"""The decision on a suggestion: at its place, refused there, or for all alike."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from jamedit.document import Suggestion
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
