"""What two voices that say the same have in common: the shape of the spectrum every 10 ms, and how it moves."""

from __future__ import annotations

from functools import cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from jamedit.speech.base import RATE

Matrix = NDArray[np.float32]  # a row every 10 ms

HOP_MS = 10
HOP = RATE * HOP_MS // 1000
_WINDOW, _TRANSFORM = RATE // 40, 512
_BANDS, _LOWEST_HZ, _HIGHEST_HZ = 26, 100.0, 7600.0
_SHAPES = 13  # the first is loudness
_LEVEL, _FLOOR = 2000.0, 1e4  # mean amplitude that every sound is brought to, and a power that is silence then
_SPEECH = 0.35  # of the way from quiet to loud
_MOTION = 0.5  # how much the change of the spectrum counts beside its shape


def shapes(sound: NDArray[Any]) -> Matrix:
    """Return mel-frequency cepstra, a row of 13 every 10 ms; volume makes no difference."""
    samples = sound.astype(np.float32)
    level = float(np.sqrt(np.mean(samples * samples))) if len(samples) else 0.0
    samples *= np.float32(_LEVEL / max(level, 1.0))
    samples[1:] -= np.float32(0.97) * samples[:-1]
    padded = np.concatenate([np.zeros(_WINDOW // 2, np.float32), samples, np.zeros(_WINDOW, np.float32)])
    count = -(-len(samples) // HOP)
    frames = np.lib.stride_tricks.sliding_window_view(padded, _WINDOW)[::HOP][:count]
    spectrum = np.fft.rfft(frames * np.hamming(_WINDOW).astype(np.float32), _TRANSFORM)
    power = (spectrum.real**2 + spectrum.imag**2).astype(np.float32)
    bands, cosines = _tables()
    result: Matrix = np.log(power @ bands + np.float32(_FLOOR)) @ cosines
    return result


def loudness(shape: Matrix) -> NDArray[np.float32]:
    """Return how loud each row is, 0 (as the quiet parts) to 1 (as the loud ones)."""
    low, high = np.percentile(shape[:, 0], [5, 95])
    loud: NDArray[np.float32] = np.clip((shape[:, 0] - low) / max(high - low, 0.1), 0, 1).astype(np.float32)
    return loud


def compared(shape: Matrix) -> Matrix:
    """Return what is compared: shape without loudness, and motion, each as deviations from their mean in speech."""
    speech = loudness(shape) > _SPEECH
    motion = _motion(shape)
    still = shape[:, 1:] - shape[speech, 1:].mean(axis=0) if speech.any() else shape[:, 1:]
    spread = [part[speech].std(axis=0) + 1e-3 if speech.any() else np.float32(1) for part in (still, motion)]
    result: Matrix = np.hstack([still / spread[0], _MOTION * motion / spread[1]]).astype(np.float32)
    return result


def _motion(shape: Matrix) -> Matrix:
    padded = np.pad(shape, ((2, 2), (0, 0)), "edge")
    count = len(shape)
    near, far = padded[3 : 3 + count] - padded[1 : 1 + count], padded[4 : 4 + count] - padded[:count]
    result: Matrix = ((near + 2 * far) / 10).astype(np.float32)
    return result


@cache
def _tables() -> tuple[Matrix, Matrix]:
    """Return the weights of the mel bands, and the cosines that turn bands into shapes."""

    def mel(hertz: float) -> float:
        return 2595 * float(np.log10(1 + hertz / 700))

    edges = 700 * (10 ** (np.linspace(mel(_LOWEST_HZ), mel(_HIGHEST_HZ), _BANDS + 2) / 2595) - 1)
    hertz = np.arange(_TRANSFORM // 2 + 1) * RATE / _TRANSFORM
    rising = (hertz[:, None] - edges[:-2]) / (edges[1:-1] - edges[:-2])
    falling = (edges[2:] - hertz[:, None]) / (edges[2:] - edges[1:-1])
    bands = np.maximum(0, np.minimum(rising, falling)).astype(np.float32)
    at = np.arange(_BANDS)[:, None] + 0.5
    cosines = (np.sqrt(2 / _BANDS) * np.cos(np.pi / _BANDS * at * np.arange(_SHAPES))).astype(np.float32)
    return bands, cosines
