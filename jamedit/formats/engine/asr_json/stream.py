"""Files of several JSON values one after the other, taken for one list of them."""

from __future__ import annotations

import json
from typing import Any

from jamedit.formats.engine.asr_json.text import Place, elements, is_shared, parsed

_SPACE = " \t\n\r"


def as_list(text: str, name: str) -> tuple[str, Any]:
    """Return a text and its value; of several values, the text of a list of them.

    A comma comes between two values, and brackets around all; `as_stream` takes them away.
    """
    if is_shared(text):
        return text, parsed(text, name)
    places = _values(text)
    if len(places) < 2:
        return text, parsed(text, name)
    out = ["[", text[: places[0].start]]
    for before, place in zip([None, *places], places, strict=False):
        if before:
            out += [",", text[before.end : place.start]]
        out.append(text[slice(*place)])
    whole = "".join([*out, text[places[-1].end :], "]"])
    return whole, parsed(whole, name)


def _values(text: str) -> list[Place]:
    decoder = json.JSONDecoder()
    found: list[Place] = []
    at = 0
    while True:
        while at < len(text) and text[at] in _SPACE:
            at += 1
        if at == len(text):
            return found
        try:
            _, end = decoder.raw_decode(text, at)
        except (ValueError, RecursionError):
            return []
        found.append(Place(at, end))
        at = end


def as_stream(written: str, whole: str, text: str) -> str:
    """Return the values of a list one after the other when the file had them so."""
    if whole == text:
        return written
    places = elements(written, 0)
    if not places:
        return ""
    out = [written[1 : places[0].start]]
    for place, following in zip(places, [*places[1:], None], strict=True):
        gap = written[place.end : following.start if following else len(written) - 1]
        out += [written[slice(*place)], gap.replace(",", "", 1) if following else gap]
    return "".join(out)
