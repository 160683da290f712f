"""The JSON captions of YouTube: those that roll up, and those made by hand."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import examples_json as ex
from transcript_views import spans

from jamedit.document import Span, Timing, Transcript
from jamedit.formats.reading import read_data
from jamedit.formats.writing import render


def read(value: Any, format_id: str | None = None) -> Transcript:
    text = value if isinstance(value, str) else json.dumps(value)
    return read_data(text.encode(), "talk.json", format_id)


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
