"""The strip that shows the whole recording."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from numpy.typing import ArrayLike
from PySide6.QtCore import QEvent, QPoint, QRectF, QSize, QSizeF, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPixmap,
    QResizeEvent,
)
from PySide6.QtWidgets import QApplication, QSizePolicy, QToolTip, QWidget

from jamedit.document.timecode import rounded_clock
from jamedit.ui.waveform.colors import LIGHT, WaveColors
from jamedit.ui.waveform.focus_ring import FocusRing
from jamedit.ui.waveform.input import Key, plain_key
from jamedit.ui.waveform.model import WaveModel
from jamedit.ui.waveform.overview_picture import OverviewFacts, draw_picture, wave_rect
from jamedit.ui.waveform.raster import PeakSource
from jamedit.ui.waveform.regions import Regions
from jamedit.ui.waveform.scale import TimeScale
from jamedit.ui.waveform.viewport_marker import Grip, ViewportDrag, ViewportMarker

_STEP_MS, _LONG_STEP_MS = 1000, 10_000
_PLAYHEAD_PX, _OVERHANG_PX = 2.0, 3.0
MARGIN_PX = 14.0


class OverviewStrip(QWidget):
    """Show the whole recording with speakers, what was listened to, open suggestions, window and playhead.

    A click seeks; dragging moves the window marker to the pointer, dragging the marker's edges resizes it.
    All times are ms.
    """

    seek_requested = Signal(int)
    window_moved = Signal(int, int)
    menu_requested = Signal(int, QPoint)  # the time, and the place on the screen

    def __init__(self, parent: QWidget | None = None, colors: WaveColors = LIGHT) -> None:
        super().__init__(parent)
        self._model = WaveModel(colors)
        self._facts = OverviewFacts()
        self._window = TimeScale(0.0, 0.0, 1.0)
        self._picture: QPixmap | None = None
        self._drag: ViewportDrag | None = None
        self._ring = FocusRing(self, colors.focus)
        self._commands = self._key_commands()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setMouseTracking(True)
        self.setAccessibleName(self.tr("Overview of the recording"))

    # What is shown

    def set_colors(self, colors: WaveColors) -> None:
        """Draw in other colours."""
        self._model.set_colors(colors)
        self._ring.color = colors.focus
        self._redraw()

    def set_peaks(self, peaks: PeakSource | None) -> None:
        """Show another recording, or none."""
        self._model.set_peaks(peaks)
        self._redraw()

    def peaks_grew(self) -> None:
        """Take note that more of the recording is known."""
        self._model.grew()
        self._redraw()

    def set_duration(self, ms: float) -> None:
        """Set the expected length; that of complete peaks overrides it."""
        self._model.hint_ms = float(ms)
        self._redraw()

    def set_regions(
        self, starts: ArrayLike, ends: ArrayLike, color_indexes: ArrayLike, labels: Sequence[str] = ()
    ) -> None:
        """Show who speaks where; a negative colour index means no speaker, labels are for tooltips."""
        self._model.set_regions(Regions(starts, ends, color_indexes, labels))
        self._redraw()

    def set_listened(self, spans: Sequence[tuple[float, float]]) -> None:
        """Show which stretches have been listened to."""
        self._facts.listened = spans
        self._redraw()

    def set_marks(self, times: ArrayLike) -> None:
        """Show where suggestions are open."""
        self._facts.marks = times
        self._redraw()

    def set_window(self, start: float, end: float) -> None:
        """Show which stretch the waveform shows."""
        window = TimeScale(float(start), float(end), 1.0)
        if window != self._window:
            self._window = window
            self.update()

    def set_playhead(self, ms: float) -> None:
        """Move the playhead; cheap enough for every frame of the display."""
        before = self._playhead_rect()
        self._model.move_playhead(ms)
        after = self._playhead_rect()
        if after != before:
            self.update(before.toAlignedRect())
            self.update(after.toAlignedRect())

    def time_at(self, x: float) -> float:
        """Return the time at a horizontal place, within the recording."""
        return min(max(self._model.scale.ms(x - MARGIN_PX), 0.0), self._model.duration)

    def x_of(self, ms: float) -> float:
        """Return the horizontal place of a time."""
        return self._model.scale.x(ms) + MARGIN_PX

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw window marker, cached picture and playhead."""
        painter = QPainter(self)
        painter.fillRect(event.rect(), self._model.colors.background)
        if self._model.duration <= 0:
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._window.end > self._window.start:
            self._marker().draw(painter, self._model.colors)
        painter.drawPixmap(0, 0, self._cached_picture())
        painter.fillRect(self._playhead_rect(), self._model.colors.playhead)

    def _cached_picture(self) -> QPixmap:
        ratio = self.devicePixelRatioF()
        if self._picture is None or self._picture.devicePixelRatioF() != ratio:
            self._picture = QPixmap(self.size() * ratio)
            self._picture.setDevicePixelRatio(ratio)
            self._picture.fill(Qt.GlobalColor.transparent)
            draw_picture(self._picture, self._model, self._facts, self._wave_rect())
        return self._picture

    def _redraw(self) -> None:
        """Fit the scale to what is known now and paint everything again."""
        self._model.scale = TimeScale(0.0, max(self._model.duration, 1.0), max(self._wave_rect().width(), 1.0))
        self._picture = None
        self.update()

    def _wave_rect(self) -> QRectF:
        return wave_rect(QSizeF(self.size()), MARGIN_PX)

    def _marker(self) -> ViewportMarker:
        wave, duration = self._wave_rect(), self._model.duration
        left, right = (self.x_of(min(ms, duration)) for ms in (self._window.start, self._window.end))
        return ViewportMarker.around(left, right, wave.top() - 2 * _OVERHANG_PX, wave.bottom() + _OVERHANG_PX)

    def _playhead_rect(self) -> QRectF:
        ratio, wave = self.devicePixelRatioF(), self._wave_rect()
        x = round(self.x_of(self._model.playhead) * ratio) / ratio
        return QRectF(
            x - _PLAYHEAD_PX / 2, wave.top() - 2 * _OVERHANG_PX, _PLAYHEAD_PX, wave.height() + 3 * _OVERHANG_PX
        )

    # Pointer and keys

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold of the window marker, or of a window round the pointer."""
        if event.button() != Qt.MouseButton.LeftButton or self._model.duration <= 0:
            return
        x, window = event.position().x(), self._window
        grip = self._marker().grip_at(x)
        if grip is None:
            window = window.moved(self.time_at(x) - (window.start + window.end) / 2)
        self._drag = ViewportDrag(x, grip or Grip.BODY, window)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Move or resize the window; without a button show what a press would hold."""
        x, drag = event.position().x(), self._drag
        if drag is None:
            known = self._model.duration > 0
            self.setCursor(self._marker().cursor_at(x) if known else Qt.CursorShape.ArrowCursor)
            return
        if not drag.moved and abs(x - drag.x) < QApplication.startDragDistance():
            return
        drag.moved = True
        window = drag.window_at(x, self._model.scale.ms_per_px, self._model.duration)
        self.set_window(window.start, window.end)
        self.window_moved.emit(round(window.start), round(window.end))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """End a drag, or seek to where the click was."""
        drag, self._drag = self._drag, None
        if drag is not None and not drag.moved:
            self._seek(self.time_at(drag.x))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Request the menu for the time under the pointer."""
        if event.reason() == QContextMenuEvent.Reason.Mouse:
            self.menu_requested.emit(round(self.time_at(event.pos().x())), event.globalPos())
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Seek, or turn pages of the window."""
        key = plain_key(event)
        command = self._commands.get(key) if key else None
        if command is None or self._model.duration <= 0:
            super().keyPressEvent(event)
            return
        command()
        self._describe()

    def _key_commands(self) -> dict[Key, Callable[[], None]]:
        keys = Qt.Key
        return {
            (keys.Key_Left, False): partial(self._seek_by, -_STEP_MS),
            (keys.Key_Right, False): partial(self._seek_by, _STEP_MS),
            (keys.Key_Left, True): partial(self._seek_by, -_LONG_STEP_MS),
            (keys.Key_Right, True): partial(self._seek_by, _LONG_STEP_MS),
            (keys.Key_PageUp, False): partial(self._turn_page, -1),
            (keys.Key_PageDown, False): partial(self._turn_page, 1),
            (keys.Key_Home, False): lambda: self._seek(0.0),
            (keys.Key_End, False): lambda: self._seek(self._model.duration),
        }

    def _seek(self, ms: float) -> None:
        self.seek_requested.emit(round(min(max(ms, 0.0), self._model.duration)))

    def _seek_by(self, ms: float) -> None:
        self._seek(self._model.playhead + ms)

    def _turn_page(self, pages: int) -> None:
        window = self._window.moved(pages * self._window.span).clamped(self._model.duration)
        self.set_window(window.start, window.end)
        self.window_moved.emit(round(window.start), round(window.end))

    # Qt events

    def event(self, event: QEvent) -> bool:
        """Show the time under the pointer as a tooltip."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            known = self._model.duration > 0
            QToolTip.showText(event.globalPos(), rounded_clock(self.time_at(event.pos().x())) if known else "", self)
            return True
        return super().event(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Announce the position to screen readers."""
        self._describe()
        super().focusInEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fill the widget."""
        self._redraw()
        super().resizeEvent(event)

    def sizeHint(self) -> QSize:
        """Return a height at which speakers and pauses can be told apart."""
        return QSize(640, 50)

    def minimumSizeHint(self) -> QSize:
        """Return the least useful size."""
        return QSize(120, 32)

    def _describe(self) -> None:
        text = self.tr("Playhead at {0} of {1}.")
        self.setAccessibleDescription(
            text.format(rounded_clock(self._model.playhead), rounded_clock(self._model.duration))
        )
