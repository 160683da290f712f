"""Words cut into captions, and captions into lines."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from made import spoken

from jamedit.captioning import line_breaks, segment
from jamedit.captioning.profiles import PROFILES, READING
from jamedit.captioning.segment import segments, stay, wrap
from jamedit.document import Span, Word


@settings(deadline=None)
@given(
    texts=st.lists(st.sampled_from(["I", "see.", "a", "longer", "incomprehensibilities,", "x" * 60]), max_size=60),
    gaps=st.lists(st.sampled_from([0, 100, 2_000]), min_size=1),
)
def test_segments_cover_the_words_in_order(texts: list[str], gaps: list[int]) -> None:
    now, words = 0, []
    for i, text in enumerate(texts):
        words.append(Word(i, text, Span(now, now + 300)))
        now += 300 + gaps[i % len(gaps)]
    runs = list(segments(words))
    assert [w for run in runs for w in run] == words
    for run in runs:
        assert run[-1].span.end_ms - run[0].span.start_ms <= READING.longest_ms or len(run) == 1  # type: ignore[union-attr]
        assert all(len(line) <= 42 or " " not in line for line in wrap([w.text for w in run]))


def test_captions_end_with_the_sentence_rather_than_when_they_are_full() -> None:
    text = "This is the first sentence here. And this is a second one that is a good deal longer than that."
    words = text.split()
    timed = [Word(i, t, Span(i * 300, i * 300 + 300)) for i, t in enumerate(words)]
    first = next(iter(segments(timed)))
    assert first[-1].text == "here."


def test_lines_of_a_caption_are_of_even_length() -> None:
    lines = wrap(["we", "came", "to", "see", "what", "had", "become", "of", "the", "garden"])
    assert len(lines) == 2
    assert abs(len(lines[0]) - len(lines[1])) <= 8


NETFLIX = PROFILES["netflix"]


def test_a_caption_stays_until_it_can_be_read_but_never_into_the_next_one() -> None:
    assert stay(Span(1_000, 1_200), 20, None, NETFLIX) == Span(1_000, 2_000)  # 20 characters at 20 a second
    assert stay(Span(1_000, 1_200), 4, None, NETFLIX) == Span(1_000, 1_833)  # the least time
    assert stay(Span(1_000, 1_200), 20, 1_500, NETFLIX) == Span(1_000, 1_417)  # two frames before the next one
    assert stay(Span(1_000, 1_200), 20, 1_100, NETFLIX) == Span(1_000, 1_017)
    assert stay(Span(1_000, 1_200), 20, 900, NETFLIX) == Span(1_000, 1_200)  # out of order: as it was heard


def test_lines_are_even_and_break_where_the_sense_does() -> None:
    assert wrap(["when", "the", "rain", "stopped,", "we", "went", "out", "into", "the", "wet", "garden", "again"]) == [
        "when the rain stopped,",
        "we went out into the wet garden again",
    ]
    lines = wrap(["the", "captions", "were", "fluent", "and", "they", "were", "wrong", "in", "every", "second", "line"])
    assert lines == ["the captions were fluent", "and they were wrong in every second line"]
    assert wrap(["one", "two", "three"], 5) == ["one", "two", "three"]
    assert wrap(["x" * 60, "y"], 42) == ["x" * 60, "y"]


def test_a_sentence_and_a_silence_end_a_caption() -> None:
    runs = [" ".join(w.text for w in run) for run in segments(spoken().paragraphs[0].words)]
    assert sum(run.endswith(".") for run in runs) >= 5
    words = [Word(i, t, Span(s, s + 200)) for i, (t, s) in enumerate([("one", 0), ("two", 300), ("three", 2_000)])]
    assert [[w.text for w in run] for run in segments(words)] == [["one", "two"], ["three"]]


def test_what_another_one_says_is_a_line_of_its_own() -> None:
    assert wrap(["-", "Are", "you", "in?", "-", "Yes,", "I", "am."]) == ["- Are you in?", "- Yes, I am."]
    assert wrap(["so", "–", "that", "is", "it", "-", "5", "-", "3"]) == ["so – that is it - 5 - 3"]


def test_a_song_is_a_line_of_its_own() -> None:
    song = list("♪WB♪♪D♪G")
    assert wrap(song) == ["♪ W B ♪", "♪ D ♪", "G"]


def test_a_caption_ends_before_a_line_of_dialogue() -> None:
    words = [
        Word(i, t, Span(i * 300, i * 300 + 300)) for i, t in enumerate(["I", "see.", "-", "Do", "you?", "-", "Yes."])
    ]
    assert [" ".join(w.text for w in run) for run in segments(words)] == ["I see.", "- Do you?", "- Yes."]


WORDS = "a of and, but rain. well-kept “so” Mr. Lee 12 me -yes – ♪ ♪la la♪ 風が強い。今日は Gartenhausdach"


@given(st.lists(st.sampled_from(WORDS.split()), max_size=20), st.sampled_from([4, 12, 20, 32, 42]))
def test_two_lines_are_cut_in_the_short_way_as_in_the_long_one(texts: list[str], width: int) -> None:
    short = wrap(texts, width)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(segment, "_middle", lambda *_: 0)
        patch.setattr(line_breaks, "_OPENS_LINE", re.compile(""))
        assert wrap(texts, width) == short
