"""Playing: pause steps back, speeds, stretches, what was heard; with the player that makes no sound."""

from __future__ import annotations

import wave

import pytest

from jamedit.audio.deck_player import DeckPlayer
from jamedit.audio.player import PlayerState, SilentPlayer
from jamedit.audio.silent_player import SilentDeck
from jamedit.errors import UnreadableFileError
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


class _NoClips(SilentDeck):
    """A deck that gets no clip out of the recording."""

    error: Exception

    def open_span(self, path, start_ms, end_ms):
        raise self.error


@pytest.fixture(
    params=[UnreadableFileError("The recording does not exist; choose the file again."), OSError(28, "disk full")]
)
def no_clips(qtbot, sound, request, monkeypatch):
    monkeypatch.setattr(_NoClips, "error", request.param, raising=False)
    made = Playback(open_with=lambda: (DeckPlayer("deck", _NoClips), ""))
    made.load(sound)
    yield made
    made.close()


@pytest.mark.parametrize("loop", [False, True])
def test_a_passage_that_cannot_be_played_is_told_in_a_sentence(qtbot, no_clips, loop):
    with qtbot.waitSignal(no_clips.playing_changed, check_params_cb=lambda on: on):
        no_clips.toggle()
    with (
        qtbot.waitSignal(no_clips.playing_changed, check_params_cb=lambda on: not on),
        qtbot.waitSignal(no_clips.message) as told,
    ):
        no_clips.play_span(1000, 2000, loop=loop)
    assert "choose the file again" in told.args[0] or "free some space" in told.args[0]
    assert not no_clips.looping
    assert no_clips.player.state is PlayerState.PAUSED
    with qtbot.waitSignal(no_clips.playing_changed, check_params_cb=lambda on: on):
        no_clips.toggle()


def test_a_recording_that_went_away_is_told_when_it_is_to_be_played(qtbot, playback, sound):
    sound.unlink()
    with qtbot.waitSignal(playback.message) as told:
        playback.toggle()
    assert "talk.wav is no longer in its place" in told.args[0]


def test_a_player_that_gives_up_says_why_and_does_not_loop(qtbot, playback, sound):
    playback.play_span(0, 5000, loop=True)
    sound.unlink()
    with qtbot.waitSignal(playback.message) as told:
        playback._entered(PlayerState.FAILED)
    assert "does not exist" in told.args[0]
    assert not playback.looping
