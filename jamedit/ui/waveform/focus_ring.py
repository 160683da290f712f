"""A frame that shows where the keyboard goes."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRectF, Qt
from PySide6.QtGui import QColor, QFocusEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

_BY_MOUSE = (Qt.FocusReason.MouseFocusReason, Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason)


class FocusRing(QWidget):
    """Lie over a widget and frame it while it has the focus, unless a click gave it (as browsers do)."""

    def __init__(self, owner: QWidget, color: QColor) -> None:
        super().__init__(owner)
        self._owner = owner
        self.color = color
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()
        owner.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow size and focus of the widget below."""
        kind = event.type()
        if kind == QEvent.Type.Resize:
            self.setGeometry(self._owner.rect())
        elif isinstance(event, QFocusEvent) and event.gotFocus():
            if event.reason() not in _BY_MOUSE:
                self.show()
                self.raise_()
        elif kind == QEvent.Type.FocusOut:
            self.hide()
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the frame."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self.color, 2.0))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(2, 2, -2, -2), 4, 4)
