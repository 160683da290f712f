"""What libVLC plays, and whether its clock agrees with that."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from audio_makers import encode, noise, place_of, write_wav
from audio_players import States, until, vlc_player

from jamedit.audio.player import PlayerState
from jamedit.audio.vlc_player import VlcPlayer

MADE = noise(40)


FORMATS: list[tuple[str, str, dict[str, str]]] = [
    ("a.wav", "", {}),
    ("a.mp3", "libmp3lame", {}),
    ("vbr.mp3", "libmp3lame", {"flags": "+qscale", "global_quality": "600", "bit_rate": "0"}),
    ("a.opus", "libopus", {}),
    ("a.m4a", "aac", {}),
    ("a.webm", "libopus", {}),
]


@pytest.fixture
def listening() -> Iterator[tuple[VlcPlayer, Any, Any]]:
    """A libVLC player with an ear at the recording and one at its clips."""
    player = vlc_player()
    from audio_ear import Ear

    yield player, Ear(player._main.media_player), Ear(player._clip.media_player)
    player.close()


def sound(folder: Path, name: str, codec: str, options: dict[str, str]) -> Path:
    return encode(folder / name, MADE, codec, **options) if codec else write_wav(folder / name, MADE)


@pytest.mark.parametrize(("name", "codec", "options"), FORMATS)
def test_a_span_is_heard_exactly(
    listening: tuple[VlcPlayer, Any, Any], tmp_path: Path, name: str, codec: str, options: dict[str, str]
) -> None:
    player, _, ear = listening
    states = States(player)
    player.load(sound(tmp_path, name, codec, options))
    states.wait_for(PlayerState.PAUSED)
    player.play_span(23_456, 23_999)
    states.wait_for(PlayerState.PLAYING)
    states.wait_for(PlayerState.PAUSED)
    (heard,) = ear.heard()
    loud = np.flatnonzero(np.abs(heard.samples) > 0.02)
    samples = heard.samples[loud[0] : loud[-1] + 1]
    first, last = place_of(samples[:3000], MADE), place_of(samples[-3000:], MADE) + 3000
    assert first / 16 == pytest.approx(23_456, abs=2)
    assert last / 16 == pytest.approx(23_999, abs=2)


@pytest.mark.parametrize(("name", "codec", "options"), FORMATS)
def test_the_clock_agrees_with_the_sound_after_a_seek(
    listening: tuple[VlcPlayer, Any, Any], tmp_path: Path, name: str, codec: str, options: dict[str, str]
) -> None:
    player, ear, _ = listening
    player.load(sound(tmp_path, name, codec, options))
    player.play()
    until(lambda: player.position_ms() > 200)
    ear.forget()
    player.seek(30_000)
    until(lambda: player.position_ms() > 30_700)
    at, told = time.monotonic(), player.position_ms()
    heard = ear.heard()[-1]
    piece = heard.samples[-6000:]
    truth = place_of(piece, MADE) / 16 + len(piece) / 16 + (at - heard.until) * 1000
    assert told == pytest.approx(truth, abs=40)
