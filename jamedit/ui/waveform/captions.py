"""The texts of the regions, under them."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter

from jamedit.ui.waveform.waveform_item import WaveformItem

_INSET, _LEAST_PX = 6.0, 56.0
_LETTER_PX = 2.0  # no letter of a text is narrower on average: longer texts are cut before they are measured


class Captions(WaveformItem):
    """Draw the text of every visible region that is wide enough, the current one stronger."""

    font = QFont()

    def draw(self, painter: QPainter, exposed: QRectF) -> None:
        """Draw the exposed texts."""
        model = self.model
        painter.setFont(self.font)
        metrics = QFontMetricsF(self.font)
        indexes, starts, _, _ = model.regions.visible(model.scale.start, model.scale.end)
        if not len(indexes) or len(indexes) * _LEAST_PX > 8 * self.rect.width():
            return  # nothing, or hardly one would be wide enough
        ends = [*starts[1:].tolist(), model.duration]  # the pause after a region is free for its text
        for index, start, end in zip(indexes, starts, ends, strict=True):
            box = self._box(float(start), float(end))
            if box.width() < _LEAST_PX or not box.intersects(exposed):
                continue
            painter.setPen(model.colors.text if index == model.current else model.colors.axis_text)
            painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, self._elided(int(index), box.width(), metrics))

    def _box(self, start: float, end: float) -> QRectF:
        """Return the visible part of the line under a region: a text whose start is off screen stays readable."""
        scale, rect = self.model.scale, self.rect
        left, right = max(scale.x(start), 0.0) + _INSET, min(scale.x(end), rect.width()) - _INSET
        return QRectF(rect.left() + left, rect.top(), right - left, rect.height())

    def _elided(self, index: int, width: float, metrics: QFontMetricsF) -> str:
        text = self.model.regions.label(index)[: int(width / _LETTER_PX)].replace("\n", " ")
        return metrics.elidedText(text, Qt.TextElideMode.ElideRight, width)
