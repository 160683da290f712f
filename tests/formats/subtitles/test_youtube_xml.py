"""The XML captions of YouTube: captions that roll up, confidences, overlaps."""

from __future__ import annotations

import pytest
from format_examples import SOUND
from transcript_views import texts

from jamedit.document import Span, Timing, Transcript
from jamedit.document.invariants import violations
from jamedit.edits.replace_text import ReplaceText
from jamedit.formats.reading import read_data
from jamedit.formats.writing import render


def read(text: str | bytes, name: str = "talk") -> Transcript:
    return read_data(text if isinstance(text, bytes) else text.encode(), name)


def sound(format_id: str) -> Transcript:
    return read_data(SOUND[format_id].data, "example")


def test_rolling_captions_have_every_word_once_at_its_own_time() -> None:
    transcript = sound("srv3")
    words = list(transcript.words())
    assert [w.span.start_ms for w in words if w.span] == [80, 400, 880, 2160, 2560, 4240]
    assert {w.timing for w in words} == {Timing.HEARD}
    assert words[2].span == Span(880, 2160)
    assert words[0].confidence == pytest.approx(248 / 255)
    twice = (
        '<timedtext format="3"><body><p t="0" d="4000" w="1">one two</p><p t="900" d="10" w="1" a="1">one two</p>'
        '<p t="1000" d="3000" w="1">one two\nthree four</p><p t="2000" w="1" a="1">\n</p></body></timedtext>'
    )
    assert texts(read(twice)) == ["one", "two", "three", "four"]
    assert render(read(twice), "srv3").decode() == twice


def test_all_confidences_of_zero_say_nothing() -> None:
    text = '<timedtext format="3"><body><p t="1"><s ac="0">so</s><s t="9" ac="0"> on</s></p></body></timedtext>'
    assert {w.confidence for w in read(text).words()} == {None}


@pytest.mark.parametrize("mark", ['<p t="{}" d="{}">', '<text start="{}" dur="{}">'], ids=["srv3", "srv1"])
def test_automatic_captions_end_where_the_next_one_begins(mark: str) -> None:
    unit = 1000 if "start" in mark else 1
    rows = [(1000, 4000, "warm"), (3000, 4000, "fresh"), (5000, 3000, "bread")]
    close = "</text>" if unit > 1 else "</p>"
    lines = [mark.format(start // unit, length // unit) + text + close for start, length, text in rows]
    whole = "".join(lines)
    text = (
        f"<transcript>{whole}</transcript>" if unit > 1 else f'<timedtext format="3"><body>{whole}</body></timedtext>'
    )
    transcript = read(text)
    cues = [c.span for p in transcript.paragraphs for c in p.cues]
    assert cues == [Span(1000, 3000), Span(3000, 5000), Span(5000, 8000)]
    assert render(transcript, transcript.meta.source_format).decode() == text
    changed = ReplaceText(transcript.paragraphs[0].id, ("warm fresh cake",)).apply(transcript)
    assert render(changed, transcript.meta.source_format).decode() == text.replace("bread", "cake")


def test_a_line_that_is_added_before_its_beginning_ends_no_earlier() -> None:
    added = '<text w="1" t="400" d="300" append="1"> today</text>'
    data = f'<timedtext><text w="1" t="2150"><?x?>three</text>{added}</timedtext>'.encode()
    transcript = read_data(data, "talk", "srv2")
    assert not violations(transcript)
    assert [w.text for w in transcript.words()] == ["three", "today"]


@pytest.mark.parametrize("format_id", ["srv1", "srv2", "srv3"])
def test_words_that_look_like_marks_come_back_as_words(format_id: str) -> None:
    words = ["the", '<b>"x"</b>', "&amp;", "&lt;", "R&D", "tag"]
    transcript = read_data(SOUND["srt"].data, "talk.srt")
    changed = ReplaceText(transcript.paragraphs[0].id, (" ".join(words),)).apply(transcript)
    again = read_data(render(changed, format_id), f"talk.{format_id}")
    assert texts(again)[: len(words)] == words
