"""The same behaviour of every player, with real libVLC where it is installed."""

from __future__ import annotations

import queue
import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from audio_makers import RATE, noise, write_wav
from audio_players import WAIT_S, States, until, vlc_player

from jamedit.audio.player import Player, PlayerState, SilentPlayer
from jamedit.errors import UnreadableFileError

MADE = noise(40)


@pytest.fixture(params=[SilentPlayer, vlc_player], ids=["silent", "libVLC"])
def player(request: pytest.FixtureRequest) -> Iterator[Player]:
    made = request.param()
    yield made
    made.close()


@pytest.fixture(scope="module")
def short(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_wav(tmp_path_factory.mktemp("sound") / "short.wav", MADE[: 2 * RATE])


def test_load_pauses_at_the_beginning(player: Player, short: Path) -> None:
    assert player.state is PlayerState.EMPTY
    player.load(short)
    assert player.state is PlayerState.PAUSED
    assert player.position_ms() == 0
    assert player.duration_ms == pytest.approx(2000, abs=2)


def test_playing_moves_smoothly_and_pausing_stops(player: Player, short: Path) -> None:
    player.load(short)
    player.play()
    positions, looked_ms = [], []

    def beyond() -> bool:
        positions.append(player.position_ms())
        looked_ms.append(time.monotonic() * 1000)
        return positions[-1] > 600

    until(beyond)
    assert positions == sorted(positions)
    jumps = np.diff(positions) - np.diff(looked_ms)  # a busy machine looks late, and sees the more
    assert max(jumps) < 100  # libVLC's own steps are 250 to 360
    player.pause()
    assert player.state is PlayerState.PAUSED
    assert player.position_ms() == player.position_ms()


def test_the_end_is_reported_and_play_begins_again(player: Player, short: Path) -> None:
    states = States(player)
    player.load(short)
    player.seek(1800)
    player.play()
    states.wait_for(PlayerState.ENDED)
    assert player.position_ms() == player.duration_ms
    player.play()
    assert player.position_ms() < 500
    until(lambda: 300 < player.position_ms() < 1500)
    assert states.seen == [PlayerState.PAUSED, PlayerState.PLAYING, PlayerState.ENDED]


def test_after_the_end_a_seek_chooses_where_to_play(player: Player, short: Path) -> None:
    states = States(player)
    player.load(short)
    player.seek(1900)
    player.play()
    states.wait_for(PlayerState.ENDED)
    player.seek(1200)
    assert player.state is PlayerState.PAUSED
    assert player.position_ms() == 1200
    player.play()
    until(lambda: player.position_ms() > 1500)
    states.wait_for(PlayerState.ENDED)


@pytest.mark.parametrize(("asked", "reached"), [(-500, 0), (700, 700), (99_000, 2000)])
def test_seek_stays_inside(player: Player, short: Path, asked: float, reached: float) -> None:
    player.load(short)
    player.seek(asked)
    assert player.position_ms() == pytest.approx(reached, abs=2)


def test_a_span_ends_where_it_should(player: Player, short: Path) -> None:
    states = States(player)
    player.load(short)
    player.play_span(500, 800)
    assert player.state is PlayerState.PLAYING
    assert 490 <= player.position_ms() <= 800
    states.wait_for(PlayerState.PAUSED)  # told after load
    states.wait_for(PlayerState.PLAYING)
    states.wait_for(PlayerState.PAUSED)
    assert player.position_ms() == 800
    player.play()
    until(lambda: player.position_ms() > 1200)


def test_a_span_can_be_paused_and_goes_on(player: Player, short: Path) -> None:
    states = States(player)
    player.load(short)
    player.play_span(200, 700)
    player.pause()
    assert player.state is PlayerState.PAUSED
    player.play()
    states.wait_for(PlayerState.PLAYING)
    states.seen.clear()
    states.wait_for(PlayerState.PLAYING)
    states.wait_for(PlayerState.PAUSED)
    assert player.position_ms() == 700


def test_a_seek_leaves_a_span_and_keeps_playing(player: Player, short: Path) -> None:
    player.load(short)
    player.play_span(100, 1900)
    player.seek(1000)
    assert player.state is PlayerState.PLAYING
    until(lambda: player.position_ms() > 1300)
    assert player.position_ms() < 1950


def test_a_span_over_a_span(player: Player, short: Path) -> None:
    states = States(player)
    player.load(short)
    for start in (100, 900, 500):
        player.play_span(start, start + 200)
    states.wait_for(PlayerState.PLAYING)
    states.wait_for(PlayerState.PAUSED)
    assert player.position_ms() == 700


@pytest.mark.parametrize("rate", [0.5, 2.0])
def test_the_rate_changes_the_speed(player: Player, short: Path, rate: float) -> None:
    player.load(short)
    player.set_rate(rate)
    player.play()
    until(lambda: player.position_ms() > 300)
    start, at = player.position_ms(), time.monotonic()
    until(lambda: player.position_ms() > 900)
    speed = (player.position_ms() - start) / (time.monotonic() - at) / 1000
    assert speed == pytest.approx(rate, rel=0.35)


def test_on_state_may_call_the_player(player: Player, short: Path) -> None:
    ended: queue.Queue[float] = queue.Queue()

    def again(state: PlayerState) -> None:
        if state is PlayerState.ENDED:
            player.seek(1500)
            ended.put(player.position_ms())

    player.on_state = again
    player.load(short)
    player.seek(1900)
    player.play()
    assert ended.get(timeout=WAIT_S) == 1500


def test_a_bad_file_leaves_the_old_one(player: Player, short: Path, tmp_path: Path) -> None:
    player.load(short)
    player.seek(700)
    with pytest.raises(UnreadableFileError):
        player.load(tmp_path / "gone.mp3")
    assert player.state is PlayerState.PAUSED
    assert player.position_ms() == 700


def test_another_recording_can_be_loaded_while_one_plays(player: Player, short: Path, tmp_path: Path) -> None:
    player.load(short)
    player.play()
    until(lambda: player.position_ms() > 300)
    player.load(write_wav(tmp_path / "other.wav", MADE[: 3 * RATE]))
    assert (player.state, player.position_ms()) == (PlayerState.PAUSED, 0)
    assert player.duration_ms == pytest.approx(3000, abs=2)
    states = States(player)
    player.seek(2600)
    player.play()
    states.wait_for(PlayerState.ENDED)
    assert player.position_ms() == player.duration_ms


def test_an_empty_player_does_nothing(player: Player) -> None:
    player.play()
    player.pause()
    player.seek(5)
    player.play_span(1, 2)
    player.set_volume(50)
    assert player.state is PlayerState.EMPTY
