"""Words inside marked-up text: find them, and change them with the smallest difference."""

from __future__ import annotations

import html
import re
from collections.abc import Sequence
from typing import NamedTuple

from jamedit.document.tokens import token_spans

_NOTHING = re.compile(r"(?!)")


class Placed(NamedTuple):
    """Hold one word of a marked-up text and where it stands, in characters, marks inside it included."""

    text: str
    start: int
    end: int


def placed_words(raw: str, marks: re.Pattern[str] = _NOTHING, *, entities: bool = False) -> list[Placed]:
    """Return the words of a text without its marks; `entities` reads `&amp;` and the like as characters."""
    if not marks.search(raw) and not (entities and "&" in raw):
        return [Placed(raw[a:b], a, b) for a, b in token_spans(raw)]
    plain: list[str] = []
    places: list[tuple[int, int]] = []
    at = 0
    for mark in [*marks.finditer(raw), None]:
        end = mark.start() if mark else len(raw)
        for piece, start, stop in _pieces(raw, at, end, entities):
            plain.append(piece)
            places.extend([(start, stop)] * len(piece))
        at = mark.end() if mark else end
    return [Placed("".join(plain)[a:b], places[a][0], places[b - 1][1]) for a, b in token_spans("".join(plain))]


_ENTITY = re.compile(r"&#?\w{1,31};")


def _pieces(raw: str, start: int, end: int, entities: bool) -> list[tuple[str, int, int]]:
    found: list[tuple[str, int, int]] = []
    at = start
    for m in _ENTITY.finditer(raw, start, end) if entities else ():
        found += [(raw[i], i, i + 1) for i in range(at, m.start())]
        found.append((html.unescape(m[0]), m.start(), m.end()))
        at = m.end()
    return found + [(raw[i], i, i + 1) for i in range(at, end)]


def retyped(raw: str, old: Sequence[Placed], new: Sequence[str], *, escape: bool = False) -> str:
    """Return the text with its words changed to `new`; marks, line breaks and spaces stay where words stay.

    `escape` writes "&", "<" and ">" in new words as entities.
    """
    from difflib import SequenceMatcher  # only edited captions need it

    out: list[str] = []
    at = 0
    for tag, a, b, c, d in SequenceMatcher(None, [w.text for w in old], list(new), autojunk=False).get_opcodes():
        if tag == "equal":
            continue
        fresh = " ".join(html.escape(t, quote=False) if escape else t for t in new[c:d])
        if tag == "insert":
            here = old[a - 1].end if a else (old[0].start if old else len(raw))
            out += [raw[at:here], f" {fresh}" if a else f"{fresh} " if old else fresh]
            at = here
        elif tag == "replace":
            out += [raw[at : old[a].start], fresh]
            at = old[b - 1].end
        else:
            out.append(raw[at : old[a].start] if b < len(old) else raw[at : old[a - 1].end] if a else "")
            at = old[b].start if b < len(old) else old[b - 1].end
    return "".join(out) + raw[at:]
