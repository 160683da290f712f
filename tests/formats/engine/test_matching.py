"""Which part of the file a passage came from, by the ids of its words."""

from __future__ import annotations

from jamedit.document import CueSource, Word
from jamedit.formats.engine.matching import Origins, match_in_any_order, match_in_order, match_words
from jamedit.formats.engine.passage import Passage

KEYS = [2, 5, 9, 12]  # three parts, of the words 2–4, 5–8 and 9–11
OLD = CueSource("as it was")


def passage(*ids: int, source: CueSource | None = None) -> Passage:
    return Passage(ids[0], [Word(i, f"w{i}") for i in ids], source=source)


def test_a_word_has_the_part_it_came_from_and_a_new_word_has_none() -> None:
    origins = Origins.of_keys(KEYS)
    assert [origins.of(i) for i in (1, 2, 4, 5, 11, 12, 99)] == [None, 0, 0, 1, 2, None, None]
    assert Origins.of_keys(()).of(3) is None


def test_parts_in_order_are_known_by_their_first_word() -> None:
    assert match_in_order([passage(3), passage(5), passage(6), passage(40), passage(9)], KEYS) == [0, 1, None, None, 2]
    assert match_in_order([passage(9), passage(2)], KEYS) == [2, None]
    assert match_in_order([passage(2)], ()) == [None]


def test_a_passage_whose_first_word_is_new_takes_the_free_part_before_the_next() -> None:
    assert match_in_order([passage(2), passage(40, 6, source=OLD), passage(9)], KEYS) == [0, 1, 2]
    assert match_in_order([passage(2), passage(40, source=OLD), passage(5), passage(9)], KEYS) == [0, None, 1, 2]


def test_parts_in_any_order_are_known_by_any_word_and_then_by_their_source() -> None:
    found = [passage(9), passage(40, 2), passage(3), passage(41, source=OLD), passage(42, source=OLD)]
    assert match_in_any_order(found, Origins.of_keys(KEYS), [None, OLD, OLD]) == [2, 0, None, 1, None]


def test_as_few_words_as_can_be_count_as_moved() -> None:
    file_ids = [7, 3, 8, 4, 9]
    assert match_words([7, 3, 50, 9], file_ids) == [0, 1, -1, 4]
    assert match_words([9, 7, 3, 8, 4], file_ids) == [-1, 0, 1, 2, 3]
