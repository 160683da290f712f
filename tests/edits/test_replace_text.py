"""Typing, deleting and pasting: which words stay the same words, at which times."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from made import transcript

from jamedit.document.tokens import token_spans
from jamedit.edits.replace_text import ReplaceText


def lines(t):
    return [p.text for p in t.paragraphs]


def test_deleting_across_paragraphs_joins_them_under_the_first_speaker():
    t = transcript("one two three", "four five six", speakers=2)
    after = ReplaceText(t.paragraphs[0].id, ("one six",), 2).apply(t)
    assert lines(after) == ["one six"]
    assert after.paragraphs[0].id == t.paragraphs[0].id
    assert after.paragraphs[0].words == (t.paragraphs[0].words[0], t.paragraphs[1].words[2])


def test_pasting_paragraphs_leaves_the_last_one_itself():
    t = transcript("one two", "three")
    after = ReplaceText(t.paragraphs[0].id, ("one new", "text two", "three"), 2).apply(t)
    assert lines(after) == ["one new", "text two", "three"]
    assert after.paragraphs[2] is t.paragraphs[1]


def test_a_word_deleted_and_typed_again_keeps_its_time():
    start = transcript("about stupider notebooks here")
    t, p = start, start.paragraphs[0]
    for text in ("about notebooks here", "about J notebooks here", "about Jupyter notebooks here"):
        t = ReplaceText(p.id, (text,), base=(p,)).apply(t)
    assert t.paragraphs[0].words[1].span == p.words[1].span
    assert t.paragraphs[0].words[1].id == p.words[1].id


def test_typing_letter_by_letter_uses_one_id_a_word():
    t = transcript("one two")
    p = t.paragraphs[0]
    for text in ("one a two", "one an two", "one and two", "one and s two", "one and so two"):
        t = ReplaceText(p.id, (text,), base=(p,)).apply(t)
    ids = [w.id for w in t.paragraphs[0].words]
    assert len(set(ids)) == 4
    assert t.next_id == start_id(p) + 2


def start_id(paragraph):
    return paragraph.id + 1


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
