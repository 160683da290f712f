"""Cells that a spreadsheet would run: an apostrophe in front makes them text, and is taken off again when read."""

from __future__ import annotations

import re

# Excel and others calculate what begins so, also the wide forms; all but a plain number then is a formula.
_FORMULA = re.compile("'*+[=+\\-@\t\r\uff1d\uff0b\uff0d\uff20]")
_GUARDED = re.compile("'++[=+\\-@\t\r\uff1d\uff0b\uff0d\uff20]")
_NUMBER = re.compile(r"[-+]\d[\d.,]*+%?")


def guarded(text: str) -> str:
    """Return the text of a cell with an apostrophe in front where it would be a formula without."""
    return f"'{text}" if _FORMULA.match(text) and not _NUMBER.fullmatch(text) else text


def without_guard(text: str) -> str:
    """Return the text of a cell without the apostrophe that `guarded` put there."""
    return text[1:] if _GUARDED.match(text) and guarded(text[1:]) == text else text
