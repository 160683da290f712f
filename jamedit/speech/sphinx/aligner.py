"""The default aligner: English, by PocketSphinx and the model in its package."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np

from jamedit.document.tokens import key
from jamedit.speech.base import RATE, EngineChoice, Placed, Recognised, Sound
from jamedit.speech.noise import without_noise
from jamedit.speech.sphinx.decoder import Follower, Listener, Segment
from jamedit.speech.sphinx.pronunciations import Pronunciations

_SHORTEST = RATE // 20  # less sound than this holds no word
# Log score a frame of a word in its place and out of it, as measured on real and made speech: about -0.0015 (worst
# tenth -0.0036) and -0.0048 (best tenth -0.0026).
_EVEN, _WIDTH = -0.0037, 0.0006
_NEAR = 2  # neighbours on each side whose scores count with a word's own: one short word alone says little


class SphinxAligner:
    """Find English words in sound (see `base.Aligner`)."""

    longest_ms = 30_000
    recognises = True

    def __init__(self, choice: EngineChoice) -> None:
        self._choice = choice
        self._follower = Follower()
        self._pronunciations = Pronunciations(self._follower.lookup, choice.sounds_like)
        self._listener: tuple[Listener, dict[str, str]] | None = None

    def fit(self, sound: Sound, words: Sequence[str], *, loose: bool = False) -> list[Placed | None]:
        """Return where each word of a text is in the sound, in order; None for one that does not seem to be said."""
        placed: list[Placed | None] = [None] * len(words)
        said = [(at, ways) for at, word in enumerate(words) if (ways := self._pronunciations.of(word))]
        if not said or len(sound) < _SHORTEST:
            return placed
        found = self._follower.follow(without_noise(sound), [ways for _, ways in said], loose=loose)
        for (at, _), segment, confidence in zip(said, found, _confidences(found), strict=True):
            if segment is not None:
                placed[at] = Placed(segment.start_ms, segment.end_ms, confidence)
        return placed

    def recognise(self, sound: Sound, near: Sequence[str] = ()) -> list[Recognised]:
        """Return the words that are said, as far as they are words of the transcript, or of `near`."""
        if len(sound) < _SHORTEST:
            return []
        if near:
            listener, keys = self._made_listener(near, thorough=True)
        else:
            if self._listener is None:
                self._pronunciations.prepare(self._choice.text)
                self._listener = self._made_listener(self._choice.text, thorough=False)
            listener, keys = self._listener
        return (
            [Recognised(keys[s.name], s.start_ms, s.end_ms) for s in listener.listen(without_noise(sound))]
            if keys
            else []
        )

    def _made_listener(self, tokens: Sequence[str], *, thorough: bool) -> tuple[Listener, dict[str, str]]:
        """Make the model of some words; they are numbered, for a dictionary cannot hold every character."""
        numbers: dict[str, int] = {}
        ways: dict[str, list[str]] = {}
        text = []
        for token in tokens:
            phones = self._pronunciations.of(token)
            if not phones:
                continue
            name = f"w{numbers.setdefault(key(token), len(numbers))}"
            ways[name] = list(dict.fromkeys([*ways.get(name, ()), *phones]))[:4]
            text.append(name)
        keys = {f"w{number}": word for word, number in numbers.items()}
        return Listener([(name, ways[name]) for name in text], thorough=thorough), keys


def _confidences(found: Sequence[Segment | None]) -> list[float]:
    """Return how sure each place is: by the scores of the word and its neighbours, and how many of them were found."""
    scores = np.array([np.nan if s is None else s.score for s in found])
    lengths = np.array([0.0 if s is None else s.end_ms - s.start_ms for s in found])
    sure = []
    for at in range(len(found)):
        near = slice(max(0, at - _NEAR), at + _NEAR + 1)
        known = ~np.isnan(scores[near])
        if not known.any():
            sure.append(0.0)
            continue
        mean = float(np.average(scores[near][known], weights=lengths[near][known] + 1))
        missing = 1 - float(known.mean())
        sure.append(round(1 / (1 + math.exp(-(mean - _EVEN) / _WIDTH + 2 * missing)), 3))
    return sure
