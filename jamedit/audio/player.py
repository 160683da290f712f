"""Play a recording: the protocol of players, and which one this machine can use."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Protocol

from jamedit.audio.deck_player import PlayerState, PlayerUnavailableError
from jamedit.audio.silent_player import SilentPlayer

__all__ = ["Player", "PlayerState", "PlayerUnavailableError", "SilentPlayer", "has_sound_output", "open_player"]

_CARDS = Path("/proc/asound/cards")


class Player(Protocol):
    """Play one recording. Methods may be called from any one thread; times are milliseconds of the recording.

    `on_state` is called with every new state, in order, and may be called on another thread than the one that
    caused it; it may call the player. `duration_ms` is what the file states until a better value (of the peaks) is set.
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
        """Play just a span, then pause at its end."""

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

    Returns the player and, when libVLC is not used, one sentence that says why and what to do;
    `options` go to libVLC.
    """
    from jamedit.audio.vlc_player import VlcPlayer

    deaf = not has_sound_output()
    try:
        # without a device libVLC would ask for one again and again, and the sound system complain each time
        through_vlc = VlcPlayer((*options, "--aout=dummy") if deaf else options)
        return through_vlc, "This computer has no audio output, so playback is silent." if deaf else ""
    except PlayerUnavailableError as error:
        reason = str(error).rstrip(".")
    for make in fallbacks:
        try:
            player = make()
        except (PlayerUnavailableError, ImportError):
            continue
        return player, f"Sound plays through {player.name}, because {reason}."
    return SilentPlayer(), f"There is no sound, because {reason}."


def has_sound_output() -> bool:
    """Return whether there is a sound card or a sound server; only Linux is asked, elsewhere one is assumed."""
    if not sys.platform.startswith("linux"):
        return True
    runtime = Path(os.environ.get("XDG_RUNTIME_DIR") or f"/run/user/{os.getuid()}")
    if os.environ.get("PULSE_SERVER") or (runtime / "pulse" / "native").exists() or (runtime / "pipewire-0").exists():
        return True
    try:
        return "no soundcards" not in _CARDS.read_text("ascii", "replace")
    except OSError:
        return False
