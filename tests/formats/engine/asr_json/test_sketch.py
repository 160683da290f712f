"""The short text by which JSON is known: all keys, wherever they are, in bounded room."""

from __future__ import annotations

import json

import pytest

from jamedit.formats.engine.asr_json import text as json_text
from jamedit.formats.engine.asr_json.outline import outline
from jamedit.formats.engine.asr_json.sketch import sketch

SPEECH = "so the oven was cold again. " * 8_000


def sketched(text: str) -> str:
    found = sketch(text)
    assert found is not None
    return found


def test_keys_behind_a_long_text_and_behind_many_elements_are_seen() -> None:
    value = {"text": SPEECH, "segments": [{"text": "cold", "start": n} for n in range(5_000)], "language": "en"}
    short = sketched(json.dumps(value))
    assert list(outline(short).values) == ["text", "segments", "language"]
    assert outline(short).inside("segments").holds("text", "start")
    assert len(short) < 5_000


def test_the_first_element_has_every_key_that_one_of_the_first_has() -> None:
    value = [{"word": "1984", "start": 0}, {"word": "was", "start": 0.5, "end": 0.9}]
    assert json.loads(sketched(json.dumps(value)))[0] == {"word": "1984", "start": 0.5, "end": 0.9}


@pytest.mark.parametrize(
    "text",
    ["[Music]\nso", "{\\an8}Up here", "[00:01.00]one", "{0}{25}one", "[1]", "[2023] was a year", "{ so it goes", "{"],
)
def test_text_in_brackets_is_no_json(text: str) -> None:
    assert sketch(text) is None


@pytest.mark.parametrize("text", ['{"text": "cut', "{'text': 'of Python'}", '{"a": 1,}', '[{"a"', '{"a": 1} {"b"'])
def test_broken_json_is_json(text: str) -> None:
    assert sketch(text)


def test_lines_of_json_are_seen_one_after_the_other() -> None:
    assert sketched('{"a": 1}\n{"b": 2}\n').split("\n") == ['{"a": 1}', '{"b": 2}']


def test_a_file_full_of_nested_objects_has_a_small_sketch() -> None:
    value: object = 1
    for _ in range(6):
        value = {f"key{n}": value for n in range(9)}
    assert len(sketched(json.dumps({"deep": value, "words": [{"start": 1}]}))) < 500_000
    assert outline(sketched(json.dumps({"deep": value, "words": [{"start": 1}]}))).has_list("words")


def test_a_file_is_parsed_once_for_its_sketch_and_its_reader(monkeypatch: pytest.MonkeyPatch) -> None:
    text = '{"segments": []}'
    sketch(text)
    with monkeypatch.context() as patch:
        patch.setattr(json_text.json, "loads", lambda *_: pytest.fail("parsed a second time"))
        assert json_text.parsed(text, "talk.json") == {"segments": []}
    sketch(text)
    with json_text.shared_value():
        pass
    assert not json_text.is_shared(text)
