"""Ids for words that are typed again, or typed on."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from jamedit.document import Word
from jamedit.edits.base import Mint

TEXTS = st.lists(st.sampled_from(["so", "we", "wrote", "it", "down"]), max_size=12)


def test_a_word_of_the_same_text_gets_its_id_back_and_a_changed_one_goes_to_the_next_new_word() -> None:
    typed = [Word(1, "so"), Word(2, "wr"), Word(3, "so")]
    mint = Mint(10, typed, ["so", "wrote", "it", "so"])
    assert [mint("so"), mint("wrote"), mint("it"), mint("so"), mint()] == [1, 2, 10, 3, 11]


@given(old=TEXTS, new=TEXTS)
def test_no_id_is_given_twice(old: list[str], new: list[str]) -> None:
    mint = Mint(100, [Word(i, text) for i, text in enumerate(old, 1)], new)
    given_ids = [mint(text) for text in new]
    assert len(set(given_ids)) == len(given_ids)
    for text in {*old} & {*new}:
        again = min(old.count(text), new.count(text))
        kept = [i for i, t in zip(given_ids, new, strict=True) if t == text and i < 100 and old[i - 1] == text]
        assert len(kept) >= again


def test_a_paragraph_of_many_words_is_no_square_of_work() -> None:
    looked = 0

    class Counted(str):
        __slots__ = ()

        def __eq__(self, other: object) -> bool:
            nonlocal looked
            looked += 1
            return str.__eq__(self, other)

        __hash__ = str.__hash__

    typed = [Word(i, Counted(f"word{i}")) for i in range(3000)]
    mint = Mint(5000, typed, [f"word{i}" for i in range(3000)])
    assert [mint(f"word{i}") for i in range(2999, -1, -1)] == list(range(2999, -1, -1))
    assert looked < 30_000
