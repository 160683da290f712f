"""Interpret the pointer, the wheel and the keyboard."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QKeyEvent, QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QApplication

from jamedit.ui.waveform.scale import TimeScale

Key = tuple[Qt.Key, bool]
_NOTCH = 120.0  # eighths of a degree, as mice report it
_SMALL = 0.86  # of the size of the widget's font


@dataclass
class Press:
    """Hold where a mouse button went down, and whether it has been dragged since."""

    x: float
    ms: float
    scale: TimeScale
    selects: bool
    is_click: bool = True

    @classmethod
    def begin(cls, event: QMouseEvent, scale: TimeScale, ms: float) -> Press:
        """Start at a mouse press; Shift selects."""
        selects = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        return cls(event.position().x(), ms, scale, selects)

    def drags(self, event: QMouseEvent) -> bool:
        """Return whether the pointer has moved far enough to mean more than a click."""
        if abs(event.position().x() - self.x) >= QApplication.startDragDistance():
            self.is_click = False
        return not self.is_click


def wheel_notches(event: QWheelEvent) -> float:
    """Return how far the wheel was turned along its stronger direction; up and left are positive."""
    delta = event.angleDelta()
    return (delta.y() if abs(delta.y()) >= abs(delta.x()) else delta.x()) / _NOTCH


def plain_key(event: QKeyEvent) -> Key | None:
    """Return a key and whether Shift is held, or None with other modifiers: those belong to shortcuts."""
    modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    if modifiers & ~Qt.KeyboardModifier.ShiftModifier:
        return None
    return Qt.Key(event.key()), bool(modifiers)


def small_font(font: QFont) -> QFont:
    """Return the font for times and captions: the widget's own, a little smaller."""
    small = QFont(font)
    if font.pixelSize() > 0:
        small.setPixelSize(max(9, round(font.pixelSize() * _SMALL)))
    else:
        small.setPointSizeF(max(7.0, font.pointSizeF() * _SMALL))
    return small
