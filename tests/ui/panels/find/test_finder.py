"""The finder goes round the text and follows edits."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from made import transcript
from ui_panels_made import TEXTS

from jamedit.document import Change
from jamedit.edits.merge_paragraphs import MergeParagraphs
from jamedit.edits.replace_text import ReplaceText
from jamedit.edits.split_paragraph import SplitParagraph
from jamedit.ui.panels.find.finder import Finder, Hit
from jamedit.ui.panels.find.pattern import Pattern, Wanted

pytestmark = [pytest.mark.gui, pytest.mark.qt_log_ignore("propagateSizeHints")]


def test_the_finder_goes_round_both_ends(bridge):
    finder = Finder(bridge.transcript, Pattern(Wanted("notebooks")))
    assert finder.work(10)
    first, _, third = bridge.transcript.paragraphs
    one, two = Hit(first.id, 19, 28), Hit(third.id, 22, 31)
    assert finder.next(first.id, 0, 1) == one
    assert finder.next(first.id, 20, 1) == two
    assert finder.next(third.id, 23, 1) == one
    assert finder.next(first.id, 19, -1) == two
    assert [finder.number_of(h) for h in (one, two, Hit(first.id, 0, 1))] == [1, 2, 0]


def test_places_that_touch_are_gone_through_backwards():
    t = transcript("aaa")
    finder = Finder(t, Pattern(Wanted("a")))
    finder.work(10)
    p = t.paragraphs[0].id
    assert [finder.next(p, start, -1) for start in (2, 1, 0)] == [Hit(p, 1, 2), Hit(p, 0, 1), Hit(p, 2, 3)]


@given(st.data())
def test_the_finder_follows_edits(data):
    t = transcript(*TEXTS)
    finder = Finder(t, Pattern(Wanted("o")))
    finder.work(data.draw(st.sampled_from([0.0, 10.0])))
    for _ in range(3):
        p = data.draw(st.sampled_from(t.paragraphs))
        middle = len(p.words) // 2
        edits = [ReplaceText(p.id, ("so to do",)), SplitParagraph(p.id, middle), MergeParagraphs(p.id)]
        edit = data.draw(st.sampled_from(edits))
        new = edit.apply(t)
        change = Change.between(t, new)
        t = new
        finder.follow(t, change)
    finder.work(10)
    again = Finder(t, Pattern(Wanted("o")))
    again.work(10)
    assert finder.total == again.total
    assert all(finder.in_paragraph(p.id) == again.in_paragraph(p.id) for p in t.paragraphs)


def test_after_a_change_of_thousands_of_paragraphs_it_looks_again_bit_by_bit():
    t = transcript(*["so to do"] * 1200)
    finder = Finder(t, Pattern(Wanted("o")))
    finder.work(10)
    new = replace(t, paragraphs=tuple(replace(p, words=p.words[:1]) for p in t.paragraphs))
    finder.follow(new, Change.between(t, new))
    assert not finder.done
    assert finder.work(10)
    assert finder.total == 1200
