"""Find where the sounds of a term may stand in a text, errors allowed, for all places of the text at once.

The search of Wu and Manber ("Fast text searching allowing errors", 1992) turned round: a whole number has one bit for
every place between two sounds of the TEXT, and the sounds of the term are walked one by one. So a step costs a few
operations on long numbers however long the text is. Sounds are coarse (`jamedit.suggest.sounds.coarse`); a consonant
counts twice as much as a vowel, and one taken for a near one as much as a vowel.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

_NEAR = {"p": "tkf", "t": "pks", "k": "pt", "f": "ps", "s": "tf", "r": "lw", "l": "rw", "w": "rl"}
_VOWEL = "a"
_BREAK = "|"
_SET = re.compile(rb"[^\0]")


def weight(sounds: str) -> int:
    """Return what all the sounds of a term count together."""
    return 2 * len(sounds) - sounds.count(_VOWEL)


class SoundText:
    """Hold the sounds of a text as bits; a place is the number of sounds before it, breaks counted."""

    def __init__(self, sounds: Sequence[str], breaks: Sequence[bool], may_end: Sequence[bool]) -> None:
        """Take the coarse sounds of every word, whether a clause ends after it, and whether a term may end with it."""
        parts, starts, at = [], [], 0
        self.word_at: dict[int, int] = {}  # the word that ends at a place
        for number, (sound, ends, last) in enumerate(zip(sounds, breaks, may_end, strict=True)):
            starts.append(at)
            at += len(sound)
            if sound and last:
                self.word_at[at] = number
            parts.append(sound + _BREAK if ends else sound)
            at += ends
        text = "".join(parts)[::-1]  # the first place is the lowest bit
        signs = set(text)
        self._bits = {c: int(text.translate({ord(s): "01"[s == c] for s in signs}), 2) for c in signs - {_BREAK}}
        self._near = {c: _union(self._bits.get(other, 0) for other in c + near) for c, near in _NEAR.items()}
        self._any = _union(self._bits.values())
        self._starts, self._ends = _bits_at(starts, at), _bits_at(self.word_at, at)

    def search(self, terms: Mapping[str, int]) -> Iterator[tuple[str, list[int]]]:
        """Yield every term with the last word of each place where it may stand, at no more than the cost it maps to.

        Terms that begin alike share the work for their beginning.
        """
        needed: dict[str, int] = {}
        for term, most in terms.items():
            for size in range(len(term) + 1):
                needed[term[:size]] = max(most, needed.get(term[:size], 0))
        vowels = self._bits.get(_VOWEL, 0)
        before, states = "", [self._begun(needed.get("", 0), vowels)]
        for term in sorted(terms):
            shared = next((i for i, (a, b) in enumerate(zip(before, term, strict=False)) if a != b), len(before))
            del states[shared + 1 :]
            for size in range(shared + 1, len(term) + 1):
                states.append(self._step(states[-1], term[size - 1], vowels, needed[term[:size]]))
            before = term
            yield term, [self.word_at[place] for place in _places(states[-1][terms[term]] & self._ends)]

    def _begun(self, most: int, vowels: int) -> list[int]:
        """Return, by cost, the places where a term may have begun: at a word, or after sounds that are too many."""
        states = [self._starts]
        for cost in range(1, most + 1):
            state = states[cost - 1] | (states[cost - 1] & vowels) << 1
            states.append(state | (states[cost - 2] & self._any) << 1 if cost > 1 else state)
        return states

    def _step(self, states: list[int], c: str, vowels: int, most: int) -> list[int]:
        """Return the states after one more sound: heard as it is, as another one, or not heard; or one too many."""
        same, everything = self._bits.get(c, 0), self._any
        near = self._near.get(c, same)
        lost = 1 if c == _VOWEL else 2
        after = [(states[0] & same) << 1]
        if most:
            first = (states[1] & same | states[0] & near | after[0] & vowels) << 1
            after.append(first | states[0] if lost == 1 else first)
        for cost in range(2, most + 1):
            moved = states[cost] & same | states[cost - 1] & near | after[cost - 1] & vowels
            moved |= (states[cost - 2] | after[cost - 2]) & everything
            after.append(moved << 1 | states[cost - lost])
        return after


def _bits_at(places: Iterable[int], last: int) -> int:
    cells = bytearray(last // 8 + 1)
    for place in places:
        cells[place >> 3] |= 1 << (place & 7)
    return int.from_bytes(cells, "little")


def _union(numbers: Iterable[int]) -> int:
    whole = 0
    for number in numbers:
        whole |= number
    return whole


def _places(bits: int) -> Iterator[int]:
    """Yield the positions of the bits that are set, lowest first."""
    for found in _SET.finditer(bits.to_bytes((bits.bit_length() + 7) // 8, "little")):
        at, cell = 8 * found.start(), found[0][0]
        while cell:
            low = cell & -cell
            yield at + low.bit_length() - 1
            cell ^= low
