"""Find where the sounds of a term may occur in a text, errors allowed, for all positions in the text at once.

The search of Wu and Manber ("Fast text searching allowing errors", 1992) turned round: a whole number has one bit for
every position between two sounds of the TEXT, and the sounds of the term are walked one by one. So a step costs a few
operations on long numbers however long the text is. Sounds are coarse (`phonetics.coarse`); a consonant counts twice as
much as a vowel, and one taken for a near one as much as a vowel.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import accumulate, pairwise
from operator import add

_NEAR = {"p": "tkf", "t": "pks", "k": "pt", "f": "ps", "s": "tf", "r": "lw", "l": "rw", "w": "rl"}
_VOWEL = "a"
_BREAK = "|"
_NO_BREAK = b"1" * ord(_BREAK) + b"0" + b"1" * (255 - ord(_BREAK))
_SET = re.compile(rb"(?<!\0)\0*+[^\0]")  # to run over the zeros is faster than to look for what is none
_POSITIONS = [tuple(bit for bit in range(8) if cell >> bit & 1) for cell in range(256)]  # of the bits of a byte


def weight(sounds: str) -> int:
    """Return what all the sounds of a term count together."""
    return 2 * len(sounds) - sounds.count(_VOWEL)


class FuzzyTerms:
    """Hold the sounds of terms, each with the most that a position may cost, in an order in which they share work."""

    def __init__(self, terms: Mapping[str, int]) -> None:
        needed: dict[str, int] = {}  # by beginning, as terms that begin alike are walked together
        for term, most in terms.items():
            for size in range(len(term) + 1):
                if needed.get(term[:size], 0) <= most:
                    needed[term[:size]] = most
        self.most = needed.get("", 0)
        # each term, its cost, how many sounds it shares with the one before it, its other sounds with their costs
        self.in_order: list[tuple[str, int, int, list[tuple[str, int]]]] = []
        for before, term in pairwise(("", *sorted(terms))):
            shared = next((i for i, (a, b) in enumerate(zip(before, term, strict=False)) if a != b), len(before))
            further = [(term[at], needed[term[: at + 1]]) for at in range(shared, len(term))]
            self.in_order.append((term, terms[term], shared, further))


class FuzzyText:
    """Hold the sounds of a text as bits; a position is the number of sounds before it, breaks counted."""

    def __init__(self, sounds: Sequence[str], breaks: Sequence[bool], may_end: Sequence[bool]) -> None:
        """Take the coarse sounds of every word, whether a clause ends after it, and whether a term may end with it."""
        sizes = list(map(len, sounds))
        *starts, whole = (0, *accumulate(map(add, sizes, breaks)))
        words = zip(map(add, starts, sizes), sizes, may_end, strict=True)
        # the word that ends at a position
        self.word_at = {at: number for number, (at, size, last) in enumerate(words) if size and last}
        self._text = "".join([sound + _BREAK if ends else sound for sound, ends in zip(sounds, breaks, strict=True)])
        self._backward = self._text.encode("ascii", "replace")[::-1]  # the first position is the lowest bit
        self._any = int(b"0" + self._backward.translate(_NO_BREAK), 2)
        self._starts, self._ends = _bits_at(starts, whole), _bits_at(self.word_at, whole)
        self._bits: dict[str, int] = {}
        self._near = {c: _union(map(self._bits_of, c + near)) for c, near in _NEAR.items()}

    def search(self, terms: FuzzyTerms) -> Iterator[tuple[str, list[int]]]:
        """Yield every term with the last word of each position where it may occur."""
        vowels = self._bits_of(_VOWEL)
        states = [self._begun(terms.most, vowels)]
        for term, most, shared, further in terms.in_order:
            del states[shared + 1 :]
            for sound, needed in further:
                states.append(self._step(states[-1], sound, vowels, needed))
            yield term, [self.word_at[position] for position in _positions(states[-1][most] & self._ends)]

    def _bits_of(self, sound: str) -> int:
        """Return the positions at which a sound begins."""
        found = self._bits.get(sound)
        if found is None:
            if sound.isascii() and sound.isalpha():
                digits = bytearray(b"0") * 256
                digits[ord(sound)] = ord("1")
                found = int(b"0" + self._backward.translate(digits), 2)
            else:  # a letter that no rule reads
                found = _bits_at((at for at, c in enumerate(self._text) if c == sound), len(self._text))
            self._bits[sound] = found
        return found

    def _begun(self, most: int, vowels: int) -> list[int]:
        """Return, by cost, the positions where a term may have begun: at a word, or after sounds that are too many."""
        states = [self._starts]
        for cost in range(1, most + 1):
            state = states[cost - 1] | (states[cost - 1] & vowels) << 1
            states.append(state | (states[cost - 2] & self._any) << 1 if cost > 1 else state)
        return states

    def _step(self, states: list[int], c: str, vowels: int, most: int) -> list[int]:
        """Return the states after one more sound: recognised as it is, as another one, or not at all; or one too many.

        What may be reached at some cost may be at every higher one, too; often there is nothing at the lower ones.
        """
        if not states[most]:
            return states  # nothing is left, as is usual after some sounds in a short text
        same, near, everything = self._bits_of(c), self._near.get(c), self._any
        after: list[int] = []
        before = one_less = 0  # the states at a cost that is two, and one, less
        after_before = after_one_less = 0
        for state in states[: most + 1]:
            moved = 0
            if state or after_one_less:
                moved = state & same | after_one_less & vowels | (before | after_before) & everything
                if near is not None:
                    moved |= one_less & near
                moved = moved << 1 | (one_less if c == _VOWEL else before)
            after.append(moved)
            before, one_less = one_less, state
            after_before, after_one_less = after_one_less, moved
        return after


def _bits_at(positions: Iterable[int], last: int) -> int:
    digits = bytearray(b"0") * (last + 1)
    for position in positions:
        digits[last - position] = ord("1")
    return int(digits, 2)


def _union(numbers: Iterable[int]) -> int:
    whole = 0
    for number in numbers:
        whole |= number
    return whole


def _positions(bits: int) -> list[int]:
    """Return the positions of the bits that are set, lowest first."""
    cells = bits.to_bytes((bits.bit_length() + 7) // 8, "little")
    found = [match.end() - 1 for match in _SET.finditer(cells)]
    return [8 * at + position for at in found for position in _POSITIONS[cells[at]]]
