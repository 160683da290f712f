"""What is read from the JSON of services: speakers, times, sections, and what is refused."""

from __future__ import annotations

import json
from contextlib import suppress
from typing import Any

import examples_json as ex
import pytest
from transcript_views import spans, turns

from jamedit.document import Timing, Transcript
from jamedit.document.invariants import violations
from jamedit.errors import UnreadableFileError
from jamedit.formats.detect import detect
from jamedit.formats.reading import read_data
from jamedit.formats.register import FORMATS
from jamedit.formats.writing import render


def read(value: Any, format_id: str | None = None) -> Transcript:
    text = value if isinstance(value, str) else json.dumps(value)
    return read_data(text.encode(), "talk.json", format_id)


def test_services_tell_speakers_times_and_confidence() -> None:
    assert turns(read(ex.DEEPGRAM)) == [
        ("Speaker 0", "Is it far?"),
        ("Speaker 1", "Not at all."),
        ("Speaker 0", "Good."),
    ]
    assert turns(read(ex.ASSEMBLYAI)) == [("A", "Rain again."), ("B", "Bring a coat.")]
    assert turns(read(ex.REVAI)) == [("Speaker 0", "Hello, Ines."), ("Speaker 1", "Oh hi!")]
    assert turns(read(ex.SPEECHMATICS))[:2] == [("S1", "Two keys."), ("S2", "Thanks!")]
    assert turns(read(ex.AWS)) == [("spk_0", "Mind the step."), ("spk_1", "Yes."), ("spk_0", "Go on.")]
    assert turns(read(ex.GOOGLE)) == [("Speaker 1", "seven boats"), ("Speaker 2", "came home")]
    assert turns(read(ex.AZURE)) == [("Speaker 1", "Room 25."), ("Speaker 2", "It is locked.")]
    for text in (ex.DEEPGRAM, ex.ASSEMBLYAI, ex.REVAI, ex.SPEECHMATICS, ex.AWS):
        words = list(read(text).words())
        assert {w.timing for w in words} == {Timing.HEARD}
        assert all(w.confidence for w in words)
    assert spans(read(ex.GOOGLE))[:2] == [(0, 600), (600, 1300)]
    assert spans(read(ex.AZURE))[:3] == [(500, 1000), (1000, 2000), (3000, 3200)]


def test_chapters_become_sections() -> None:
    transcript = read(ex.ASSEMBLYAI)
    first = {p.id: p.text for p in transcript.paragraphs}
    assert [(s.title, first[s.first_paragraph_id]) for s in transcript.sections] == [
        ("Weather", "Rain again."),
        ("Clothes", "Bring a coat."),
    ]


def test_live_results_of_azure_and_version_2_of_google() -> None:
    live = {
        "RecognitionStatus": "Success",
        "Offset": 5_000_000,
        "Duration": 10_000_000,
        "NBest": [
            {
                "Confidence": 0.9,
                "Lexical": "hello you",
                "Display": "Hello, you.",
                "Words": [
                    {"Word": "hello", "Offset": 5_000_000, "Duration": 4_000_000},
                    {"Word": "you", "Offset": 9_000_000, "Duration": 6_000_000},
                ],
            }
        ],
    }
    for text in (json.dumps(live), json.dumps([live]), json.dumps(live) + "\n" + json.dumps(live)):
        transcript = read(text)
        assert transcript.meta.source_format == "azure"
        assert spans(transcript)[:2] == [(500, 900), (900, 1500)]
        assert render(transcript, "azure").decode() == text
    words = [{"endOffset": "0.500s", "word": "Hello,"}, {"startOffset": "0.500s", "endOffset": "1s", "word": "you."}]
    google = {"results": [{"alternatives": [{"transcript": "Hello, you.", "words": words}], "resultEndOffset": "1s"}]}
    assert spans(read(google)) == [(0, 500), (500, 1000)]


def test_two_channels_are_in_order_of_time() -> None:
    def channel(*words: tuple[str, float]) -> dict[str, Any]:
        said = [{"word": w, "start": s, "end": s + 0.5, "confidence": 0.9} for w, s in words]
        return {"alternatives": [{"transcript": " ".join(w for w, _ in words), "words": said}]}

    value = {"results": {"channels": [channel(("hello", 0.0), ("fine", 8.0)), channel(("howdy", 4.0))]}}
    transcript = read(value)
    assert turns(transcript) == [("Channel 1", "hello"), ("Channel 2", "howdy"), ("Channel 1", "fine")]
    assert json.loads(render(transcript, "deepgram")) == value


def test_partial_results_are_no_words() -> None:
    stream = '{"partial": "op"}\n' + ex.VOSK + '\n{"text": ""}\n'
    transcript = read(stream)
    assert transcript.meta.source_format == "vosk"
    assert [p.text for p in transcript.paragraphs] == ["open the door"]


def test_every_example_is_known_among_its_neighbours_whatever_its_name() -> None:
    others = {
        "whisper-json": [ex.WHISPERX, ex.OPENAI_SERVICE, json.dumps(json.loads(ex.WHISPER)["segments"])],
        "json": ['{"paragraphs": []}', '{"meta": {}, "paragraphs": [{"words": []}]}'],
    }
    for format_id, example in ex.SOUND.items():
        shapes = (example.text, json.dumps(json.loads(example.text), indent=2), "\n" + example.text)
        others.setdefault(format_id, []).extend(shapes)
    for format_id, texts in others.items():
        for text in texts:
            for name in ("", "talk.txt", "talk.srt", "talk.json", "talk.whisper.json"):
                assert detect(text, name).id == format_id, text[:200]


def test_a_long_text_before_the_segments_does_not_hide_them() -> None:
    value = json.loads(ex.WHISPER)
    value["text"] = " word" * 40_000
    assert read(value).meta.source_format == "whisper-json"


@pytest.mark.parametrize("known", [f for f in FORMATS if f.id in ex.SOUND], ids=lambda f: f.id)
@pytest.mark.parametrize(
    "text", ["", "{", "[1, 2", "null", "5", '"text"', "{}", "[[[]]]", "[" * 100_000, '{"a": ' * 50_000, "9" * 5_000]
)
def test_what_is_something_else_is_refused_or_empty(known: Any, text: str) -> None:
    with suppress(UnreadableFileError):
        transcript = read_data(text.encode(), "odd.json", known.id)
        assert violations(transcript) == []
        assert transcript.word_count < 5
        assert render(transcript, known.id).decode() == text


def test_transcripts_that_people_made_at_rev_have_clock_times_and_names() -> None:
    element = {"type": "text", "value": "Hello", "timestamp": "00:00:01,460", "end_timestamp": "00:00:02,000"}
    monologue = {"speaker": 0, "speaker_name": "Ines", "elements": [element, {"type": "punct", "value": "."}]}
    value = {"speakers": [{"id": 0, "name": "Ines"}], "monologues": [monologue]}
    transcript = read(value)
    assert (spans(transcript), turns(transcript)) == ([(1460, 2000)], [("Ines", "Hello.")])
    assert render(transcript, "revai").decode() == json.dumps(value)
