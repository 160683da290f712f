"""The axis with clock times above the waveform."""

from __future__ import annotations

import pyqtgraph as pg
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen

from jamedit.document.timecode import rounded_clock
from jamedit.ui.waveform.colors import WaveColors
from jamedit.ui.waveform.scale import TimeScale
from jamedit.ui.waveform.time_steps import steps, ticks

_MIDDLE = Qt.AlignmentFlag.AlignVCenter.value  # pyqtgraph wants the number
_CLEAR = QPen(QColor(0, 0, 0, 0))
_GAP_PX, _APART_PX, _SMALL_PX = 4.0, 44.0, 4.0


class TimeAxis(pg.AxisItem):
    """Draw a tick with its time to the right of it, as on a ruler, and small ticks between."""

    def __init__(self, colors: WaveColors, font: QFont) -> None:
        super().__init__("top", pen=pg.mkPen(None), maxTickLength=0)
        self.setStyle(hideOverlappingLabels=True)  # nothing is drawn beside the axis itself
        self._tick_pen, self._small_pen = QPen(), QPen()
        self.set_colors(colors)
        self.set_font(font)

    def set_colors(self, colors: WaveColors) -> None:
        """Draw in other colours."""
        self._tick_pen, self._small_pen = QPen(colors.grid, 1.0), QPen(colors.grid, 1.0)
        self.setTextPen(colors.axis_text)

    def set_font(self, font: QFont) -> None:
        """Write in another font."""
        self._metrics = QFontMetricsF(font)
        self.setTickFont(font)
        self.setHeight(round(self._metrics.height()) + 4)

    def generateDrawSpecs(self, p: QPainter) -> tuple[tuple, list, list]:
        """Return axis line, ticks and texts as pyqtgraph draws them."""
        bounds = self.mapRectFromParent(self.geometry())
        scale = TimeScale(self.range[0], self.range[1], bounds.width())
        widest = self._metrics.horizontalAdvance(rounded_clock(scale.end, 10 if scale.span < 5000 else 1000))
        label_step, small_step = steps(scale.ms_per_px, widest + _APART_PX)
        corner = bounds.bottomLeft()
        small = [
            (self._small_pen, *self._tick(bounds, scale.x(ms), _SMALL_PX))
            for ms in ticks(scale.start, scale.end, small_step)
            if ms % label_step
        ]
        times = ticks(scale.start, scale.end, label_step)
        large = [(self._tick_pen, *self._tick(bounds, scale.x(ms), bounds.height())) for ms in times]
        texts = [
            (box, _MIDDLE, text)
            for ms in times
            for text in [rounded_clock(ms, label_step)]
            for box in [self._text_box(bounds, scale.x(ms), text)]
            if box.right() <= bounds.right()  # no label is cut off
        ]
        return (_CLEAR, corner, corner), small + large, texts

    def _tick(self, bounds: QRectF, x: float, height: float) -> tuple[QPointF, QPointF]:
        left = bounds.left() + round(x)
        return QPointF(left, bounds.bottom() - height), QPointF(left, bounds.bottom() - 1)

    def _text_box(self, bounds: QRectF, x: float, text: str) -> QRectF:
        width = self._metrics.horizontalAdvance(text) + 1
        return QRectF(bounds.left() + round(x) + _GAP_PX, bounds.top(), width, bounds.height())
