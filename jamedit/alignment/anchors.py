"""Which parts of two long texts are the same: unique runs of words first, then the difference between them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from jamedit.alignment.rising import longest_rising

_LONGEST = 4  # words of a run that is looked for as an anchor
_WORK = 200_000  # a difference that takes more than so many steps, of 64 words each, is divided before
_PIECE = 2_000  # words of a piece where nothing in a part is unique


class Run(NamedTuple):
    """Hold where a run of equal words is in each text, and how many words it has."""

    a: int
    b: int
    length: int


class _Part(NamedTuple):
    """Hold a part of each text, ends exclusive, and how long the runs are that may be unique in it."""

    a_start: int
    a_end: int
    b_start: int
    b_end: int
    longest: int = _LONGEST


def equal_runs(a: Sequence[str], b: Sequence[str]) -> list[Run]:
    """Return the runs of words that two texts share, in the order of both; neither text goes back.

    Time and memory grow with the length of the texts, not with its square: unique runs of four words, then of fewer,
    divide them until parts are small enough for the shortest edit script.
    """
    numbers: dict[str, int] = {}
    left = [numbers.setdefault(word, len(numbers)) for word in a]
    right = [numbers.setdefault(word, len(numbers)) for word in b]
    found: list[Run] = []
    parts = [_Part(0, len(a), 0, len(b))]
    while parts:
        part = _without_ends(left, right, parts.pop(), found)
        if _steps(part) <= _WORK:
            _add_difference(left, right, part, found)
            continue
        anchors = _anchors(left, right, part) if part.longest else []
        if anchors:
            found += anchors
            parts += _parts_between(part, anchors)
        elif part.longest > 1:
            parts.append(part._replace(longest=part.longest - 1))
        else:
            parts += _pieces(part)
    return _joined(found)


def _steps(part: _Part) -> int:
    """Return what the shortest edit script of a part costs: it takes 64 words of the shorter text at a time."""
    rows, columns = part.a_end - part.a_start, part.b_end - part.b_start
    return -(-min(rows, columns) // 64) * max(rows, columns)


def _without_ends(a: Sequence[int], b: Sequence[int], part: _Part, found: list[Run]) -> _Part:
    """Add what a part begins and ends with in both texts; return the rest."""
    i, a_end, j, b_end, longest = part
    while i < a_end and j < b_end and a[i] == b[j]:
        i, j = i + 1, j + 1
    if i > part.a_start:
        found.append(Run(part.a_start, part.b_start, i - part.a_start))
    while i < a_end and j < b_end and a[a_end - 1] == b[b_end - 1]:
        a_end, b_end = a_end - 1, b_end - 1
    if a_end < part.a_end:
        found.append(Run(a_end, b_end, part.a_end - a_end))
    return _Part(i, a_end, j, b_end, longest)


def _add_difference(a: Sequence[int], b: Sequence[int], part: _Part, found: list[Run]) -> None:
    if part.a_start == part.a_end or part.b_start == part.b_end:
        return
    from rapidfuzz.distance import Levenshtein

    i, j = part.a_start, part.b_start
    script = Levenshtein.opcodes(a[i : part.a_end], b[j : part.b_end])
    found += [Run(i + op.src_start, j + op.dest_start, op.src_end - op.src_start) for op in script if op.tag == "equal"]


def _anchors(a: Sequence[int], b: Sequence[int], part: _Part) -> list[Run]:
    """Return runs around words that are in each part once, as many as are in the same order, made as long as can be."""
    size = part.longest
    here = _unique(a[part.a_start : part.a_end], size)
    there = _unique(b[part.b_start : part.b_end], size)
    pairs = sorted((part.a_start + i, part.b_start + there[gram]) for gram, i in here.items() if gram in there)
    pairs = [(i, j) for i, j in pairs if a[i : i + size] == b[j : j + size]]
    runs: list[Run] = []
    i_free, j_free = part.a_start, part.b_start
    for k in longest_rising([j for _, j in pairs], strictly=True):
        i, j = pairs[k]
        if i < i_free or j < j_free:
            continue
        i_end, j_end = i + size, j + size
        while i > i_free and j > j_free and a[i - 1] == b[j - 1]:
            i, j = i - 1, j - 1
        while i_end < part.a_end and j_end < part.b_end and a[i_end] == b[j_end]:
            i_end, j_end = i_end + 1, j_end + 1
        runs.append(Run(i, j, i_end - i))
        i_free, j_free = i_end, j_end
    return runs


def _unique(words: Sequence[int], size: int) -> dict[int, int]:
    """Return the position of each run of so many words that occurs once, by its hash, which is small."""
    first: dict[int, int] = {}
    again: set[int] = set()
    for at, gram in enumerate(map(hash, zip(*(words[n:] for n in range(size)), strict=False))):
        if first.setdefault(gram, at) != at:
            again.add(gram)
    for gram in again:
        del first[gram]
    return first


def _parts_between(part: _Part, runs: Sequence[Run]) -> Iterator[_Part]:
    """Yield what is left around runs; a part that hardly shrank is looked at for shorter runs the next time."""
    half = (part.a_end - part.a_start + part.b_end - part.b_start) // 2
    i, j = part.a_start, part.b_start
    for run in (*runs, Run(part.a_end, part.b_end, 0)):
        if run.a > i and run.b > j:
            shrank = run.a - i + run.b - j <= half
            longest = part.longest if shrank else part.longest - 1
            yield _Part(i, run.a, j, run.b, longest)
        i, j = run.a + run.length, run.b + run.length


def _pieces(part: _Part) -> Iterator[_Part]:
    """Cut a part in which nothing is unique in pieces that lie at about the same place."""
    rows, columns = part.a_end - part.a_start, part.b_end - part.b_start
    count = -(-max(rows, columns) // _PIECE)
    for n in range(count):
        i, i_end = (part.a_start + rows * (n + k) // count for k in (0, 1))
        j, j_end = (part.b_start + columns * (n + k) // count for k in (0, 1))
        yield _Part(i, i_end, j, j_end, 1)


def _joined(runs: list[Run]) -> list[Run]:
    """Return runs in order, those that follow one another in both texts as one."""
    joined: list[Run] = []
    for run in sorted(runs):
        if joined and (last := joined[-1]).a + last.length == run.a and last.b + last.length == run.b:
            joined[-1] = Run(last.a, last.b, last.length + run.length)
        else:
            joined.append(run)
    return joined
