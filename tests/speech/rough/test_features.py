"""What two voices have in common."""

from __future__ import annotations

import numpy as np
import pytest
from made_speech import quiet, syllable

from jamedit.speech.rough.features import compared, loudness, shapes


def test_a_row_every_ten_milliseconds():
    assert shapes(quiet(500)).shape == (50, 13)


def test_volume_makes_no_difference():
    sound = np.concatenate([quiet(200), syllable(1), quiet(200)]).astype(np.float32)
    assert shapes(sound * 2) == pytest.approx(shapes(sound), abs=1e-2)


def test_what_is_loud_is_told_from_what_is_quiet():
    loud = loudness(shapes(np.concatenate([quiet(300), syllable(1, 300), quiet(300)])))
    assert loud[10:20].max() < 0.3 < loud[40:50].min()


@pytest.mark.parametrize("sound", [np.zeros(8000, np.int16), np.full(8000, 32767, np.int16), quiet(30)])
def test_sound_without_speech_gives_finite_figures(sound):
    assert np.isfinite(compared(shapes(sound))).all()
