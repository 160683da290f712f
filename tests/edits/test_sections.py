"""Sections: where they begin, what they are called, and when they go."""

from __future__ import annotations

from dataclasses import replace

import pytest
from made import transcript

from jamedit.document import Section
from jamedit.edits.merge_paragraphs import MergeParagraphs
from jamedit.edits.sections import RemoveSection, RenameSection, SetSection
from jamedit.errors import StaleEditError


def test_a_section_moves_to_the_next_paragraph_when_its_own_goes():
    t = transcript("one", "two", "three")
    t = replace(t, sections=(Section("Talk", t.paragraphs[1].id),))
    after = MergeParagraphs(t.paragraphs[1].id).apply(t)
    assert after.sections[0].first_paragraph_id == t.paragraphs[2].id


def test_sections_are_in_the_order_of_the_text():
    t = transcript("one", "two", "three")
    first, second, third = (p.id for p in t.paragraphs)
    for paragraph, title in ((third, "Questions"), (first, "Opening"), (second, "  The   talk ")):
        t = SetSection(paragraph, title).apply(t)
    assert [s.title for s in t.sections] == ["Opening", "The talk", "Questions"]
    t = RenameSection(second, "Talk").apply(t)
    t = RemoveSection(first).apply(t)
    assert t.sections == (Section("Talk", second), Section("Questions", third))


def test_a_section_at_the_same_place_takes_the_new_title():
    t = transcript("one")
    t = replace(t, sections=(Section("Talk", t.paragraphs[0].id),))
    assert SetSection(t.paragraphs[0].id, "Tea").apply(t).sections == (Section("Tea", t.paragraphs[0].id),)
    assert SetSection(t.paragraphs[0].id, "Talk").apply(t) is t


def test_a_section_that_is_gone_is_refused():
    with pytest.raises(StaleEditError, match="no longer there"):
        RenameSection(99, "Talk").apply(transcript("one"))
