"""The zoomable waveform."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from numpy.typing import ArrayLike
from PySide6.QtCore import QEvent, QPoint, QSize, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QResizeEvent,
    QShowEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QSizePolicy, QStyle, QToolTip, QWidget

from jamedit.document.timecode import rounded_clock
from jamedit.ui.waveform.colors import LIGHT, WaveColors
from jamedit.ui.waveform.focus_ring import FocusRing
from jamedit.ui.waveform.input import Key, Press, plain_key, small_font, wheel_notches
from jamedit.ui.waveform.model import WaveModel
from jamedit.ui.waveform.navigator import Navigator
from jamedit.ui.waveform.raster import PeakSource
from jamedit.ui.waveform.regions import Regions
from jamedit.ui.waveform.stage import MARGIN_PX, Stage
from jamedit.ui.widgets.plain import PlainLabel, tip

_ZOOM_STEP, _WHEEL_ZOOM, _WHEEL_SHARE, _PAGE_SHARE = 1.5, 1.25, 0.1, 0.9
_LABEL_LETTERS = 160
_STEP_MS, _LONG_STEP_MS = 1000, 10_000


class WaveformView(QWidget):
    """Show a stretch of the recording with its regions, and let the user move about in it.

    The wheel scrolls in time, Ctrl+wheel zooms round the pointer, dragging pans, Shift+drag selects, a click seeks,
    a double click activates a region. All times are ms.
    """

    seek_requested = Signal(int)
    visible_changed = Signal(int, int)
    region_activated = Signal(int)
    selection_changed = Signal(int, int)  # equal times: nothing is selected
    follow_changed = Signal(bool)
    menu_requested = Signal(int, QPoint)  # the time, and the place on the screen

    def __init__(self, parent: QWidget | None = None, colors: WaveColors = LIGHT) -> None:
        super().__init__(parent)
        self._model = WaveModel(colors)
        self._shown = (0, 0)
        self._press: Press | None = None
        self._commands = self._key_commands()
        self._navigator = Navigator(self._model, self)
        self._stage = Stage(self._model, small_font(self.font()), self)
        self._message = PlainLabel(self)
        self._ring = FocusRing(self, colors.focus)
        self._navigator.moved.connect(self._moved)
        self._navigator.follow_changed.connect(self.follow_changed)
        self._stage.resized.connect(self._fit_width)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.setAccessibleName(self.tr("Waveform"))
        self.set_colors(colors)
        self._describe()

    # What is shown

    def set_colors(self, colors: WaveColors) -> None:
        """Draw in other colours."""
        self._model.set_colors(colors)
        self._ring.color = colors.focus
        self._message.setStyleSheet(
            f"color: {colors.axis_text.name()}; background: {colors.background.name()};"
            " border-radius: 8px; padding: 6px 14px;"
        )
        self._stage.set_colors(colors)

    def set_peaks(self, peaks: PeakSource | None) -> None:
        """Show another recording; None shows none and goes back to the opening window."""
        self._model.set_peaks(peaks)
        if peaks is None:
            self._navigator.reset()
        self._known_changed()

    def peaks_grew(self) -> None:
        """Take note that more of the recording is known."""
        self._model.grew()
        self._known_changed()

    def set_duration(self, ms: float) -> None:
        """Set the expected length; that of complete peaks overrides it."""
        self._model.hint_ms = float(ms)
        self._known_changed()

    def set_regions(self, starts: ArrayLike, ends: ArrayLike, color_indexes: ArrayLike, labels: Sequence[str]) -> None:
        """Show cues or paragraphs; a negative colour index means no speaker."""
        self._model.set_regions(Regions(starts, ends, color_indexes, labels))
        self._known_changed()

    def set_word_ticks(self, starts: ArrayLike, doubts: ArrayLike = ()) -> None:
        """Show where words start, and which of these times are in doubt (nothing: none)."""
        self._model.set_word_starts(starts, doubts)
        self._stage.redraw()

    def set_message(self, text: str) -> None:
        """Show a quiet text while nothing of the recording is known."""
        self._message.setText(text)
        self._place_message()

    def set_playhead(self, ms: float) -> None:
        """Move the playhead; cheap enough for every frame of the display."""
        former, current = self._model.current, self._model.move_playhead(ms)
        self._stage.move_playhead()
        if current != former:
            self._stage.redraw_regions(former, current)
        if self._press is None:
            self._navigator.keep_up()

    # The window

    @property
    def visible_span(self) -> tuple[int, int]:
        """Return start and end of what is shown."""
        return round(self._model.scale.start), round(self._model.scale.end)

    def show_span(self, start: float, end: float) -> None:
        """Show a stretch of the recording, as far as it is known."""
        self._navigator.show(float(start), float(end))

    def browse(self, start: float, end: float) -> None:
        """Show a stretch that the user chose by hand, which ends following."""
        self.show_span(start, end)
        self.set_follow(False)

    def reveal(self, ms: float) -> None:
        """Show a time in the middle unless it is visible already."""
        self._navigator.reveal(float(ms))

    def zoom_in(self) -> None:
        """Show less, larger."""
        self._navigator.zoom(1 / _ZOOM_STEP)

    def zoom_out(self) -> None:
        """Show more, smaller."""
        self._navigator.zoom(_ZOOM_STEP)

    def zoom_fit(self) -> None:
        """Show the whole recording, however long it turns out to be."""
        self._navigator.fit()

    @property
    def follow(self) -> bool:
        """Return whether the window goes along with the playhead; scrolling by hand ends it."""
        return self._navigator.follow

    def set_follow(self, follow: bool) -> None:
        """Go along with the playhead, or stay."""
        self._navigator.set_follow(follow)

    @property
    def selection(self) -> tuple[int, int] | None:
        """Return the selected stretch."""
        return self._model.selection

    def select(self, start: float, end: float) -> None:
        """Select a stretch; equal times select nothing."""
        before = self._model.selection
        after = self._model.select(start, end)
        if after != before:
            self._stage.redraw()
            self.selection_changed.emit(*(after or (round(start), round(start))))

    def time_at(self, x: float) -> float:
        """Return the time at a horizontal place of the widget, within the recording."""
        return min(max(self._model.scale.ms(x - MARGIN_PX), 0.0), self._model.duration)

    def x_of(self, ms: float) -> float:
        """Return the horizontal place of a time, which may lie outside the widget."""
        return self._model.scale.x(ms) + MARGIN_PX

    # Input

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll in time; with Ctrl zoom round the pointer."""
        notches = wheel_notches(event)
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._navigator.zoom(_WHEEL_ZOOM**-notches, self.time_at(event.position().x()))
        else:
            self._navigator.scroll(-notches * _WHEEL_SHARE * self._model.scale.span)
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin a click, a pan or a selection."""
        if event.button() in (Qt.MouseButton.LeftButton, Qt.MouseButton.MiddleButton) and self._model.duration > 0:
            self._press = Press.begin(event, self._model.scale, self.time_at(event.position().x()))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Pan or select."""
        press = self._press
        if press is None or not press.drags(event):
            return
        if press.selects:
            self.select(press.ms, self.time_at(event.position().x()))
            return
        self.setCursor(Qt.CursorShape.ClosedHandCursor)
        moved = press.scale.ms_per_px * (press.x - event.position().x())
        self._navigator.scroll(press.scale.start + moved - self._model.scale.start)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """End a drag, or seek to where the click was."""
        press, self._press = self._press, None
        self.unsetCursor()
        if press is not None and press.is_click and event.button() == Qt.MouseButton.LeftButton:
            self.select(press.ms, press.ms)
            self.seek_requested.emit(round(press.ms))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Activate the region under the pointer."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._activate(self.time_at(event.position().x()))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Request the menu for the time under the pointer or, from the keyboard, at the playhead."""
        by_mouse = event.reason() == QContextMenuEvent.Reason.Mouse
        if self._model.duration > 0:
            ms = self.time_at(event.pos().x()) if by_mouse else self._model.playhead
            self.menu_requested.emit(round(ms), event.globalPos())
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Seek, turn pages, zoom, activate the current region."""
        key = plain_key(event)
        command = self._commands.get(key) if key else None
        if command is None or self._model.duration <= 0:
            super().keyPressEvent(event)
            return
        command()
        self._describe()

    def _key_commands(self) -> dict[Key, Callable[[], None]]:
        """Return what each key does; a key with Shift is a pair of its own."""
        keys, page = Qt.Key, self._turn_page
        return {
            (keys.Key_Left, False): partial(self._seek_by, -_STEP_MS),
            (keys.Key_Right, False): partial(self._seek_by, _STEP_MS),
            (keys.Key_Left, True): partial(self._seek_by, -_LONG_STEP_MS),
            (keys.Key_Right, True): partial(self._seek_by, _LONG_STEP_MS),
            (keys.Key_PageUp, False): partial(page, -1),
            (keys.Key_PageDown, False): partial(page, 1),
            (keys.Key_Home, False): lambda: self._seek(0),
            (keys.Key_End, False): lambda: self._seek(self._model.duration),
            (keys.Key_Plus, False): self.zoom_in,
            (keys.Key_Plus, True): self.zoom_in,  # where + is a shifted key
            (keys.Key_Equal, False): self.zoom_in,
            (keys.Key_Minus, False): self.zoom_out,
            (keys.Key_0, False): self.zoom_fit,
            (keys.Key_Return, False): lambda: self._activate(self._model.playhead),
            (keys.Key_Enter, False): lambda: self._activate(self._model.playhead),
        }

    def _seek(self, ms: float) -> None:
        self.seek_requested.emit(round(min(max(ms, 0.0), self._model.duration)))

    def _seek_by(self, ms: float) -> None:
        self._seek(self._model.playhead + ms)

    def _turn_page(self, pages: int) -> None:
        self._navigator.scroll(pages * _PAGE_SHARE * self._model.scale.span)

    def _activate(self, ms: float) -> None:
        index = self._model.regions.at(ms)
        if index is not None:
            self.region_activated.emit(index)

    # Qt events

    def event(self, event: QEvent) -> bool:
        """Show the time and the text under the pointer as a tooltip."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            QToolTip.showText(event.globalPos(), tip(self.tooltip_at(event.pos().x())), self)
            return True
        return super().event(event)

    def tooltip_at(self, x: float) -> str:
        """Return time and text at a horizontal place."""
        if self._model.duration <= 0:
            return ""
        ms = self.time_at(x)
        index = self._model.regions.at(ms)
        label = "" if index is None else self._model.regions.label(index)
        return f"{rounded_clock(ms, 100)}  {label[:_LABEL_LETTERS]}".strip()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Announce the position to screen readers."""
        self._describe()
        super().focusInEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        """Ask the style whether and how long animations may run."""
        self._navigator.glide_ms = self.style().styleHint(QStyle.StyleHint.SH_Widget_Animation_Duration, None, self)
        super().showEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Write in the widget's font."""
        if event.type() == QEvent.Type.FontChange:
            self._stage.set_font(small_font(self.font()))
        super().changeEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fill the widget."""
        self._stage.setGeometry(self.rect())
        self._place_message()
        super().resizeEvent(event)

    def sizeHint(self) -> QSize:
        """Return a height that shows waveform and captions comfortably."""
        return QSize(640, self.fontMetrics().height() * 2 + 88)

    def minimumSizeHint(self) -> QSize:
        """Return the least size at which something can be told apart."""
        return QSize(120, self.fontMetrics().height() * 2 + 36)

    # Keeping up

    def _moved(self) -> None:
        self._stage.show_scale(self._model.scale)
        if self.visible_span != self._shown:
            self._shown = self.visible_span
            self.visible_changed.emit(*self._shown)

    def _known_changed(self) -> None:
        self._navigator.settle()
        self._place_message()

    def _fit_width(self) -> None:
        self._navigator.set_width(self._stage.wave_rect().width())

    def _place_message(self) -> None:
        self._message.setVisible(self._model.empty and bool(self._message.text()))
        self._message.adjustSize()
        self._message.move(self.rect().center() - self._message.rect().center())

    def _describe(self) -> None:
        if self._model.duration <= 0:
            self.setAccessibleDescription(self._message.text())
            return
        start, end = self.visible_span
        text = self.tr("Playhead at {0}. Shown: {1} to {2} of {3}.")
        self.setAccessibleDescription(
            text.format(*(rounded_clock(ms) for ms in (self._model.playhead, start, end, self._model.duration)))
        )
