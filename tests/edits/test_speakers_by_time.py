"""Speakers of a diarisation on a transcript."""

from __future__ import annotations

import time
from dataclasses import replace

from made import large, transcript

from jamedit.document import Span, Timing
from jamedit.edits.speakers_by_time import SetSpeakersByTime


def said(t):
    names = {s.id: s.name for s in t.speakers}
    return [(names.get(p.speaker_id or 0), p.text) for p in t.paragraphs]


def test_paragraphs_are_split_at_the_exact_word_and_captions_with_them():
    t = transcript("one two three four", "five six", cues=True)  # 500 ms a word
    after = SetSpeakersByTime(((0, 980, "Ada"), (1000, 2000, "Ben"), (2400, 9000, "ada"))).apply(t)
    assert said(after) == [("Ada", "one two"), ("Ben", "three four"), ("Ada", "five six")]
    assert [p.cues[0].span for p in after.paragraphs[:2]] == [Span(0, 1000), Span(1000, 1900)]
    assert [w.id for w in after.words()] == [w.id for w in t.words()]


def test_where_two_speak_the_one_who_covers_more_of_the_word_has_it():
    t = transcript("one two three")
    after = SetSpeakersByTime(((0, 650, "Ada"), (550, 1400, "Ben"))).apply(t)
    assert said(after) == [("Ada", "one"), ("Ben", "two three")]
    both = SetSpeakersByTime(((0, 1400, "Ada"), (0, 1400, "Ben"))).apply(t)
    assert len(both.paragraphs) == 1


def test_words_without_a_time_or_far_from_every_turn_go_with_the_word_before():
    t = transcript("one two three four")
    p = t.paragraphs[0]
    words = (p.words[0], replace(p.words[1], span=None, timing=Timing.NONE), *p.words[2:])
    t = t.splice(0, 1, [replace(p, words=words)])
    after = SetSpeakersByTime(((0, 400, "Ada"), (1550, 1900, "Ben"))).apply(t)
    assert said(after) == [("Ada", "one two"), ("Ben", "three four")]
    far = SetSpeakersByTime(((60_000, 61_000, "Ada"),)).apply(t)
    assert far is t


def test_known_names_are_taken_and_the_same_turns_change_nothing_again():
    t = transcript("one", "two", speakers=2)
    turns = SetSpeakersByTime(((0, 5000, "speaker  2"),))
    after = turns.apply(t)
    assert [s.name for s in after.speakers] == ["Speaker 1", "Speaker 2"]
    assert {p.speaker_id for p in after.paragraphs} == {2}
    assert turns.apply(after) is after


def test_an_hour_under_one_long_turn_takes_no_time():
    t = large(20_000)
    turns = ((0, 8_000_000, "Host"), *((i * 1000, i * 1000 + 400, f"Guest {i % 9}") for i in range(7000)))
    start = time.process_time()
    SetSpeakersByTime(turns).apply(t)
    assert time.process_time() - start < 3
