"""Change places in a text and leave all the rest as it is."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple


class Patch(NamedTuple):
    """Replace the characters from `start` up to `end` by `text`."""

    start: int
    end: int
    text: str


def apply(text: str, patches: Iterable[Patch], start: int = 0, end: int | None = None) -> str:
    """Return a text, or its part from `start` up to `end`, with patches made; `patches` come in any order.

    Of two that overlap, the one that begins first counts, of two that begin together the longer one; insertions at
    one place are made in the order given, before what replaces the text there.
    """
    out: list[str] = []
    at = start
    for patch in sorted(patches, key=_order):
        if patch.start >= at:
            out += [text[at : patch.start], patch.text]
            at = patch.end
    return "".join([*out, text[at : len(text) if end is None else end]])


def _order(patch: Patch) -> tuple[int, bool, int]:
    return patch.start, patch.end > patch.start, -patch.end
