"""The player of Qt: the same behaviour as libVLC where that is missing."""

from __future__ import annotations

import wave
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from jamedit.audio.player import PlayerState, open_player
from jamedit.errors import UnreadableFileError

pytestmark = [
    pytest.mark.gui,
    # A machine without a sound card is no fault of the player.
    pytest.mark.qt_log_ignore("PulseAudio", "pa_context", "No audio device", "pipewire", "ALSA", extend=True),
]


@pytest.fixture
def short(tmp_path: Path) -> Path:
    path = tmp_path / "short.wav"
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(16_000)
        file.writeframes(bytes(2 * 32_000))
    return path


@pytest.fixture
def player(qtbot: QtBot) -> Iterator[object]:
    from jamedit.ui.playback.qt_player import QtPlayer

    made = QtPlayer()
    yield made
    made.close()


def test_load_pauses_at_the_beginning(player, short: Path) -> None:
    player.load(short)
    assert (player.state, player.position_ms(), player.name) == (PlayerState.PAUSED, 0, "Qt")
    assert player.duration_ms == pytest.approx(2000, abs=2)


def test_seek_before_the_medium_is_loaded_is_kept(player, short: Path, qtbot: QtBot) -> None:
    player.load(short)
    player.seek(1000)
    player.play()
    qtbot.waitUntil(lambda: player._main._player.position() > 1200)
    assert 1200 <= player.position_ms() < 1900


def test_the_end_is_reported_and_play_begins_again(player, short: Path, qtbot: QtBot) -> None:
    player.load(short)
    player.seek(1700)
    player.play()
    qtbot.waitUntil(lambda: player.state is PlayerState.ENDED)
    assert player.position_ms() == player.duration_ms
    player.play()
    qtbot.waitUntil(lambda: 200 < player.position_ms() < 1500)


def test_after_the_end_a_seek_chooses_where_to_play(player, short: Path, qtbot: QtBot) -> None:
    player.load(short)
    player.seek(1800)
    player.play()
    qtbot.waitUntil(lambda: player.state is PlayerState.ENDED)
    player.seek(900)
    assert player.state is PlayerState.PAUSED
    player.play()
    qtbot.waitUntil(lambda: player._main._player.position() > 1000)
    assert 950 < player.position_ms() < 1900


def test_a_span_ends_where_it_should(player, short: Path, qtbot: QtBot) -> None:
    player.load(short)
    player.play_span(500, 800)
    assert player.state is PlayerState.PLAYING
    qtbot.waitUntil(lambda: player.state is PlayerState.PAUSED)
    assert player.position_ms() == 800
    player.play()
    qtbot.waitUntil(lambda: player.position_ms() > 1000)


def test_the_rate_changes_the_speed(player, short: Path, qtbot: QtBot) -> None:
    player.load(short)
    player.set_rate(2)
    player.play()
    qtbot.waitUntil(lambda: player._main._player.position() > 400)
    assert player._main._player.playbackRate() == 2


def test_a_bad_file_leaves_the_old_one(player, short: Path, tmp_path: Path) -> None:
    player.load(short)
    with pytest.raises(UnreadableFileError):
        player.load(tmp_path / "gone.mp3")
    assert player.state is PlayerState.PAUSED


def test_it_steps_in_where_libvlc_is_missing(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    import vlc

    from jamedit.ui.playback.qt_player import QtPlayer

    monkeypatch.setattr(vlc, "Instance", lambda *_: None)
    made, sentence = open_player([QtPlayer])
    assert made.name == "Qt"
    assert "through Qt" in sentence
    made.close()
