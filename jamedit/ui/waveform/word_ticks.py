"""Small ticks where words begin."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QLineF, QRectF
from PySide6.QtGui import QColor, QPainter, QPen

from jamedit.ui.waveform.waveform_item import WaveformItem

_SURE, _UNSURE, _SHORT_PX = 0.6, 0.45, 2.0  # how strong ticks are, and how tall one in doubt is
_LEAST_PX = 9.0  # ticks that are mostly closer than this say nothing


class WordTicks(WaveformItem):
    """Draw a tick at the start of every visible word unless they are too close to be told apart.

    One whose time is in doubt is only a short, pale dot at the bottom.
    """

    def draw(self, painter: QPainter, exposed: QRectF) -> None:
        """Draw the ticks."""
        model, rect = self.model, self.rect
        starts, doubts = model.visible_words()
        if len(starts) > rect.width() or not len(starts):
            return
        if len(starts) > 1 and np.median(np.diff(starts)) < _LEAST_PX * model.scale.ms_per_px:
            return
        part = slice(*np.searchsorted(starts, self.times_exposed(exposed)))
        starts, doubts = starts[part], doubts[part]
        for doubtful, alpha, top in ((False, _SURE, rect.top()), (True, _UNSURE, rect.bottom() - _SHORT_PX)):
            color = QColor(model.colors.axis_text)
            color.setAlphaF(alpha)
            painter.setPen(QPen(color, 1.0))
            times = starts[doubts == doubtful].tolist()
            xs = [rect.left() + round(model.scale.x(ms)) + 0.5 for ms in times]
            painter.drawLines([QLineF(x, top, x, rect.bottom()) for x in xs])
