"""JSON of more programs: Kaldi, Gentle, wscribe, paper edits, WhisperX without spaces, lines of JSON."""

from __future__ import annotations

import difflib
import json
from typing import Any

import pytest
from rough_changes import retyped

from jamedit.document import Transcript
from jamedit.edits.replace_text import ReplaceText
from jamedit.formats.reading import read_data
from jamedit.formats.writing import render

ZH = [{"word": c, "start": i / 5, "end": i / 5 + 0.2, "score": 0.9} for i, c in enumerate("今天有霜冻")]
PAPER_WORDS = [(0, 1.0, 1.4, "Early"), (1, 1.4, 2.0, "frost."), (2, 3.0, 3.5, "Late"), (3, 3.5, 4.0, "thaw.")]
SHAPES: dict[str, tuple[Any, str, list[int | None]]] = {
    "kaldi": (
        {
            "retval": {
                "punct": "Early frost. Now",
                "words": [
                    {"start": 1.02, "end": 1.17, "confidence": 0.6, "word": "early", "punct": "Early"},
                    {"start": 1.2, "end": 1.5, "confidence": 0.6, "word": "frost", "punct": "frost."},
                    {"start": 2.0, "end": 2.4, "confidence": 0.6, "word": "now", "punct": "Now"},
                ],
            }
        },
        "Early frost. Now",
        [1020, 1200, 2000],
    ),
    "wscribe": (
        [
            {
                "text": " Early frost.",
                "start": "00:00:02.500",
                "end": "00:00:07.620",
                "words": [
                    {"text": "Early", "score": 0.7, "start": "00:00:02.921", "end": "00:00:03.022"},
                    {"text": "frost.", "score": 0.8, "start": "00:00:03.062", "end": "00:00:03.9"},
                ],
            }
        ],
        "Early frost.",
        [2921, 3062],
    ),
    "seconds in texts": (
        [
            {"start": "1.5s", "end": "2.5s", "speaker": "A", "text": "Frost."},
            {"start": "3s", "end": "4s", "speaker": "B", "text": "Thaw."},
        ],
        "Frost. Thaw.",
        [1500, 3000],
    ),
    "paragraphs": (
        {"paragraphs": [{"text": "Frost.", "start": 0.5, "end": 1.5, "speaker": "A"}]},
        "Frost.",
        [500],
    ),
    "gentle": (
        {
            "transcript": "Early frost. Now!",
            "words": [
                {
                    "case": "success",
                    "start": 1.0,
                    "end": 1.4,
                    "word": "Early",
                    "phones": [{"phone": "er", "duration": 1}],
                },
                {"case": "not-found-in-audio", "word": "frost"},
                {"case": "success", "start": 2.0, "end": 2.4, "word": "Now"},
            ],
        },
        "Early frost. Now!",
        [1000, None, 2000],
    ),
    "without spaces": (
        {"segments": [{"start": 0.0, "end": 1.0, "text": "今天有霜冻。", "words": ZH}], "language": "zh"},
        "今天有霜冻。",
        [0],
    ),
    "paper edit": (
        {
            "words": [{"id": i, "start": a, "end": b, "text": t} for i, a, b, t in PAPER_WORDS],
            "paragraphs": [
                {"id": 0, "start": 1.0, "end": 2.0, "speaker": "Ida"},
                {"id": 1, "start": 3.0, "end": 4.0, "speaker": "Bo"},
            ],
        },
        "Early frost. Late thaw.",
        [1000, 1400, 3000, 3500],
    ),
    "characters cut in two": (
        {
            "result": {"language": "fr"},
            "transcription": [
                {
                    "offsets": {"from": 0, "to": 900},
                    "text": " le blé.",
                    "tokens": [
                        {"text": " le", "offsets": {"from": 0, "to": 300}},
                        {"text": " bl", "offsets": {"from": 300, "to": 700}},
                        {"text": "\ufffd", "offsets": {"from": 700, "to": 800}},
                        {"text": "\ufffd.", "offsets": {"from": 800, "to": 900}},
                    ],
                }
            ],
        },
        "le blé.",
        [0, 300],
    ),
}


def starts(transcript: Transcript) -> list[int | None]:
    return [w.span.start_ms if w.span else None for w in transcript.words()]


@pytest.mark.parametrize("shape", SHAPES)
def test_words_and_times_are_read_and_the_file_comes_back(shape: str) -> None:
    value, text, times = SHAPES[shape]
    data = json.dumps(value, ensure_ascii=False, indent=1).encode()
    transcript = read_data(data, "talk.json")
    assert " ".join(w.text for w in transcript.words()) == text
    assert [s for s, t in zip(starts(transcript), times, strict=True) if t is not None] == [
        t for t in times if t is not None
    ]
    assert render(transcript, transcript.meta.source_format) == data


@pytest.mark.parametrize("shape", SHAPES)
def test_a_changed_word_is_changed_in_the_file(shape: str) -> None:
    data = json.dumps(SHAPES[shape][0], ensure_ascii=False, indent=1).encode()
    transcript = read_data(data, "talk.json")
    edited = retyped(transcript, 0, "LATE")
    after = render(edited, transcript.meta.source_format)
    again = read_data(after, "talk.json", transcript.meta.source_format)
    assert [w.text for w in again.words()] == [w.text for w in edited.words()]
    if shape not in ("without spaces", "characters cut in two"):
        lines = difflib.ndiff(data.decode().split("\n"), after.decode().split("\n"))
        assert 2 <= sum(line[0] in "+-" for line in lines) <= 8


def test_speakers_of_paragraphs_beside_the_words_are_theirs() -> None:
    transcript = read_data(json.dumps(SHAPES["paper edit"][0]).encode(), "talk.json")
    names = {s.id: s.name for s in transcript.speakers}
    assert [(names[p.speaker_id or 0], p.text) for p in transcript.paragraphs] == [
        ("Ida", "Early frost."),
        ("Bo", "Late thaw."),
    ]


def test_lines_of_json_are_captions() -> None:
    text = (
        '{"start":0.0,"end":1.2,"text":"Frost.","speaker":"A"}\n{"start":1.3,"end":2.2,"text":"Thaw.","speaker":"B"}\n'
    )
    transcript = read_data(text.encode(), "talk.jsonl")
    assert [(p.start_ms, p.end_ms, p.text) for p in transcript.paragraphs] == [
        (0, 1200, "Frost."),
        (1300, 2200, "Thaw."),
    ]
    assert render(transcript, "podcast") == text.encode()
    assert render(retyped(transcript, 1, "Rain."), "podcast").decode() == text.replace("Thaw", "Rain")


def test_words_that_google_tells_twice_are_read_once() -> None:
    def word(text: str, start: str, end: str, **more: int) -> dict[str, Any]:
        return {"startTime": start, "endTime": end, "word": text, **more}

    first = {"transcript": "early frost", "words": [word("early", "0.5s", "1s"), word("frost", "1s", "1.5s")]}
    again = {"words": [word("Early", "0.500s", "1s", speakerTag=1), word("frost.", "1s", "1.5s", speakerTag=2)]}
    data = json.dumps({"results": [{"alternatives": [first]}, {"alternatives": [again]}]}).encode()
    transcript = read_data(data, "talk.json")
    assert [p.text for p in transcript.paragraphs] == ["Early", "frost."]
    assert render(transcript, "google") == data


def _spoken(text: str, **more: object) -> dict[str, object]:
    return {"text": text, **more}


NAMED = {
    "Stream": {
        "type": "Transcript",
        "entries": [
            _spoken("Warm bread.", speakerId="x", speakerDisplayName="Ines", startOffset="00:00:00.1000000"),
            _spoken("Yes.", speakerId="y", speakerDisplayName="Omar", startOffset="00:00:02.5000000"),
        ],
    },
    "Zoom": {
        "timeline": [
            _spoken("Warm bread.", ts="00:00:00.100", end_ts="00:00:01.900", users=[{"username": "Ines"}]),
            _spoken("Yes.", ts="00:00:02.500", end_ts="00:00:03.000", users=[{"username": "Omar"}]),
        ]
    },
    "Video Indexer": {
        "videos": [
            {
                "insights": {
                    "transcript": [
                        _spoken("Warm bread.", speakerId=1, instances=[{"start": "0:00:00.1", "end": "0:00:01.9"}]),
                        _spoken("Yes.", speakerId=2, instances=[{"start": "0:00:02.5", "end": "0:00:03"}]),
                    ],
                    "speakers": [{"id": 1, "name": "Ines"}, {"id": 2, "name": "Omar"}],
                }
            }
        ]
    },
    "Gladia": {
        "prediction": [
            {"transcription": "Warm bread.", "time_begin": 0.1, "time_end": 1.9, "speaker": "Ines"},
            {"transcription": "Yes.", "time_begin": 2.5, "time_end": 3.0, "speaker": "Omar"},
        ]
    },
    "Rev.ai": {
        "speakers": [{"id": 0, "name": "Ines"}, {"id": 1, "name": "Omar"}],
        "monologues": [
            {"speaker": 0, "elements": [{"type": "text", "value": "Warm bread.", "ts": 0.1, "end_ts": 1.9}]},
            {"speaker": 1, "elements": [{"type": "text", "value": "Yes.", "ts": 2.5, "end_ts": 3.0}]},
        ],
    },
}


@pytest.mark.parametrize("program", NAMED)
def test_who_speaks_is_known_by_name(program: str) -> None:
    data = json.dumps(NAMED[program]).encode()
    transcript = read_data(data, "talk.json")
    names = {s.id: s.name for s in transcript.speakers}
    said = [(names[p.speaker_id or 0], p.text, p.start_ms) for p in transcript.paragraphs]
    assert said == [("Ines", "Warm bread.", 100), ("Omar", "Yes.", 2_500)]
    assert render(transcript, transcript.meta.source_format) == data
    first = transcript.paragraphs[0]
    changed = ReplaceText(first.id, ("Cold bread.",)).apply(transcript)
    assert render(changed, transcript.meta.source_format) == data.replace(b"Warm", b"Cold")


def test_each_channel_of_aws_is_a_speaker() -> None:
    def item(start: str, end: str, text: str) -> dict[str, object]:
        kind = {"type": "pronunciation", "start_time": start, "end_time": end} if start else {"type": "punctuation"}
        return {**kind, "alternatives": [{"content": text, "confidence": "0.9"}]}

    ines = [item("0.1", "0.4", "Warm"), item("0.5", "1.0", "bread"), item("", "", ".")]
    omar = [item("0.5", "0.9", "Yes"), item("", "", ".")]
    channels = [{"channel_label": f"ch_{n}", "items": items} for n, items in enumerate([ines, omar])]
    results = {
        "transcripts": [{"transcript": "Warm bread. Yes."}],
        "channel_labels": {"channels": channels, "number_of_channels": 2},
        "items": [*ines, *omar],
    }
    data = json.dumps({"results": results}).encode()
    transcript = read_data(data, "talk.json")
    names = {s.id: s.name for s in transcript.speakers}
    assert [(names[p.speaker_id or 0], p.text) for p in transcript.paragraphs] == [
        ("ch_0", "Warm bread."),
        ("ch_1", "Yes."),
    ]
    assert render(transcript, "aws") == data
