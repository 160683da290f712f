"""What the waveform's pixels show."""

from __future__ import annotations

import numpy as np
import pytest

pytest.importorskip("PySide6")

from PySide6.QtGui import QColor, QImage

from jamedit.audio.peaks import RATE, Peaks
from jamedit.ui.waveform.colors import DARK, LIGHT, WaveColors
from jamedit.ui.waveform.raster import display_gain, envelope, wave_image
from jamedit.ui.waveform.regions import Regions
from jamedit.ui.waveform.scale import TimeScale

HEIGHT = 60
SPEAKER = Regions([0], [1000], [2], ["a"])


def made(*parts: tuple[float, float]) -> Peaks:
    """Return peaks of tones: each part is (seconds, loudness); a negative loudness is an unknown stretch."""
    peaks, at = Peaks(), 0
    for seconds, loudness in parts:
        count = int(seconds * RATE)
        if loudness >= 0:
            peaks.append(at, (loudness * np.sin(np.arange(count) * 0.3)).astype(np.float32))
        at += count
    return peaks


def painted(peaks: Peaks, regions: Regions, scale: TimeScale, ratio: float = 1.0) -> tuple[QImage, float]:
    wave = wave_image(peaks, regions, LIGHT, scale, HEIGHT, ratio, display_gain(peaks))
    return wave.image, wave.x


def heights(image: QImage) -> list[int]:
    """Return how many pixels each column has that are not clear."""
    return [sum(image.pixelColor(x, y).alpha() > 0 for y in range(image.height())) for x in range(image.width())]


def test_loud_is_tall_silence_a_line_and_the_unknown_empty() -> None:
    image, _ = painted(made((1, 0.8), (1, 0.0), (1, -1), (1, 0.8)), Regions(), TimeScale(0, 4000, 400))
    tall = heights(image)
    assert max(tall[0:90]) > HEIGHT * 0.7
    assert 1 <= max(tall[110:190]) <= 3
    assert max(tall[210:290]) == 0
    assert max(tall[310:390]) > HEIGHT * 0.7


def test_bars_have_the_colour_of_their_speaker_and_grey_elsewhere() -> None:
    image, _ = painted(made((2, 0.8)), SPEAKER, TimeScale(0, 2000, 200))
    assert image.pixelColor(30, HEIGHT // 2) == LIGHT.speaker[2]
    assert image.pixelColor(150, HEIGHT // 2) == LIGHT.wave_idle


@pytest.mark.parametrize(("index", "expected"), [(-1, "unassigned"), (0, 0), (7, 7), (8, 0)])
def test_speakers_take_the_palette_in_turn(index: int, expected: str | int) -> None:
    wanted = LIGHT.unassigned if expected == "unassigned" else LIGHT.speaker[int(expected)]
    assert LIGHT.of_speaker(index) == wanted
    image, _ = painted(made((1, 0.8)), Regions([0], [1000], [index]), TimeScale(0, 1000, 100))
    assert image.pixelColor(30, HEIGHT // 2) == wanted


def test_a_quiet_recording_is_raised_but_noise_is_not_blown_up() -> None:
    assert display_gain(made((2, 0.9))) == pytest.approx(1.0, abs=0.1)
    assert display_gain(made((2, 0.1))) > 5
    assert display_gain(made((2, 0.0001))) == 20
    assert display_gain(None) == 1


def test_bars_keep_their_shape_while_scrolling() -> None:
    chance = np.random.default_rng(4)
    peaks = Peaks()
    peaks.append(
        0, chance.uniform(-1, 1, RATE * 4).astype(np.float32) * np.repeat(chance.uniform(0, 1, 80), RATE // 20)
    )
    first, first_x = painted(peaks, Regions(), TimeScale(600, 2600, 500))
    later, later_x = painted(peaks, Regions(), TimeScale(612, 2612, 500))  # 3 px on: one bar
    assert (first_x, later_x) == (0, 0)
    width = first.width()
    assert first.copy(3, 0, width - 3, HEIGHT) == later.copy(0, 0, width - 3, HEIGHT)


@pytest.mark.parametrize("ratio", [1.0, 1.25, 1.5, 2.0, 3.0])
def test_a_dense_screen_gets_all_its_pixels(ratio: float) -> None:
    image, x = painted(made((1, 0.8)), SPEAKER, TimeScale(100, 900, 300), ratio)
    assert image.height() == round(HEIGHT * ratio)
    assert image.devicePixelRatio() == ratio
    assert x <= 0
    assert x + image.width() / ratio >= 300


def test_long_bars_show_speech_and_not_only_its_loudest_moment() -> None:
    peaks = made(*[(1.0, 0.9), (4.0, 0.05)] * 6, (30.0, 0.9))
    _, highs = envelope(peaks, 0, 10_000, 6)
    assert highs[1] < 0.75 * highs[4]


@pytest.mark.parametrize("colors", [LIGHT, DARK], ids=["light", "dark"])
def test_colours_differ_enough_from_their_background(colors: WaveColors) -> None:
    graphics = [*colors.speaker, colors.unassigned, colors.playhead, colors.mark, colors.focus]
    assert min(contrast(color, colors.background) for color in graphics) >= 3
    assert min(contrast(color, colors.background) for color in (colors.axis_text, colors.text)) >= 4.5
    assert len({color.name() for color in colors.speaker}) == 8


def contrast(a: QColor, b: QColor) -> float:
    """Return the contrast ratio of WCAG."""
    low, high = sorted(map(luminance, (a, b)))
    return (high + 0.05) / (low + 0.05)


def luminance(color: QColor) -> float:
    parts = (color.redF(), color.greenF(), color.blueF())
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
