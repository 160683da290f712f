"""Watson: results, speakers, confidences, several alternatives, texts that differ from their words."""

from __future__ import annotations

import json
from typing import Any

from examples_read_only import WATSON
from transcript_views import said, spans, texts, warnings

from jamedit.document import Transcript
from jamedit.formats.reading import read_data


def opened(value: Any) -> Transcript:
    return read_data(json.dumps(value).encode(), "talk")


def result(text: str, *words: tuple[str, float, float], final: bool = True) -> dict[str, Any]:
    return {"final": final, "alternatives": [{"transcript": text, "timestamps": list(words)}, {"transcript": "other"}]}


def test_results_have_times_confidences_and_speakers() -> None:
    read = read_data(WATSON.encode(), "talk")
    assert said(read) == [("Speaker 0", "is it hot"), ("Speaker 1", "yes")]
    assert spans(read) == [(500, 700), (700, 800), (800, 1200), (1500, 1900)]
    assert [w.confidence for w in read.words()] == [0.9, 0.8, 0.25, None]


def test_a_speaker_may_change_inside_a_result() -> None:
    labels = [{"from": 0, "to": 1, "speaker": 0}, {"from": 1, "to": 2, "speaker": 1}]
    read = opened({"results": [result("no yes ", ("no", 0, 1), ("yes", 1, 2))], "speaker_labels": labels})
    assert said(read) == [("Speaker 0", "no"), ("Speaker 1", "yes")]


def test_the_text_counts_where_it_is_spelled_otherwise_than_the_words() -> None:
    read = opened(
        {"result_index": 0, "results": [result("It costs $5. ", ("it", 0, 1), ("costs", 1, 2), ("five", 2, 3))]}
    )
    assert texts(read) == ["It", "costs", "$5."]
    assert spans(read) == [(0, 1000), (1000, 2000), (2000, 3000)]


def test_several_answers_in_a_list_are_one_transcript_and_interim_ones_are_told() -> None:
    parts = [
        {"result_index": 0, "results": [result("one ", ("one", 0, 1), final=False), result("one ", ("one", 0, 1))]}
    ]
    read = read_data(json.dumps([*parts, {"results": [result("two ", ("two", 1, 2))]}]).encode(), "talk", "watson")
    assert texts(read) == ["one", "two"]
    assert warnings(read) == ["1 result that was not final is not read"]
