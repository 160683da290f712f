"""What is looked for, and what comes in its place."""

from __future__ import annotations

import re
import unicodedata
from array import array
from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QRegularExpression, QRegularExpressionMatch

from jamedit.ui.panels.find.folding import composed, folded

Place = tuple[int, int]

# A pattern such as (a+)+b tries more ways than there are seconds; PCRE gives up after this many steps.
_MOST_STEPS = 200_000
_GROUP = re.compile(r"\\(\\|[0-9]|n)|\$(\$|[0-9])")


@dataclass(frozen=True, slots=True)
class Wanted:
    """Hold what to find and how."""

    text: str
    match_case: bool = False
    whole_words: bool = False
    regular: bool = False


class TooHardError(Exception):
    """A regular expression needs more steps than a search may take."""


class Pattern:
    """Find places in a text; places are counted in characters, as Python counts them.

    Plain text is found as a reader sees it (`folding`); a regular expression sees what is there, letters composed.
    """

    def __init__(self, wanted: Wanted) -> None:
        self.wanted = wanted
        self.error = ""
        self._compiled: QRegularExpression | None = None
        self._sought, self._unseen = "", False
        if wanted.regular:
            self._compile(unicodedata.normalize("NFC", wanted.text))
        else:
            self._sought = folded(wanted.text, case=wanted.match_case).text
            if not self._sought:  # only what nobody sees is looked for
                self._unseen, self._sought = True, wanted.text

    def _compile(self, text: str) -> None:
        option = QRegularExpression.PatternOption
        options = option.UseUnicodePropertiesOption
        if not self.wanted.match_case:
            options |= option.CaseInsensitiveOption
        # The pattern is checked by itself first, so that a message speaks of what was typed.
        plain = QRegularExpression(text)
        self.error = "" if plain.isValid() else plain.errorString()
        if self.wanted.whole_words:
            text = rf"(?<!\w)(?:{text})(?!\w)"
        self._compiled = QRegularExpression(f"(*LIMIT_MATCH={_MOST_STEPS}){text}", options)
        if not self.error and not self._compiled.isValid():
            self.error = self._compiled.errorString()

    @property
    def usable(self) -> bool:
        """Return whether there is something to look for."""
        return bool(self.wanted.text) and not self.error

    def find(self, text: str) -> array[int]:
        """Return start and end of every place, one after the other; places of no length are left out.

        Raises TooHardError when the regular expression is too slow.
        """
        found = array("I")
        if self._compiled is None:
            for place in self._plain(text):
                found.extend(place)
        else:
            for place, _ in self._regular(text, self._compiled):
                found.extend(place)
        return found

    def replaced(self, text: str, template: str) -> list[tuple[int, int, str]]:
        r"""Return start, end and new text of every place.

        With a regular expression `\1` or `$1` in the template means what its first group found, `\n` a space.
        """
        if self._compiled is None:
            return [(*place, template) for place in self._plain(text)]
        return [(*place, _filled(template, match)) for place, match in self._regular(text, self._compiled)]

    def _plain(self, text: str) -> Iterator[tuple[int, int]]:
        known = folded(text, case=self.wanted.match_case, unseen=self._unseen)
        at, size = known.text.find(self._sought), len(self._sought)
        while at >= 0:
            place = known.place(at, at + size)
            if place is None or (self.wanted.whole_words and _within_a_word(known.text, at, at + size)):
                at = known.text.find(self._sought, at + 1)
                continue
            yield place
            at = known.text.find(self._sought, at + size)

    def _regular(self, text: str, compiled: QRegularExpression) -> list[tuple[Place, QRegularExpressionMatch]]:
        known = composed(text)
        matches = [m for m in _matches(compiled, known.text) if m.capturedLength()]
        ends = array("I", (at for m in matches for at in (m.capturedStart(), m.capturedEnd())))
        found = _in_characters(known.text, ends) if ends else ends
        places = (known.place(a, b) if a < b else None for a, b in zip(found[::2], found[1::2], strict=True))
        return [(place, match) for place, match in zip(places, matches, strict=True) if place is not None]


def _within_a_word(text: str, start: int, end: int) -> bool:
    """Return whether a word goes on before or after a place."""
    return (start > 0 and _is_of_a_word(text[start - 1])) or (end < len(text) and _is_of_a_word(text[end]))


def _is_of_a_word(char: str) -> bool:
    return char.isalnum() or char == "_" or unicodedata.category(char)[0] == "M"


def _matches(compiled: QRegularExpression, text: str) -> list[QRegularExpressionMatch]:
    matches = []
    found = compiled.globalMatch(text)
    while found.hasNext():
        matches.append(found.next())
    if not found.isValid() and not _ended(text, matches):
        raise TooHardError
    return matches


def _ended(text: str, matches: list[QRegularExpressionMatch]) -> bool:
    """Return whether the last match is the empty one at the end, after which Qt calls its iterator invalid."""
    return bool(matches) and matches[-1].capturedEnd() == len(text.encode("utf-16-le")) // 2


def _filled(template: str, match: QRegularExpressionMatch) -> str:
    def fill(part: re.Match[str]) -> str:
        name = part[1] or part[2]
        return match.captured(int(name)) if name.isdigit() else " " if name == "n" else name

    return _GROUP.sub(fill, template)


def _in_characters(text: str, places: array[int]) -> array[int]:
    """Turn places counted in UTF-16, as Qt counts, into places counted in characters."""
    if text.isascii() or max(text) <= "\uffff":
        return places
    at, counted = {0: 0}, 0
    for number, letter in enumerate(text, 1):
        counted += 2 if letter > "\uffff" else 1
        at[counted] = number
    return array("I", [at.get(place, at.get(place + 1, 0)) for place in places])
