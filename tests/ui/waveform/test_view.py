"""The waveform as a user meets it: real events in, signals and pixels out."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest

pytest.importorskip("PySide6")
pytest.importorskip("pyqtgraph")

from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, Qt
from PySide6.QtGui import QPaintEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from jamedit.audio.peaks import RATE, Peaks
from jamedit.ui.waveform.colors import DARK, LIGHT
from jamedit.ui.waveform.view import WaveformView

SECONDS = 120
Key, Left = Qt.Key, Qt.MouseButton.LeftButton
NONE, SHIFT, CTRL = (
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.ControlModifier,
)


def tone(seconds: float) -> np.ndarray:
    return (0.7 * np.sin(np.arange(int(seconds * RATE)) * 0.3)).astype(np.float32)


@pytest.fixture
def peaks() -> Peaks:
    made = Peaks()
    made.append(0, tone(SECONDS))
    made.finish()
    return made


@pytest.fixture
def view(qtbot: QtBot, peaks: Peaks) -> WaveformView:
    """Return a shown waveform: two minutes, a region every 10 s that lasts 8 s, 10 s to 30 s visible."""
    widget = WaveformView()
    qtbot.addWidget(widget)
    widget.resize(828, 130)  # 800 px of waveform
    starts = np.arange(0, SECONDS * 1000, 10_000)
    widget.set_peaks(peaks)
    widget.set_regions(
        starts, starts + 8000, np.arange(len(starts)) % 3, [f"caption number {n}" for n in range(len(starts))]
    )
    with qtbot.waitExposed(widget):
        widget.show()
    widget.show_span(10_000, 30_000)
    widget.set_playhead(12_000)
    return widget


def at(view: WaveformView, ms: float) -> QPoint:
    return QPoint(round(view.x_of(ms)), 60)


def turn_wheel(view: WaveformView, ms: float, notches: int, modifiers: Qt.KeyboardModifier = NONE) -> None:
    where = QPointF(at(view, ms))
    event = QWheelEvent(
        where, view.mapToGlobal(where), QPoint(), QPoint(0, 120 * notches), Qt.MouseButton.NoButton, modifiers,
        Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(view, event)


def drag(view: WaveformView, start: float, end: float, modifiers: Qt.KeyboardModifier = NONE) -> None:
    a, b = at(view, start), at(view, end)
    QTest.mousePress(view, Left, modifiers, a)
    QTest.mouseMove(view, b)
    QTest.mouseRelease(view, Left, modifiers, b)


# Pointer


def test_a_click_seeks_to_the_time_under_it(qtbot: QtBot, view: WaveformView) -> None:
    with qtbot.waitSignal(view.seek_requested) as seek:
        QTest.mouseClick(view.windowHandle(), Left, NONE, at(view, 20_000))  # by the window, as a real click comes
    assert seek.args[0] == pytest.approx(20_000, abs=25)
    assert view.visible_span == (10_000, 30_000)


def test_dragging_pans_and_does_not_seek(qtbot: QtBot, view: WaveformView) -> None:
    with qtbot.assertNotEmitted(view.seek_requested), qtbot.waitSignal(view.visible_changed) as moved:
        drag(view, 20_000, 15_000)
    assert moved.args[0] == pytest.approx(15_000, abs=50)
    assert view.visible_span[1] - view.visible_span[0] == 20_000


def test_dragging_ends_at_the_start_of_the_recording(view: WaveformView) -> None:
    drag(view, 11_000, 29_000)
    assert view.visible_span == (0, 20_000)


def test_dragging_with_shift_selects(qtbot: QtBot, view: WaveformView) -> None:
    with qtbot.waitSignal(view.selection_changed) as selected:
        drag(view, 25_000, 15_000, SHIFT)
    assert selected.args == pytest.approx([15_000, 25_000], abs=25)
    assert view.visible_span == (10_000, 30_000)


def test_a_click_gives_the_selection_up(qtbot: QtBot, view: WaveformView) -> None:
    view.select(15_000, 25_000)
    with qtbot.waitSignal(view.selection_changed):
        QTest.mouseClick(view, Left, NONE, at(view, 20_000))
    assert view.selection is None


def test_a_double_click_activates_the_region_under_it(qtbot: QtBot, view: WaveformView) -> None:
    with qtbot.waitSignal(view.region_activated) as activated:
        QTest.mouseDClick(view, Left, NONE, at(view, 22_000))
    assert activated.args == [2]


def test_a_double_click_in_a_pause_activates_nothing(qtbot: QtBot, view: WaveformView) -> None:
    with qtbot.assertNotEmitted(view.region_activated):
        QTest.mouseDClick(view, Left, NONE, at(view, 19_000))


@pytest.mark.parametrize(("notches", "start"), [(-1, 12_000), (1, 8_000), (-100, 100_000), (100, 0)])
def test_the_wheel_scrolls_within_the_recording(view: WaveformView, notches: int, start: int) -> None:
    turn_wheel(view, 20_000, notches)
    assert view.visible_span == (start, start + 20_000)


@pytest.mark.parametrize("notches", [-3, 2, 5])
def test_the_wheel_with_ctrl_zooms_round_the_pointer(view: WaveformView, notches: int) -> None:
    before = view.x_of(20_000)
    turn_wheel(view, 20_000, notches, CTRL)
    assert view.x_of(20_000) == pytest.approx(before, abs=1)
    span = view.visible_span[1] - view.visible_span[0]
    assert (span < 20_000) == (notches > 0)


def test_the_tooltip_shows_time_and_text(view: WaveformView) -> None:
    assert view.tooltip_at(view.x_of(22_000)) == "0:22.0  caption number 2"


# Keyboard


@pytest.mark.parametrize(
    ("key", "modifiers", "ms"),
    [
        (Key.Key_Right, NONE, 13_000),
        (Key.Key_Left, NONE, 11_000),
        (Key.Key_Right, SHIFT, 22_000),
        (Key.Key_Left, SHIFT, 2_000),
        (Key.Key_Home, NONE, 0),
        (Key.Key_End, NONE, 120_000),
    ],
)
def test_keys_seek(qtbot: QtBot, view: WaveformView, key: Qt.Key, modifiers: Qt.KeyboardModifier, ms: int) -> None:
    with qtbot.waitSignal(view.seek_requested) as seek:
        qtbot.keyClick(view, key, modifiers)
    assert seek.args == [ms]


def test_keys_do_not_seek_out_of_the_recording(qtbot: QtBot, view: WaveformView) -> None:
    view.set_playhead(400)
    with qtbot.waitSignal(view.seek_requested) as seek:
        qtbot.keyClick(view, Key.Key_Left)
    assert seek.args == [0]


@pytest.mark.parametrize(
    ("key", "span"),
    [(Key.Key_Plus, 13_333), (Key.Key_Equal, 13_333), (Key.Key_Minus, 30_000), (Key.Key_0, 120_000)],
)
def test_keys_zoom(qtbot: QtBot, view: WaveformView, key: Qt.Key, span: int) -> None:
    qtbot.keyClick(view, key)
    assert view.visible_span[1] - view.visible_span[0] == pytest.approx(span, abs=1)


def test_page_keys_turn_pages(qtbot: QtBot, view: WaveformView) -> None:
    qtbot.keyClick(view, Key.Key_PageDown)
    assert view.visible_span == (28_000, 48_000)


def test_enter_activates_the_region_at_the_playhead(qtbot: QtBot, view: WaveformView) -> None:
    with qtbot.waitSignal(view.region_activated) as activated:
        qtbot.keyClick(view, Key.Key_Return)
    assert activated.args == [1]


@pytest.mark.parametrize("modifiers", [CTRL, Qt.KeyboardModifier.AltModifier])
def test_keys_with_other_modifiers_are_left_to_shortcuts(qtbot: QtBot, view: WaveformView, modifiers: object) -> None:
    with qtbot.assertNotEmitted(view.seek_requested):
        qtbot.keyClick(view, Key.Key_Left, modifiers)


def test_focus_by_keyboard_can_be_seen(qtbot: QtBot, view: WaveformView) -> None:
    view.clearFocus()
    assert view.grab().toImage().pixelColor(2, 60) == LIGHT.background
    view.setFocus(Qt.FocusReason.TabFocusReason)
    assert view.grab().toImage().pixelColor(2, 60) == LIGHT.focus
    assert "0:12" in view.accessibleDescription()


# Following


def test_the_page_turns_when_the_playhead_leaves_it(qtbot: QtBot, view: WaveformView) -> None:
    view.set_playhead(29_500)
    qtbot.waitUntil(lambda: view.visible_span[0] > 27_000)
    assert view.follow


def test_a_far_seek_is_shown_at_once(view: WaveformView) -> None:
    view.set_playhead(90_000)
    assert view.visible_span[0] < 90_000 < view.visible_span[1]


def test_scrolling_by_hand_ends_following(qtbot: QtBot, view: WaveformView) -> None:
    with qtbot.waitSignal(view.follow_changed) as change:
        turn_wheel(view, 20_000, -5)
    assert change.args == [False]
    there = view.visible_span
    view.set_playhead(90_000)
    assert view.visible_span == there


def test_following_again_brings_the_playhead_back(view: WaveformView) -> None:
    view.browse(0, 20_000)
    view.set_playhead(90_000)
    view.set_follow(True)
    assert view.visible_span[0] < 90_000 < view.visible_span[1]


def test_reveal_moves_only_when_it_must(view: WaveformView) -> None:
    view.reveal(25_000)
    assert view.visible_span == (10_000, 30_000)
    view.reveal(60_000)
    assert view.visible_span == (50_000, 70_000)


# What is known


def test_a_growing_recording_fills_the_opening_window(qtbot: QtBot) -> None:
    view, growing = WaveformView(), Peaks()
    qtbot.addWidget(view)
    view.set_peaks(growing)
    spans = []
    for second in range(0, 40, 8):
        growing.append(second * RATE, tone(8))
        view.peaks_grew()
        spans.append(view.visible_span)
    assert spans == [(0, 8000), (0, 16_000), (0, 20_000), (0, 20_000), (0, 20_000)]


def test_a_fitted_window_grows_with_the_recording(qtbot: QtBot) -> None:
    view, growing = WaveformView(), Peaks()
    qtbot.addWidget(view)
    view.set_peaks(growing)
    view.zoom_fit()
    growing.append(0, tone(50))
    view.peaks_grew()
    assert view.visible_span == (0, 50_000)


def test_complete_peaks_know_the_length_better_than_the_container(view: WaveformView) -> None:
    view.set_duration(500_000)
    view.zoom_fit()
    assert view.visible_span == (0, 120_000)


def test_the_message_is_there_while_nothing_is_known(view: WaveformView, peaks: Peaks) -> None:
    label = view.findChild(QLabel)
    view.set_message("No recording")
    assert not label.isVisible()
    view.set_peaks(None)
    assert label.isVisible()
    view.set_peaks(peaks)
    assert not label.isVisible()


@pytest.mark.parametrize("colors", [LIGHT, DARK], ids=["light", "dark"])
def test_an_empty_waveform_paints_its_background(qtbot: QtBot, colors: object) -> None:
    view = WaveformView(colors=colors)
    qtbot.addWidget(view)
    view.resize(400, 120)
    image = view.grab().toImage()
    assert {image.pixelColor(x, y).name() for x in range(400) for y in range(120)} == {colors.background.name()}


# Pixels


def colors_in(view: WaveformView, start: float, end: float) -> set[str]:
    image = view.grab().toImage()
    columns = range(round(view.x_of(start)), round(view.x_of(end)))
    return {image.pixelColor(x, y).name() for x in columns for y in range(30, 100)}


def test_each_region_has_the_colour_of_its_speaker(view: WaveformView) -> None:
    first, second = colors_in(view, 13_000, 17_000), colors_in(view, 21_000, 25_000)
    assert LIGHT.speaker[1].name() in first
    assert LIGHT.speaker[2].name() in second
    assert LIGHT.speaker[2].name() not in first
    assert LIGHT.wave_idle.name() in colors_in(view, 18_500, 19_500)


def test_colours_change_at_once(view: WaveformView) -> None:
    view.set_colors(DARK)
    assert DARK.speaker[1].name() in colors_in(view, 13_000, 17_000)
    assert view.grab().toImage().pixelColor(4, 60) == DARK.background


def test_the_playhead_is_at_its_time(view: WaveformView) -> None:
    view.set_playhead(19_000)
    image = view.grab().toImage()
    x = round(view.x_of(19_000))
    assert {image.pixelColor(x - 1, y).name() for y in range(40, 90)} == {LIGHT.playhead.name()}


def test_word_ticks_show_only_where_they_can_be_distinguished(view: WaveformView) -> None:
    before = view.grab().toImage()
    view.set_word_ticks(np.arange(0, 120_000, 20))
    assert view.grab().toImage() == before
    view.set_word_ticks(np.arange(0, 120_000, 500))
    assert view.grab().toImage() != before


def test_the_tick_of_a_word_in_doubt_is_shorter(view: WaveformView) -> None:
    before = view.grab().toImage()
    heights = []
    for doubtful in (False, True):
        view.set_word_ticks([15_000], [doubtful])
        image = view.grab().toImage()
        column = round(view.x_of(15_000))
        near = [(x, y) for x in range(column - 2, column + 3) for y in range(image.height())]
        heights.append(sum(image.pixelColor(*at) != before.pixelColor(*at) for at in near))
    assert 0 < heights[1] < heights[0]


def test_crowded_regions_still_show_their_colours(view: WaveformView) -> None:
    starts = np.arange(0, 120_000, 20)
    view.set_regions(starts, starts + 20, np.repeat([0, 1], len(starts) // 2), ["x"] * len(starts))
    view.zoom_fit()
    assert LIGHT.speaker[0].name() in colors_in(view, 10_000, 50_000)
    assert LIGHT.speaker[1].name() in colors_in(view, 70_000, 110_000)


class PaintWatch(QObject):
    """Note which width of a widget is painted."""

    def __init__(self) -> None:
        super().__init__()
        self.widths: list[int] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QPaintEvent):
            self.widths.append(sum(part.width() for part in event.region()))
        return False


def test_a_moving_playhead_repaints_a_few_pixels(qtbot: QtBot, view: WaveformView) -> None:
    qtbot.wait(0)
    watch = PaintWatch()
    viewport = view.findChild(type(view._stage)).viewport()
    viewport.installEventFilter(watch)
    view.set_playhead(12_500)
    qtbot.waitUntil(lambda: bool(watch.widths))
    assert max(watch.widths) <= 16
    watch.widths.clear()
    view.set_playhead(12_501)  # less than a pixel on
    QApplication.processEvents()
    assert watch.widths == []


class Broken(Sequence):
    """Texts that cannot be read."""

    def __len__(self) -> int:
        return 12

    def __getitem__(self, index: object) -> str:
        raise LookupError("this text is lost")


def test_a_waveform_item_that_fails_is_reported_and_the_rest_is_drawn(qtbot: QtBot, view: WaveformView) -> None:
    starts = np.arange(0, SECONDS * 1000, 10_000)
    with qtbot.captureExceptions() as failures:
        view.set_regions(starts, starts + 8000, starts * 0, Broken())
        image = view.grab().toImage()
        view.set_regions([], [], [], [])
        view.grab()
    assert [kind for kind, *_ in failures] == [LookupError] * len(failures) != []
    assert image.pixelColor(round(view.x_of(12_000)), 60) == LIGHT.playhead
