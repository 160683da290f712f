"""Playing: pause steps back, speeds, stretches, what was heard; with the player that makes no sound."""

from __future__ import annotations

import wave

import pytest

from jamedit.audio.player import SilentPlayer
from jamedit.ui.playback.playback import Playback

pytestmark = pytest.mark.gui


@pytest.fixture
def sound(tmp_path):
    path = tmp_path / "talk.wav"
    with wave.open(str(path), "wb") as file:
        file.setparams((1, 2, 8000, 0, "NONE", ""))
        file.writeframes(b"\0\0" * 8000 * 6)
    return path


@pytest.fixture
def playback(qtbot, sound):
    made = Playback(open_with=lambda: (SilentPlayer(), "There is no sound."))
    made.load(sound)
    yield made
    made.close()


def test_a_player_without_sound_says_so_in_one_line(qtbot, sound):
    made = Playback(open_with=lambda: (SilentPlayer(), "There is no sound."))
    for _ in range(2):  # with each recording: a sentence of the one before is gone by then
        with qtbot.waitSignal(made.message) as said:
            made.load(sound)
        assert said.args == ["There is no sound."]
    made.close()


def test_the_length_is_known(playback):
    assert abs(playback.duration_ms - 6000) < 50


def test_playing_moves_the_position(qtbot, playback):
    with qtbot.waitSignal(playback.position_changed, check_params_cb=lambda ms: ms > 100, timeout=5000):
        playback.toggle()
    assert playback.playing


def test_playing_on_after_a_pause_steps_back(qtbot, playback):
    playback.seek(4000)
    with qtbot.waitSignal(playback.playing_changed, check_params_cb=lambda on: on):
        playback.toggle()
    with qtbot.waitSignal(playback.playing_changed, check_params_cb=lambda on: not on):
        playback.toggle()
    paused_at = playback.position_ms
    with qtbot.waitSignal(playback.playing_changed, check_params_cb=lambda on: on):
        playback.toggle()
    assert paused_at - 1600 < playback.position_ms < paused_at - 1000


def test_a_place_chosen_by_hand_is_not_stepped_back_from(qtbot, playback):
    with qtbot.waitSignal(playback.playing_changed):
        playback.toggle()
    with qtbot.waitSignal(playback.playing_changed):
        playback.toggle()
    playback.seek(3000)
    with qtbot.waitSignal(playback.playing_changed):
        playback.toggle()
    assert playback.position_ms >= 3000


def test_skipping_stays_within_the_recording(playback):
    playback.skip(-3000)
    assert playback.position_ms == 0
    playback.skip(60_000)
    assert 5000 < playback.position_ms <= 6000


@pytest.mark.parametrize(("steps", "rate"), [(1, 1.1), (-1, 0.9), (20, 2.0), (-20, 0.5)])
def test_speeds_go_by_steps_within_bounds(playback, steps, rate):
    for _ in range(abs(steps)):
        playback.step_rate(1 if steps > 0 else -1)
    assert playback.rate == rate


def test_the_slow_key_goes_there_and_back(playback):
    playback.toggle_rate()
    assert playback.rate == 0.75
    playback.toggle_rate()
    assert playback.rate == 1.0


def test_a_stretch_is_played_and_then_it_is_quiet(qtbot, playback):
    with qtbot.waitSignals([playback.playing_changed, playback.playing_changed], timeout=5000):
        playback.play_span(1000, 1300)
    assert not playback.playing
    assert abs(playback.position_ms - 1300) < 120


def test_what_plays_counts_as_listened_to(qtbot, playback):
    playback.seek(2000)
    with qtbot.waitSignal(playback.listened, timeout=5000) as heard:
        playback.toggle()
    start, end = heard.args
    assert 2000 <= start < end < 3000


def test_a_file_that_is_not_a_recording_is_reported(qtbot, playback, tmp_path):
    bad = tmp_path / "bad.mp3"
    bad.write_text("not a sound")
    with qtbot.waitSignal(playback.message) as said:
        playback.load(bad)
    assert "bad.mp3" in said.args[0]
    assert not playback.loaded
