"""Where somebody typed tells which word it was: equal words in a row are not taken for one another."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from made import transcript

from jamedit.document.tokens import token_spans
from jamedit.edits.insert_words import InsertWords
from jamedit.edits.replace_text import ReplaceText

echoes = st.lists(st.sampled_from(["the", "a", "he"]), min_size=1, max_size=8)


@settings(max_examples=300, deadline=None)
@given(st.lists(echoes, min_size=1, max_size=3), st.data())
def test_no_word_outside_of_the_change_is_another(paragraphs, data):
    t = transcript(*map(" ".join, paragraphs), cues=True)
    old = "\n".join(p.text for p in t.paragraphs)
    start = data.draw(st.integers(0, len(old)))
    end = data.draw(st.integers(start, len(old)))
    text = data.draw(st.sampled_from(["", "x", " the ", "a\nthe", "he a"]))
    new = old[:start] + text + old[end:]
    edit = ReplaceText(
        t.paragraphs[0].id, tuple(new.split("\n")), len(t.paragraphs), changed=(start, start + len(text))
    )
    before, after = list(t.words()), list(edit.apply(t).words())
    spans = token_spans(old)
    glued_left = start > 0 and not old[start - 1].isspace() and not (new[start : start + 1] or " ").isspace()
    glued_right = end < len(old) and not old[end].isspace()
    head = sum(b < start or (b == start and not glued_left) for _, b in spans)
    tail = sum(a > end or (a == end and not (glued_right and new[: start + len(text)][-1:].strip())) for a, _ in spans)
    assert after[:head] == before[:head]
    assert after[len(after) - tail :] == before[len(before) - tail :]


@pytest.mark.parametrize(("start", "gone"), [(0, 0), (4, 1), (8, 2)])
def test_of_three_equal_words_the_one_that_was_deleted_goes(start, gone):
    t = transcript("the the the end")
    after = ReplaceText(t.paragraphs[0].id, ("the the end",), changed=(start, start)).apply(t)
    words = t.paragraphs[0].words
    assert after.paragraphs[0].words == words[:gone] + words[gone + 1 :]


@pytest.mark.parametrize("at", [0, 1, 2])
def test_a_word_inserted_among_equal_ones_is_the_new_one(at):
    t = transcript("the the")
    after = InsertWords(t.paragraphs[0].id, at, "the").apply(t).paragraphs[0].words
    assert tuple(w for i, w in enumerate(after) if i != at) == t.paragraphs[0].words
    assert after[at].id == t.next_id
