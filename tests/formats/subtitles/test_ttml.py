"""TTML: nested times, times of words, the encoding that XML declares."""

from __future__ import annotations

from dataclasses import replace

import pytest
from examples_markup import SOUND
from transcript_views import said, texts

from jamedit.document import Span, Timing, Transcript
from jamedit.formats.reading import read_data
from jamedit.formats.writing import render


def sound(format_id: str) -> Transcript:
    return read_data(SOUND[format_id].data, "example")


def test_ttml_times_are_relative_to_their_parents_and_words_have_their_own() -> None:
    words = list(sound("ttml").words())
    assert [p.cues[0].span for p in sound("ttml").paragraphs] == [
        Span(11_200, 12_400),
        Span(13_000, 14_500),
        Span(15_000, 16_000),
    ]
    assert [(w.span, w.timing) for w in words[-2:]] == [
        (Span(15_000, 15_400), Timing.HEARD),
        (Span(15_400, 16_000), Timing.HEARD),
    ]
    assert [name for name, _ in said(sound("ttml"))] == ["Ines", "Omar", "Ines"]
    assert (sound("ttml").meta.title, sound("ttml").meta.language) == ("Soup", "en")


@pytest.mark.parametrize(
    ("encoding", "codec", "words"),
    [
        ("utf-16", "utf-16", "Grüße, Łódź"),
        ("UTF-16LE", "utf-16-le", "Grüße, Łódź"),
        ("iso-8859-1", "iso8859-1", "Grüße, fête"),
        ("iso-8859-2", "iso8859-2", "Łódź źle"),
        ("windows-1251", "cp1251", "Привет мир"),
        ("Shift_JIS", "shift_jis", "こんにちは 世界"),
    ],
)
def test_the_encoding_that_xml_declares_is_read_and_written(encoding: str, codec: str, words: str) -> None:
    text = f'<?xml version="1.0" encoding="{encoding}"?>\n<tt><body><p begin="1s" end="2s">{words}</p></body></tt>\n'
    transcript = read_data(text.encode(codec), "talk.ttml")
    assert texts(transcript) == words.split()
    assert render(transcript, "ttml") == text.encode(codec)
    paragraph = transcript.paragraphs[0]
    edited = transcript.splice(
        0, 1, [replace(paragraph, words=(replace(paragraph.words[0], text="☃"), paragraph.words[1]))]
    )
    again = read_data(render(edited, "ttml"), "talk.ttml")
    assert texts(again) == ["☃", words.split()[1]]
