"""The part of the overview that shows which stretch the waveform shows, and how it is dragged."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from jamedit.ui.waveform.colors import WaveColors
from jamedit.ui.waveform.scale import SHORTEST_MS, TimeScale

_LEAST_PX, _REACH_PX, _RADIUS = 8.0, 4.0, 3.0
_FILL, _EDGE = 0.18, 0.8  # opacity


class Grip(Enum):
    """Name the part of the marker that is held."""

    START = "start"
    BODY = "body"
    END = "end"


_CURSORS = {
    None: Qt.CursorShape.ArrowCursor,
    Grip.START: Qt.CursorShape.SizeHorCursor,
    Grip.END: Qt.CursorShape.SizeHorCursor,
    Grip.BODY: Qt.CursorShape.OpenHandCursor,
}


@dataclass(frozen=True, slots=True)
class ViewportMarker:
    """Hold the edges of the marker, in pixels."""

    rect: QRectF

    @classmethod
    def around(cls, left: float, right: float, top: float, bottom: float) -> ViewportMarker:
        """Return the marker of a window, wide enough to be seen and held."""
        missing = max(_LEAST_PX - (right - left), 0.0) / 2
        return cls(QRectF(left - missing, top, right - left + 2 * missing, bottom - top))

    def draw(self, painter: QPainter, colors: WaveColors) -> None:
        """Draw the marker."""
        fill, edge = QColor(colors.window), QColor(colors.window)
        fill.setAlphaF(_FILL)
        edge.setAlphaF(_EDGE)
        painter.setPen(QPen(edge, 1.0))
        painter.setBrush(fill)
        painter.drawRoundedRect(self.rect.adjusted(0.5, 0.5, -0.5, -0.5), _RADIUS, _RADIUS)

    def grip_at(self, x: float) -> Grip | None:
        """Return what a press at a place would hold; the edges of a narrow marker lie outside it."""
        left, right = self.rect.left(), self.rect.right()
        if not left - _REACH_PX <= x <= right + _REACH_PX:
            return None
        inner = min(_REACH_PX, (right - left) / 4)
        return Grip.START if x < left + inner else Grip.END if x > right - inner else Grip.BODY

    def cursor_at(self, x: float) -> Qt.CursorShape:
        """Return the pointer that shows what a press would do."""
        return _CURSORS[self.grip_at(x)]


@dataclass
class ViewportDrag:
    """Hold where the drag began and what it holds."""

    x: float
    grip: Grip
    window: TimeScale
    moved: bool = False

    def window_at(self, x: float, ms_per_px: float, duration: float) -> TimeScale:
        """Return the window when the pointer has come to `x`."""
        way, window = (x - self.x) * ms_per_px, self.window
        if self.grip is Grip.BODY:
            return window.moved(way).clamped(duration)
        if self.grip is Grip.START:
            start = min(max(window.start + way, 0.0), window.end - SHORTEST_MS)
            return TimeScale(start, window.end, window.width).clamped(duration)
        end = max(min(window.end + way, duration), window.start + SHORTEST_MS)
        return TimeScale(window.start, end, window.width).clamped(duration)
