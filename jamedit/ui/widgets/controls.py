"""Check boxes, choices and steppers that look the same in light and dark, painted from the palette."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import (
    QAbstractButton,
    QCheckBox,
    QComboBox,
    QDoubleSpinBox,
    QHBoxLayout,
    QRadioButton,
    QSpinBox,
    QToolButton,
    QWidget,
)

from jamedit.ui.style.icons import pixmap

_SIZE, _GAP = 16, 8
_DISABLED = 0.5
_CHEVRON = 14
_BUTTON = 32
# NoButtons would do, but a style sheet that gives the field an edge leaves no room for its text then.
_WITHOUT_BUTTONS = "QAbstractSpinBox::up-button, QAbstractSpinBox::down-button { width: 0; border: 0; }"
_Role = QPalette.ColorRole


class CheckBox(QCheckBox):
    """A check box with an edge that is seen on every ground."""

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint box, tick and text."""
        _paint_choice(self, 4.0, _tick)

    def sizeHint(self) -> QSize:
        """Return the room for box and text."""
        return _choice_size(self)


class RadioButton(QRadioButton):
    """A radio button with an edge that is seen on every ground."""

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint circle, dot and text."""
        _paint_choice(self, _SIZE / 2, _dot)

    def sizeHint(self) -> QSize:
        """Return the room for circle and text."""
        return _choice_size(self)


def _choice_size(button: QAbstractButton) -> QSize:
    metrics = button.fontMetrics()
    return QSize(_SIZE + _GAP + metrics.horizontalAdvance(button.text()) + 4, max(_SIZE, metrics.height()) + 4)


def _paint_choice(button: QAbstractButton, radius: float, mark: Callable[[QPainter, QRectF], None]) -> None:
    painter, palette = QPainter(button), button.palette()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setOpacity(1.0 if button.isEnabled() else _DISABLED)
    middle = (button.height() - _SIZE) // 2
    place = _mirrored(button, QRect(1, middle, _SIZE, _SIZE))
    box = QRectF(place).adjusted(0.5, 0.5, -0.5, -0.5)
    accent = palette.color(_Role.Link)
    edge = accent if button.isChecked() or button.hasFocus() else palette.color(_Role.PlaceholderText)
    painter.setPen(QPen(edge, 1))
    painter.setBrush(accent if button.isChecked() else palette.color(_Role.Base))
    painter.drawRoundedRect(box, radius, radius)
    if button.isChecked():
        painter.setPen(QPen(palette.color(_Role.Base), 2, c=Qt.PenCapStyle.RoundCap, j=Qt.PenJoinStyle.RoundJoin))
        mark(painter, box)
    if button.hasFocus():
        painter.setPen(QPen(accent, 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(box.adjusted(-1, -1, 1, 1), radius + 1, radius + 1)
    painter.setPen(palette.color(QPalette.ColorGroup.Active, _Role.WindowText))
    start = 1 + _SIZE + _GAP
    text = _mirrored(button, QRect(start, 0, button.width() - start, button.height()))
    side = Qt.AlignmentFlag.AlignRight if _is_mirrored(button) else Qt.AlignmentFlag.AlignLeft
    painter.drawText(text, side | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextHideMnemonic, button.text())


def _tick(painter: QPainter, box: QRectF) -> None:
    left, top = box.left(), box.top()
    painter.drawPolyline([QPointF(left + x, top + y) for x, y in ((3.6, 7.8), (6.4, 10.6), (11.4, 4.8))])


def _dot(painter: QPainter, box: QRectF) -> None:
    painter.setBrush(painter.pen().color())
    painter.drawEllipse(box.center(), 2.0, 2.0)


def _is_mirrored(widget: QWidget) -> bool:
    return widget.layoutDirection() == Qt.LayoutDirection.RightToLeft


def _mirrored(widget: QWidget, rect: QRect) -> QRect:
    return widget.style().visualRect(widget.layoutDirection(), widget.rect(), rect)


class ComboBox(QComboBox):
    """A combo box with an arrow in the colour of the text."""

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the field and its arrow."""
        super().paintEvent(event)
        color = self.palette().color(_Role.PlaceholderText).name()
        arrow = QRect(self.width() - _CHEVRON - 8, (self.height() - _CHEVRON) // 2, _CHEVRON, _CHEVRON)
        picture = pixmap("chevron-down", color, _CHEVRON, self.devicePixelRatioF())
        QPainter(self).drawPixmap(_mirrored(self, arrow), picture)


class Stepper(QWidget):
    """A number with buttons for less and more beside it; the arrow keys step as well."""

    def __init__(self, box: QSpinBox | QDoubleSpinBox) -> None:
        super().__init__()
        self.box = box
        box.setStyleSheet(_WITHOUT_BUTTONS)
        box.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.setFocusProxy(box)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(5)
        layout.addWidget(self._button("−", self.tr("Less"), box.stepDown))
        layout.addWidget(box)
        layout.addWidget(self._button("+", self.tr("More"), box.stepUp))

    def _button(self, text: str, name: str, step: Callable[[], None]) -> QToolButton:
        made = QToolButton()
        made.setObjectName("framed")
        made.setText(text)
        made.setAccessibleName(name)
        made.setAutoRepeat(True)
        made.setFixedWidth(_BUTTON)
        made.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the field has the arrow keys
        made.clicked.connect(step)
        return made
