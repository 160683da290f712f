"""JSON as a text: where values are in it, and how to put others in their place.

`json.loads` tells whether a text is sound; this module then finds places without walking through all of it in Python:
one regular expression steps over whole strings and over objects and lists that hold no others.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import pairwise
from typing import Any, NamedTuple

from jamedit.errors import UnreadableFileError
from jamedit.formats.engine.builder import quiet_gc
from jamedit.formats.engine.patches import Patch, apply

Path = tuple[str | int, ...]

_STRING = r'"(?:[^"\\]++|\\.)*+(?:"|\\?\Z)'  # one that the text's end cuts off is one too
_FLAT = rf'(?:[^"{{}}\[\]]++|{_STRING})*+'
_SKIP = re.compile(rf"{_STRING}|\{{{_FLAT}\}}|\[{_FLAT}\]|[\[\]{{}}]", re.DOTALL)
_VALUE = re.compile(rf"{_STRING}|\{{{_FLAT}\}}|\[{_FLAT}\]|[\[\]{{}},]|[^\s\"\[\]{{}},:]+", re.DOTALL)
_DECODER = json.JSONDecoder(strict=False)
_STRICT = json.JSONDecoder()
_SPACE = " \t\n\r"
_LONGEST_SPACE = 1 << 20
_shared: dict[int, tuple[str, Any]] = {}  # the text whose value is kept, by its identity
_KEY = re.compile(rf"\s*+(?:,\s*+)?+({_STRING})\s*+:\s*+", re.DOTALL)


class Place(NamedTuple):
    """Hold where a value starts and ends in the text."""

    start: int
    end: int


class Member(NamedTuple):
    """Hold where a member of an object is: its key from `at` on, its value from `start` to `end`."""

    at: int
    start: int
    end: int


def share(text: str) -> tuple[Any, int | None]:
    """Return the first value of a JSON text and where it ends, None for one that is not sound.

    A value that is all there is in the text is kept for the next call of `parsed`, so that a file is parsed once.
    """
    _shared.clear()
    at = len(text) - len(text.lstrip(_SPACE))
    try:
        with quiet_gc():
            value, end = _STRICT.raw_decode(text, at)
    except (ValueError, RecursionError):
        return None, None
    if len(text) - end < _LONGEST_SPACE and not text[end:].strip(_SPACE):
        _shared[id(text)] = (text, value)
        return value, len(text)
    return value, end


@contextmanager
def shared_value() -> Iterator[None]:
    """Let go, at the end, of a value that was kept and that nobody took."""
    try:
        yield
    finally:
        _shared.clear()


def parsed(text: str, name: str) -> Any:
    """Return the value of a JSON text; raise UnreadableFileError with one sentence when there is none."""
    kept = _shared.pop(id(text), None)
    if kept is not None and kept[0] is text:
        return kept[1]
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        raise UnreadableFileError(
            f"{name}: line {error.lineno}, column {error.colno} is not valid JSON; export the transcript again."
        ) from error
    except (RecursionError, ValueError) as error:
        raise UnreadableFileError(f"{name} is nested too deeply or has too large numbers for a transcript.") from error


def is_shared(text: str) -> bool:
    """Tell whether the value of a text is kept, so that it is known to be one value."""
    return id(text) in _shared


def value_end(text: str, start: int) -> int:
    """Return where the value that starts here ends."""
    if text[start : start + 1] not in ("{", "["):  # a text may end here
        found = _VALUE.match(text, start)
        return found.end() if found else start
    try:  # in C, three times as fast as to count brackets
        return _DECODER.raw_decode(text, start)[1]
    except (ValueError, RecursionError):
        return _bracket_end(text, start)


def _bracket_end(text: str, start: int) -> int:
    """Return where an object or a list ends that is not quite sound."""
    depth = 0
    for token in _SKIP.finditer(text, start):
        end = token.end()
        if end - token.start() == 1:
            depth += 1 if text[end - 1] in "{[" else -1
        if not depth:
            return end
    return len(text)


def elements(text: str, start: int) -> list[Place]:
    """Return the places of the elements of the list that starts here."""
    found: list[Place] = []
    at = start + 1
    while True:
        token = _VALUE.search(text, at)
        if token is None or token[0] == "]":
            return found
        at = token.end()
        if token[0] != ",":
            if token[0] in "{[":
                at = value_end(text, token.start())
            found.append(Place(token.start(), at))


def members(text: str, start: int) -> dict[str, Member]:
    """Return the places of the members of the object that starts here; of equal keys the last one counts."""
    found: dict[str, Member] = {}
    at = start + 1
    while (key := _KEY.match(text, at)) is not None:
        at = value_end(text, key.end())
        name = key[1]
        found[json.loads(name) if "\\" in name else name[1:-1]] = Member(key.start(1), key.end(), at)
    return found


def place_of(text: str, start: int, path: Path) -> Place | None:
    """Return the place of the value that a path leads to from the value that starts here."""
    at = Place(start, value_end(text, start) if not path else start)
    for step in path:
        opening = text[at.start : at.start + 1]
        if isinstance(step, str):
            member = members(text, at.start).get(step) if opening == "{" else None
            if member is None:
                return None
            at = Place(member.start, member.end)
        else:
            items = elements(text, at.start) if opening == "[" else []
            if not -len(items) <= step < len(items):
                return None
            at = items[step]
    return at


def string_at(text: str, start: int, path: Path) -> tuple[Place, str, str] | None:
    """Return the place of the string that a path leads to, how it is written and what it says; None for none."""
    at = place_of(text, start, path)
    if at is None or text[at.start] != '"':
        return None
    literal = text[slice(*at)]
    return at, literal, json.loads(literal)


def value_at(value: Any, path: Path) -> Any:
    """Return what a path leads to in a parsed value, None when it leads nowhere."""
    for step in path:
        if isinstance(step, str):
            value = value.get(step) if isinstance(value, dict) else None
        else:
            value = value[step] if isinstance(value, list) and -len(value) <= step < len(value) else None
    return value


def quoted(text: str, like: str = "") -> str:
    """Write a text as a JSON string, with escapes where `like`, a text of the same file, has them."""
    escapes = "\\u" in like and like.isascii()
    literal = json.dumps(text, ensure_ascii=escapes)
    return literal.replace("/", "\\/") if "\\/" in like else literal


class Edits:
    """Collect replacements of places in a text."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._patches: list[Patch] = []

    def put(self, start: int, end: int, new: str) -> None:
        """Replace a place."""
        if self.text[start:end] != new:
            self._patches.append(Patch(start, end, new))

    def applied(self, start: int, end: int) -> str:
        """Return a part of the text with the replacements in it made."""
        return apply(self.text, self._patches, start, end)

    def drop(self, start: int, gone: Iterable[str]) -> None:
        """Take members out of the object that starts here, with what parts them from their neighbours."""
        found = sorted(members(self.text, start).items(), key=lambda pair: pair[1].at)
        left = [key for key, _ in found]
        for key in gone:
            if key not in left:
                continue
            at = left.index(key)
            places = dict(found)
            here = places[key]
            if at + 1 < len(left):
                self.put(here.at, places[left[at + 1]].at, "")
            elif at:
                self.put(places[left[at - 1]].end, here.end, "")
            else:
                self.put(here.at, here.end, "")
            del left[at]

    def add(self, start: int, key: str, literal: str) -> None:
        """Add a member to the end of the object that starts here, laid out like the one before it."""
        found = sorted(members(self.text, start).values())
        written = f"{quoted(key)}: {literal}"
        if not found:
            self.put(start + 1, start + 1, written)
            return
        last = found[-1]
        before = self.text[found[-2].end : last.at] if len(found) > 1 else "," + self.text[start + 1 : last.at]
        self.put(last.end, last.end, (before if "," in before else ", ") + written)


def joined(text: str, place: Place, items: Sequence[Place], parts: Sequence[tuple[Place | None, str]]) -> str:
    """Return a list with other elements: `items` are the places of its elements, `parts` what it shall hold.

    A part is the elements of the list it is made from, from the first one's start to the last one's end, and their
    text; None for a new one. What parted two elements parts them again, what parts most others parts new ones.
    """
    if not items:
        return text[place.start : place.end] if not parts else "[" + ", ".join(t for _, t in parts) + "]"
    usual = text[items[0].end : items[1].start] if len(items) > 1 else "," + text[place.start + 1 : items[0].start]
    if len(items) == 1 and usual == ",":
        usual = ", "
    follows = {a.end: b.start for a, b in pairwise(items)}
    out = [text[place.start : items[0].start]] if parts else [text[place.start]]
    before: Place | None = None
    for number, (origin, part) in enumerate(parts):
        if number:
            next_to = before is not None and origin is not None and follows.get(before.end) == origin.start
            out.append(text[before.end : origin.start] if next_to and before and origin else usual)
        out.append(part)
        before = origin
    out.append(text[items[-1].end : place.end] if parts else text[place.end - 1])
    return "".join(out)
