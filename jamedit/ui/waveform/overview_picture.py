"""The parts of the overview that seldom change: wave, marks, what was listened to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import ArrayLike
from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QPaintDevice, QPainter

from jamedit.ui.waveform.model import WaveModel
from jamedit.ui.waveform.raster import wave_image

_PAD_PX, _MARK_PX, _BAR_PX, _GAP_PX = 3.0, 5.0, 3.0, 5.0


@dataclass
class OverviewFacts:
    """Hold what the overview shows besides the recording: ranges listened to and times of open suggestions, in ms."""

    listened: Sequence[tuple[float, float]] = ()
    marks: ArrayLike = field(default_factory=tuple)


def wave_rect(size: QSizeF, margin: float) -> QRectF:
    """Return where the wave lies in a strip."""
    above, below = _PAD_PX + _MARK_PX + 1, _GAP_PX + _BAR_PX + _PAD_PX
    return QRectF(margin, above, size.width() - 2 * margin, max(size.height() - above - below, 1.0))


def draw_picture(device: QPaintDevice, model: WaveModel, facts: OverviewFacts, rect: QRectF) -> None:
    """Draw wave, marks above and the bar of what was listened to below; `model.scale` maps the recording to `rect`."""
    painter = QPainter(device)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    if model.peaks is not None and not model.empty:
        ratio = device.devicePixelRatio()
        wave = wave_image(model.peaks, model.regions, model.colors, model.scale, rect.height(), ratio, model.gain)
        painter.setClipRect(rect)
        painter.drawImage(QPointF(rect.left() + wave.x, rect.top()), wave.image)
        painter.setClipping(False)
    if model.duration > 0:
        _draw_listened(painter, model, facts.listened, rect)
        _draw_marks(painter, model, facts.marks, rect)
    painter.end()


def _draw_listened(painter: QPainter, model: WaveModel, listened: Sequence[tuple[float, float]], rect: QRectF) -> None:
    bar = QRectF(rect.left(), rect.bottom() + _GAP_PX, rect.width(), _BAR_PX)
    painter.setBrush(model.colors.groove)
    painter.drawRoundedRect(bar, _BAR_PX / 2, _BAR_PX / 2)
    painter.setBrush(model.colors.listened)
    for start, end in listened:
        left, right = model.scale.x(start), model.scale.x(min(end, model.duration))
        if right > left:
            painter.drawRoundedRect(
                QRectF(bar.left() + left, bar.top(), max(right - left, 1.0), _BAR_PX), _BAR_PX / 2, _BAR_PX / 2
            )


def _draw_marks(painter: QPainter, model: WaveModel, marks: ArrayLike, rect: QRectF) -> None:
    """Draw one mark a pixel at most, however many suggestions there are."""
    times = np.asarray(marks, dtype=np.float64)
    pixels = np.unique(np.round((times - model.scale.start) / model.scale.ms_per_px))
    for x in pixels[(pixels >= 0) & (pixels <= rect.width())]:
        painter.fillRect(QRectF(rect.left() + float(x) - 1, rect.top() - 1 - _MARK_PX, 2, _MARK_PX), model.colors.mark)
