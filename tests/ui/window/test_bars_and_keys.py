"""Buttons that answer to Enter, the menu by key, and what the transport offers to click."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton
from ui_window_made import press

pytestmark = [pytest.mark.gui, pytest.mark.qt_log_ignore("propagateSizeHints|grabbing the keyboard|raise\\(\\)")]


def test_enter_clicks_the_button_that_has_the_focus(qtbot, empty_window):
    start = empty_window.center.start
    for button, signal in ((start.open, start.open_requested), (start.sample, start.sample_requested)):
        signal.disconnect()
        button.setFocus()
        with qtbot.waitSignal(signal):
            qtbot.keyClick(button, Qt.Key.Key_Return)


def test_every_button_of_the_bars_answers_to_enter(qtbot, talk):
    for bar in (talk.parts.top, talk.parts.bottom):
        for button in bar.findChildren(QAbstractButton):
            if button.isVisible() and button.isEnabled() and button.focusPolicy() & Qt.FocusPolicy.TabFocus:
                button.blockSignals(True)
                pressed = []
                button.click = lambda pressed=pressed: pressed.append(1)
                button.setFocus()
                qtbot.keyClick(button, Qt.Key.Key_Enter)
                button.blockSignals(False)
                assert pressed, button.toolTip()


def test_f10_goes_to_the_menu(qtbot, talk):
    press(qtbot, talk, Qt.Key.Key_F10)
    assert talk.menuBar().activeAction() is talk.menuBar().actions()[0]


def test_the_transport_skips_both_ways_and_sets_the_volume(qtbot, talk):
    bottom, playback = talk.parts.bottom, talk.parts.playback
    playback.seek(20_000)
    qtbot.mouseClick(bottom.back, Qt.MouseButton.LeftButton)
    assert abs(playback.position_ms - 17_000) < 60
    qtbot.mouseClick(bottom.forward, Qt.MouseButton.LeftButton)
    assert abs(playback.position_ms - 20_000) < 60
    bottom._slider.setValue(40)
    assert playback.volume == 40
    assert talk.parts.settings["listening.volume"] == 40


def test_loop_and_follow_and_times_show_their_state(qtbot, talk):
    actions = talk.parts.actions_
    talk.parts.edit.put_caret(2, 0)
    actions.action("play.loop").trigger()
    assert actions.action("play.loop").isChecked()
    assert talk.parts.playback.looping
    actions.action("play.loop").trigger()
    assert not actions.action("play.loop").isChecked()
    assert not talk.parts.playback.looping
    actions.action("play.follow").trigger()
    assert not talk.parts.follow_button.following
    talk.parts.follow_button.follow_again()
    talk.parts.status._later.flush()
    assert actions.action("play.follow").isChecked()
    shown = talk.parts.settings["appearance.show_times"]
    assert actions.action("view.times").isChecked() is shown


def test_a_click_in_the_recording_brings_the_text_along(qtbot, talk):
    talk.parts.edit.show_block(0)
    last = talk.parts.bridge.transcript.paragraphs[-1].span
    talk.parts.recording_dock.pane.wave.seek_requested.emit(last.start_ms + 50)
    count = talk.parts.edit.document().blockCount()
    assert any(block.blockNumber() == count - 1 for block, _, _ in talk.parts.edit.visible_blocks())
