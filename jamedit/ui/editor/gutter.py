"""The times beside the page."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QMouseEvent, QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QWidget

from jamedit.ui.editor.page_surface import PageSurface

_DOUBTFUL = 0.45  # how strong a time is painted that is only an estimate


class Gutter(QWidget):
    """Paint the time of each visible paragraph level with its first line; a click plays from there."""

    block_clicked = Signal(int)
    WIDTH = 108

    def __init__(self, edit: PageSurface) -> None:
        super().__init__(edit)
        self._edit = edit
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setToolTip(self.tr("Play from this paragraph; a pale time is an estimate"))

    def sizeHint(self) -> QSize:
        """Return the width of a time."""
        return QSize(self.WIDTH, 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the times that are visible."""
        painter = QPainter(self)
        theme = self._edit.theme
        painter.fillRect(event.rect(), theme.color("page"))
        font = QFont(self._edit.font())
        font.setPixelSize(max(10, round(font.pixelSize() * 0.76)))
        font.setFeature(QFont.Tag("tnum"), 1)
        painter.setFont(font)
        known, doubtful = theme.color("dim"), theme.color("dim")
        doubtful.setAlphaF(_DOUBTFUL)
        for block, top, line_top in self._edit.visible_blocks():
            label = self._edit.page.time_label(block.blockNumber())
            if not label:
                continue
            y = top + line_top
            rect = QRectF(0, y, self.width() - 30, self._edit.line_height)
            painter.setPen(doubtful if self._edit.page.time_doubtful(block.blockNumber()) else known)
            painter.drawText(rect, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, label)
            if self._edit.page.listened(block.blockNumber()):
                painter.fillRect(
                    QRectF(self.width() - 14, y + 4, 3, self._edit.line_height - 8), theme.color("listened")
                )

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Ask to play from the paragraph under the pointer."""
        if event.button() != Qt.MouseButton.LeftButton:
            return
        y = event.position().y()
        below = [block.blockNumber() for block, top, _ in self._edit.visible_blocks() if top <= y]
        if below:
            self.block_clicked.emit(below[-1])

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll the page."""
        self._edit.scroll_by_wheel(event)
