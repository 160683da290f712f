"""Windows of words: which of them may stand for a term, asked fast, as it is asked for every word."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate
from typing import NamedTuple

from rapidfuzz.distance import Levenshtein

from jamedit.suggest.dress import breaks_after
from jamedit.suggest.terms import Target

WIDEST = 5  # words
_LONGEST_ENDING = 2  # letters
_LEAST_COARSE = 0.6
_near = Levenshtein.normalized_similarity


class Shape(NamedTuple):
    """Hold what a window must have to be compared with a target at all: a length in sounds, a first or last sound."""

    least: int
    most: int
    firsts: str
    lasts: str
    sounds: tuple[str, ...]

    def fits(self, sound: str) -> bool:
        """Tell whether a window with this sound may stand for the target."""
        return (
            self.least <= len(sound) <= self.most
            and (sound[0] in self.firsts or sound[-1] in self.lasts)
            and any(_near(sound, other, score_cutoff=_LEAST_COARSE) for other in self.sounds)
        )

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
        self._breaks = [0, *accumulate(map(int, map(breaks_after, tokens)))]
        longest_last = sorted(right, key=lambda place: len(place[2]))
        self._right = {at: letters for start, end, letters, _ in longest_last for at in range(start, end)}
        self._joined: dict[tuple[int, int], str] = {}

    def around(self, at: int) -> list[tuple[int, int, str]]:
        """Return the windows around a position with their sounds; no clause ends inside one."""
        breaks, sounds, size = self._breaks, self._sounds, len(self._sounds)
        return [
            (start, end, self._sound(start, end))
            for start in range(max(0, at - WIDEST + 1), at + 1)
            if sounds[start] and breaks[at] == breaks[start]
            for end in range(at + 1, min(start + WIDEST, size) + 1)
            if breaks[end - 1] == breaks[start] and sounds[end - 1]
        ]

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
