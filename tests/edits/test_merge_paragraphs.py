"""Merging a paragraph with the one before it."""

from __future__ import annotations

from made import transcript

from jamedit.edits.merge_paragraphs import MergeParagraphs


def lines(t):
    return [p.text for p in t.paragraphs]


def test_merge_keeps_captions_where_they_open():
    t = transcript("one two", "three", cues=True)
    after = MergeParagraphs(t.paragraphs[1].id).apply(t)
    assert lines(after) == ["one two three"]
    assert [c.first_word_id for c in after.paragraphs[0].cues] == [1, 4]


def test_the_first_paragraph_merges_with_nothing():
    t = transcript("one", "two")
    assert MergeParagraphs(t.paragraphs[0].id).apply(t) is t
