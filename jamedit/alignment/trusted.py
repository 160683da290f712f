"""Which equal runs of two texts show that they belong together, and which are equal by chance."""

from __future__ import annotations

from collections.abc import Sequence

from jamedit.alignment.anchors import Run

_SOLID_WORDS = 4  # so many words in a row are hardly ever the same by chance
_SOLID_LETTERS = 20  # nor are fewer with so many letters
_MOST_CREDIT = 10
_SHORT, _MOST = 40, 0.6  # of a text of so few words this share is enough, however short its runs


def trusted(runs: Sequence[Run], a: Sequence[str], b_length: int) -> list[Run]:
    """Return the runs that are long, or near a long one with few different words between; `a` is the first text.

    Two texts of one language share a fifth of their words in the same order whatever they are about: "the", "is".
    Away from a long run, each different word costs what an equal one brings, until nothing is left.
    """
    longer = max(len(a), b_length)
    if longer <= _SHORT and sum(run.length for run in runs) >= _MOST * longer:
        return list(runs)
    solid = [_is_solid(run, a) for run in runs]
    kept = list(solid)
    for order in (range(len(runs)), range(len(runs) - 1, -1, -1)):
        credit, before = 0, None
        for k in order:
            if before is not None:
                credit -= _apart(runs[min(before, k)], runs[max(before, k)])
            if solid[k]:
                credit = max(credit, 0)
            if credit >= 0 and (solid[k] or (before is not None and kept[before])):
                kept[k] = True
                credit = min(_MOST_CREDIT, credit + runs[k].length)
            before = k
    return [run for run, keep in zip(runs, kept, strict=True) if keep]


def _is_solid(run: Run, a: Sequence[str]) -> bool:
    if run.length >= _SOLID_WORDS:
        return True
    return sum(map(len, a[run.a : run.a + run.length])) >= _SOLID_LETTERS


def _apart(first: Run, second: Run) -> int:
    """Return how many words are between two runs, in the text that has more."""
    return max(second.a - first.a - first.length, second.b - first.b - first.length)
