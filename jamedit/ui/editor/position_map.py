"""Where words are in the text of a block, and which word is at a place in it.

Block number n of the text widget shows paragraph n; token n of a block is word n of its paragraph. Spaces at the ends
or doubled between words, as they come while somebody types, change neither. Qt counts UTF-16 units, Python whole
characters: columns here are Python's, and `to_units` and `to_column` convert at the border.
"""

from __future__ import annotations

from bisect import bisect_right

from jamedit.document.tokens import token_spans

_FIRST_OF_A_PAIR = frozenset(bytes([high]) for high in range(0xD8, 0xDC))
_SECOND_OF_A_PAIR = frozenset(bytes([high]) for high in range(0xDC, 0xE0))


def to_units(text: str, column: int) -> int:
    """Return a column as Qt counts it: characters beyond the first plane, such as emoji, count twice."""
    if text.isascii():
        return column
    before = text[:column]
    return column + len(_units(before)) // 2 - len(before)


def to_column(text: str, units: int) -> int:
    """Return a position in Qt's units as a column; inside a pair it is the character's own."""
    if text.isascii() or max(text) <= "\uffff":
        return units
    data, end = _units(text), 2 * max(0, units)
    if data[end - 1 : end] in _FIRST_OF_A_PAIR and data[end + 1 : end + 2] in _SECOND_OF_A_PAIR:
        end -= 2
    return len(data[:end].decode("utf-16-le", "surrogatepass"))


def _units(text: str) -> bytes:
    """Return a text as Qt has it, two bytes a unit."""
    return text.encode("utf-16-le", "surrogatepass")


def word_at(text: str, column: int) -> int | None:
    """Return the number of the word at a column; between words the one before; None in a text without words."""
    spans = token_spans(text)
    if not spans:
        return None
    return max(0, bisect_right([start for start, _ in spans], column) - 1)


def word_touching(text: str, column: int) -> int | None:
    """Return the number of the word that holds or touches a column, or None between words."""
    number = word_at(text, column)
    if number is None:
        return None
    start, end = token_spans(text)[number]
    return number if start <= column <= end else None


def words_before(text: str, column: int) -> int:
    """Return how many words begin before a column, where to split; a word cut by it counts as after."""
    return sum(1 for _, end in token_spans(text) if end <= column)


def words_in(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the range of words that a selection touches (end exclusive)."""
    spans = token_spans(text)
    touched = [i for i, (a, b) in enumerate(spans) if a < end and b > start]
    return (touched[0], touched[-1] + 1) if touched else (0, 0)
