"""From the tokens of a Whisper model to words: times, and how sure they are."""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import groupby, pairwise

import numpy as np

from jamedit.speech.base import Placed, Sound
from jamedit.speech.quiet import loudness
from jamedit.speech.whisper.model import Token

_SPACELESS = frozenset({"zh", "ja", "th", "lo", "my", "yue", "km", "bo"})
_NEAR = 2  # neighbours on each side whose chances count with a word's own: a name alone says little
# Mean log chance a token of words that are said (worst twentieth: -1.9 to -3.6), and of others (best tenth: -3).
_EVEN, _WIDTH, _SUREST = -3.0, 0.6, 0.95
_UNHEARD = -7.0, -5.0  # a word's own, below which it is not said if it has no time either; loose: in any case
_IN_DOUBT = 0.4
_NO_TIME_MS, _CREDIBLE = 40, 0.3  # a model that loses the thread puts all words at one point
_ROOM = 0.5  # of the time that another voice takes: nobody speaks faster
_STEP_MS = 10
_SILENT, _SPEECH_MS, _WORTH_MS = 0.2, 60, 80  # of the way from quiet to loud; what is left of a word; what is cut off


def separate(language: str, words: Sequence[str]) -> list[str]:
    """Return the words as they are written in running text, with a space in front where the language has spaces."""
    return list(words) if language in _SPACELESS else [f" {word}" for word in words]


def grouped(tokens: Sequence[Token], counts: Sequence[int], delay_ms: int, *, loose: bool) -> list[Placed | None]:
    """Return the place of each word, that has so many tokens; None for one that is not said."""
    edges = np.cumsum([0, *counts])
    parts = [tokens[a:b] for a, b in pairwise(edges)]
    chances = [sum(t.chance for t in part) / len(part) if part else 0.0 for part in parts]
    return [
        _placed(part, chances[at], _mean(chances[max(0, at - _NEAR) : at + _NEAR + 1]), delay_ms, loose)
        for at, part in enumerate(parts)
    ]


def _mean(values: Sequence[float]) -> float:
    return sum(values) / len(values)


def _placed(part: Sequence[Token], chance: float, near: float, delay_ms: int, loose: bool) -> Placed | None:
    if not part:
        return None
    start, end = part[0].start_ms, part[-1].end_ms
    sure = round(_SUREST / (1 + math.exp(min(50.0, (_EVEN - near) / _WIDTH))), 3)
    if end - start <= _NO_TIME_MS and (sure < _CREDIBLE or chance < _UNHEARD[0]):
        return None
    if chance < _UNHEARD[0]:
        sure = min(sure, _IN_DOUBT)
    if loose and chance < _UNHEARD[1]:
        return None
    begin = max(0, start - delay_ms)
    return Placed(begin, max(begin, end - delay_ms), sure)


def credible(place: Placed | None) -> bool:
    """Return whether a word is likely near its place."""
    return place is not None and place.confidence >= _CREDIBLE and place.end_ms - place.start_ms > _NO_TIME_MS


def worth_looking(placed: Sequence[Placed | None], lengths_ms: Sequence[float], end_ms: float) -> list[int]:
    """Return which words another way may find: those that are placed, and others if there is time enough for them.

    `lengths_ms` is how long another voice takes for each word. Words without a place were not said, or the model lost
    the thread.
    """
    found: list[int] = []
    for is_credible, run in groupby(range(len(placed)), lambda i: credible(placed[i])):
        inside = list(run)
        start = next((p.end_ms for i in range(inside[0] - 1, -1, -1) if (p := placed[i]) and credible(p)), 0)
        end = next((p.start_ms for i in range(inside[-1] + 1, len(placed)) if (p := placed[i]) and credible(p)), end_ms)
        room = end - start >= _ROOM * sum(lengths_ms[i] for i in inside)
        found += [i for i in inside if lengths_ms[i] and (is_credible or room or placed[i] is not None)]
    return found


def without_pauses(placed: Sequence[Placed | None], sound: Sound) -> list[Placed | None]:
    """Return the places cut to where something is heard: a model gives a pause to the word before or after it."""
    loud = loudness(sound)
    if not len(loud):
        return list(placed)
    low, high = np.percentile(loud, [5, 95])
    heard = loud > low + _SILENT * (high - low)
    return [place and _cut(place, heard) for place in placed]


def _cut(place: Placed, heard: np.ndarray[tuple[int], np.dtype[np.bool_]]) -> Placed:
    at = np.flatnonzero(heard[place.start_ms // _STEP_MS : place.end_ms // _STEP_MS])
    if len(at) * _STEP_MS < _SPEECH_MS:
        return place
    start, end = place.start_ms + int(at[0]) * _STEP_MS, place.start_ms + (int(at[-1]) + 1) * _STEP_MS
    start = start if start - place.start_ms >= _WORTH_MS else place.start_ms
    end = end if place.end_ms - end >= _WORTH_MS else place.end_ms
    return Placed(start, end, place.confidence)
