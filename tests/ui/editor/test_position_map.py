"""Columns and words of a block."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jamedit.document.tokens import tokens
from jamedit.ui.editor.position_map import to_column, to_units, word_at, word_touching, words_before, words_in


@given(st.text())
def test_units_and_columns_are_each_others_inverse(text):
    for column in range(len(text) + 1):
        units = to_units(text, column)
        assert units == len(text[:column].encode("utf-16-le", "surrogatepass")) // 2
        assert to_column(text, units) == column


@pytest.mark.parametrize(
    ("column", "touching", "at", "before"),
    [(0, 0, 0, 0), (3, 0, 0, 1), (4, None, 0, 1), (5, 1, 1, 1), (8, 1, 1, 2)],
)
def test_words_round_a_column(column, touching, at, before):
    text = "one  two"
    assert (word_touching(text, column), word_at(text, column), words_before(text, column)) == (touching, at, before)


@given(st.text("ab ", max_size=20), st.integers(0, 20), st.integers(0, 20))
def test_a_selection_touches_the_words_that_it_overlaps(text, start, end):
    first, last = words_in(text, min(start, end), max(start, end))
    touched = tokens(text)[first:last]
    assert "".join(text[min(start, end) : max(start, end)].split()) in "".join(touched)
