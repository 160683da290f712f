"""What a frame of waveform and overview costs, against painting an empty widget of the same size."""

from __future__ import annotations

import os
import time
from collections.abc import Callable

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import numpy as np
from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QWidget

from jamedit.audio.peaks import Peaks
from jamedit.ui.waveform.overview import OverviewStrip
from jamedit.ui.waveform.view import WaveformView

HOURS, REGIONS, WIDTH, HEIGHT, FRAMES = 10, 36_000, 1920, 160, 60
SECOND, MINUTE, HOUR = 1000, 60_000, 3_600_000
Row = tuple[str, float, str, str]


class Empty(QWidget):
    """Paint one colour."""

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(event.rect(), Qt.GlobalColor.white)


def made_peaks(hours: float) -> Peaks:
    """Return peaks of a made recording with syllables and pauses."""
    chance = np.random.default_rng(1)
    buckets = int(hours * HOUR / 4)
    loud = np.abs(np.sin(np.arange(buckets) / 25)) * chance.uniform(20, 120, buckets)
    loud[np.arange(buckets) % 1000 > 850] *= 0.02
    highs = loud.astype(np.int8)
    return Peaks.from_base(-highs, highs, buckets * 64)


def run() -> list[Row]:
    """Return name, value, unit and note of every figure."""
    app = QApplication.instance() or QApplication([])
    assert app is not None
    empty = _shown(Empty())
    base = _per_frame(empty, lambda _: None)
    rows: list[Row] = [("empty widget", base, "ms", f"{WIDTH}x{HEIGHT}")]
    view, strip = _shown(WaveformView()), _shown(OverviewStrip())
    starts = np.arange(REGIONS) * (HOURS * HOUR // REGIONS)
    regions = (
        starts,
        starts + 900,
        np.arange(REGIONS) // 40 % 8,
        [f"a caption of some words {n}" for n in range(REGIONS)],
    )
    peaks = made_peaks(HOURS)
    for widget in (view, strip):
        widget.set_peaks(peaks)
        widget.set_regions(*regions)
    view.set_word_ticks(np.arange(0, HOURS * HOUR, 350))
    view.set_follow(False)

    def add(name: str, widget: QWidget, step: Callable[[int], None]) -> None:
        cost = _per_frame(widget, step)
        rows.append((name, cost, "ms", f"{cost / base:.1f} x the empty widget"))

    shown = {"2 s": 2 * SECOND, "20 s": 20 * SECOND, "10 min": 10 * MINUTE, "1 h": HOUR, "9.9 h": 9.9 * HOUR}
    for name, span in shown.items():
        way = min(span / 500, 0.1 * HOUR / FRAMES)  # a frame's; all frames stay within the recording
        add(f"scroll, {name} shown", view, lambda i, s=span, w=way: view.show_span(i * w, i * w + s))
    view.show_span(HOUR, HOUR + 20 * SECOND)
    add("move the playhead, 20 s shown", view, lambda i: view.set_playhead(HOUR + i * 16))
    add("overview, drawn again", strip, lambda _: strip.peaks_grew())
    add("overview, window moved", strip, lambda i: strip.set_window(i * SECOND, i * SECOND + 5 * MINUTE))
    clock = time.perf_counter()
    view.set_regions(*regions)
    rows.append((f"set {REGIONS:,} regions", (time.perf_counter() - clock) * 1000, "ms", ""))
    return rows


def _shown(widget: QWidget) -> QWidget:
    widget.resize(WIDTH, HEIGHT)
    widget.show()
    QApplication.processEvents()
    return widget


def _per_frame(widget: QWidget, step: Callable[[int], None]) -> float:
    """Return the median time of one step and the painting it asks for, in ms."""
    times = []
    for i in range(FRAMES):
        clock = time.perf_counter()
        step(i)
        if isinstance(widget, Empty):
            widget.update()
        QApplication.processEvents()
        times.append(time.perf_counter() - clock)
    return float(np.median(times)) * 1000


if __name__ == "__main__":
    for name, value, unit, note in run():
        print(f"{name:34} {value:8.2f} {unit}  {note}")
