"""Steady noise taken out of speech, where there is much of it: models of clean speech follow a text badly through it.

Spectral subtraction with a floor (Berouti, Schwartz, Makhoul 1979); the noise is the quiet fifth of each frequency.
"""

from __future__ import annotations

import numpy as np

from jamedit.speech.base import Sound
from jamedit.speech.quiet import loudness

_FRAME, _HOP = 512, 128
_QUIET, _LOUD, _SMOOTH = 0.02, 0.95, 5  # quietest fiftieth, loudest twentieth, of means over 50 ms
_NOISY_DB, _CLEAN_DB = 14.0, 20.0  # between quiet and loud: all is subtracted; nothing is, for that would only harm
_STRENGTH, _FLOOR = 2.0, 0.2
_FIFTH, _MEAN_OF_FIFTH = 0.2, 1.4  # how much more power noise has than its quiet fifth
_SHORTEST = 4 * _FRAME


def range_db(sound: Sound) -> float:
    """Return how far apart quiet and loud are, in decibels."""
    loud = loudness(sound)
    if len(loud) <= _SMOOTH:
        return 100.0
    loud = np.convolve(loud, np.full(_SMOOTH, 1 / _SMOOTH, np.float32), "valid")
    low, high = np.quantile(loud, [_QUIET, _LOUD])
    return float(20 * np.log10((high + 1) / (low + 1)))


def without_noise(sound: Sound) -> Sound:
    """Return the sound without its steady noise, or as it is when it is clean."""
    wanted = (_CLEAN_DB - range_db(sound)) / (_CLEAN_DB - _NOISY_DB) if len(sound) >= _SHORTEST else 0
    if wanted <= 0:
        return sound
    strength = _STRENGTH * min(1.0, wanted)
    window = np.hanning(_FRAME + 1)[:-1].astype(np.float32)
    padded = np.pad(sound.astype(np.float32), (_FRAME, 2 * _FRAME))
    frames = np.lib.stride_tricks.sliding_window_view(padded, _FRAME)[::_HOP] * window
    spectrum = np.fft.rfft(frames)
    power = np.abs(spectrum) ** 2
    noise = np.quantile(power, _FIFTH, axis=0) * _MEAN_OF_FIFTH
    gain = np.sqrt(np.maximum(1 - strength * noise / np.maximum(power, 1e-9), _FLOOR**2))
    around = np.pad(gain, ((1, 1), (0, 0)), mode="edge")
    smooth = (around[:-2] + around[1:-1] + around[2:]) / 3  # single frames let through sound like music
    pieces = np.fft.irfft(spectrum * smooth).astype(np.float32) * window
    added = np.zeros(len(padded) + _FRAME, np.float32)
    lap = _FRAME // _HOP
    for at in range(lap):
        row = pieces[at::lap].reshape(-1)
        added[at * _HOP : at * _HOP + len(row)] += row
    clean: Sound = np.clip(added[_FRAME : _FRAME + len(sound)] / 1.5, -32768, 32767).astype(np.int16)
    return clean
