"""Adding, renaming and giving speakers."""

from __future__ import annotations

import pytest
from made import transcript

from jamedit.edits.speakers import AddSpeaker, RenameSpeaker, SetSpeaker
from jamedit.errors import StaleEditError


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


@pytest.mark.parametrize("name", ["Andre\u0301  Weiss", " ANDR\u00c9 WEISS"])
def test_one_name_is_one_speaker_however_it_is_written(name):
    t = AddSpeaker("Andr\u00e9 Weiss").apply(transcript("one", "two"))
    again = AddSpeaker(name, (t.paragraphs[1].id,)).apply(t)
    assert again.speakers == t.speakers
    assert again.paragraphs[1].speaker_id == t.speakers[0].id
    third = AddSpeaker("Ben").apply(again)
    assert RenameSpeaker(third.speakers[1].id, name).apply(third).speakers == t.speakers


def test_an_unknown_speaker_is_refused():
    with pytest.raises(StaleEditError):
        SetSpeaker((2,), 7).apply(transcript("one"))
