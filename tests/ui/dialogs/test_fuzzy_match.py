"""Letters in order are found in a text, openings of words first."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jamedit.ui.dialogs.fuzzy_match import match

pytestmark = [pytest.mark.gui, pytest.mark.qt_log_ignore("propagateSizeHints|grabbing the keyboard|raise\\(\\)")]


@given(st.text(max_size=30), st.data())
def test_letters_taken_from_a_text_in_order_are_found_at_their_places(text, data):
    places = data.draw(st.sets(st.integers(0, max(0, len(text) - 1)), max_size=len(text))) if text else set()
    query = "".join(text[i] for i in sorted(places))
    found = match(query, text)
    assert found is not None
    letters = [text[i].casefold() for i in found.letters]
    assert letters == [letter.casefold() for letter in "".join(query.split())]
    assert list(found.letters) == sorted(set(found.letters))


@pytest.mark.parametrize(
    ("query", "better", "worse"),
    [
        ("acc", "Accept and go to the next", "Short skip back"),
        ("aa", "Accept all alike", "Larger text"),
        ("exp", "Export", "Next pane"),
        ("next sug", "Next suggestion", "Next pane"),
    ],
)
def test_the_openings_of_words_count_most(query, better, worse):
    best, other = match(query, better), match(query, worse)
    assert best is not None
    assert other is None or best.score > other.score


def test_letters_that_are_not_there_in_order_do_not_fit():
    assert match("xyz", "Export") is None
    assert match("tropxe", "Export") is None
    assert match("", "Export").score == 0
