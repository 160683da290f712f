"""Splitting a paragraph, and its captions with it."""

from __future__ import annotations

from made import transcript

from jamedit.document import Span
from jamedit.edits.split_paragraph import SplitParagraph


def lines(t):
    return [p.text for p in t.paragraphs]


def test_split_takes_the_exact_time_of_the_word():
    t = transcript("one two three four", cues=True)
    after = SplitParagraph(t.paragraphs[0].id, 2).apply(t)
    assert lines(after) == ["one two", "three four"]
    assert [p.cues[0].span for p in after.paragraphs] == [Span(0, 1000), Span(1000, 1900)]
