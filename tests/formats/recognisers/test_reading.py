"""What is read from the JSON of recognisers: times, confidence, speakers, sections; which format a text is."""

from __future__ import annotations

import json
import math
from contextlib import suppress
from dataclasses import replace
from typing import Any

import examples_json as ex
import pytest

from jamedit.document import Span, Timing, Transcript
from jamedit.document.invariants import violations
from jamedit.errors import UnreadableFileError
from jamedit.formats.detect import detect
from jamedit.formats.engine.asr_json.text import elements, members, parsed
from jamedit.formats.reading import read_data
from jamedit.formats.register import FORMATS
from jamedit.formats.writing import render


def read(value: Any, format_id: str | None = None) -> Transcript:
    text = value if isinstance(value, str) else json.dumps(value)
    return read_data(text.encode(), "talk.json", format_id)


def spans(transcript: Transcript) -> list[tuple[int, int]]:
    return [(w.span.start_ms, w.span.end_ms) for w in transcript.words() if w.span]


def turns(transcript: Transcript) -> list[tuple[str, str]]:
    names = {s.id: s.name for s in transcript.speakers}
    return [(names.get(p.speaker_id or 0, ""), p.text) for p in transcript.paragraphs]


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


def test_words_of_scripts_without_blanks_stay_together() -> None:
    words = [{"word": c, "start": i * 0.5, "end": i * 0.5 + 0.5, "score": 0.5} for i, c in enumerate("今日は")]
    transcript = read({"segments": [{"start": 0.0, "end": 1.5, "text": "今日は", "words": words}]})
    assert [(w.text, w.span, w.timing) for w in transcript.words()] == [("今日は", Span(0, 1500), Timing.HEARD)]


def test_times_of_openais_service_stand_beside_the_segments() -> None:
    transcript = read(ex.OPENAI_SERVICE)
    assert spans(transcript) == [(0, 500), (500, 1100), (2000, 2400), (2400, 3900)]
    assert [w.text for w in transcript.words()] == ["Turn", "left,", "then", "stop."]


def test_pieces_of_words_are_joined_and_marks_are_no_words() -> None:
    words = list(read(ex.WHISPER_CPP).words())
    assert [w.text for w in words[:4]] == ["Mind", "the", "gaps,", "please."]
    assert words[2].span == Span(600, 1250)
    assert words[2].confidence == pytest.approx(0.6)


def rolling(*lines: str) -> dict[str, Any]:
    """Return captions that repeat each line above the next one."""
    events, before = [], ""
    for i, line in enumerate(lines):
        segs = [{"utf8": f"{before}\n"}] if before else []
        segs += [{"utf8": w if not j else f" {w}", "tOffsetMs": j * 200} for j, w in enumerate(line.split())]
        events.append({"tStartMs": i * 2000, "dDurationMs": 4000, "wWinId": 1, "segs": segs})
        events.append(
            {"tStartMs": i * 2000 + 1990, "dDurationMs": 2010, "wWinId": 1, "aAppend": 1, "segs": [{"utf8": "\n"}]}
        )
        before = line
    return {"wireMagic": "pb3", "events": events}


def test_rolling_captions_tell_every_word_once_at_its_time() -> None:
    transcript = read(rolling("so we bake", "and then we", "eat it all"))
    assert [w.text for w in transcript.words()] == ["so", "we", "bake", "and", "then", "we", "eat", "it", "all"]
    assert [s for s, _ in spans(transcript)] == [0, 200, 400, 2000, 2200, 2400, 4000, 4200, 4400]
    assert [e for _, e in spans(transcript)][2] == 2000
    assert [c.span for p in transcript.paragraphs for c in p.cues] == [
        Span(0, 2000),
        Span(2000, 4000),
        Span(4000, 8000),
    ]


def test_a_line_that_is_repeated_goes_with_the_line_it_repeats() -> None:
    one = rolling("so we bake", "and then we", "eat it all")
    two = {
        "events": [
            {"tStartMs": i * 2000, "dDurationMs": 4000, "wWinId": 1, "aAppend": 1, "segs": [{"utf8": text}]}
            for i, text in enumerate(["so we bake", "so we bake\nand then we", "and then we\neat it all"])
        ]
    }
    for value in (one, two):
        transcript = read(value)
        text = ["so", "we", "bake", "and", "then", "we", "eat", "it", "all"]
        assert [w.text for w in transcript.words()] == text
        assert json.loads(render(transcript, "json3")) == value
        paragraph = transcript.paragraphs[0]
        words = (paragraph.words[0], paragraph.words[1], replace(paragraph.words[2], text="fry"), *paragraph.words[3:])
        changed = transcript.splice(0, 1, [replace(paragraph, words=words)])
        again = read(render(changed, "json3").decode())
        assert [w.text for w in again.words()] == [*text[:2], "fry", *text[3:]]


def test_automatic_captions_overlap_and_do_not_repeat() -> None:
    transcript = read(ex.JSON3)
    assert spans(transcript)[:4] == [(320, 560), (560, 880), (880, 1810), (1810, 2210)]
    assert [w.confidence for w in transcript.words()][:3] == [None, 0.8, None]


def test_a_word_said_twice_is_no_repeat() -> None:
    events = [
        {"tStartMs": i * 1000, "dDurationMs": 1500, "segs": [{"utf8": w}, {"utf8": " x", "tOffsetMs": 100}]}
        for i, w in enumerate(["no", "no", "yes", "well"])
    ]
    assert [w.text for w in read({"events": events}).words()] == ["no", "x", "no", "x", "yes", "x", "well", "x"]


def test_captions_made_by_hand_keep_their_line_breaks_and_overlaps() -> None:
    events = [
        {"tStartMs": 0, "dDurationMs": 3000, "segs": [{"utf8": "Good day,\nall of you"}]},
        {"tStartMs": 2000, "dDurationMs": 2000, "segs": [{"utf8": "Good day"}]},
    ]
    transcript = read({"wireMagic": "pb3", "events": events})
    assert "Good day,\nall of you" in render(transcript, "srt").decode()
    assert [c.span for p in transcript.paragraphs for c in p.cues] == [Span(0, 3000), Span(2000, 4000)]
    assert {w.timing for w in transcript.words()} == {Timing.ESTIMATED}


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


def test_two_channels_are_told_in_time() -> None:
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


def test_places_of_values_are_found_whatever_stands_in_them() -> None:
    text = ' {"a": [1, "x,]\\"", {"b": []}, [], {}, -1.5e3 , null],\n "k\\u0041": {"c": "}"} , "d": true}'
    value = parsed(text, "x")
    found = members(text, 1)
    assert {k: json.loads(text[m.start : m.end]) for k, m in found.items()} == value
    assert [json.loads(text[slice(*p)]) for p in elements(text, found["a"].start)] == value["a"]


def test_transcripts_that_people_made_at_rev_have_clock_times_and_names() -> None:
    element = {"type": "text", "value": "Hello", "timestamp": "00:00:01,460", "end_timestamp": "00:00:02,000"}
    monologue = {"speaker": 0, "speaker_name": "Ines", "elements": [element, {"type": "punct", "value": "."}]}
    value = {"speakers": [{"id": 0, "name": "Ines"}], "monologues": [monologue]}
    transcript = read(value)
    assert (spans(transcript), turns(transcript)) == ([(1460, 2000)], [("Ines", "Hello.")])
    assert render(transcript, "revai").decode() == json.dumps(value)
