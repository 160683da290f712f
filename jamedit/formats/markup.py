"""Words inside marked-up text: find them, and change them with the smallest difference."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from jamedit.document.tokens import token_spans

_NOTHING = re.compile(r"(?!)")


class Placed(NamedTuple):
    """Hold one word of a marked-up text and where it stands, in characters, marks inside it included."""

    text: str
    start: int
    end: int


def placed_words(raw: str, marks: re.Pattern[str] = _NOTHING) -> list[Placed]:
    """Return the words of a text without its marks; what a group named "entity" matches is read as its character."""
    pieces = list(_pieces(raw, marks))
    if len(pieces) == 1 and pieces[0].text == raw:
        return [Placed(raw[a:b], a, b) for a, b in token_spans(raw)]
    plain = "".join([piece.text for piece in pieces])
    words: list[Placed] = []
    at = 0
    for a, b in token_spans(plain):
        while a >= pieces[at].plain + len(pieces[at].text):
            at += 1
        first = at
        while b > pieces[at].plain + len(pieces[at].text):
            at += 1
        words.append(Placed(plain[a:b], pieces[first].start_of(a), pieces[at].end_of(b)))
    return words


class _Piece(NamedTuple):
    """Hold text between two marks, or the character of an entity, with its place in the plain and the raw text."""

    text: str
    plain: int
    start: int
    end: int

    def start_of(self, a: int) -> int:
        return self.start + a - self.plain if self._literal else self.start

    def end_of(self, b: int) -> int:
        return self.start + b - self.plain if self._literal else self.end

    @property
    def _literal(self) -> bool:
        return self.end - self.start == len(self.text)


def _pieces(raw: str, marks: re.Pattern[str]) -> Iterator[_Piece]:
    plain = at = 0
    for mark in marks.finditer(raw):
        if mark.start() > at:
            yield _Piece(raw[at : mark.start()], plain, at, mark.start())
            plain += mark.start() - at
        if mark.lastgroup == "entity":
            character = html.unescape(mark[0])
            yield _Piece(character, plain, mark.start(), mark.end())
            plain += len(character)
        at = mark.end()
    if at < len(raw) or not at:
        yield _Piece(raw[at:], plain, at, len(raw))


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
