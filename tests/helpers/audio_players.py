"""Players under test: libVLC without a sound card, and waiting for what a player tells."""

from __future__ import annotations

import queue
import time
from collections.abc import Callable

import pytest

from jamedit.audio.player import Player, PlayerState, PlayerUnavailableError
from jamedit.audio.vlc_player import VlcPlayer

WAIT_S = 10


def vlc_player() -> VlcPlayer:
    try:
        return VlcPlayer(("--aout=dummy",))
    except PlayerUnavailableError as error:
        pytest.skip(str(error))


class States:
    """Collect what a player tells, and wait for a state."""

    def __init__(self, player: Player) -> None:
        self._told: queue.Queue[PlayerState] = queue.Queue()
        self.seen: list[PlayerState] = []
        player.on_state = self._told.put

    def wait_for(self, state: PlayerState) -> None:
        while not self.seen or self.seen[-1] is not state:
            self.seen.append(self._told.get(timeout=WAIT_S))


def until(condition: Callable[[], bool]) -> None:
    """Look again and again until something holds."""
    deadline = time.monotonic() + WAIT_S
    while not condition():
        assert time.monotonic() < deadline, "waited in vain"
        time.sleep(0.005)
