"""What edits do to paragraphs, captions, speakers and sections, by example."""

from __future__ import annotations

from dataclasses import replace

import pytest
from made import transcript

from jamedit.document import Section, Span, Suggestion
from jamedit.edits.accept_suggestions import AcceptSuggestions
from jamedit.edits.merge_paragraphs import MergeParagraphs
from jamedit.edits.replace_text import ReplaceText
from jamedit.edits.speakers import AddSpeaker, RenameSpeaker, SetSpeaker
from jamedit.edits.split_paragraph import SplitParagraph
from jamedit.errors import StaleEditError


def lines(t):
    return [p.text for p in t.paragraphs]


def test_split_takes_the_exact_time_of_the_word():
    t = transcript("one two three four", cues=True)
    after = SplitParagraph(t.paragraphs[0].id, 2).apply(t)
    assert lines(after) == ["one two", "three four"]
    assert [p.cues[0].span for p in after.paragraphs] == [Span(0, 1000), Span(1000, 1900)]


def test_merge_keeps_captions_where_they_open():
    t = transcript("one two", "three", cues=True)
    after = MergeParagraphs(t.paragraphs[1].id).apply(t)
    assert lines(after) == ["one two three"]
    assert [c.first_word_id for c in after.paragraphs[0].cues] == [1, 4]


def test_the_first_paragraph_merges_with_nothing():
    t = transcript("one", "two")
    assert MergeParagraphs(t.paragraphs[0].id).apply(t) is t


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


def test_a_word_deleted_and_typed_anew_keeps_its_time():
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


def test_accepting_leaves_stale_suggestions_out_and_says_when_none_is_left():
    t = transcript("a stupider notebook")
    word = t.paragraphs[0].words[1]
    made = Suggestion(t.paragraphs[0].id, (word.id,), "stupider", ("Jupyter",), "glossary", 0.9)
    after = AcceptSuggestions(((made, "Jupyter"),)).apply(t)
    assert lines(after) == ["a Jupyter notebook"]
    with pytest.raises(StaleEditError, match="have changed"):
        AcceptSuggestions(((made, "Jupyter"),)).apply(after)


def test_hiding_keeps_the_word_in_the_verbatim_layer():
    t = transcript("so um yes")
    word = t.paragraphs[0].words[1]
    made = Suggestion(t.paragraphs[0].id, (word.id,), "um", (), "filler", 0.99, hide=True)
    after = AcceptSuggestions(((made, ""),)).apply(t)
    words = after.paragraphs[0].words
    assert [w.text for w in words] == ["so", "um", "yes"]
    assert [w.text for w in words if not w.hidden] == ["so", "yes"]


def test_a_new_speaker_takes_the_paragraph_and_the_next_colour():
    t = transcript("one", "two", speakers=1)
    after = AddSpeaker("  Cleo  ", (t.paragraphs[1].id,)).apply(t)
    assert [(s.name, s.color) for s in after.speakers] == [("Speaker 1", 0), ("Cleo", 1)]
    assert after.paragraphs[1].speaker_id == 2


def test_renaming_to_a_name_in_the_list_joins_the_two():
    t = transcript("one", "two", speakers=2)
    after = RenameSpeaker(2, "speaker 1").apply(t)
    assert [s.id for s in after.speakers] == [1]
    assert {p.speaker_id for p in after.paragraphs} == {1}


def test_an_unknown_speaker_is_refused():
    with pytest.raises(StaleEditError):
        SetSpeaker((2,), 7).apply(transcript("one"))


def test_a_section_moves_to_the_next_paragraph_when_its_own_goes():
    t = transcript("one", "two", "three")
    t = replace(t, sections=(Section("Talk", t.paragraphs[1].id),))
    after = MergeParagraphs(t.paragraphs[1].id).apply(t)
    assert after.sections[0].first_paragraph_id == t.paragraphs[2].id
