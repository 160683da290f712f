"""The overview strip as a user meets it."""

from __future__ import annotations

import numpy as np
import pytest

pytest.importorskip("PySide6")

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from jamedit.audio.peaks import RATE, Peaks
from jamedit.ui.waveform.colors import DARK, LIGHT
from jamedit.ui.waveform.overview import OverviewStrip

MINUTES, MIDDLE = 10, 25
LENGTH = MINUTES * 60_000
Left, NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


def noise(seconds: int) -> np.ndarray:
    return np.random.default_rng(2).uniform(-0.6, 0.6, seconds * RATE).astype(np.float32)


@pytest.fixture(scope="module")
def peaks() -> Peaks:
    made = Peaks()
    made.append(0, noise(MINUTES * 60))
    made.finish()
    return made


@pytest.fixture
def strip(qtbot: QtBot, peaks: Peaks) -> OverviewStrip:
    """Return a shown strip of ten minutes: speaker 0 in the first half, speaker 1 in the second; a minute is shown."""
    widget = OverviewStrip()
    qtbot.addWidget(widget)
    widget.resize(628, 50)  # a second is a pixel
    widget.set_peaks(peaks)
    widget.set_regions([0, LENGTH // 2], [LENGTH // 2, LENGTH], [0, 1])
    widget.set_window(120_000, 180_000)
    with qtbot.waitExposed(widget):
        widget.show()
    return widget


def at(strip: OverviewStrip, ms: float) -> QPoint:
    return QPoint(round(strip.x_of(ms)), MIDDLE)


def drag(strip: OverviewStrip, start: float, end: float) -> None:
    QTest.mousePress(strip, Left, NONE, at(strip, start))
    QTest.mouseMove(strip, at(strip, (start + end) / 2))
    QTest.mouseMove(strip, at(strip, end))
    QTest.mouseRelease(strip, Left, NONE, at(strip, end))


def colors_in(strip: OverviewStrip, start: float, end: float, top: int = 0, bottom: int = 50) -> set[str]:
    image = strip.grab().toImage()
    columns = range(round(strip.x_of(start)), round(strip.x_of(end)))
    return {image.pixelColor(x, y).name() for x in columns for y in range(top, bottom)}


@pytest.mark.parametrize("ms", [0, 150_000, 400_000, LENGTH])
def test_a_click_seeks(qtbot: QtBot, strip: OverviewStrip, ms: int) -> None:
    with qtbot.assertNotEmitted(strip.window_moved), qtbot.waitSignal(strip.seek_requested) as seek:
        QTest.mouseClick(strip, Left, NONE, at(strip, ms))
    assert seek.args[0] == pytest.approx(ms, abs=1000)


@pytest.fixture
def windows(strip: OverviewStrip) -> list[tuple[int, int]]:
    """Return a list that fills with the windows asked for."""
    seen: list[tuple[int, int]] = []
    strip.window_moved.connect(lambda start, end: seen.append((start, end)))
    return seen


def test_dragging_the_marker_moves_the_window(qtbot: QtBot, strip: OverviewStrip, windows: list) -> None:
    with qtbot.assertNotEmitted(strip.seek_requested):
        drag(strip, 150_000, 250_000)
    assert windows[-1] == pytest.approx((220_000, 280_000), abs=2000)


@pytest.mark.parametrize(("grip", "to", "window"), [(121_000, 61_000, (60, 180)), (179_000, 239_000, (120, 240))])
def test_dragging_an_edge_resizes_the_window(
    strip: OverviewStrip, windows: list, grip: int, to: int, window: tuple[int, int]
) -> None:
    drag(strip, grip, to)
    assert windows[-1] == pytest.approx((window[0] * 1000, window[1] * 1000), abs=2000)


def test_dragging_elsewhere_brings_the_window_to_the_pointer(strip: OverviewStrip, windows: list) -> None:
    drag(strip, 400_000, 430_000)
    assert windows[-1] == pytest.approx((400_000, 460_000), abs=2000)


def test_the_window_stays_in_the_recording(strip: OverviewStrip, windows: list) -> None:
    drag(strip, 150_000, -200_000)
    assert windows[-1] == (0, 60_000)


def test_a_window_too_short_to_see_can_still_be_held(qtbot: QtBot, strip: OverviewStrip) -> None:
    strip.set_window(300_000, 301_000)
    with qtbot.waitSignal(strip.window_moved):
        drag(strip, 300_500, 320_000)


@pytest.mark.parametrize(
    ("key", "ms"),
    [(Qt.Key.Key_Right, 61_000), (Qt.Key.Key_Left, 59_000), (Qt.Key.Key_Home, 0), (Qt.Key.Key_End, LENGTH)],
)
def test_keys_seek(qtbot: QtBot, strip: OverviewStrip, key: Qt.Key, ms: int) -> None:
    strip.set_playhead(60_000)
    with qtbot.waitSignal(strip.seek_requested) as seek:
        qtbot.keyClick(strip, key)
    assert seek.args == [ms]


def test_page_keys_move_the_window(qtbot: QtBot, strip: OverviewStrip) -> None:
    with qtbot.waitSignal(strip.window_moved) as moved:
        qtbot.keyClick(strip, Qt.Key.Key_PageDown)
    assert moved.args == [180_000, 240_000]


def test_the_wave_has_the_colours_of_the_speakers(strip: OverviewStrip) -> None:
    first, second = colors_in(strip, 200_000, 290_000), colors_in(strip, 310_000, 400_000)
    assert LIGHT.speaker[0].name() in first - second
    assert LIGHT.speaker[1].name() in second - first


def test_listened_stretches_are_shown_at_their_place(strip: OverviewStrip) -> None:
    strip.set_listened([(60_000, 200_000), (400_000, 500_000)])
    assert LIGHT.listened.name() in colors_in(strip, 61_000, 199_000)
    assert LIGHT.listened.name() not in colors_in(strip, 210_000, 390_000)
    assert LIGHT.listened.name() in colors_in(strip, 410_000, 490_000)


def test_open_suggestions_are_marked_above_the_wave(strip: OverviewStrip) -> None:
    strip.set_marks([300_000])
    assert LIGHT.mark.name() in colors_in(strip, 298_000, 302_000, 0, 9)
    assert LIGHT.mark.name() not in colors_in(strip, 310_000, 500_000, 0, 9)
    strip.set_marks([])
    assert LIGHT.mark.name() not in colors_in(strip, 298_000, 302_000, 0, 9)


def test_the_playhead_leaves_no_trace(strip: OverviewStrip) -> None:
    before = strip.grab().toImage()
    strip.set_playhead(400_000)
    assert strip.grab().toImage() != before
    strip.set_playhead(0)
    assert strip.grab().toImage() == before


def test_the_strip_follows_a_growing_recording(qtbot: QtBot) -> None:
    strip, growing = OverviewStrip(), Peaks()
    qtbot.addWidget(strip)
    strip.resize(628, 50)
    strip.set_duration(120_000)
    strip.set_peaks(growing)
    growing.append(0, noise(60))
    strip.peaks_grew()
    assert LIGHT.wave_idle.name() in colors_in(strip, 10_000, 50_000)
    assert LIGHT.wave_idle.name() not in colors_in(strip, 70_000, 110_000)


def test_an_empty_strip_paints_its_background_and_takes_no_clicks(qtbot: QtBot) -> None:
    strip = OverviewStrip(colors=DARK)
    qtbot.addWidget(strip)
    strip.resize(400, 50)
    strip.set_marks([10])
    assert strip.grab().toImage().pixelColor(200, 25) == DARK.background
    with qtbot.assertNotEmitted(strip.seek_requested):
        QTest.mouseClick(strip, Left, NONE, QPoint(100, 25))


def test_overview_and_colours_need_no_pyqtgraph() -> None:
    """The window paints before pyqtgraph is imported."""
    import subprocess
    import sys

    code = "import sys, jamedit.ui.waveform.overview; sys.exit('pyqtgraph' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_focus_is_described(strip: OverviewStrip) -> None:
    strip.clearFocus()
    strip.set_playhead(60_000)
    strip.setFocus(Qt.FocusReason.TabFocusReason)
    QApplication.processEvents()
    assert strip.accessibleDescription() == "Playhead at 1:00 of 10:00."
