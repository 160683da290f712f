"""Small ticks where words begin."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QLineF, QRectF
from PySide6.QtGui import QColor, QPainter, QPen

from jamedit.ui.waveform.waveform_item import WaveformItem

_LEAST_PX = 9.0  # ticks that are mostly closer than this say nothing


class WordTicks(WaveformItem):
    """Draw a tick at the start of every visible word unless they are too close to be told apart."""

    def draw(self, painter: QPainter, exposed: QRectF) -> None:
        """Draw the ticks."""
        model, rect = self.model, self.rect
        starts = model.visible_words()
        if len(starts) > rect.width() or not len(starts):
            return
        if len(starts) > 1 and np.median(np.diff(starts)) < _LEAST_PX * model.scale.ms_per_px:
            return
        color = QColor(model.colors.axis_text)
        color.setAlphaF(0.45)
        painter.setPen(QPen(color, 1.0))
        start, end = self.times_exposed(exposed)
        times = starts[slice(*np.searchsorted(starts, (start, end)))].tolist()
        xs = [rect.left() + round(model.scale.x(ms)) + 0.5 for ms in times]
        painter.drawLines([QLineF(x, rect.top(), x, rect.bottom()) for x in xs])
