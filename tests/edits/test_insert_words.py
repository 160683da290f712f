"""Words inserted at a place."""

from __future__ import annotations

import pytest
from made import transcript

from jamedit.edits.insert_words import InsertWords


@pytest.mark.parametrize("at", [0, 1, 2])
def test_a_word_inserted_among_equal_ones_is_the_new_one(at):
    t = transcript("the the")
    after = InsertWords(t.paragraphs[0].id, at, "the").apply(t).paragraphs[0].words
    assert tuple(w for i, w in enumerate(after) if i != at) == t.paragraphs[0].words
    assert after[at].id == t.next_id
