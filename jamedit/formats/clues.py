"""What a text must show, at the least, to be of a format: cheap conditions that spare loading most formats.

A clue may be true of many texts that are not of its format; it must never be false of one that the format's `sniff`
gives more than 0.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

Clue = Callable[[str], bool]
_ESCAPED_LETTER = r"\u00"  # a JSON key may be written so, letter by letter


def anything(text: str) -> bool:
    """Say yes to every text."""
    return True


def holds(*parts: str) -> Clue:
    """Return the clue that one of the parts occurs in the text."""
    return lambda text: any(part in text for part in parts)


def looks(pattern: str) -> Clue:
    """Return the clue that a regular expression, compiled when it is first needed, is found in the text."""
    return lambda text: _compiled(pattern).search(text) is not None


@dataclass(frozen=True, slots=True)
class Json:
    """The clue that a text opens like JSON and has one of the keys, `first` of all, or anything if none is named."""

    keys: tuple[str, ...] = ()
    first: bool = False

    def __call__(self, text: str) -> bool:
        """Tell whether a text can be of the format."""
        if not opens_json(text):
            return False
        if self.first:
            return _compiled(rf"\s*\{{\s*\"(?:{'|'.join(self.keys)})").match(text) is not None
        return not self.keys or _ESCAPED_LETTER in text or any(f'"{key}"' in text for key in self.keys)


def json(*keys: str) -> Json:
    """Return the clue that the text opens like JSON and has one of the keys, any when none is named."""
    return Json(keys)


def json_first(*openings: str) -> Json:
    """Return the clue that a text is a JSON object whose first key begins in one of these ways."""
    return Json(openings, first=True)


def xml(*parts: str) -> Clue:
    """Return the clue that the text opens like XML and has one of the parts."""
    has_part = holds(*parts)
    return lambda text: _opens_xml(text) and has_part(text)


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)


opens_json = looks(r"\A[\s\ufeff]*[{\[]")
_opens_xml = looks(r"\A[\s\ufeff]*<")
