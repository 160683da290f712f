"""Where sound is quiet, and what is left of it without its noise."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from jamedit.speech.base import RATE
from jamedit.speech.noise import range_db, without_noise
from jamedit.speech.quiet import Cutter, quietest


def tone(seconds: float, loud: float = 9000.0) -> np.ndarray:
    return (loud * np.sin(np.arange(int(seconds * RATE)) * 0.3)).astype(np.int16)


def test_the_quietest_place_is_in_the_pause() -> None:
    sound = np.concatenate([tone(2), np.zeros(RATE // 2, np.int16), tone(2)])
    at = quietest(sound, 0, len(sound)) / RATE
    assert 2.0 < at < 2.5


@given(st.lists(st.integers(0, 9 * RATE), max_size=12))
def test_pieces_are_the_whole_sound_and_none_is_too_long(lengths: list[int]) -> None:
    cutter, pieces = Cutter(1, 2), []
    for length in lengths:
        pieces += cutter.feed(np.ones(length, np.int16))
    pieces += cutter.rest()
    assert [first for first, _ in pieces] == [sum(len(p) for _, p in pieces[:i]) for i in range(len(pieces))]
    assert sum(len(p) for _, p in pieces) == sum(lengths)
    assert all(len(p) <= 2 * RATE for _, p in pieces)


def test_clean_sound_is_left_as_it_is() -> None:
    sound = np.concatenate([tone(1), np.zeros(RATE, np.int16)])
    assert range_db(sound) > 40
    assert without_noise(sound) is sound


def test_noise_goes_and_speech_stays() -> None:
    rng = np.random.default_rng(1)
    noisy = np.concatenate([np.zeros(RATE, np.int16), tone(1), np.zeros(RATE, np.int16)]) + rng.normal(
        0, 1500, 3 * RATE
    )
    clean = without_noise(noisy.astype(np.int16))
    assert len(clean) == 3 * RATE
    before, after = range_db(noisy.astype(np.int16)), range_db(clean)
    assert after > before + 3


def test_a_moment_of_sound_is_left_alone() -> None:
    assert len(without_noise(np.ones(100, np.int16))) == 100
    assert range_db(np.zeros(0, np.int16)) == 100
