"""Peaks to pixels: numpy paints all bars of a waveform into one image."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QColor, QImage

from jamedit.ui.waveform.colors import WaveColors
from jamedit.ui.waveform.regions import Regions
from jamedit.ui.waveform.scale import TimeScale

Floats = NDArray[np.float32]
_PITCH_PX, _BAR_SHARE = 3.0, 2 / 3  # from bar to bar in logical pixels, and how much of that the bar fills
_LINE_PX = 1.5  # silence is a dotted line, so that it differs from what is not known yet
_FINE_MS = 60.0  # about a syllable: longer bars are made of such pieces
_PIECES = 16
_LOUDNESS = 0.6


class PeakSource(Protocol):
    """Give the loudest and the quietest sample of any stretch of a recording."""

    @property
    def duration_ms(self) -> float:
        """Return the length known so far."""

    @property
    def complete(self) -> bool:
        """Return whether the whole recording is known."""

    def window(self, start_ms: float, end_ms: float, columns: int) -> tuple[Floats, Floats]:
        """Return lowest and highest samples (-1 to 1) of equal columns, NaN where nothing is known."""


@dataclass(frozen=True, slots=True)
class WaveImage:
    """Hold a painted waveform and where its left edge lies, in logical pixels."""

    image: QImage
    x: float


def envelope(peaks: PeakSource, start: float, step: float, count: int) -> tuple[Floats, Floats]:
    """Return lows and highs of `count` bars of `step` ms.

    A long bar is the middle between the mean and the extreme of its pieces: extremes alone make an hour of speech a
    solid block.
    """
    pieces = int(min(_PIECES, max(1, step // _FINE_MS)))
    lows, highs = peaks.window(start, start + step * count, count * pieces)
    if pieces == 1:
        return lows, highs
    return _blend(lows.reshape(count, pieces), np.fmin), _blend(highs.reshape(count, pieces), np.fmax)


def _blend(pieces: Floats, extreme: np.ufunc) -> Floats:
    known = ~np.isnan(pieces)
    count = known.sum(axis=1)
    total = np.where(known, pieces, 0).sum(axis=1)
    mean = np.where(count > 0, total / np.maximum(count, 1), np.nan)
    return ((mean + extreme.reduce(pieces, axis=1)) / 2).astype(np.float32)


def display_gain(peaks: PeakSource | None) -> float:
    """Return what to multiply samples with so that a quiet recording fills its lane too (1 to 20)."""
    if peaks is None or peaks.duration_ms <= 0:
        return 1.0
    lows, highs = envelope(peaks, 0.0, peaks.duration_ms / 500, 500)
    loud = np.fmax(highs, -lows)
    loud = loud[~np.isnan(loud)]
    top = float(np.percentile(loud, 98)) if len(loud) else 0.0
    return min(20.0, max(1.0, 0.92 / max(top, 1e-3)))


def wave_image(
    peaks: PeakSource,
    regions: Regions,
    colors: WaveColors,
    scale: TimeScale,
    height: float,
    ratio: float,
    gain: float,
) -> WaveImage:
    """Paint the bars of a window for a screen with `ratio` device pixels to a logical one.

    Bars lie on a grid that begins at 0 ms, so that they keep their shape while the window scrolls.
    """
    pitch = max(2, round(_PITCH_PX * ratio))
    bar = max(1, round(pitch * _BAR_SHARE))
    ms_per_dot = scale.ms_per_px / ratio
    step = pitch * ms_per_dot
    first = int(scale.start // step)
    count = int(np.ceil(scale.width * ratio / pitch)) + 2
    lows, highs = envelope(peaks, first * step, step, count)
    edges = (np.arange(count + 1) + first) * step
    rgb = _bar_colors(regions, colors, edges)
    dots = _bars(_shown(lows, gain), _shown(highs, gain), rgb, max(1, round(height * ratio)), _LINE_PX * ratio)
    image = _to_image(dots, pitch, bar)
    image.setDevicePixelRatio(ratio)
    return WaveImage(image, round((first * step - scale.start) / ms_per_dot) / ratio)


def _shown(samples: Floats, gain: float) -> Floats:
    """Return heights (-1 to 1): closer to perceived loudness than samples are, so that a soft voice can be seen."""
    return (np.sign(samples) * np.minimum(np.abs(samples) * gain, 1.0) ** _LOUDNESS).astype(np.float32)


def tints(regions: Regions, colors: WaveColors, edges: NDArray[np.floating[Any]]) -> NDArray[np.uint32]:
    """Return the background of every column between two `edges` (ms) as premultiplied ARGB."""
    palette = [colors.tint(i) for i in range(len(colors.speaker))] + [colors.tint(-1), QColor(0, 0, 0, 0)]
    return np.array([_premultiplied(color) for color in palette], dtype=np.uint32)[
        _palette_rows(regions, len(colors.speaker), edges)
    ]


def column_image(columns: NDArray[np.uint32], height: int) -> QImage:
    """Return an image in which every column has one colour."""
    return _to_image(np.broadcast_to(columns, (max(1, height), len(columns))), 1, 1)


def _premultiplied(color: QColor) -> int:
    alpha = color.alpha()
    red, green, blue = (channel * alpha // 255 for channel in _rgb(color))
    return alpha << 24 | red << 16 | green << 8 | blue


def _rgb(color: QColor) -> tuple[int, int, int]:
    return color.red(), color.green(), color.blue()


def _bar_colors(regions: Regions, colors: WaveColors, edges: NDArray[np.floating[Any]]) -> NDArray[np.uint32]:
    """Return red, green and blue of every bar, shape (bars, 3)."""
    palette = np.array([_rgb(c) for c in (*colors.speaker, colors.unassigned, colors.wave_idle)], dtype=np.uint32)
    return palette[_palette_rows(regions, len(colors.speaker), edges)]


def _palette_rows(regions: Regions, speakers: int, edges: NDArray[np.floating[Any]]) -> NDArray[np.int64]:
    """Return for every column the number of its speaker's colour, then one for no speaker, then one for no region."""
    inside, index = regions.colors_of(edges)
    return np.where(inside, np.where(index >= 0, index % speakers, speakers), speakers + 1)


def _bars(lows: Floats, highs: Floats, rgb: NDArray[np.uint32], height: int, line: float) -> NDArray[np.uint32]:
    """Return premultiplied ARGB, shape (height, bars); bar ends are smoothed, unknown bars are clear."""
    half = height / 2
    thin = np.maximum(line - (highs - lows) * half, 0) / 2
    top = np.nan_to_num(half - np.minimum(highs, 1) * half - thin, nan=-1.0)
    bottom = np.nan_to_num(half - np.maximum(lows, -1) * half + thin, nan=-1.0)
    rows = np.arange(height, dtype=np.float32)[:, None]
    cover = np.clip(np.minimum(rows + 1, bottom) - np.maximum(rows, top), 0, 1)
    alpha = (cover * 255).astype(np.uint32)
    red, green, blue = ((alpha * rgb[:, channel]) // 255 for channel in range(3))
    return (alpha << 24) | (red << 16) | (green << 8) | blue


def _to_image(dots: NDArray[np.uint32], pitch: int, bar: int) -> QImage:
    height, count = dots.shape
    pixels = np.zeros((height, count, pitch), dtype=np.uint32)
    pixels[:, :, :bar] = dots[:, :, None]
    width = count * pitch
    return QImage(pixels.data, width, height, width * 4, QImage.Format.Format_ARGB32_Premultiplied).copy()
