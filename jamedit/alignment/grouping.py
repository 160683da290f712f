"""Which old words became which new ones, when neither count nor spelling need agree."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from jamedit.document.tokens import key

_DP_CELLS = 3_600  # beyond this the table costs more than a key press may take
_WIDEST = 4  # words on one side of a one-to-many group
_GAP = 0.7  # cost of a word that came from nowhere or went nowhere
_WIDEN = 0.15  # cost of each word by which a group is wider than one


class Group(NamedTuple):
    """Pair old words `old_start:old_end` with new words `new_start:new_end`; either side may be empty."""

    old_start: int
    old_end: int
    new_start: int
    new_end: int


def group(old: Sequence[str], new: Sequence[str]) -> list[Group]:
    """Pair the words of two texts in order, covering both from end to end.

    Equal words (case and edge punctuation aside) are paired first by their edit script; what lies between is paired
    by likeness, one to one where it can be, else one to many or many to one.
    """
    if not old or not new:
        return [Group(0, len(old), 0, len(new))] if old or new else []
    if len(old) * len(new) <= _DP_CELLS:
        return _by_likeness(old, new, 0, 0)
    return _by_script(old, new)


def _by_script(old: Sequence[str], new: Sequence[str]) -> list[Group]:
    from rapidfuzz.distance import Levenshtein

    groups: list[Group] = []
    pending: list[int] | None = None

    def flush() -> None:
        nonlocal pending
        if pending is not None:
            a, b, c, d = pending
            groups.extend(_between(old, new, a, b, c, d))
            pending = None

    for op in Levenshtein.opcodes([key(w) for w in old], [key(w) for w in new]):
        if op.tag == "equal":
            flush()
            pairs = zip(range(op.src_start, op.src_end), range(op.dest_start, op.dest_end), strict=True)
            groups.extend(Group(i, i + 1, j, j + 1) for i, j in pairs)
        elif pending is None:
            pending = [op.src_start, op.src_end, op.dest_start, op.dest_end]
        else:
            pending[1], pending[3] = op.src_end, op.dest_end
    flush()
    return groups


def _between(old: Sequence[str], new: Sequence[str], a: int, b: int, c: int, d: int) -> list[Group]:
    if a == b or c == d:
        return [Group(a, b, c, d)]
    if b - a == d - c:
        return [Group(a + k, a + k + 1, c + k, c + k + 1) for k in range(b - a)]
    if (b - a) * (d - c) <= _DP_CELLS:
        return _by_likeness(old[a:b], new[c:d], a, c)
    return [Group(a, b, c, d)]


def _by_likeness(old: Sequence[str], new: Sequence[str], old_at: int, new_at: int) -> list[Group]:
    """Find the cheapest pairing by dynamic programming over (old words used, new words used)."""
    from rapidfuzz.distance import Indel

    a, b = [key(w) for w in old], [key(w) for w in new]
    m, n = len(a), len(b)
    cost = [[0.0] * (n + 1) for _ in range(m + 1)]
    step = [[(0, 0)] * (n + 1) for _ in range(m + 1)]
    moves = [(1, 1), (1, 0), (0, 1), *((1, k) for k in range(2, _WIDEST + 1)), *((k, 1) for k in range(2, _WIDEST + 1))]

    def price(i: int, j: int, di: int, dj: int) -> float:
        if not di or not dj:
            return _GAP
        if di == dj == 1 and old[i] == new[j]:
            return 0.0
        left, right = "".join(a[i : i + di]), "".join(b[j : j + dj])
        unlike = 0.01 if left == right else float(Indel.normalized_distance(left, right))
        return unlike + _WIDEN * (di + dj - 2)

    for i in range(m, -1, -1):
        for j in range(n, -1, -1):
            options = [
                (price(i, j, di, dj) + cost[i + di][j + dj], (di, dj))
                for di, dj in moves
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
