"""The JSON of draft.js and slate: words of edited text keep the times that fit."""

from __future__ import annotations

import json
from typing import Any

from transcript_views import said, spans, texts

from jamedit.document import Timing, Transcript
from jamedit.formats.reading import read_data


def draft(text: str, ranges: list[tuple[int, int, float, float]], speaker: str = "Ines") -> Transcript:
    block = {
        "text": text,
        "data": {"speaker": speaker},
        "entityRanges": [{"key": i, "offset": o, "length": n} for i, (o, n, *_) in enumerate(ranges)],
    }
    entities = {str(i): {"type": "WORD", "data": {"start": a, "end": b}} for i, (*_, a, b) in enumerate(ranges)}
    return read_data(json.dumps({"blocks": [block], "entityMap": entities}).encode(), "talk")


def slate(*nodes: dict[str, Any]) -> Transcript:
    return read_data(json.dumps(nodes).encode(), "talk")


def test_entities_time_the_words_of_a_block() -> None:
    read = draft("warm bread", [(0, 4, 1, 1.5), (5, 5, 1.5, 2)])
    assert (said(read), spans(read)) == ([("Ines", "warm bread")], [(1000, 1500), (1500, 2000)])


def test_a_word_typed_since_has_the_time_between_its_neighbours() -> None:
    read = draft("warm rye bread", [(0, 4, 1, 1.5), (9, 5, 2.5, 3)])
    warm, rye, bread = read.words()
    assert (warm.timing, rye.timing, bread.timing) == (Timing.HEARD, Timing.ESTIMATED, Timing.HEARD)
    assert rye.span is not None
    assert 1500 <= rye.span.start_ms < rye.span.end_ms <= 2500


def test_places_count_as_in_javascript() -> None:
    read = draft("🥖🥖 bread", [(5, 5, 1.5, 2)])
    assert texts(read) == ["🥖🥖", "bread"]
    assert spans(read)[-1] == (1500, 2000)


def test_a_speaker_that_nobody_named_is_none() -> None:
    assert draft("warm", [(0, 4, 1, 2)], "U_UKN").speakers == ()


def test_the_text_of_slate_counts_and_its_words_give_times() -> None:
    words = [{"text": "worm", "start": 1, "end": 1.5}, {"text": "bread", "start": 1.5, "end": 2}]
    read = slate(
        {"speaker": "Ines", "start": 1, "type": "timedText", "children": [{"text": "Warm bread.", "words": words}]}
    )
    assert (said(read), spans(read)) == ([("Ines", "Warm bread.")], [(1000, 1500), (1500, 2000)])


def test_a_node_without_words_lasts_until_the_next_one() -> None:
    read = slate(
        {"speaker": "Ines", "start": 1, "children": [{"text": "ab cd"}]},
        {"speaker": "Omar", "start": 3, "children": [{"text": "ef"}]},
    )
    assert spans(read)[:2] == [(1000, 2000), (2000, 3000)]
