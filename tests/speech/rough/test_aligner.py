"""The aligner that needs no model."""

from __future__ import annotations

import numpy as np
import pytest
from made_speech import quiet, syllable

from jamedit.audio.speech_sound import read_span
from jamedit.paths import resource
from jamedit.speech import engines
from jamedit.speech.base import EngineChoice, Placed
from jamedit.speech.rough import aligner, voice
from jamedit.speech.rough.aligner import SUREST, RoughAligner


class Tones:
    """Speak a tone for each word: its number."""

    def __init__(self, language: str, sounds_like: object = ()) -> None:
        self.language = language

    def say(self, words):
        return [syllable(int(word)) for word in words]


@pytest.fixture
def toned(monkeypatch) -> RoughAligner:
    monkeypatch.setattr(aligner, "Voice", Tones)
    return RoughAligner(EngineChoice("rough", "de"))


def sound(count: int) -> np.ndarray:
    return np.concatenate([quiet(400), *(syllable(n, 240, 1.05) for n in range(count)), quiet(400)])


def test_words_are_found_and_all_in_doubt(toned):
    placed = toned.fit(sound(10), [str(n) for n in range(10)])
    assert all(abs(place.start_ms - (400 + 240 * n)) <= 40 for n, place in enumerate(placed))
    assert all(SUREST / 2 < place.confidence <= SUREST for place in placed)


def test_words_that_are_not_said_count_as_not_found(toned):
    placed = toned.fit(sound(12), [str(n) for n in range(90, 102)])
    assert all(place is None or place.confidence < SUREST / 2 for place in placed)


def test_one_word_can_be_placed_but_not_judged(toned):
    (place,) = toned.fit(sound(1), ["0"])
    assert isinstance(place, Placed)
    assert place.confidence == pytest.approx(0.3)


def test_no_words_and_no_sound(toned):
    assert toned.fit(sound(3), []) == []
    assert toned.fit(np.zeros(0, np.int16), ["1"]) == [None]
    assert toned.recognise(sound(3)) == []


def test_the_register_knows_how_sure_it_can_be():
    assert engines.surest("rough") == SUREST
    assert not engines.recognises("rough")


@pytest.mark.skipif(voice.program() is None, reason="the program espeak-ng is not installed")
def test_the_sample_talk():
    rows = [line.split("\t") for line in resource("samples", "research-jam.words.tsv").read_text("utf-8").splitlines()]
    known = [(int(start), word) for start, _, word in rows[1:] if int(start) < 12_700]
    talk = read_span(resource("samples", "research-jam.opus"), 0, 12_900)
    placed = RoughAligner(EngineChoice("rough", "en", sounds_like=(("Okafor", "Okkafor"),))).fit(
        talk, [word for _, word in known]
    )
    off = [abs(place.start_ms - start) for place, (start, _) in zip(placed, known, strict=True) if place]
    assert len(off) == len(known)
    assert sum(ms <= 100 for ms in off) >= 0.95 * len(off)
