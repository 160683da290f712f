"""The longest part of a row of numbers that never falls."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence


def longest_rising(values: Sequence[int], *, strictly: bool = False) -> list[int]:
    """Return the positions of the longest run of values, gaps allowed, that never falls; O(n log n).

    `strictly` leaves out values that are equal to the one before.
    """
    place = bisect_left if strictly else bisect_right
    ends: list[int] = []  # the smallest value that a run of each length can end in
    holders: list[int] = []  # and where it is
    before = [-1] * len(values)
    for i, value in enumerate(values):
        at = place(ends, value)
        before[i] = holders[at - 1] if at else -1
        if at == len(ends):
            ends.append(value)
            holders.append(i)
        else:
            ends[at], holders[at] = value, i
    found: list[int] = []
    i = holders[-1] if holders else -1
    while i >= 0:
        found.append(i)
        i = before[i]
    found.reverse()
    return found
