"""The top of the window: closed without a recording; its pane is made when the first recording is there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QDockWidget, QMainWindow, QWidget

from jamedit.ui.controllers.listened import ListenedController
from jamedit.ui.controllers.recording import RecordingController
from jamedit.ui.playback.playback import Playback
from jamedit.ui.state.review_queue import ReviewQueue
from jamedit.ui.state.session_bridge import SessionBridge
from jamedit.ui.style.theme import ThemeHub
from jamedit.ui.waveform.pane_loader import PaneLoader

if TYPE_CHECKING:
    from jamedit.ui.waveform.raster import PeakSource
    from jamedit.ui.waveform.recording_pane import RecordingPane

Zoom = Literal["in", "out", "fit"]


class RecordingDock(QDockWidget):
    """Show overview and waveform while there is a recording; calls for a pane that is not made yet do nothing.

    `pane` is None until the first recording was loaded and pyqtgraph was imported.
    """

    menu_requested = Signal(int, QPoint)  # the time, and the place on the screen
    loaded_changed = Signal(bool)  # there is a recording to play, or no longer one
    seek_requested = Signal(int)  # milliseconds: a place was clicked

    def __init__(
        self,
        window: QMainWindow,
        bridge: SessionBridge,
        queue: ReviewQueue,
        hub: ThemeHub,
        playback: Playback,
        recording: RecordingController,
        listened: ListenedController,
    ) -> None:
        super().__init__(window)
        self.setWindowTitle(self.tr("Recording"))
        self._window, self._bridge, self._queue, self._hub = window, bridge, queue, hub
        self._playback, self._recording, self._listened = playback, recording, listened
        self.pane: RecordingPane | None = None
        self._loader = PaneLoader(self)
        self._loader.loaded.connect(self.update_shown)
        self.setObjectName("dock-recording")
        self.setTitleBarWidget(QWidget(self))
        self.setFeatures(QDockWidget.DockWidgetFeature.DockWidgetClosable)
        window.setCorner(Qt.Corner.TopRightCorner, Qt.DockWidgetArea.TopDockWidgetArea)
        window.setCorner(Qt.Corner.TopLeftCorner, Qt.DockWidgetArea.TopDockWidgetArea)
        window.addDockWidget(Qt.DockWidgetArea.TopDockWidgetArea, self)
        self.hide()
        recording.ready.connect(self.update_shown)
        recording.peaks_changed.connect(self._set_peaks)
        recording.peaks_grew.connect(self._peaks_grew)

    @property
    def loading(self) -> bool:
        """Return whether the pane is about to be made."""
        return self._loader.running

    def update_shown(self) -> None:
        """Show the recording that is loaded, or close the top of the window; making the pane may take a moment."""
        there = self._playback.loaded
        self.loaded_changed.emit(there)
        if there and self.pane is None:
            if not self._loader.done:
                self._loader.start()
                return
            self._make_pane()
        self.setVisible(there)

    def _make_pane(self) -> None:
        from jamedit.ui.waveform.recording_pane import RecordingPane

        self.pane = pane = RecordingPane(self._bridge, self._queue, self._hub)
        pane.seek_requested.connect(self.seek_requested)

        pane.menu_requested.connect(self.menu_requested)
        pane.play_span_requested.connect(self._playback.play_span)
        self._set_peaks(self._recording.peaks)
        pane.set_position(self._playback.position_ms)
        self.setWidget(pane)
        self._window.resizeDocks([self], [pane.sizeHint().height()], Qt.Orientation.Vertical)

    def _set_peaks(self, peaks: PeakSource | None) -> None:
        if self.pane is not None:
            self.pane.set_peaks(peaks)
            self.pane.set_listened(self._listened.ranges)

    def _peaks_grew(self) -> None:
        if self.pane is not None:
            self.pane.peaks_grew()

    def show_listened(self) -> None:
        """Show what was listened to by now."""
        if self.pane is not None:
            self.pane.set_listened(self._listened.ranges)

    def set_position(self, ms: float) -> None:
        """Move the playhead."""
        if self.pane is not None:
            self.pane.set_position(ms)

    def span_at(self, ms: int) -> tuple[int, int] | None:
        """Return start and end, in milliseconds, of the caption at a time."""
        return self.pane.span_at(ms) if self.pane is not None else None

    def reveal(self, ms: float) -> None:
        """Bring a time into the visible part of the waveform."""
        if self.pane is not None:
            self.pane.wave.reveal(ms)

    def zoom(self, how: Zoom) -> None:
        """Show less of the recording, more of it, or all."""
        if self.pane is not None:
            wave = self.pane.wave
            {"in": wave.zoom_in, "out": wave.zoom_out, "fit": wave.zoom_fit}[how]()
