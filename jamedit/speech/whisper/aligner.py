"""The aligner for any language of a Whisper model, and more exact where espeak-ng is installed."""

from __future__ import annotations

from collections.abc import Sequence

from jamedit.document.tokens import key
from jamedit.errors import UsageError
from jamedit.speech.base import RATE, EngineChoice, Placed, Recognised, Sound
from jamedit.speech.quiet import quietest
from jamedit.speech.rough.voice import Voice, program
from jamedit.speech.rough.warping import follow
from jamedit.speech.whisper.delay import delay_of
from jamedit.speech.whisper.grouping import credible, grouped, separate, without_pauses, worth_looking
from jamedit.speech.whisper.model import Model

_SHORTEST = RATE // 20
_AROUND = 3 * RATE  # samples around the likely middle among which the quietest place is chosen
_FAR_MS, _DOUBT = 250, 0.7  # two ways that disagree by so much, and what is left of the confidence
_FOUND_AGAIN = 0.3  # how sure a word is that the model did not find


class WhisperAligner:
    """Find words in sound by a Whisper model (see `base.Aligner`)."""

    longest_ms = 30_000
    recognises = True

    def __init__(self, choice: EngineChoice) -> None:
        self._choice = choice
        self._loaded: Model | None = None
        self._spoken: Voice | None = None

    @property
    def _model(self) -> Model:
        """Return the model, which is loaded when it is first used; raise ModelError."""
        if self._loaded is None:
            self._loaded = Model(self._choice.folder, self._choice.language)
            self._spoken = _voice(self._choice)
        return self._loaded

    def fit(self, sound: Sound, words: Sequence[str], *, loose: bool = False) -> list[Placed | None]:
        """Return where each word of a text is in the sound, in order; None for one that does not seem to be said.

        Raises ModelError with a sentence on what is wrong with the model.
        """
        if not words or len(sound) < _SHORTEST:
            return [None] * len(words)
        coded = [self._model.encode(text) if key(text) else [] for text in separate(self._model.language, words)]
        return self._fit(sound, words, coded, loose)

    def _fit(
        self, sound: Sound, words: Sequence[str], coded: Sequence[Sequence[int]], loose: bool
    ) -> list[Placed | None]:
        tokens = [token for word in coded for token in word]
        if not tokens or len(sound) < _SHORTEST:
            return [None] * len(words)
        too_much = len(tokens) > Model.most_tokens or len(sound) > self.longest_ms * RATE // 1000
        if too_much and len(words) > 1:
            return self._fit_halves(sound, words, coded, loose)
        found = self._model.times(sound, tokens[: Model.most_tokens])
        counts = [len(word) for word in coded]
        placed = grouped(found, counts, delay_of(self._model, self._choice.folder), loose=loose)
        return self._refined(sound, words, placed, loose) if self._spoken else without_pauses(placed, sound)

    def _fit_halves(
        self, sound: Sound, words: Sequence[str], coded: Sequence[Sequence[int]], loose: bool
    ) -> list[Placed | None]:
        """Cut sound and text in the middle, where it is quiet: a model takes only so much at once."""
        middle = len(words) // 2
        likely = len(sound) * sum(map(len, coded[:middle])) // max(1, sum(map(len, coded)))
        at = quietest(sound, max(0, likely - _AROUND), min(len(sound), likely + _AROUND))
        first = self._fit(sound[:at], words[:middle], coded[:middle], loose)
        offset = at * 1000 // RATE
        return first + [
            place and Placed(place.start_ms + offset, place.end_ms + offset, place.confidence)
            for place in self._fit(sound[at:], words[middle:], coded[middle:], loose)
        ]

    def _refined(
        self, sound: Sound, words: Sequence[str], placed: list[Placed | None], loose: bool
    ) -> list[Placed | None]:
        """Look for the words near their places by a synthetic voice, which tells their edges better."""
        if self._spoken is None:
            return placed
        voices = self._spoken.say(words)
        said = worth_looking(placed, [len(voice) * 1000 / RATE for voice in voices], len(sound) * 1000 / RATE)
        near = [(p.start_ms, p.end_ms) if p and credible(p) else None for p in (placed[at] for at in said)]
        found = follow(sound, [voices[at] for at in said], loose=loose, near=near, judge=False)
        result = list(placed)
        for at, place in zip(said, found.places, strict=True):
            if place is not None:
                result[at] = _agreed(place, placed[at])
        return result

    def recognise(self, sound: Sound, near: Sequence[str] = ()) -> list[Recognised]:
        """Return the words that are said; the transcript is not asked, so that both agree only where they are right.

        Raises ModelError with a sentence on what is wrong with the model.
        """
        if len(sound) < _SHORTEST:
            return []
        delay = delay_of(self._model, self._choice.folder)
        return [
            Recognised(text, max(0, word.start_ms - delay), max(0, word.end_ms - delay))
            for word in self._model.transcribe(sound)
            if (text := key(word.text.strip()))
        ]


def _agreed(place: tuple[int, int], old: Placed | None) -> Placed:
    """Return the exact place, as sure as the model was if both agree."""
    if old is None or not credible(old):
        return Placed(*place, _FOUND_AGAIN)
    far = abs(place[0] - old.start_ms) > _FAR_MS
    return Placed(*place, round(old.confidence * _DOUBT, 3) if far else old.confidence)


def _voice(choice: EngineChoice) -> Voice | None:
    try:
        return Voice(choice.language, choice.sounds_like) if program() else None
    except UsageError:  # it does not speak this language
        return None
