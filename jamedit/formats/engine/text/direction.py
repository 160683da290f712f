"""Control characters for text that runs from right to left, which many players lay out as if it ran to the right.

There the full stop of an Arabic or Hebrew line jumps to its other end. Each such line is put between U+202B (embed
from right to left) and U+202C (end of embedding), as subtitle editors do; or all such characters are taken out.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import Literal

Marks = Literal["keep", "add", "remove"]

_OPEN, _CLOSE = "\u202b", "\u202c"
_CONTROLS = dict.fromkeys(map(ord, "\u200e\u200f\u061c\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"))
_ASS_LINE = "Dialogue:"
_ASS_FIELDS = 9  # before the text of a line


@cache
def _runs() -> re.Pattern[str]:
    """Return what a line of captions is made of: tags, breaks of a line inside it, and text."""
    return re.compile(r"<[^<>\n]*>|\{[^{}\n]*\}|\\[Nnh]|[^<>{}\\\n]+|.")


def without_marks(text: str) -> str:
    """Return a text without control characters of direction."""
    return text.translate(_CONTROLS)


def is_right_to_left(text: str) -> bool:
    """Return whether the first letter of a text is one that runs from right to left."""
    for character in text:
        kind = unicodedata.bidirectional(character)
        if kind in ("R", "AL"):
            return True
        if kind == "L":
            return False
    return False


def marked(content: str, marks: Marks) -> str:
    """Return the content of a caption file with the control characters added or removed, as chosen."""
    if marks == "keep":
        return content
    plain = without_marks(content)
    if marks == "remove" or plain.isascii():
        return plain
    return "\n".join(map(_line, plain.split("\n")))


def _line(line: str) -> str:
    if line.isascii():
        return line
    head = ""
    if line.startswith(_ASS_LINE):
        fields = line.split(",", _ASS_FIELDS)
        head, line = ",".join(fields[:-1]) + ",", fields[-1]
    return head + "".join(_part(run.group()) for run in _runs().finditer(line))


def _part(text: str) -> str:
    """Return a piece of text between tags with its marks; spaces at its edges stay outside of them."""
    if text[0] in "<{\\" or not is_right_to_left(text):
        return text
    inner = text.strip()
    return text.replace(inner, f"{_OPEN}{inner}{_CLOSE}", 1)
