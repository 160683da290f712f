"""How far two sounds are apart, phone by phone, weighed by how the phones are made in the mouth.

Costs are set by hand from articulation: a voiced and an unvoiced stop are near, a stop and a vowel are far; a weak
vowel is lost more easily than a fricative. One sign is one phone, as in `jamedit.suggest.sounds`.
"""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

_ELSE = 0.8  # to lose or gain a phone that is not listed
_LOSS = {
    **dict.fromkeys("a@oWIeAEOYU", 0.5),
    **dict.fromkeys("^iu", 0.35),
    "h": 0.3,
    **dict.fromkeys("ywr", 0.45),
    **dict.fromkeys("ltdnD", 0.6),
}
_UNLIKE = 1.2
_GLIDES = {frozenset(pair): 0.4 for pair in ("yE", "yi", "wU", "wu", "wO", "wW", "^r", "lO", "lU", "lu", "lo")}


class _Consonant(NamedTuple):
    place: float
    manner: str
    voiced: bool


class _Vowel(NamedTuple):
    height: float
    front: float
    glide: float  # where a diphthong ends: -1 back, 1 front


_CONSONANTS = {
    "p": _Consonant(0, "stop", False),
    "b": _Consonant(0, "stop", True),
    "m": _Consonant(0, "nasal", True),
    "f": _Consonant(0.5, "fricative", False),
    "v": _Consonant(0.5, "fricative", True),
    "w": _Consonant(0.5, "glide", True),
    "T": _Consonant(1, "fricative", False),
    "D": _Consonant(1, "fricative", True),
    "t": _Consonant(1.5, "stop", False),
    "d": _Consonant(1.5, "stop", True),
    "n": _Consonant(1.5, "nasal", True),
    "s": _Consonant(1.5, "fricative", False),
    "z": _Consonant(1.5, "fricative", True),
    "l": _Consonant(1.5, "liquid", True),
    "r": _Consonant(2, "liquid", True),
    "S": _Consonant(2, "fricative", False),
    "Z": _Consonant(2, "fricative", True),
    "C": _Consonant(2, "affricate", False),
    "j": _Consonant(2, "affricate", True),
    "y": _Consonant(2.5, "glide", True),
    "k": _Consonant(3, "stop", False),
    "g": _Consonant(3, "stop", True),
    "G": _Consonant(3, "nasal", True),
    "h": _Consonant(3.5, "fricative", False),
}
_VOWELS = {
    "E": _Vowel(3, 2, 0),
    "i": _Vowel(2.5, 2, 0),
    "A": _Vowel(2, 2, 0.5),
    "e": _Vowel(1.5, 2, 0),
    "@": _Vowel(0.5, 2, 0),
    "^": _Vowel(1.5, 1, 0),
    "a": _Vowel(0, 0.5, 0),
    "o": _Vowel(1, 0, 0),
    "O": _Vowel(2, 0, -0.5),
    "u": _Vowel(2.5, 0, 0),
    "U": _Vowel(3, 0, 0),
    "I": _Vowel(0.5, 1, 1),
    "W": _Vowel(0.5, 1, -1),
    "Y": _Vowel(1.5, 0.5, 1),
}
_MANNERS = {
    frozenset(("stop", "affricate")): 0.3,
    frozenset(("fricative", "affricate")): 0.25,
    frozenset(("stop", "fricative")): 0.4,
    frozenset(("stop", "nasal")): 0.45,
    frozenset(("liquid", "glide")): 0.35,
    frozenset(("nasal", "liquid")): 0.5,
}


def likeness(a: str, b: str) -> float:
    """Return how alike two strings of phones sound, 0 (nothing in common) to 1 (the same)."""
    if a == b:
        return 1.0
    whole = (loss(a) + loss(b)) / 2
    return max(0.0, 1.0 - distance(a, b) / whole) if whole else 0.0


def distance(a: str, b: str) -> float:
    """Return the least cost of turning one string of phones into another."""
    costs, losses = _costs(), [_LOSS.get(q, _ELSE) for q in b]
    row = [0.0]
    for lost in losses:
        row.append(row[-1] + lost)
    for p in a:
        lost = _LOSS.get(p, _ELSE)
        changes = costs.get(p, {})
        corner, left = row[0], row[0] + lost
        fresh = [left]
        for j, q in enumerate(b):
            up = row[j + 1]
            left += losses[j]
            if up + lost < left:
                left = up + lost
            changed = corner + changes.get(q, _UNLIKE)
            if changed < left:
                left = changed
            fresh.append(left)
            corner = up
        row = fresh
    return row[-1]


def loss(phones: str) -> float:
    """Return the cost of losing every phone."""
    return sum(_LOSS.get(p, _ELSE) for p in phones)


@cache
def _costs() -> dict[str, dict[str, float]]:
    """Return the cost of hearing one phone for another, for every pair of phones."""
    phones = (*_CONSONANTS, *_VOWELS)
    return {p: {q: _change(p, q) for q in phones} for p in phones}


def _change(p: str, q: str) -> float:
    if p == q:
        return 0.0
    if p in _CONSONANTS and q in _CONSONANTS:
        return _between_consonants(_CONSONANTS[p], _CONSONANTS[q])
    if p in _VOWELS and q in _VOWELS:
        a, b = _VOWELS[p], _VOWELS[q]
        far = abs(a.height - b.height) / 3 + abs(a.front - b.front) / 2 + abs(a.glide - b.glide) / 2
        return min(0.6, 0.1 + 0.3 * far)
    return _GLIDES.get(frozenset((p, q)), _UNLIKE)


def _between_consonants(a: _Consonant, b: _Consonant) -> float:
    manner = 0.0 if a.manner == b.manner else _MANNERS.get(frozenset((a.manner, b.manner)), 0.7)
    place = 0.15 * min(2.0, abs(a.place - b.place))
    return min(1.0, manner + place + 0.2 * (a.voiced != b.voiced))
