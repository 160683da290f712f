"""Tokens: their edges, their keys, where sentences end."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

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
