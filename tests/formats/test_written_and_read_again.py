"""What is written in any format is read again with the same words, and nobody speaks who did not before."""

from __future__ import annotations

import json

import pytest
from transcript_views import said

from jamedit.formats.reading import read_data
from jamedit.formats.register import FORMATS
from jamedit.formats.writing import render

WRITTEN = [f.id for f in FORMATS if f.writes]
WORDS = [
    "a",
    '<b>"x"</b>',
    "tag",
    "<i>",
    "and",
    "{\\an8}",
    "R&D",
    "&amp;",
    "&lt;",
    "*so*",
    "<br>",
    "<v",
    "Bo>",
    "[sic]",
    "{y:i}",
    "<font",
    "color=red>",
    "\\N",
    "</font>",
    "done",
]
CARRY_ON = ("otr", "f4", "stamped", "md", "txt")  # who is named speaks until another one is
VOICES = """WEBVTT

00:01.000 --> 00:02.000
Good evening.

00:03.000 --> 00:04.000
<v Ines>Warm bread.

00:05.000 --> 00:06.000
(They eat.)

00:07.000 --> 00:08.000
<v Omar>Hot, too.

00:09.000 --> 00:10.000
<v Ines>Good night.
"""


@pytest.mark.parametrize("format_id", WRITTEN)
def test_words_that_look_like_marks_are_words_when_read_again(format_id: str) -> None:
    text = " ".join(WORDS)
    source = {"segments": [{"start": 1, "end": 3, "text": text}, {"start": 3, "end": 5, "text": "and more"}]}
    transcript = read_data(json.dumps(source).encode(), "talk.json")
    again = read_data(render(transcript, format_id), "talk", format_id)
    assert [w.text for w in again.words()] == [*WORDS, "and", "more"]


@pytest.mark.parametrize("format_id", [f.id for f in FORMATS if f.writes and f.carries.speakers])
def test_who_is_not_known_is_nobody_when_read_again(format_id: str) -> None:
    transcript = read_data(VOICES.encode(), "talk.vtt")
    again = read_data(render(transcript, format_id), "talk", format_id)
    assert [s.name for s in again.speakers] == ["Ines", "Omar"]
    if format_id not in CARRY_ON:
        assert said(again) == said(transcript)


def test_marks_that_were_typed_into_subrip_are_marks() -> None:
    transcript = read_data(b"1\n00:00:01,000 --> 00:00:02,000\n<i>warm</i> bread\n", "talk.srt")
    assert [w.text for w in transcript.words()] == ["warm", "bread"]
    assert b"<i>warm</i>" in render(transcript, "srt")
