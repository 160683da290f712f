"""TTML: nested times, times of words, the encoding that XML declares."""

from __future__ import annotations

from dataclasses import replace

import pytest
from examples_markup import SOUND
from transcript_views import said, texts

from jamedit.document import Span, Timing, Transcript
from jamedit.edits.set_time import SetTime
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


APPLE = (
    '<tt xmlns="http://www.w3.org/ns/ttml" xmlns:ttm="http://www.w3.org/ns/ttml#metadata"><head><metadata>'
    '<ttm:agent type="person" xml:id="v1"/></metadata></head><body dur="1:00.0"><div begin="16.500" end="24.0">'
    '<p begin="16.500" end="19.100" ttm:agent="v1"><span begin="16.500" end="16.8">Fro</span>'
    '<span begin="16.8" end="17.000">sty</span> <span begin="17.000" end="18.0">field</span></p>'
    '<p begin="20.0" end="24.0"><span begin="20.0" end="21.0">all</span> <span begin="21.5" end="24.0">day</span></p>'
    "</div></body></tt>\n"
)


def test_times_of_apple_count_from_the_start_of_the_recording() -> None:
    transcript = read_data(APPLE.encode(), "song.ttml")
    found = [(w.text, w.span.start_ms, w.span.end_ms) for w in transcript.words() if w.span]
    assert found == [
        ("Frosty", 16_500, 17_000),
        ("field", 17_000, 18_000),
        ("all", 20_000, 21_000),
        ("day", 21_500, 24_000),
    ]
    assert [s.name for s in transcript.speakers] == ["v1"]
    assert render(transcript, "ttml") == APPLE.encode()


def test_a_moved_caption_of_apple_keeps_its_way_of_counting() -> None:
    transcript = read_data(APPLE.encode(), "song.ttml")
    second = transcript.paragraphs[-1]
    later = SetTime(second.id, second.words[1].id, 22_000, False).apply(transcript)
    again = read_data(render(later, "ttml"), "song.ttml")
    assert [w.span for w in again.words()] == [w.span for w in later.words()]


def test_timed_parts_without_any_space_are_words() -> None:
    parts = "".join(f'<span begin="{i}s" end="{i + 1}s">{w}</span>' for i, w in enumerate(("all", "day", "long"), 1))
    text = f'<tt xmlns="http://www.w3.org/ns/ttml"><body><div><p begin="1s" end="4s">{parts}</p></div></body></tt>'
    transcript = read_data(text.encode(), "song.ttml")
    assert [w.text for w in transcript.words()] == ["all", "day", "long"]
    assert render(transcript, "ttml") == text.encode()


@pytest.mark.parametrize(
    ("inside", "words"),
    [
        ('<span begin="0s" end="1s">Soup.</span><span begin="1s" end="2s">Bread.</span>', "Soup. Bread."),
        ('<span tts:color="red">Why?</span><span tts:color="blue">So.</span>', "Why? So."),
        ('<span begin="0s" end="1s">3.</span><span begin="1s" end="2s">5</span>', "3.5"),
        ("Soup<metadata><ttm:desc>noted</ttm:desc></metadata> is on", "Soup is on"),
    ],
)
def test_parts_of_a_caption_are_words_of_their_own_and_what_is_about_it_none(inside: str, words: str) -> None:
    text = f'<tt><body><div><p begin="1s" end="3s">{inside}</p></div></body></tt>\n'
    transcript = read_data(text.encode(), "talk.ttml")
    assert " ".join(texts(transcript)) == words
    assert render(transcript, "ttml") == text.encode()
