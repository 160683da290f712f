"""Texts in which what looks the same to a reader is the same, and the way back to the places in the text itself.

Composed and decomposed letters, straight and curved quotes, all kinds of spaces and hyphens are one; characters that
nobody sees are left out. Large and small letters are one unless they are to be told apart.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

_SAME = str.maketrans(
    {
        **dict.fromkeys("‘’‚‛ʼ′＇", "'"),
        **dict.fromkeys("“”„‟″＂", '"'),
        **dict.fromkeys(
            "\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000", " "
        ),
        **dict.fromkeys("\u2010\u2011", "-"),
    }
)
_LONGEST = 32  # characters of one letter
_PART = 1 << 10
_UNSEEN = frozenset("\u00ad\u200b\u2060\ufeff")


@dataclass(frozen=True, slots=True)
class Folded:
    """Hold a folded text; `starts` and `ends` lead back, None where every character is at its own place.

    The character at i was made of the text from `starts[i]` on; a place may end before `ends[i]`, exclusive, when its
    last character is i. Where only several characters together were made of one letter, -1 is in the places between.
    """

    text: str
    starts: list[int] | None = None
    ends: list[int] | None = None

    def place(self, start: int, end: int) -> tuple[int, int] | None:
        """Return a place of the folded text as one of the text, or None when it begins or ends inside a letter."""
        if self.starts is None or self.ends is None:
            return start, end
        found = self.starts[start], self.ends[end - 1]
        return None if -1 in found else found


def folded(text: str, *, case: bool, unseen: bool = False) -> Folded:
    """Fold a text; `case` keeps large and small letters apart, `unseen` keeps what nobody sees."""
    if text.isascii():
        return Folded(text if case else text.lower())
    same = text.translate(_SAME)
    plain = _is_composed(same) and (unseen or _UNSEEN.isdisjoint(same))
    if plain:
        known = same if case else same.casefold()
        if len(known) == len(text):  # no letter ever becomes shorter: each is at its own place
            return Folded(known)
    return _folded_by_letter(same, case, unseen)


def composed(text: str) -> Folded:
    """Return a text with its letters composed, all else as it is."""
    if _is_composed(text):
        return Folded(text)
    return _joined((start, end, unicodedata.normalize("NFC", text[start:end])) for start, end in _letters(text))


def _is_composed(text: str) -> bool:
    """Return whether a text has no letters to compose; in parts, as a long run of marks takes the square of its length.

    A text that is cut inside a letter counts as one that has some.
    """
    parts = range(0, len(text), _PART)
    return all(
        unicodedata.is_normalized("NFC", text[at : at + _PART]) and not (at and _joins(text[at])) for at in parts
    )


def _folded_by_letter(text: str, case: bool, unseen: bool) -> Folded:
    def parts() -> Iterator[tuple[int, int, str]]:
        for start, end in _letters(text):
            letter = unicodedata.normalize("NFC", text[start:end])
            if not unseen:
                letter = "".join(c for c in letter if c not in _UNSEEN)
            yield start, end, letter if case else letter.casefold()

    return _joined(parts())


def _letters(text: str) -> Iterator[tuple[int, int]]:
    """Yield the ranges of the text that only compose among themselves; one that does not is cut into characters."""
    start, size = 0, len(text)
    while start < size:
        end = start + 1
        while end < size and end - start < _LONGEST and _joins(text[end]):
            end += 1
        if end - start > 1 and unicodedata.is_normalized("NFC", text[start:end]):
            yield from ((at, at + 1) for at in range(start, end))
        else:
            yield start, end
        start = end


def _joins(char: str) -> bool:
    """Return whether a character may compose with the one before it: a mark, or a later part of a Korean syllable."""
    return char > "\u02ff" and (unicodedata.category(char)[0] == "M" or "\u1160" <= char <= "\u11ff")


def _joined(parts: Iterator[tuple[int, int, str]]) -> Folded:
    text: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for start, end, made in parts:
        if made:
            text.append(made)
            starts += [start, *[-1] * (len(made) - 1)]
            ends += [*[-1] * (len(made) - 1), end]
    return Folded("".join(text), starts, ends)
