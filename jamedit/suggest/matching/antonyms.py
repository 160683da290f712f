"""Words that look and sound similar but are different words: "supervised" and "unsupervised", "plan" and "planning".

A recogniser seldom writes the one for the other; a speaker often means the one that is written, and putting the other
in its place reverses the meaning.
"""

from __future__ import annotations

from collections import defaultdict
from functools import cache

from jamedit.suggest.language import lexicon

_NOTHING = "."  # in the list: no prefix at all
_SHORTEST_STEM = 4  # letters
_LONGEST_ENDING = 4  # letters, one of them doubled before it


class Antonyms:
    """Hold the opposites and the endings of a language."""

    def __init__(self, language: str) -> None:
        self._opposite: dict[str, set[str]] = defaultdict(set)
        for one, other in lexicon.table(language, "opposites"):
            first, second = (_bare(each) if each != _NOTHING else "" for each in (one, other))
            self._opposite[first].add(second)
            self._opposite[second].add(first)
        self._longest = max(map(len, self._opposite), default=0)
        self._endings = lexicon.words(language, "endings")

    def opposed(self, recognised: str, wanted: str) -> bool:
        """Return whether two folded words differ only in opposed prefixes, or are opposites as listed."""
        one, other = _bare(recognised), _bare(wanted)
        for size in range(min(self._longest, len(one)) + 1 if one and other else 0):
            stem = one[size:]
            whole = not stem and size > 0
            if (whole or len(stem) >= _SHORTEST_STEM) and other.endswith(stem):
                prefix = other[: len(other) - len(stem)]
                if prefix in self._opposite.get(one[:size], ()):
                    return True
        return False

    def another_form(self, one: str, other: str) -> bool:
        """Return whether one of two folded words is the other with an ending."""
        short, long = sorted((_bare(one), _bare(other)), key=len)
        ending = long[len(short) :]
        if not ending or len(ending) > _LONGEST_ENDING or len(short) < _SHORTEST_STEM or not long.startswith(short):
            return False
        return ending in self._endings or (ending[0] == short[-1] and ending[1:] in self._endings)


def _bare(word: str) -> str:
    return word.replace("-", "")


@cache
def antonyms(language: str) -> Antonyms:
    """Return what is known of a language, read once."""
    return Antonyms(language)
