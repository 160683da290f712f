"""jamedit's own JSON, with keys and numbers of other programs in it."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from rough_changes import EDITS, edited, told, with_words

from jamedit.document import Section, Span, Timing, Transcript
from jamedit.document.invariants import violations
from jamedit.formats.options import WriteOptions
from jamedit.formats.reading import read_data
from jamedit.formats.writing import render

TEXT = """{
  "made_by": {"name": "other", "version": 2.50},
  "paragraphs": [
    {"speaker": "Ines", "words": [
      {"text": "Good", "start_ms": 0.0, "end_ms": 3.0e2, "confidence": 5e-1, "timing": "heard", "pos": "ADJ"},
      {"text": "morning.", "start_ms": 300, "end_ms": 900, "x": [1,2]}
    ], "cues": [{"first_word": 0, "start_ms": 0, "end_ms": 900, "text": "Good\\nmorning.", "colour": "red"}],
      "mood": null},
    {"words": ["caf\\u00e9", {"text": "two words", "start_ms": 1000, "end_ms": 2000}], "speaker": "Omar"},
    "a bare paragraph"
  ],
  "speakers": [{"name": "Ines", "email": "i@example.org"}, "Omar"],
  "sections": [{"title": "Later", "first_paragraph": 1, "note": 7}],
  "meta": {"title": "A day", "language": "en", "room": 4, "properties": {"venue": "Hall 2"}}
}
"""


def read() -> Transcript:
    return read_data(TEXT.encode(), "day.json")


def written(transcript: Transcript, options: WriteOptions | None = None) -> str:
    return render(transcript, "json", options or WriteOptions()).decode()


def changed_lines(text: str) -> list[str]:
    before = set(TEXT.split("\n"))
    return [line.strip() for line in text.split("\n") if line not in before]


def test_untouched_file_comes_back_byte_for_byte() -> None:
    assert written(read()) == TEXT


def test_a_changed_word_keeps_the_keys_and_numbers_beside_it() -> None:
    transcript = read()
    first, second = transcript.paragraphs[0].words
    changed = with_words(transcript, 0, [replace(first, text="Fine", confidence=1.0), second])
    assert changed_lines(written(changed)) == [
        '{"text": "Fine", "start_ms": 0.0, "end_ms": 3.0e2, "confidence": 1.0, "timing": "heard", "pos": "ADJ"},'
    ]
    moved = with_words(transcript, 0, [first, replace(second, span=Span(310, 900))])
    assert changed_lines(written(moved)) == ['{"text": "morning.", "start_ms": 310, "end_ms": 900, "x": [1,2]}']


def test_words_come_and_go_in_their_paragraph_only() -> None:
    transcript = read()
    first, second = transcript.paragraphs[0].words
    assert changed_lines(written(with_words(transcript, 0, [second]))) == []
    hidden = with_words(transcript, 0, [first, replace(second, hidden=True)])
    assert changed_lines(written(hidden)) == [
        '{"text": "morning.", "start_ms": 300, "end_ms": 900, "x": [1,2], "hidden": true}'
    ]
    assert '"morning."' not in written(hidden, WriteOptions(layer="clean"))


def test_a_renamed_speaker_keeps_what_else_is_known_of_them() -> None:
    transcript = read()
    renamed = replace(transcript, speakers=tuple(replace(s, name=s.name + "!") for s in transcript.speakers))
    text = written(renamed)
    assert '"speakers": [{"name": "Ines!", "email": "i@example.org"}, "Omar!"]' in text
    assert told(read_data(text.encode(), "x.json")) == told(renamed)
    assert json.loads(written(transcript, WriteOptions(speakers=False)))["speakers"] == []


def test_sections_title_and_properties_change_in_their_place() -> None:
    transcript = read()
    shifted = replace(
        transcript.splice(0, 1, []),
        sections=(*transcript.sections, Section("End", transcript.paragraphs[2].id, 2)),
        meta=replace(transcript.meta, title="Another day"),
    )
    lines = changed_lines(written(shifted))
    assert '"sections": [{"title": "Later", "first_paragraph": 0, "note": 7},' in lines[0]
    assert '{"title": "Another day", "language": "en", "room": 4, "properties": {"venue": "Hall 2"}}' in lines[1]
    assert len(lines) == 2
    again = read_data(written(shifted).encode(), "x.json")
    assert [s.title for s in again.sections] == ["Later", "End"]


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(edits=EDITS)
def test_any_edits_come_out_right(edits: list[tuple[str, int, int]]) -> None:
    changed = edited(replace(read(), sections=()), edits)
    again = read_data(written(changed).encode(), "x.json")
    assert violations(again) == []
    assert told(again) == told(changed)
    assert [(w.span, w.confidence, w.timing) for w in again.words()] == [
        (w.span, w.confidence, w.timing if w.span else Timing.NONE) for w in changed.words()
    ]


@pytest.mark.parametrize("key", ["made_by", "mood", "colour", "email", "note", "room", "pos"])
def test_unknown_keys_survive_any_change(key: str) -> None:
    transcript = read()
    words = transcript.paragraphs[0].words
    changed = with_words(transcript, 0, [replace(words[0], text="Hi"), replace(words[1], span=Span(400, 800))])
    changed = replace(changed, meta=replace(changed.meta, title="T"))
    assert f'"{key}"' in written(changed)
