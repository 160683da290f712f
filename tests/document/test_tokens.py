"""Tokens, times, glossary lines, spans."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jamedit.document import Span, Term
from jamedit.document.glossary import parse, parse_line
from jamedit.document.span import share, union
from jamedit.document.timecode import clock, parse_clock
from jamedit.document.tokens import core, edges, ends_sentence, key, token_spans, tokens


@pytest.mark.parametrize(
    ("token", "expected"),
    [
        ("word,", "word"),
        ("(word).", "word"),
        ("C++,", "C++"),
        ("“Rust”", "Rust"),
        ("—", ""),
        ("you,", "you"),
        ("#1", "#1"),
    ],
)
def test_the_core_of_a_token_has_no_edge_punctuation(token, expected):
    assert core(token) == expected


def test_edges_give_all_of_a_token_back():
    assert edges("“pie,”") == ("“", "pie", ",”")


def test_keys_ignore_case_width_and_edges():
    assert key("Ｗord，") == key("word")


@pytest.mark.parametrize(
    ("token", "ends"), [("stop.", True), ("stop.”", True), ("停。", True), ("stop,", False), ("3.5", False)]
)
def test_sentences_end_at_their_marks(token, ends):
    assert ends_sentence(token) is ends


@given(st.text())
def test_token_spans_are_the_tokens(text):
    assert [text[a:b] for a, b in token_spans(text)] == tokens(text)


@pytest.mark.parametrize(
    ("text", "ms"),
    [("1:02:03.5", 3_723_500), ("62:03", 3_723_000), ("75", 75_000), ("75,25", 75_250), ("a", None), ("", None)],
)
def test_times_are_read_as_people_write_them(text, ms):
    assert parse_clock(text) == ms


@given(st.integers(0, 400_000_000))
def test_a_written_time_is_read_back_to_the_second(ms):
    assert parse_clock(clock(ms)) == ms // 1000 * 1000


@given(st.integers(0, 10_000), st.integers(0, 10_000), st.lists(st.integers(0, 9), min_size=1, max_size=6))
def test_shares_meet_and_fill_the_span(start, length, weights):
    parts = share(Span(start, start + length), weights)
    assert (parts[0].start_ms, parts[-1].end_ms) == (start, start + length)
    assert all(a.end_ms == b.start_ms for a, b in pairwise(parts))
    assert union(parts) == Span(start, start + length)


def test_glossary_lines():
    assert parse_line("Kaggle: cackle, cable") == [Term("Kaggle", ("cackle", "cable"))]
    assert parse_line("mixture density network (MDN)") == [Term("mixture density network"), Term("MDN")]
    assert parse_line("# names") == parse_line("   ") == []
    assert parse(["PyTorch", "PyTorch: pie torch"]).terms == (Term("PyTorch", ("pie torch",)),)
