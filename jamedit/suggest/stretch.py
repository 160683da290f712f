"""Windows of words: which of them may stand for a term, asked fast, as it is asked for every word."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import NamedTuple

from jamedit.suggest.dress import breaks_after
from jamedit.suggest.terms import Target

WIDEST = 5  # words
_LONGEST_ENDING = 2  # letters


class Shape(NamedTuple):
    """Hold what a window must have to be compared with a target at all: a length in sounds, a first or last sound."""

    least: int
    most: int
    firsts: str
    lasts: str
    sounds: tuple[str, ...]

    @classmethod
    def of(cls, target: Target) -> Shape:
        """Return the shape of a target, from all of its forms."""
        sounds = tuple(dict.fromkeys(f.coarse for f in target.forms))
        sizes = list(map(len, sounds))
        firsts, lasts = "".join({s[0] for s in sounds}), "".join({s[-1] for s in sounds})
        return cls(max(2, int(0.65 * min(sizes))), int(1.5 * max(sizes)) + 1, firsts, lasts, sounds)


class Stretch:
    """Hold a stretch of tokens with what is asked of its windows again and again.

    `sounds` are the coarse sounds of the tokens; `right` tells where terms stand: start, end, letters, target.
    """

    def __init__(
        self,
        tokens: Sequence[str],
        keys: Sequence[str],
        sounds: Sequence[str],
        right: Sequence[tuple[int, int, str, Target]],
    ) -> None:
        self.tokens, self.keys, self._sounds = tokens, keys, sounds
        self._upto = [0, *accumulate(map(len, sounds))]
        self._breaks = [0, *accumulate(map(int, map(breaks_after, tokens)))]
        longest_last = sorted(right, key=lambda place: len(place[2]))
        self._right = {at: letters for start, end, letters, _ in longest_last for at in range(start, end)}
        self._joined: dict[tuple[int, int], str] = {}

    def around(self, at: int, shape: Shape) -> Iterator[tuple[int, int, str]]:
        """Yield the windows around a position that fit a shape, with their sound; no sentence end is inside one."""
        upto, breaks, sounds = self._upto, self._breaks, self._sounds
        for start in range(max(0, at - WIDEST + 1), at + 1):
            if not sounds[start] or breaks[at] > breaks[start]:
                continue
            first = sounds[start][0] in shape.firsts
            for end in range(at + 1, min(start + WIDEST, len(sounds)) + 1):
                length = upto[end] - upto[start]
                if length > shape.most or breaks[end - 1] > breaks[start]:
                    break
                if length >= shape.least and (first or sounds[end - 1][-1:] in shape.lasts):
                    yield start, end, self._sound(start, end)

    def holds_right(self, start: int, end: int, letters: str) -> bool:
        """Tell whether words of a window are a term as it should be, and not a part of a longer one.

        `letters` are those of the proposal; one that only adds an ending to a term is no longer one.
        """
        inside = {self._right[at] for at in range(start, end) if at in self._right}
        return any(part not in letters or len(letters) - len(part) <= _LONGEST_ENDING for part in inside)

    def _sound(self, start: int, end: int) -> str:
        known = self._joined.get((start, end))
        if known is None:
            known = self._joined[start, end] = "".join(self._sounds[start:end]).replace("aa", "a")
        return known
