"""Hear a recording: the protocol of players, and which one this machine can use."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Protocol

from jamedit.audio.deck_player import PlayerState, PlayerUnavailableError
from jamedit.audio.silent_player import SilentPlayer

__all__ = ["Player", "PlayerState", "PlayerUnavailableError", "SilentPlayer", "open_player"]


class Player(Protocol):
    """Play one recording. Methods may be called from any one thread; times are milliseconds of the recording.

    `on_state` is told every new state, in order, and may be called on another thread than the one that caused it; it
    may call the player. `duration_ms` is what the file states until somebody who knows better (the peaks) sets it.
    """

    name: str
    on_state: Callable[[PlayerState], None] | None
    duration_ms: int

    @property
    def state(self) -> PlayerState:
        """Return what the player is doing."""

    def load(self, path: Path) -> None:
        """Take a recording, paused at its beginning; raise UnreadableFileError and keep the old one when it is bad."""

    def play(self) -> None:
        """Play on; from the beginning when the end was reached."""

    def pause(self) -> None:
        """Stop here."""

    def seek(self, ms: float) -> None:
        """Go to a place and keep playing or pausing."""

    def play_span(self, start_ms: float, end_ms: float) -> None:
        """Play just a stretch, then pause at its end."""

    def set_rate(self, rate: float) -> None:
        """Set the speed, 1 as recorded, 0.25 to 4; the pitch stays."""

    def set_volume(self, percent: int) -> None:
        """Set the loudness, 100 as recorded, 0 to 200."""

    def position_ms(self) -> float:
        """Return the smooth media time; cheap enough for every frame of a screen."""

    def close(self) -> None:
        """Stop and let go of the library."""


def open_player(fallbacks: Sequence[Callable[[], Player]] = (), options: Sequence[str] = ()) -> tuple[Player, str]:
    """Open libVLC, else the first fallback that works, else silence.

    Returns the player and, when it is not libVLC, one sentence that says so and what to do; `options` go to libVLC.
    """
    from jamedit.audio.vlc_player import VlcPlayer

    try:
        return VlcPlayer(options), ""
    except PlayerUnavailableError as error:
        reason = str(error).rstrip(".")
    for make in fallbacks:
        try:
            player = make()
        except (PlayerUnavailableError, ImportError):
            continue
        return player, f"Sound plays through {player.name}, because {reason}."
    return SilentPlayer(), f"There is no sound, because {reason}."
