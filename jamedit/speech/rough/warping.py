"""Follow words that one voice spoke one by one through a recording in which another voice speaks them fluently.

Dynamic time warping with a silence between any two words. It is done three times: what was found tells how the
features of the one voice become those of the other (a linear map, held near to none), and how well each can be
compared; that halves the errors. Whether the words are said at all is told by the same words in reverse order: where
they fit as well, nothing is known.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from jamedit.speech.base import Sound
from jamedit.speech.rough.features import HOP, HOP_MS, Matrix, compared, loudness, shapes

_STAY, _SKIP = 0.05, 0.1  # what it costs to speak slower or faster than the voice, a row
_QUIET, _LOUD = 0.3, 2.3  # what it costs to take a row for silence that is as quiet, or as loud, as any
_ELSE = 1.15  # and where much else may be said
_ROUNDS, _HELD = 3, 50.0  # how much evidence, in rows, a map has against it
_NEAR_MS, _FAR_COST, _MOST_COST = 250, 1.0, 10.0  # how far from where a word was found before costs nothing; 100 ms
_AT_ONCE = 256  # rows that are compared at once, for memory
_FASTEST = 1.9  # times as fast as the voice, which skips at most every second row
_SHORTEST = 3  # rows of a word

Near = Sequence[tuple[int, int] | None]  # start and end in ms


@dataclass(frozen=True, slots=True)
class Found:
    """Hold where words were found, (start, end) in milliseconds, and by what share they fit better than reversed."""

    places: list[tuple[int, int] | None]
    better: float = 0.0


def follow(sound: Sound, spoken: Sequence[Sound], *, loose: bool = False, near: Near = (), judge: bool = True) -> Found:
    """Return where each word is in a sound; none at all where the sound is too short for them.

    `loose`: much else may be said in it. `near` is where each was found by other means; it is looked for there, if it
    is given. `judge`: find out whether the words are said at all.
    """
    shape = shapes(sound)
    track = _Track.of(spoken, len(shape))
    if track is None:
        return Found([None] * len(spoken))
    real = compared(shape)
    silence = _QUIET + (_LOUD - _QUIET) * loudness(shape)
    if loose:
        silence = np.minimum(silence, _ELSE)
    extra = _costs_of_distance(track, len(real), near) if near else None
    path, cost = _best_path(real, track.features, silence, track, extra)
    better = _better(cost, real, silence, _Track.of(spoken[::-1], len(shape))) if judge else 0.0
    for _ in range(_ROUNDS - 1):
        voice, weights = _adapted(real, track.features, track.rows[path])
        path, _ = _best_path(real * weights, voice * weights, silence, track, extra)
    return Found([_place(path, *states) for states in track.words], better)


def _better(cost: float, real: Matrix, silence: NDArray[np.float32], backwards: _Track | None) -> float:
    return _best_path(real, backwards.features, silence, backwards, None)[1] / cost - 1 if backwards and cost else 0.0


def _place(path: NDArray[np.int64], first: int, last: int) -> tuple[int, int] | None:
    start, end = (int(np.searchsorted(path, state)) * HOP_MS for state in (first, last))
    return (start, end) if end > start else None


@dataclass(frozen=True, slots=True)
class _Track:
    """Hold what is followed, state by state: for each the row of `features`, -1 in the silences around the words."""

    features: Matrix
    rows: NDArray[np.int64]
    words: list[tuple[int, int]]  # first and last state (exclusive)

    @classmethod
    def of(cls, spoken: Sequence[Sound], length: int) -> _Track | None:
        together = np.concatenate(spoken) if spoken else np.zeros(0, np.int16)
        if not len(together):
            return None
        features = compared(shapes(together))
        ends = np.cumsum([len(word) for word in spoken]) / HOP
        speed = max(1.0, len(features) / (_FASTEST * max(1, length - len(spoken))))
        rows, words, start = [-1], [], 0.0
        for end in ends:
            count = max(_SHORTEST, round((end - start) / speed)) if end > start else 0
            inside = np.linspace(start, max(start, end - 1), count).astype(np.int64)
            words.append((len(rows), len(rows) + count))
            if count:
                rows += [min(int(row), len(features) - 1) for row in inside]
                rows.append(-1)
            start = end
        return cls(features, np.array(rows), words) if len(rows) < 2 * length - 2 else None


def _costs_of_distance(track: _Track, length: int, near: Near) -> list[tuple[int, int, NDArray[np.float32]]]:
    """Return, for the states of words that were found before, what each row of sound costs by being far from there."""
    times = np.arange(length) * HOP_MS
    costs = []
    for (first, last), place in zip(track.words, near, strict=True):
        if place is not None and last > first:
            off = np.maximum(0, np.maximum(place[0] - _NEAR_MS - times, times - place[1] - _NEAR_MS))
            costs.append((first, last, np.minimum(off / 100 * _FAR_COST, _MOST_COST).astype(np.float32)))
    return costs


def _best_path(
    real: Matrix,
    voice: Matrix,
    silence: NDArray[np.float32],
    track: _Track,
    extra: list[tuple[int, int, NDArray[np.float32]]] | None,
) -> tuple[NDArray[np.int64], float]:
    """Return the state of every row of sound, such that the sum of the distances is least, and that sum."""
    count, states = len(real), len(track.rows)
    quiet = track.rows < 0
    stay = np.where(quiet, 0, _STAY).astype(np.float32)
    skip = np.full(states, _SKIP, np.float32)
    skip[1:][quiet[:-1]] = 0  # a silence between two words may be left out
    steps = np.zeros((count, states), np.int8)
    least = np.full(states + 2, np.inf, np.float32)  # two more in front, from which nothing comes
    for begin in range(0, count, _AT_ONCE):
        costs = _costs(real[begin : begin + _AT_ONCE], voice, silence[begin : begin + _AT_ONCE], track, extra, begin)
        for at, cost in enumerate(costs, begin):
            if not at:
                least[2:4] = cost[:2]
                continue
            best, one, two = least[2:] + stay, least[1:-1], least[:-2] + skip
            step = steps[at]
            np.less(one, best, out=step, casting="unsafe")
            best = np.minimum(best, one)
            step[two < best] = 2
            least[2:] = np.minimum(best, two) + cost
    return _traced(steps, states - 1 if least[-1] <= least[-2] else states - 2), float(min(least[-2:]))


def _traced(steps: NDArray[np.int8], state: int) -> NDArray[np.int64]:
    path = np.empty(len(steps), np.int64)
    for at in range(len(steps) - 1, -1, -1):
        path[at] = state
        state = max(0, state - int(steps[at, state]))
    return path


def _costs(
    real: Matrix,
    voice: Matrix,
    silence: NDArray[np.float32],
    track: _Track,
    extra: list[tuple[int, int, NDArray[np.float32]]] | None,
    begin: int,
) -> Matrix:
    squares = (real**2).sum(axis=1)[:, None] + (voice**2).sum(axis=1) - 2 * real @ voice.T
    distance = np.sqrt(np.maximum(squares, 0) / real.shape[1])
    costs: Matrix = np.where(track.rows >= 0, distance[:, track.rows], silence[:, None]).astype(np.float32)
    for first, last, cost in extra or ():
        costs[:, first:last] += cost[begin : begin + len(real), None]
    return costs


def _adapted(real: Matrix, voice: Matrix, rows: NDArray[np.int64]) -> tuple[Matrix, NDArray[np.float32]]:
    """Return the voice's features as the speaker would have them, and what both are multiplied by."""
    spoken = rows >= 0
    size = real.shape[1]
    if spoken.sum() < 2 * size:
        return voice, np.ones(size, np.float32)
    theirs, ours = real[spoken], np.hstack([voice[rows[spoken]], np.ones((int(spoken.sum()), 1), np.float32)])
    held = _HELD * np.eye(size + 1, dtype=np.float32)
    held[-1, -1] = 1e-3
    none = np.eye(size + 1, size, dtype=np.float32)
    turned = np.linalg.solve(ours.T @ ours + held, ours.T @ theirs + held @ none).astype(np.float32)
    weights = 1 / ((theirs - ours @ turned).var(axis=0) + 0.1)
    adapted: Matrix = (np.hstack([voice, np.ones((len(voice), 1), np.float32)]) @ turned).astype(np.float32)
    return adapted, np.sqrt(weights * (size / weights.sum())).astype(np.float32)
