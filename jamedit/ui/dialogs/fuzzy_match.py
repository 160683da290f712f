"""Match a few letters against texts: the letters in order, best at the starts of words."""

from __future__ import annotations

from dataclasses import dataclass

_OPENS_WORD, _FOLLOWS, _PLAIN, _GAP = 8, 6, 1, 0.05


@dataclass(frozen=True, slots=True)
class Match:
    """Hold how well a text fits, more is better, and which of its letters fitted."""

    score: float
    letters: tuple[int, ...] = ()


def match(query: str, text: str) -> Match | None:
    """Return the best way to find the letters of a query in order in a text, or None; case and spaces aside.

    Takes time in proportion to query × text².
    """
    wanted, given = _fold("".join(query.split())), _fold(text)
    if not wanted:
        return Match(0.0)
    ways: dict[int, Match] = {}  # the best way so far that ends at a place
    for number, letter in enumerate(wanted):
        ways = {
            at: best
            for at, other in enumerate(given)
            if other == letter and (best := _extend(ways, at, given, first=number == 0)) is not None
        }
    return max(ways.values(), key=lambda way: way.score, default=None)


def _fold(text: str) -> str:
    """Fold case letter by letter, so that places stay what they are."""
    return "".join(letter.casefold() if len(letter.casefold()) == 1 else letter for letter in text)


def _extend(ways: dict[int, Match], at: int, given: str, *, first: bool) -> Match | None:
    bonus = _OPENS_WORD if at == 0 or not given[at - 1].isalnum() else _PLAIN
    if first:
        return Match(bonus - at * _GAP, (at,))
    reached = [
        Match(way.score + (max(_FOLLOWS, bonus) if before == at - 1 else bonus - (at - before) * _GAP), way.letters)
        for before, way in ways.items()
        if before < at
    ]
    best = max(reached, key=lambda way: way.score, default=None)
    return best and Match(best.score, (*best.letters, at))
