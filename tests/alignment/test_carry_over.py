"""What words keep through a change of their text, by example and by property."""

from __future__ import annotations

from itertools import count

import pytest
from hypothesis import given
from hypothesis import strategies as st
from made import texts, transcript, transcripts

from jamedit.alignment.carry_over import carry_over
from jamedit.document import Span, Timing, Word


def minted(start):
    numbers = count(start)
    return lambda text: next(numbers)


def carried(old_text: str, new_text: str, **options):
    old = transcript(old_text).paragraphs[0].words
    return old, carry_over(old, new_text.split(), minted(100_000), **options)


def test_one_for_one_keeps_id_and_span():
    old, new = carried("not talking about stupider notebooks", "not talking about Jupyter notebooks")
    assert [w.id for w in new] == [w.id for w in old]
    assert [w.span for w in new] == [w.span for w in old]
    assert (new[3].text, new[3].confidence, new[3].timing) == ("Jupyter", 1.0, Timing.HEARD)
    assert new[4] is old[4]


def test_one_to_many_shares_the_span_by_letters():
    old, new = carried("a meshup here", "a mesh up here")
    assert [w.span for w in new[1:3]] == [Span(500, 766), Span(766, 900)]
    assert {w.timing for w in new[1:3]} == {Timing.ESTIMATED}
    assert (new[1].id, new[2].id) == (old[1].id, 100_000)
    assert new[3] is old[2]


def test_many_to_one_takes_the_first_id_and_the_joined_span():
    old, new = carried("use pie torch now", "use PyTorch now")
    assert (new[1].id, new[1].span, new[1].timing) == (old[1].id, Span(500, 1400), Timing.HEARD)


def test_two_words_for_one_term_meet_its_last_word():
    old, new = carried("about stupid or notebooks he", "about Jupyter notebooks he")
    assert (new[1].id, new[1].span) == (old[1].id, Span(500, 1400))
    assert new[2] is old[3]


def test_an_inserted_word_takes_time_of_the_gap_only():
    old, new = carried("one two", "one and two")
    assert new[1].span == Span(400, 500)
    assert new[1].timing is Timing.ESTIMATED
    assert (new[0], new[2]) == old


def test_an_inserted_word_without_a_gap_has_no_time():
    words = carry_over(transcript("one two", gap_ms=0).paragraphs[0].words, ["one", "and", "two"], minted(9))
    assert (words[1].span, words[1].timing) == (None, Timing.NONE)


def test_a_long_silence_gives_no_time():
    words = carry_over(transcript("one two", gap_ms=10_001).paragraphs[0].words, ["one", "and", "two"], minted(9))
    assert words[1].span is None


def test_deleting_leaves_the_neighbours_alone():
    old, new = carried("so um we begin", "so we begin")
    assert new == (old[0], old[2], old[3])


def test_repeated_words_lose_the_one_that_was_deleted():
    _, new = carried("the the model", "the model")
    assert [w.text for w in new] == ["the", "model"]


@pytest.mark.parametrize("count_of_words", [10, 500, 3000])
def test_a_rewrite_of_any_length_covers_all_words(count_of_words):
    old_text = " ".join(f"w{i}" for i in range(count_of_words))
    new_text = " ".join(f"w{i}" if i % 3 else f"changed{i} x" for i in range(count_of_words))
    old, new = carried(old_text, new_text)
    assert [w.text for w in new] == new_text.split()
    kept = {w.id: w for w in new}
    assert all(kept[w.id].span == w.span for i, w in enumerate(old) if i % 3)


@given(transcripts(), texts)
def test_ids_stay_unique_and_times_in_order(made, text):
    old = made.paragraphs[0].words
    new = carry_over(old, text.split(), minted(made.next_id))
    assert [w.text for w in new] == text.split()
    assert len({w.id for w in new}) == len(new)
    starts = [w.span.start_ms for w in new if w.span]
    assert starts == sorted(starts)
    assert all((w.span is None) == (w.timing is Timing.NONE) for w in new)


@given(transcripts(), st.data())
def test_words_that_stay_are_the_same_objects_when_others_are_deleted(made, data):
    old = made.paragraphs[0].words
    if not old:
        return
    at = data.draw(st.integers(0, len(old) - 1))
    new = carry_over(old, [w.text for i, w in enumerate(old) if i != at], minted(made.next_id))
    assert len(new) == len(old) - 1
    assert {w.span for w in new} <= {w.span for w in old}


@given(transcripts(), st.data())
def test_words_inserted_at_two_places_leave_every_other_word_itself(made, data):
    old = made.paragraphs[0].words
    places = sorted(data.draw(st.lists(st.integers(0, len(old)), min_size=2, max_size=2)))
    new = [w.text for w in old]
    for n, at in enumerate(reversed(places)):
        new.insert(at, f"unheard{n}")
    words = carry_over(old, new, minted(made.next_id))
    assert [w for w in words if not w.text.startswith("unheard")] == list(old)


def test_a_word_before_and_one_behind():
    old, new = carried("we use it", "So we use it now")
    assert new[1:4] == old


def test_words_that_become_one_are_as_sure_of_their_time_as_the_least_sure() -> None:
    old = [
        Word(1, "data", Span(0, 300), 0.9, Timing.ALIGNED, time_confidence=0.9),
        Word(2, "base", Span(300, 600), 0.9, Timing.ALIGNED, time_confidence=0.4),
    ]
    (word,) = carry_over(old, ["database"], lambda _: 3)
    assert (word.span, word.timing, word.time_confidence) == (Span(0, 600), Timing.ALIGNED, 0.4)
