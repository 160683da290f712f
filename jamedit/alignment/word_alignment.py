"""Which old words became which new ones, when neither count nor spelling need agree."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from jamedit.document.tokens import key

_DP_CELLS = 1_600  # beyond this the table costs more than a key press may take
_WIDEST = 4  # words on one side of a one-to-many group
_GAP = 0.7  # cost of a word that came from nowhere or went nowhere
_WIDEN = 0.15  # cost of each word by which a group is wider than one
_NEVER = 99.0
_MOVES = [(1, 1), (1, 0), (0, 1), *((1, k) for k in range(2, _WIDEST + 1)), *((k, 1) for k in range(2, _WIDEST + 1))]


class Group(NamedTuple):
    """Pair old words `old_start:old_end` with new words `new_start:new_end`; either side may be empty."""

    old_start: int
    old_end: int
    new_start: int
    new_end: int


def group(old: Sequence[str], new: Sequence[str]) -> list[Group]:
    """Pair the words of two texts in order, covering both from end to end.

    Equal words (case and edge punctuation aside) are paired first, by the shortest edit script; only what lies between
    them is paired by similarity, one to one where it can be, else one to many or many to one.
    """
    if not old or not new:
        return [Group(0, len(old), 0, len(new))] if old or new else []
    from rapidfuzz.distance import Levenshtein

    a, b = [key(w) for w in old], [key(w) for w in new]
    groups: list[Group] = []
    done = (0, 0)
    for op in Levenshtein.opcodes(a, b):
        if op.tag != "equal":
            continue
        groups += _between(a, b, done[0], op.src_start, done[1], op.dest_start)
        pairs = zip(range(op.src_start, op.src_end), range(op.dest_start, op.dest_end), strict=True)
        groups += [Group(i, i + 1, j, j + 1) for i, j in pairs]
        done = (op.src_end, op.dest_end)
    return groups + _between(a, b, done[0], len(a), done[1], len(b))


def _between(a: Sequence[str], b: Sequence[str], i: int, j: int, k: int, m: int) -> list[Group]:
    """Pair a[i:j] with b[k:m], which have no word in common at the same place."""
    if i == j and k == m:
        return []
    if i == j or k == m:
        return [Group(i, j, k, m)]
    if j - i == m - k:
        return [Group(i + n, i + n + 1, k + n, k + n + 1) for n in range(j - i)]
    if (j - i) * (m - k) <= _DP_CELLS:
        return _by_similarity(a[i:j], b[k:m], i, k)
    return [Group(i, j, k, m)]


def _by_similarity(a: Sequence[str], b: Sequence[str], old_at: int, new_at: int) -> list[Group]:
    """Find the cheapest pairing by dynamic programming over (old words used, new words used)."""
    m, n = len(a), len(b)
    cost = [[0.0] * (n + 1) for _ in range(m + 1)]
    step = [[(0, 0)] * (n + 1) for _ in range(m + 1)]
    for i in range(m, -1, -1):
        for j in range(n, -1, -1):
            options = [
                (_price(a[i : i + di], b[j : j + dj]) + cost[i + di][j + dj], (di, dj))
                for di, dj in _MOVES
                if i + di <= m and j + dj <= n
            ]
            if options:
                cost[i][j], step[i][j] = min(options, key=lambda o: o[0])
    groups, i, j = [], 0, 0
    while i < m or j < n:
        di, dj = step[i][j]
        groups.append(Group(old_at + i, old_at + i + di, new_at + j, new_at + j + dj))
        i, j = i + di, j + dj
    return groups


def _price(a: Sequence[str], b: Sequence[str]) -> float:
    """Return the cost of pairing words `a` with words `b`."""
    from rapidfuzz.distance import Indel

    if not a or not b:
        return _GAP
    if len(a) + len(b) > 2 and not set(a).isdisjoint(b):
        return _NEVER  # a word that is there on both sides stays itself and is no part of a wider group
    left, right = "".join(a), "".join(b)
    difference = 0.01 if left == right else float(Indel.normalized_distance(left, right))
    return difference + _WIDEN * (len(a) + len(b) - 2)
