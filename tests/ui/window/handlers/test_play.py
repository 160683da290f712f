"""Playing by key, following the sound, and typing while it plays."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from ui_window_made import press

pytestmark = pytest.mark.gui


@pytest.mark.parametrize("key", [Qt.Key.Key_Tab, Qt.Key.Key_Escape, Qt.Key.Key_F4])
def test_playing_by_key(qtbot, talk, key):
    with qtbot.waitSignal(talk.parts.playback.playing_changed, check_params_cb=lambda on: on):
        press(qtbot, talk, key)
    talk.parts.playback.pause()


def test_the_spoken_word_is_tinted_and_clicking_one_goes_there(qtbot, talk):
    span = talk.parts.bridge.transcript.paragraphs[2].words[3].span
    talk.parts.editor.seek_requested.emit(span.start_ms)
    assert talk.parts.edit._spoken == (2, 3)
    assert abs(talk.parts.playback.position_ms - span.start_ms) < 60


def test_scrolling_while_it_plays_stops_following_until_asked(qtbot, talk):
    with qtbot.waitSignal(talk.parts.playback.playing_changed):
        talk.parts.playback.toggle()
    talk.parts.edit.scrolled_by_hand.emit()
    assert talk.parts.follow_button.isVisible()
    qtbot.mouseClick(talk.parts.follow_button, Qt.MouseButton.LeftButton)
    assert not talk.parts.follow_button.isVisible()


def test_typing_holds_the_sound_and_lets_it_go_on(qtbot, talk):
    talk.parts.typing_pause.resume_after_ms = 50
    with qtbot.waitSignal(talk.parts.playback.playing_changed, check_params_cb=lambda on: on):
        talk.parts.playback.toggle()
    talk.parts.edit.put_caret(0, 0)
    with qtbot.waitSignals([talk.parts.playback.playing_changed] * 2, timeout=5000):
        qtbot.keyClicks(talk.parts.edit, "a")
    assert talk.parts.playback.playing
    talk.parts.playback.pause()


def test_the_first_words_of_a_speaker_are_played(qtbot, talk):
    talk.parts.editor.add_speaker("Nadia")
    speakers = talk.parts.docks.show("speakers")
    speakers.view.select(0)
    speakers.hear.click()
    qtbot.waitUntil(lambda: talk.parts.playback.playing)
    talk.parts.playback.stop()


def test_without_a_recording_nothing_offers_to_play_in_silence(qtbot, open_window, tmp_path):
    path = tmp_path / "talk.srt"
    path.write_text(
        "1\n00:00:01,000 --> 00:00:03,000\nIda: We met met here.\n\n2\n00:00:04,000 --> 00:00:05,000\nOle: Um, yes.\n"
    )
    parts = open_window(path).parts
    parts.queue.select(parts.queue.open[0])
    card = parts.docks.panels["review"].view.card
    assert (card.hear.isVisible(), card.time.isVisible()) == (False, True)
    speakers = parts.docks.show("speakers")
    speakers.view.select(1)
    speakers.hear.click()
    assert "no recording" in parts.bottom._message._whole
    assert parts.edit.textCursor().blockNumber() == 1
