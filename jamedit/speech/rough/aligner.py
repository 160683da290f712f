"""The aligner that needs no model: any language that espeak-ng speaks, within captions that have times."""

from __future__ import annotations

import math
from collections.abc import Sequence

from jamedit.speech.base import RATE, EngineChoice, Placed, Recognised, Sound
from jamedit.speech.rough.voice import Voice
from jamedit.speech.rough.warping import follow

SUREST = 0.45  # where exactly a word begins this engine does not know well
# By what share words fit better than in reverse order: said ones by 3 to 16 % (in loud noise 1 to 15), others -1 to 1.
_EVEN, _WIDTH = 0.015, 0.004
_FEW, _FEW_SURE = 4, 0.3  # so few words are much the same in reverse
_SHORTEST = RATE // 20


class RoughAligner:
    """Find words in sound by a synthetic voice that says them (see `base.Aligner`)."""

    longest_ms = 30_000
    recognises = False

    def __init__(self, choice: EngineChoice) -> None:
        self._choice = choice
        self._voice: Voice | None = None

    def fit(self, sound: Sound, words: Sequence[str], *, loose: bool = False) -> list[Placed | None]:
        """Return where each word of a text is in the sound, in order, all in doubt; None for words without a sound.

        Raises UsageError when espeak-ng, or a voice for the language, is not installed.
        """
        if self._voice is None:
            self._voice = Voice(self._choice.language, self._choice.sounds_like)
        if len(sound) < _SHORTEST or not words:
            return [None] * len(words)
        said = self._voice.say(words)
        found = follow(sound[: self.longest_ms * RATE // 1000], said, loose=loose)
        sure = _confidence(found.better) if sum(len(each) > 0 for each in said) >= _FEW else _FEW_SURE
        return [None if place is None else Placed(*place, sure) for place in found.places]

    def recognise(self, sound: Sound, near: Sequence[str] = ()) -> list[Recognised]:
        """Return nothing: it follows a text, and knows no words by itself."""
        return []


def _confidence(better: float) -> float:
    return round(SUREST / (1 + math.exp(min(50.0, (_EVEN - better) / _WIDTH))), 3)
