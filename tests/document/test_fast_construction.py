"""Words made by the million are words like all others."""

from __future__ import annotations

import copy
import pickle
import time
from dataclasses import FrozenInstanceError, fields

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jamedit.document import Span, Timing, Word
from jamedit.document.fast_construction import numbered, untimed, words_of
from jamedit.document.span import share

TEXTS = st.lists(st.text("abcé", min_size=1, max_size=5), min_size=1, max_size=8)


@given(texts=TEXTS, start=st.integers(0, 10**7), length=st.integers(0, 10**5))
def test_they_share_the_time_out_by_letter_count(texts: list[str], start: int, length: int) -> None:
    span = Span(start, start + length)
    parts = share(span, [len(t) for t in texts])
    expected = [Word(7 + i, t, p, None, Timing.ESTIMATED) for i, (t, p) in enumerate(zip(texts, parts, strict=True))]
    assert words_of(7, texts, span) == expected


def test_no_text_is_no_word() -> None:
    assert words_of(1, [], Span(0, 5)) == untimed(1, []) == numbered(1, []) == []


def test_every_field_is_filled_and_none_can_be_changed() -> None:
    old = Word(3, "so", Span(1, 2), 0.5, Timing.ALIGNED, True, 0.75)
    for word in (*words_of(1, ["so"], Span(0, 5)), *untimed(1, ["so"]), *numbered(1, [old])):
        assert type(word) is Word
        assert [getattr(word, f.name) for f in fields(Word)]
        assert hash(word) == hash(copy.copy(word))
        assert pickle.loads(pickle.dumps(word)) == word
        with pytest.raises(FrozenInstanceError):
            word.text = "no"  # type: ignore[misc]
    assert numbered(9, [old]) == [Word(9, "so", Span(1, 2), 0.5, Timing.ALIGNED, True, 0.75)]
    assert untimed(9, ["so"]) == [Word(9, "so")]


def test_a_span_is_shared_among_many_in_time_that_grows_with_their_number() -> None:
    start = time.process_time()
    parts = share(Span(0, 10**6), [1] * 200_000)
    assert time.process_time() - start < 2  # a sum for each of them would take minutes
    assert parts[-1].end_ms == 10**6
