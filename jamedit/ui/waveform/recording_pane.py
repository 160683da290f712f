"""The top of the window: overview and waveform, kept in step with transcript, review and playback."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import replace

from PySide6.QtCore import QPoint, QSize, QTimer, Signal
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from jamedit.document import Span, Timing, Transcript
from jamedit.document.time_doubts import is_doubtful
from jamedit.ui.state.listened import Listened
from jamedit.ui.state.review_queue import ReviewQueue
from jamedit.ui.state.session_bridge import SessionBridge
from jamedit.ui.style.theme import Theme, ThemeHub
from jamedit.ui.waveform import colors as wave_colors
from jamedit.ui.waveform.overview import OverviewStrip
from jamedit.ui.waveform.raster import PeakSource
from jamedit.ui.waveform.view import WaveformView
from jamedit.ui.widgets.coalescer import Coalescer

_HEARD = Timing.HEARD


def colors_for(theme: Theme) -> wave_colors.WaveColors:
    """Return the waveform's colours in the window's theme."""
    base = wave_colors.DARK if theme.dark else wave_colors.LIGHT
    return replace(
        base,
        background=theme.color("page"),
        axis_text=theme.color("dim"),
        text=theme.color("text"),
        playhead=theme.color("accent"),
        mark=theme.color("accent"),
        window=theme.color("accent"),
        focus=theme.color("accent"),
        speaker=tuple(QColor(name) for name in theme.speakers),
    )


def regions(transcript: Transcript) -> tuple[list[int], list[int], list[int], list[str]]:
    """Return starts, ends, colours (-1: no speaker) and texts of the captions, or of paragraphs without any."""
    starts: list[int] = []
    ends: list[int] = []
    colors: list[int] = []
    labels: list[str] = []
    palette = {s.id: s.color for s in transcript.speakers}
    for paragraph in transcript.paragraphs:
        color = palette.get(paragraph.speaker_id, -1) if paragraph.speaker_id is not None else -1
        rows: list[tuple[Span | None, int, int]] = [(c.span, a, b) for c, a, b in paragraph.cue_ranges() if c.span]
        for span, a, b in rows or [(paragraph.span, 0, len(paragraph.words))]:
            if span is None:
                continue
            starts.append(span.start_ms)
            ends.append(span.end_ms)
            colors.append(color)
            labels.append(" ".join([w.text for w in paragraph.words[a:b]]))
    return starts, ends, colors, labels


class RecordingPane(QWidget):
    """Show the recording; a click goes there."""

    seek_requested = Signal(int)
    play_span_requested = Signal(int, int)
    menu_requested = Signal(int, QPoint)  # the time, and the place on the screen

    def __init__(self, bridge: SessionBridge, queue: ReviewQueue, hub: ThemeHub, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge, self._queue, self._hub = bridge, queue, hub
        self._listened = Listened()
        self._starts: list[int] = []
        self._ends: list[int] = []
        self.overview = OverviewStrip(self, colors_for(hub.theme))
        self.wave = WaveformView(self, colors_for(hub.theme))
        self.wave.set_follow(True)
        rule = QFrame(self)
        rule.setObjectName("rule")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.overview)
        layout.addWidget(rule)
        layout.addWidget(self.wave, 1)
        self._later = QTimer(self, interval=250, singleShot=True)
        self._later.timeout.connect(self.refresh)
        self._marks_later = Coalescer(self, self._show_marks)
        self._connect()
        self.refresh()

    def _connect(self) -> None:
        self.overview.seek_requested.connect(self.seek_requested)
        self.overview.window_moved.connect(self.wave.browse)
        self.wave.seek_requested.connect(self.seek_requested)
        self.wave.visible_changed.connect(self.overview.set_window)
        self.wave.menu_requested.connect(self.menu_requested)
        self.overview.menu_requested.connect(self.menu_requested)
        self.wave.region_activated.connect(self._activated)
        self._bridge.opened.connect(self.refresh)
        self._bridge.changed.connect(lambda _: self._later.start())
        self._queue.changed.connect(self._marks_later.request)
        self._hub.changed.connect(self._recolor)

    def sizeHint(self) -> QSize:
        """Return the height of overview and waveform."""
        return QSize(800, 176)

    def _recolor(self) -> None:
        colors = colors_for(self._hub.theme)
        self.overview.set_colors(colors)
        self.wave.set_colors(colors)

    def set_peaks(self, peaks: PeakSource | None) -> None:
        """Show the peaks of a recording, or none."""
        self.overview.set_peaks(peaks)
        self.wave.set_peaks(peaks)
        self.wave.set_message("" if peaks is not None else self.tr("Reading the recording…"))

    def peaks_grew(self) -> None:
        """Show more of them."""
        self.overview.peaks_grew()
        self.wave.peaks_grew()

    def set_position(self, ms: float) -> None:
        """Move the playhead."""
        self.wave.set_playhead(ms)
        self.overview.set_playhead(ms)

    def set_listened(self, listened: Listened) -> None:
        """Show what was listened to."""
        self._listened = listened
        self.overview.set_listened(listened.spans)

    def refresh(self) -> None:
        """Show the regions of the present transcript."""
        self._starts, self._ends, colors, labels = regions(self._bridge.transcript)
        self.wave.set_regions(self._starts, self._ends, colors, labels)
        self.overview.set_regions(self._starts, self._ends, colors)
        words = [w for w in self._bridge.transcript.words() if w.span is not None]
        doubts = [w.timing is not _HEARD and is_doubtful(w) for w in words]  # most are heard, of a million words
        self.wave.set_word_ticks([w.span.start_ms for w in words if w.span], doubts)
        self._show_marks()

    def _show_marks(self) -> None:
        times = []
        transcript = self._bridge.transcript
        for suggestion in self._queue.shown:
            paragraph = transcript.paragraph(suggestion.paragraph_id)
            at = paragraph.index_of(suggestion.word_ids[0]) if paragraph else None
            span = paragraph.words[at].span if paragraph and at is not None else None
            if span is not None:
                times.append(span.start_ms)
        self.overview.set_marks(times)

    def span_at(self, ms: int) -> tuple[int, int] | None:
        """Return start and end of the caption or paragraph at a time."""
        at = bisect_right(self._starts, ms) - 1
        return (self._starts[at], self._ends[at]) if at >= 0 and ms < self._ends[at] else None

    def _activated(self, index: int) -> None:
        if index < len(self._starts):
            self.play_span_requested.emit(self._starts[index], self._ends[index])
