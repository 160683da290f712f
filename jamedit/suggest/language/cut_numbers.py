"""Numbers that a punctuation mark cuts: "76。 2%" for 76.2%, "4，79" for 479."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

_DECIMAL = 0.9
_PLAIN_STOP = 0.7  # a sentence may end with a number
_GROUPED = 0.55  # a comma may be for decimals or for nothing at all
_STOP = re.compile(r"([^\w.。]*\d{1,3})[.。]")
_FRACTION = re.compile(r"(\d{1,2})([%％])(\W*)")
_COMMA = re.compile(r"([^\W\d]*\d+)，(\d+)(\D.*)?")


class CutNumber(NamedTuple):
    """Hold where a cut number ends (exclusive), what it may be, best first, and how sure that is."""

    end: int
    texts: tuple[str, ...]
    sure: float


def cut_number(tokens: Sequence[str], at: int) -> CutNumber | None:
    """Return the cut number that begins at a token, or None."""
    token = tokens[at]
    stop = _STOP.fullmatch(token)
    fraction = _FRACTION.fullmatch(tokens[at + 1]) if stop and at + 1 < len(tokens) else None
    if stop and fraction:
        return CutNumber(
            at + 2, (f"{stop[1]}.{fraction[1]}%{fraction[3]}",), _DECIMAL if "。" in token else _PLAIN_STOP
        )
    comma = _COMMA.fullmatch(token)
    if comma:
        rest = comma[3] or ""
        forms = (f"{comma[1]},{comma[2]}{rest}", f"{comma[1]}{comma[2]}{rest}")
        return CutNumber(at + 1, forms, _GROUPED)
    return None
