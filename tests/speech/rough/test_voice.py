"""espeak-ng as a program of its own."""

from __future__ import annotations

import numpy as np
import pytest
from made_speech import quiet, syllable

from jamedit.errors import UsageError
from jamedit.speech.rough import voice
from jamedit.speech.rough.voice import Voice

needs_espeak = pytest.mark.skipif(voice.program() is None, reason="the program espeak-ng is not installed")


def test_without_the_program_one_sentence_says_so(monkeypatch):
    monkeypatch.setattr(voice, "program", lambda: None)
    with pytest.raises(UsageError, match="espeak-ng, which is not installed"):
        Voice("en")


def test_pieces_between_silences():
    gap = np.zeros(6400, np.int16)
    pieces = voice._cut(np.concatenate([syllable(1), gap, syllable(2, 100), gap, syllable(3)]))
    assert [np.abs(voice._trimmed(piece)).max() > 1000 for piece in pieces] == [True] * 3
    assert len(voice._trimmed(pieces[1])) == pytest.approx(1600, abs=60)
    assert len(voice._trimmed(quiet(50) * 0)) == 0


@needs_espeak
def test_each_word_has_its_sound_and_a_dash_has_none():
    sounds = Voice("en").say(["Good", "morning,", "—", "1,250", "people", "&", "Good"])
    lengths = [len(sound) / 16 for sound in sounds]
    assert lengths[2] == 0
    assert all(100 < length < 2500 for at, length in enumerate(lengths) if at != 2)
    assert lengths[3] > 2 * lengths[0]
    assert np.array_equal(sounds[0], sounds[6])


@needs_espeak
@pytest.mark.parametrize(
    ("language", "word"), [("de", "Straße"), ("en-GB", "colour"), ("zh", "你好"), ("pt_BR", "não")]
)
def test_languages_have_their_voice(language, word):
    assert len(Voice(language).say([word])[0]) > 1000


@needs_espeak
@pytest.mark.parametrize("language", ["tlh", "no such", "", "-w", "../en"])
def test_an_unknown_language_is_one_sentence(language):
    with pytest.raises(UsageError, match="has no voice for"):
        Voice(language)


@needs_espeak
def test_a_word_is_spoken_as_its_user_says():
    own = Voice("en", [("Wieczorek", "vetchorrek")])
    assert np.array_equal(own.say(["Wieczorek,"])[0], Voice("en").say(["vetchorrek"])[0])


@needs_espeak
def test_mark_up_in_a_word_is_not_obeyed():
    plain, marked = Voice("en").say(["one", '<break time="9s"/>one</speak>'])
    assert 0 < len(plain) < len(marked) < 16_000 * 8


@needs_espeak
def test_many_words_are_not_all_kept(monkeypatch):
    monkeypatch.setattr(voice, "_KEPT", 3)
    speaker = Voice("en")
    for words in (["one", "two"], ["three", "four"]):
        assert all(map(len, speaker.say(words)))
    assert len(speaker._known) <= 3
