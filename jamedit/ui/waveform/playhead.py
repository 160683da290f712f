"""The line at the playback position, and the range that is selected."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter

from jamedit.ui.waveform.waveform_item import WaveformItem

_HALF_PX = 1.0


class Playhead(WaveformItem):
    """Draw the playhead; moving it repaints a few pixels only."""

    def move_to(self, ms: float, ratio: float) -> None:
        """Move to a time, on a whole device pixel (`ratio` of them to a logical one) so that the line stays sharp."""
        x = round(self.model.scale.x(ms) * ratio) / ratio
        if x != self.x():
            self.setX(x)

    def place(self, rect: QRectF) -> None:
        """Keep the left edge and the height of the rectangle."""
        super().place(QRectF(rect.left() - _HALF_PX, rect.top(), 2 * _HALF_PX, rect.height()))

    def draw(self, painter: QPainter, exposed: QRectF) -> None:
        """Draw the line."""
        painter.fillRect(self.rect, self.model.colors.playhead)


class Selection(WaveformItem):
    """Draw the selected stretch of time."""

    def draw(self, painter: QPainter, exposed: QRectF) -> None:
        """Draw a band with its two edges."""
        if self.model.selection is None:
            return
        left, right = (self.rect.left() + self.model.scale.x(ms) for ms in self.model.selection)
        box = QRectF(left, self.rect.top(), max(right - left, 1.0), self.rect.height()) & self.rect
        fill = QColor(self.model.colors.playhead)
        fill.setAlphaF(0.16)
        painter.fillRect(box, fill)
        painter.setPen(Qt.PenStyle.NoPen)
        for x in (left, right):
            painter.fillRect(QRectF(x - 0.5, box.top(), 1.0, box.height()) & self.rect, self.model.colors.playhead)
