"""Whisper and its relatives: times, confidence and speakers of words and segments."""

from __future__ import annotations

import json
import math
from typing import Any

import examples_json as ex
import pytest
from transcript_views import spans, turns

from jamedit.document import Span, Timing, Transcript
from jamedit.formats.reading import read_data
from jamedit.formats.writing import render


def read(value: Any, format_id: str | None = None) -> Transcript:
    text = value if isinstance(value, str) else json.dumps(value)
    return read_data(text.encode(), "talk.json", format_id)


def test_words_have_their_own_times_and_confidence() -> None:
    words = list(read(ex.WHISPER).words())
    assert [w.span for w in words[:2]] == [Span(0, 320), Span(320, 900)]
    assert [w.confidence for w in words[:2]] == [0.91, 0.4375]
    assert {w.timing for w in words} == {Timing.HEARD}
    assert read(ex.WHISPER).meta.language == "en"


def test_segments_without_words_share_their_time_and_the_confidence_of_the_segment() -> None:
    segment = {"id": 0, "start": 1.0, "end": 2.0, "text": " ab cd", "avg_logprob": -0.5}
    words = list(read({"text": " ab cd", "segments": [segment], "language": "en"}).words())
    assert spans(read([segment])) == [(1000, 1500), (1500, 2000)]
    assert {w.timing for w in words} == {Timing.ESTIMATED}
    assert words[0].confidence == pytest.approx(math.exp(-0.5))


def test_numerals_without_a_time_lie_between_their_neighbours() -> None:
    transcript = read(ex.WHISPERX)
    number = list(transcript.words())[2]
    assert (number.text, number.span, number.timing) == ("2014.", Span(1000, 2500), Timing.ESTIMATED)
    assert turns(transcript) == [("SPEAKER_00", "It was 2014. Then"), ("SPEAKER_01", "we left.")]


def test_a_word_of_another_speaker_inside_a_segment_opens_a_paragraph_not_a_caption() -> None:
    value = json.loads(ex.WHISPERX)
    value["segments"][0]["words"][3]["speaker"] = "SPEAKER_01"
    transcript = read(value)
    assert turns(transcript)[0] == ("SPEAKER_00", "It was 2014.")
    assert turns(transcript)[1] == ("SPEAKER_01", "Then we left.")
    assert render(transcript, "srt").decode().count("-->") == 2


def test_words_of_scripts_without_spaces_stay_together() -> None:
    words = [{"word": c, "start": i * 0.5, "end": i * 0.5 + 0.5, "score": 0.5} for i, c in enumerate("今日は")]
    transcript = read({"segments": [{"start": 0.0, "end": 1.5, "text": "今日は", "words": words}]})
    assert [(w.text, w.span, w.timing) for w in transcript.words()] == [("今日は", Span(0, 1500), Timing.HEARD)]


def test_times_of_openais_service_are_beside_the_segments() -> None:
    transcript = read(ex.OPENAI_SERVICE)
    assert spans(transcript) == [(0, 500), (500, 1100), (2000, 2400), (2400, 3900)]
    assert [w.text for w in transcript.words()] == ["Turn", "left,", "then", "stop."]


def test_pieces_of_words_are_joined_and_marks_are_no_words() -> None:
    words = list(read(ex.WHISPER_CPP).words())
    assert [w.text for w in words[:4]] == ["Mind", "the", "gaps,", "please."]
    assert words[2].span == Span(600, 1250)
    assert words[2].confidence == pytest.approx(0.6)
