"""A short JSON text with the structure of a long one: formats are known by it, wherever in the file their keys are.

Long texts are cut and of a list only the first elements are kept, in the first of which is every key that is in one
of them. The file is parsed once for it; the reader of its format gets the value (`text.parsed`).
"""

from __future__ import annotations

import json
import re
from itertools import islice
from typing import Any

from jamedit.formats.engine.asr_json.text import share

_LOOKED_AT = 20  # elements of a list that tell what all are like
_KEPT = 3  # elements of a list that are in the sketch
_MOST_KEYS = 200
_ROOM = 20_000  # values and pieces of texts
_DEEPEST = 8
_LONGEST = 120  # characters of a text
_LONGEST_AT_TOP = 2_000  # where a text may be a whole page of mark-up
_BROKEN = 1 << 20  # characters that are looked at of a text that is no sound JSON
_SAMPLE = 1 << 16
_NAME = r"""(?:"[^"\n]{0,200}+"|'[^'\n]{0,200}+'|\w{1,40}+(?=\s*:\s*["'\[{]))"""
_OBJECT = re.compile(rf"[\s\ufeff]*+(?:\[\s*+){{0,20}}+\{{\s*+{_NAME}\s*+:")
_CUT_KEY = re.compile(r'[\s\ufeff]*+(?:\[\s*+){0,20}+\{\s*+"[^"\n]{0,200}+"?\s*\Z')
_STRING = re.compile(r'"((?:[^"\\]++|\\.){100})(?:[^"\\]++|\\.)*+"', re.DOTALL)


def sketch(text: str) -> str | None:
    """Return the sketch of a text that is JSON, a stream of values or broken JSON; None for what is none of these."""
    value, end = share(text)
    if end is None:
        if not _OBJECT.match(text) and not _CUT_KEY.match(text[:_SAMPLE]):
            return None
        return _STRING.sub(r'"\1"', text[:_BROKEN])[:_SAMPLE]
    if not _has_structure(value):
        return None
    shown = _shown(value)
    return shown if end == len(text) else _stream(text, shown, end)


def _has_structure(value: Any) -> bool:
    """Tell whether a value is more than a text in brackets, such as [1]."""
    return isinstance(value, dict) or (isinstance(value, list) and isinstance(next(iter(value), ""), dict | list | str))


def _stream(text: str, shown: str, end: int) -> str | None:
    """Return the sketch of several values one after the other; only objects are, and "[Ann] hello" is none."""
    found = [shown]
    decoder = json.JSONDecoder()
    for _ in range(_LOOKED_AT):
        at = end
        while text[at : at + 1].isspace():
            at += 1
        if at == len(text):
            break
        try:
            value, end = decoder.raw_decode(text, at)
        except (ValueError, RecursionError):
            return shown if _OBJECT.match(text) else None
        found.append(_shown(value))
    return "\n".join(found[: 1 + _KEPT])


def _shown(value: Any) -> str:
    return json.dumps(_Shortener().whole(value), ensure_ascii=False)


class _Shortener:
    """Cut a value down; what is under each key at the top has room of its own, so that no key hides another."""

    def __init__(self) -> None:
        self._room = _ROOM

    def whole(self, value: Any) -> Any:
        """Return the short value of a whole file."""
        if not isinstance(value, dict):
            return self._short(value, 0)
        made = {}
        for key, inner in islice(value.items(), _MOST_KEYS):
            self._room = max(_ROOM // 40, _ROOM // len(value))
            made[key[:_LONGEST]] = self._short(inner, 1)
        return made

    def _short(self, value: Any, depth: int) -> Any:
        self._room -= 1
        if isinstance(value, str):
            shown = value[: _LONGEST if depth > 1 else _LONGEST_AT_TOP]
            self._room -= len(shown) // 40
            return shown
        if isinstance(value, dict):
            kept = islice(value.items(), _MOST_KEYS if depth < _DEEPEST else 0)
            return {key[:_LONGEST]: self._short(v, depth + 1) for key, v in kept if self._room > 0}
        if isinstance(value, list):
            kept_items = _typical(value) if depth < _DEEPEST else []
            return [self._short(v, depth + 1) for v in kept_items if self._room > 0]
        if isinstance(value, int) and not isinstance(value, bool):
            return max(-(10**18), min(10**18, value))
        return value


def _typical(items: list[Any]) -> list[Any]:
    first = _merged([v for v in items[:_LOOKED_AT] if isinstance(v, dict)])
    return [first, *items[1:_KEPT]] if first and isinstance(items[0], dict) else items[:_KEPT]


def _merged(items: list[dict[str, Any]]) -> dict[str, Any]:
    """Return an object with the keys of all; the value tells most: a list that is not empty, a number with a point."""
    made = dict(items[0]) if items else {}
    for item in items[1:]:
        for key, value in item.items():
            known = made.get(key)
            if not known or (type(value) is float and type(known) is int):
                made[key] = value if value is not None and (value or not isinstance(known, float)) else known
    return made
