"""What all lanes of the waveform share."""

from __future__ import annotations

import sys

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from jamedit.ui.waveform.model import WaveModel


class WaveformItem(QGraphicsItem):
    """Draw one kind of thing in a rectangle of the view box.

    A lane is a child of the view box itself and draws in pixels: in the box's own data coordinates texts, round
    corners and one-pixel lines would be stretched.
    """

    def __init__(self, model: WaveModel, parent: QGraphicsItem) -> None:
        super().__init__(parent)
        self.model = model
        self.rect = QRectF()
        self.setFlag(QGraphicsItem.GraphicsItemFlag.ItemUsesExtendedStyleOption)  # paint learns what is exposed

    def place(self, rect: QRectF) -> None:
        """Move the lane to a rectangle of the view box."""
        self.prepareGeometryChange()
        self.rect = rect

    def boundingRect(self) -> QRectF:
        """Return where the lane may draw."""
        return self.rect

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        """Draw, and report a failure here: Qt would go on to the next lane with the error pending, and crash."""
        painter.save()
        try:
            self.draw(painter, option.exposedRect)
        except Exception:
            sys.excepthook(*sys.exc_info())
        painter.restore()

    def draw(self, painter: QPainter, exposed: QRectF) -> None:
        """Draw what lies in the exposed rectangle; each lane has its own."""
        raise NotImplementedError

    def times_exposed(self, exposed: QRectF) -> tuple[float, float]:
        """Return the stretch of time that has to be painted again, a few pixels wider than asked."""
        scale = self.model.scale
        left, right = exposed.left() - self.rect.left(), exposed.right() - self.rect.left()
        return scale.ms(left - 2), scale.ms(right + 2)
