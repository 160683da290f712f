"""What readers report rather than change in silence, and write back without an edit."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from jamedit.document import Span, Transcript
from jamedit.formats.reading import read_data
from jamedit.formats.writing import render

SRT = "1\n00:00:01,000 --> 00:00:02,000\nOne two.\n\n2\n00:00:02,000 --> 00:00:04,000\nFour five.\n"


def messages(transcript: Transcript) -> list[str]:
    return [w.message for w in transcript.meta.warnings]


def test_text_before_the_first_caption_changes_no_number() -> None:
    text = "Made by hand\n\n" + SRT
    assert render(read_data(text.encode(), "talk.srt"), "srt").decode() == text


@pytest.mark.parametrize(("data", "mixed"), [(b"a\nb\r\nc\n", True), (b"a\rb\nc\n", True), (b"a\r\nb\r\n", False)])
def test_mixed_line_ends_are_reported(data: bytes, mixed: bool) -> None:
    assert any("1 line ends differently" in m for m in messages(read_data(data, "talk.txt"))) is mixed


def test_half_a_character_at_the_end_is_reported() -> None:
    data = "\ufeffone two".encode("utf-16-le")
    assert messages(read_data(data, "talk.txt")) == []
    cut = read_data(data + b"x", "talk.txt")
    assert [w.text for w in cut.words()] == ["one", "two\ufffd"]
    assert messages(cut) == ["the last byte is half a character, kept as \ufffd"]


def test_json_keeps_speakers_who_say_nothing_and_reports_lost_sections() -> None:
    value = {
        "paragraphs": [{"speaker": "Ben", "words": ["so"]}],
        "speakers": [{"name": "Ada"}, {"name": "Ben"}],
        "sections": [{"title": "Talk", "first_paragraph": 0}, {"title": "End", "first_paragraph": 7}],
    }
    read = read_data(json.dumps(value).encode(), "talk.json")
    assert [s.name for s in read.speakers] == ["Ada", "Ben"]
    assert [s.title for s in read.sections] == ["Talk"]
    assert messages(read) == ["section 'End' begins at paragraph 8 of 1, left out"]
    again = read_data(render(read, "json"), "talk.json")
    assert (again.speakers, again.paragraphs) == (read.speakers, read.paragraphs)


@pytest.mark.parametrize("target", ["srt", "vtt", "whisper"])
def test_very_late_times_are_read_again(target: str) -> None:
    read = read_data(SRT.encode(), "talk.srt")
    paragraph = read.paragraphs[0]
    late = Span(12_345 * 3_600_000, 12_345 * 3_600_000 + 1_000)
    cues = (paragraph.cues[0], replace(paragraph.cues[1], span=late))
    again = read_data(render(read.splice(0, 1, [replace(paragraph, cues=cues)]), target), "late", target)
    assert [w.text for w in again.words()] == [w.text for w in read.words()]
    assert [c.span for p in again.paragraphs for c in p.cues][-1] == late
