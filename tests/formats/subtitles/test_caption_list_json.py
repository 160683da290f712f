"""JSON with texts and times under the names that many programs give them."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest
from transcript_views import spans, turns

from jamedit.document import Span, Timing, Transcript
from jamedit.errors import UnreadableFileError
from jamedit.formats.reading import read_data
from jamedit.formats.writing import render

PIPELINE = {"text": " Warm bread.", "chunks": [{"text": " Warm", "timestamp": [0.0, 0.4]}]}
PIPELINE["chunks"].append({"text": " bread.", "timestamp": [0.4, 1.0]})  # type: ignore[attr-defined]
SPACED = {
    "language_code": "eng",
    "text": "Warm bread. Yes!",
    "words": [
        {"text": "Warm", "start": 0.1, "end": 0.4, "type": "word", "speaker_id": "speaker_0"},
        {"text": " ", "start": 0.4, "end": 0.6, "type": "spacing", "speaker_id": "speaker_0"},
        {"text": "bread.", "start": 0.6, "end": 1.0, "type": "word", "speaker_id": "speaker_0"},
        {"text": " ", "start": 1.0, "end": 1.4, "type": "spacing", "speaker_id": "speaker_0"},
        {"text": "Yes!", "start": 1.4, "end": 2.0, "type": "word", "speaker_id": "speaker_1"},
    ],
}
EDITOR = {
    "language": "en-us",
    "segments": [
        {
            "start": 0.3,
            "duration": 1.0,
            "speaker": "1f-a",
            "words": [
                {"text": "Warm", "start": 0.3, "duration": 0.3, "confidence": 0.5, "eos": False},
                {"text": "bread.", "start": 0.6, "duration": 0.4, "confidence": 0.9, "eos": True},
            ],
        },
        {
            "start": 2.0,
            "duration": 0.5,
            "speaker": "1f-b",
            "words": [{"text": "Yes!", "start": 2.0, "duration": 0.5, "confidence": 1.0, "eos": True}],
        },
    ],
    "speakers": [{"id": "1f-a", "name": "Ines"}, {"id": "1f-b", "name": "Omar"}],
}
NESTED = {
    "result": {"transcription": {"utterances": [{"text": "Warm bread.", "start": 0.3, "end": 1.1, "speaker": 0}]}}
}
FETCHED = [
    {"text": "warm bread and", "start": 0.08, "duration": 4.3},
    {"text": "cold butter", "start": 2.32, "duration": 4.6},
]


def read(value: Any) -> Transcript:
    return read_data(json.dumps(value).encode(), "talk.json")


def test_words_of_pipelines_have_their_times() -> None:
    transcript = read(PIPELINE)
    assert spans(transcript) == [(0, 400), (400, 1000)]
    assert {w.timing for w in transcript.words()} == {Timing.HEARD}


def test_a_caption_of_a_pipeline_without_an_end_gets_one() -> None:
    chunks = [{"text": " Warm bread.", "timestamp": [0.0, 2.5]}, {"text": " Yes, warm.", "timestamp": [2.5, None]}]
    cues = [c.span for p in read({"text": " Warm bread. Yes, warm.", "chunks": chunks}).paragraphs for c in p.cues]
    assert cues == [Span(0, 2500), Span(2500, 3500)]


def test_spaces_between_words_are_no_part_of_their_time() -> None:
    transcript = read(SPACED)
    assert turns(transcript) == [("speaker_0", "Warm bread."), ("speaker_1", "Yes!")]
    assert spans(transcript) == [(100, 400), (600, 1000), (1400, 2000)]


def test_names_are_beside_the_keys_of_speakers() -> None:
    transcript = read(EDITOR)
    assert turns(transcript) == [("Ines", "Warm bread."), ("Omar", "Yes!")]
    assert [w.confidence for w in transcript.words()] == [0.5, 0.9, 1.0]
    assert transcript.meta.language == "en-us"


def test_the_list_may_lie_deeper() -> None:
    assert turns(read(NESTED)) == [("Speaker 0", "Warm bread.")]


def test_captions_fetched_from_youtube_do_not_overlap() -> None:
    assert [c.span for p in read(FETCHED).paragraphs for c in p.cues] == [Span(80, 2320), Span(2320, 6920)]


def test_whole_numbers_too_long_for_seconds_are_milliseconds() -> None:
    value = [
        {"text": "warm bread", "duration": 2000, "offset": 80},
        {"text": "butter", "duration": 900, "offset": 2320},
    ]
    assert [c.span for p in read(value).paragraphs for c in p.cues] == [Span(80, 2080), Span(2320, 3220)]
    value = [{"text": "warm bread", "duration": 2, "offset": 1}, {"text": "cold butter", "duration": 3, "offset": 4}]
    assert [c.span for p in read(value).paragraphs for c in p.cues] == [Span(1000, 3000), Span(4000, 7000)]


@pytest.mark.parametrize("value", [PIPELINE, SPACED, EDITOR, NESTED, FETCHED])
@pytest.mark.parametrize("indent", [None, 2])
def test_every_shape_comes_back_whole_and_takes_an_edit(value: Any, indent: int | None) -> None:
    text = json.dumps(value, indent=indent)
    transcript = read_data(text.encode(), "talk.json")
    assert render(transcript, "podcast").decode() == text
    last = transcript.paragraphs[-1]
    words = (*last.words[:-1], replace(last.words[-1], text="Changed."))
    edited = transcript.splice(len(transcript.paragraphs) - 1, 1, [replace(last, words=words)])
    written = render(edited, "podcast").decode()
    assert [w.text for w in read_data(written.encode(), "talk.json").words()] == [w.text for w in edited.words()]
    assert [c.span for p in read_data(written.encode(), "talk.json").paragraphs for c in p.cues] == [
        c.span for p in transcript.paragraphs for c in p.cues
    ]


@pytest.mark.parametrize("text", ['{"a": 1}', '[{"a": 1}]', '{"chunks": []}'])
def test_json_that_is_not_a_transcript_is_refused_in_one_sentence(text: str) -> None:
    with pytest.raises(UnreadableFileError, match=r"^notes\.json is JSON, but not a transcript in a known format"):
        read_data(text.encode(), "notes.json")
