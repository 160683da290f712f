"""Places of values in JSON are found whatever is around them."""

from __future__ import annotations

import json

from jamedit.formats.engine.asr_json.text import elements, members, parsed


def test_places_of_values_are_found_whatever_their_text() -> None:
    text = ' {"a": [1, "x,]\\"", {"b": []}, [], {}, -1.5e3 , null],\n "k\\u0041": {"c": "}"} , "d": true}'
    value = parsed(text, "x")
    found = members(text, 1)
    assert {k: json.loads(text[m.start : m.end]) for k, m in found.items()} == value
    assert [json.loads(text[slice(*p)]) for p in elements(text, found["a"].start)] == value["a"]
