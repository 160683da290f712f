"""Finding words by time, before and after edits."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from made import texts, transcript, transcripts

from jamedit.document import Change
from jamedit.document.timeline import Timeline
from jamedit.edits.merge_paragraphs import MergeParagraphs
from jamedit.edits.replace_text import ReplaceText
from jamedit.edits.split_paragraph import SplitParagraph


def test_words_are_found_by_their_time():
    line = Timeline(transcript("one two", "three"))
    assert [line.word_at(t) for t in (0, 399, 450, 500, 1500, 1900)] == [(0, 0), (0, 0), (0, 0), (0, 1), (1, 0), (1, 0)]


def test_a_long_silence_belongs_to_no_word():
    line = Timeline(transcript("one two"))
    assert line.word_at(900 + 499) == (0, 1)
    assert line.word_at(900 + 501) is None


def test_a_transcript_without_times_has_none():
    assert Timeline(transcript()).word_at(0) is None
    assert not Timeline(transcript()).timed


@given(transcripts(), st.data())
def test_following_changes_gives_what_a_new_index_gives(t, data):
    line = Timeline(t)
    for _ in range(3):
        p = data.draw(st.sampled_from(t.paragraphs))
        edit = data.draw(
            st.sampled_from(
                [SplitParagraph(p.id, len(p.words) // 2), MergeParagraphs(p.id), ReplaceText(p.id, ("a b",))]
            )
        )
        new = edit.apply(t)
        line.follow(new, Change.between(t, new))
        t = new
    new = Timeline(t)
    for time in range(0, 5000, 250):
        assert line.word_at(time) == new.word_at(time)


@given(texts)
def test_paragraphs_without_any_time_are_skipped(text):
    line = Timeline(transcript("one", text))
    assert line.paragraph_at(0) == 0
