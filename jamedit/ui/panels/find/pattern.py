"""What is looked for, and what comes in its place."""

from __future__ import annotations

import re
from array import array
from dataclasses import dataclass

from PySide6.QtCore import QRegularExpression, QRegularExpressionMatch

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
    """Find places in a text; places are counted in characters, as Python counts them."""

    def __init__(self, wanted: Wanted) -> None:
        self.wanted = wanted
        text = wanted.text if wanted.regular else QRegularExpression.escape(wanted.text)
        if wanted.whole_words:
            text = rf"(?<!\w)(?:{text})(?!\w)"
        option = QRegularExpression.PatternOption
        options = option.UseUnicodePropertiesOption
        if not wanted.match_case:
            options |= option.CaseInsensitiveOption
        # The pattern is checked by itself first, so that a message speaks of what was typed.
        plain = QRegularExpression(wanted.text) if wanted.regular else QRegularExpression(text)
        self.error = "" if plain.isValid() else plain.errorString()
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
        for match in self._matches(text):
            if match.capturedLength():
                found.append(match.capturedStart())
                found.append(match.capturedEnd())
        return _in_characters(text, found) if found else found

    def replaced(self, text: str, template: str) -> list[tuple[int, int, str]]:
        r"""Return start, end and new text of every place.

        With a regular expression `\1` or `$1` in the template means what its first group found, `\n` a space.
        """
        places = self.find(text)
        if not self.wanted.regular:
            texts = [template] * (len(places) // 2)
        else:
            texts = [_filled(template, match) for match in self._matches(text) if match.capturedLength()]
        return list(zip(places[::2], places[1::2], texts, strict=True))

    def _matches(self, text: str) -> list[QRegularExpressionMatch]:
        matches = []
        found = self._compiled.globalMatch(text)
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
