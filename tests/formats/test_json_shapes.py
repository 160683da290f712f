"""JSON as recognisers and editors write it, under many names: read with times and speakers, or refused in one sentence.

Each shape is tried short and with a long text before all else, as the text of an hour of speech is.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any, NamedTuple

import pytest

from jamedit.document import Transcript
from jamedit.errors import UnreadableFileError
from jamedit.formats.reading import read_data
from jamedit.formats.writing import render


class Said(NamedTuple):
    """Hold what somebody says, from when to when in seconds."""

    text: str
    start: float
    end: float
    who: str

    @property
    def words(self) -> list[tuple[str, float, float]]:
        """Return the words, which share the time."""
        words = self.text.split()
        each = (self.end - self.start) / len(words)
        return [
            (w, round(self.start + n * each, 3), round(self.start + (n + 1) * each, 3)) for n, w in enumerate(words)
        ]


SHORT = [Said("The mill is cold.", 0.5, 2.5, "Ines"), Said("Light the oven, please.", 3.25, 5.25, "Omar")]
LONG = SHORT + [
    Said(f"Flour-and-water-and-salt-{n} is all that a loaf of bread needs.", 10 + 4.5 * n, 14 + 4.5 * n, who)
    for n, who in zip(range(3_200), ["Ines", "Omar"] * 1_600, strict=True)
]
Shape = Callable[[list[Said]], Any]


def segments(text: str = "text", start: str = "start", end: str = "end", who: str = "speaker", unit: int = 1) -> Shape:
    """Return the shape of a list of objects with these keys."""

    def shape(said: list[Said]) -> list[dict[str, Any]]:
        time = (lambda s: round(s * unit)) if unit > 1 else (lambda s: s)
        return [{text: s.text, start: time(s.start), end: time(s.end), who: s.who} for s in said]

    return shape


def words(said: list[Said], text: str = "word") -> list[dict[str, Any]]:
    return [{text: w, "start": a, "end": b, "speaker": s.who} for s in said for w, a, b in s.words]


def clock(seconds: float) -> str:
    whole = round(seconds * 1000)
    return f"{whole // 3600000:02}:{whole // 60000 % 60:02}:{whole // 1000 % 60:02}.{whole % 1000:03}"


READ: dict[str, Shape] = {
    "segments": lambda s: {"segments": segments()(s)},
    "utterances in ms": lambda s: {"utterances": segments(unit=1000)(s)},
    "results of sentences": lambda s: {"results": segments("transcript", "start_time", "end_time")(s)},
    "wrapped": lambda s: {"status": "ok", "data": {"transcription": {"segments": segments()(s)}}},
    "capitals": lambda s: {"Segments": segments("Text", "Start", "End", "Speaker")(s)},
    "milliseconds by name": lambda s: {"captions": segments("text", "startMs", "endMs", unit=1000)(s)},
    "other milliseconds by name": lambda s: {"captions": segments("caption", "start_ms", "end_ms", unit=1000)(s)},
    "seconds by name": lambda s: {"sentences": segments("sentence", "startSeconds", "endSeconds", "speakerName")(s)},
    "short names": lambda s: {"phrases": segments("phrase", "startSec", "endSec")(s)},
    "edit points": lambda s: [{"text": t.text, "in": clock(t.start), "out": clock(t.end), "speaker": t.who} for t in s],
    "clock times": lambda s: {
        "items": [{"line": t.text, "startTime": clock(t.start), "endTime": clock(t.end), "speaker": t.who} for t in s]
    },
    "seconds as text": lambda s: [
        {"content": t.text, "start": str(t.start), "end": str(t.end), "speaker": t.who} for t in s
    ],
    "seconds with s": lambda s: [
        {"line": t.text, "begin": f"{t.start}s", "end": f"{t.end}s", "speaker": t.who} for t in s
    ],
    "a pair of times": lambda s: {
        "chunks": [{"text": t.text, "timestamp": [t.start, t.end], "speaker": t.who} for t in s]
    },
    "an interval": lambda s: {
        "segments": [{"text": t.text, "interval": [t.start, t.end], "speaker": t.who} for t in s]
    },
    "times in an object": lambda s: {
        "segments": [{"text": t.text, "time": {"start": t.start, "end": t.end}, "speaker": t.who} for t in s]
    },
    "a speaker as an object": lambda s: {
        "segments": [{"text": t.text, "start": t.start, "end": t.end, "speaker": {"id": 7, "name": t.who}} for t in s]
    },
    "offset and length": lambda s: {
        "lines": [{"text": t.text, "offset": t.start, "duration": t.end - t.start, "speaker": t.who} for t in s]
    },
    "segments of words": lambda s: {"segments": [{"speaker": t.who, "words": words([t])} for t in s]},
    "turns of words": lambda s: {"turns": [{"speaker": t.who, "words": words([t], "text")} for t in s]},
    "a channel": lambda s: {"channels": [{"segments": segments()(s)}]},
    "chapters": lambda s: [
        {"chapter": 1, "segments": segments()(s[:1])},
        {"chapter": 2, "segments": segments()(s[1:])},
    ],
    "paragraphs with times": lambda s: {"paragraphs": segments()(s)},
    "paragraphs of sentences": lambda s: {
        "paragraphs": [
            {"speaker": t.who, "start": t.start, "sentences": [{"text": t.text, "start": t.start, "end": t.end}]}
            for t in s
        ]
    },
    "words beside paragraphs": lambda s: {
        "words": words(s, "text"),
        "paragraphs": [{"start": t.start, "end": t.end, "speaker": t.who} for t in s],
    },
    "a list of words": lambda s: {"words": words(s, "text")},
}


def encoded(value: Any, *, first: str = "", indent: int | None = None) -> bytes:
    """Return JSON, with a text before all else where there is an object at the top."""
    if first:
        value = {"text": first, **value} if isinstance(value, dict) else value
    return json.dumps(value, indent=indent, ensure_ascii=False).encode()


def spoken(transcript: Transcript) -> list[tuple[str, int | None, int | None, str]]:
    """Return the first words of the first two turns."""
    names = {s.id: s.name for s in transcript.speakers}
    found = []
    for p in transcript.paragraphs[:2]:
        text = " ".join(w.text for w in p.words)
        found.append((text, p.start_ms, p.words[-1].span and p.words[-1].span.end_ms, names.get(p.speaker_id or 0, "")))
    return found


WANTED = [("The mill is cold.", 500, 2500, "Ines"), ("Light the oven, please.", 3250, 5250, "Omar")]


@pytest.mark.parametrize("shape", READ)
def test_a_short_file_is_read_and_written_back(shape: str) -> None:
    data = encoded(READ[shape](SHORT))
    transcript = read_data(data, "talk.json")
    assert spoken(transcript) == WANTED
    assert render(transcript, transcript.meta.source_format) == data


@pytest.mark.parametrize("indent", [None, 2])
@pytest.mark.parametrize("shape", READ)
def test_a_long_text_before_all_else_hides_nothing(shape: str, indent: int | None) -> None:
    text = " ".join(s.text for s in LONG)
    assert len(text) > 200_000
    transcript = read_data(encoded(READ[shape](LONG), first=text, indent=indent), "talk.json")
    assert spoken(transcript) == WANTED
    assert transcript.word_count == len(text.split())
    assert all(w.span is not None for w in transcript.words())


REFUSED = [
    {"name": "mill", "version": "1.0", "scripts": {"start": "node ."}},
    {"type": "FeatureCollection", "features": [{"geometry": {"type": "Point", "coordinates": [1.5, 2.5]}}]},
    [[0.5, 2.5, "The mill is cold.", "Ines"]],
    [{"role": "user", "content": "Is the mill cold?"}],
    {"0": {"text": "The mill is cold.", "start": 0.5}},
    {"paragraphs": {"count": 3}},
    {"transcript": "The mill is cold."},
    ["one", "two"],
    {},
]


@pytest.mark.parametrize("value", REFUSED, ids=json.dumps)
@pytest.mark.parametrize("first", ["", "so we went on. " * 14_000])
@pytest.mark.parametrize("name", ["talk.json", "talk.txt", "talk"])
def test_json_of_no_known_kind_is_refused_in_one_sentence(value: Any, first: str, name: str) -> None:
    value = {"description": first, **value} if isinstance(value, dict) and first else value
    with pytest.raises(UnreadableFileError, match="is JSON, but not a transcript"):
        read_data(encoded(value, indent=1), name)


@pytest.mark.parametrize("end", ["", '"', '", "segments":', '", "segments": [{"start": 1, "te'])
@pytest.mark.parametrize("name", ["talk.json", "talk.txt"])
def test_json_that_is_cut_off_is_refused_with_its_place(end: str, name: str) -> None:
    with pytest.raises(UnreadableFileError, match=r"line 1, column .* is not valid JSON"):
        read_data(b'{"text": "' + b"so we went on. " * 14_000 + end.encode(), name)


def test_lines_of_json_are_read_or_refused() -> None:
    lines = b"\n".join(encoded(s) for s in segments()(SHORT))
    assert spoken(read_data(lines, "talk.jsonl")) == WANTED
    with pytest.raises(UnreadableFileError):
        read_data(b'{"level": "info", "msg": "mill"}\n{"level": "warn", "msg": "oven"}\n', "talk.jsonl")


@pytest.mark.parametrize(
    "end", ['{"text": "Bread.", "start": "soon", "end": "later"}', '{"text": "Bread.", "start": []}']
)
def test_a_time_that_is_not_understood_is_told_of(end: str) -> None:
    data = f'{{"segments": [{{"id": 0, "text": "The mill is cold.", "start": 0.5, "end": 2.5}}, {end}]}}'
    transcript = read_data(data.encode(), "talk.json")
    assert transcript.word_count == 5
    assert ["not understood" in w.message for w in transcript.meta.warnings] == [True]
