"""How much more often than by chance one word follows another: a small language model of pairs of words.

`resources/words/<language>/pairs.bin` is made by script/build_words.py, which describes its layout.
"""

from __future__ import annotations

import sys
from array import array
from bisect import bisect_left
from functools import cache
from itertools import count

from jamedit.paths import resource
from jamedit.suggest.language import lexicon

_STEP = 0.25  # of log10, one unit of a stored strength
_HEAD = 2


class Bigrams:
    """Look up pairs of folded words; a language without the list knows none."""

    def __init__(self, language: str) -> None:
        self._begins, self._follows, self._strengths = array("I"), array("H"), array("b")
        self._numbers: dict[str, int] = {}
        path = resource("words", language, "pairs.bin")
        if path.is_file():
            self._read(path.read_bytes())
            self._numbers = dict(zip(lexicon.lexicon_of(language).sounds, count()))

    def strength(self, first: str, second: str) -> float:
        """Return log10 of how many times more often than by chance the second word follows; 0 where nothing is known.

        "prime minister" has 3 and more, "or notebooks" 0, "the of" less than 0.
        """
        number, follower = self._numbers.get(first), self._numbers.get(second)
        if number is None or follower is None:
            return 0.0
        start, end = self._begins[number], self._begins[number + 1]
        at = bisect_left(self._follows, follower, start, end)
        return self._strengths[at] * _STEP if at < end and self._follows[at] == follower else 0.0

    def _read(self, data: bytes) -> None:
        head = array("I", data[: 4 * _HEAD])
        if sys.byteorder == "big":
            head.byteswap()
        words, pairs = head
        at = 4 * (_HEAD + words + 1)
        self._begins.frombytes(data[4 * _HEAD : at])
        self._follows.frombytes(data[at : at + 2 * pairs])
        self._strengths.frombytes(data[at + 2 * pairs :])
        if sys.byteorder == "big":
            self._begins.byteswap()
            self._follows.byteswap()


@cache
def bigrams(language: str) -> Bigrams:
    """Read the pairs of a language once."""
    return Bigrams(language)
