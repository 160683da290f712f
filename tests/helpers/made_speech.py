"""Sounds that are not speech but change as speech does, so that a warping can be checked to the millisecond."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

RATE = 16_000


def syllable(seed: int, length_ms: int = 240, pitch: float = 1.0) -> NDArray[np.int16]:
    """Return a sound of its own: three tones that glide, another three for each seed."""
    chance = np.random.default_rng(seed)
    times = np.arange(length_ms * RATE // 1000) / RATE
    swept = np.linspace(0, 1, len(times))
    sound = np.zeros(len(times))
    for _ in range(3):
        begin, end = chance.uniform(250, 3500, 2) * pitch
        sound += np.sin(2 * np.pi * times * (begin + (end - begin) * swept / 2))
    shape = np.minimum(1, 8 * np.minimum(swept, 1 - swept))
    return (sound * shape * 4000).astype(np.int16)


def quiet(length_ms: int, seed: int = 0) -> NDArray[np.int16]:
    """Return faint noise, as a room has."""
    return np.random.default_rng(seed).normal(0, 12, length_ms * RATE // 1000).astype(np.int16)
