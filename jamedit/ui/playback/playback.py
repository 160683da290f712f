"""Playback for the window: one player, a smooth position, and the behaviour of the keys."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from jamedit import paths
from jamedit.errors import JameditError

if TYPE_CHECKING:
    from jamedit.audio.player import Player, PlayerState

_SPEEDS = (0.5, 0.6, 0.7, 0.75, 0.8, 0.9, 1.0, 1.1, 1.25, 1.5, 1.75, 2.0)
_FRAME_MS = 16


def _qt_player() -> Player:
    from jamedit.ui.playback.qt_player import QtPlayer

    return QtPlayer()


def _open_player() -> tuple[Player, str]:
    from jamedit.audio.player import open_player  # with all that plays, so only when there is something to play

    return open_player([_qt_player])


class Playback(QObject):
    """Drive a player; opened when the first recording is loaded, so that a start without one does not wait for it."""

    position_changed = Signal(float)  # milliseconds, at the rate of the screen while playing
    playing_changed = Signal(bool)
    rate_changed = Signal(float)
    message = Signal(str)
    listened = Signal(int, int)  # a range that was just played
    _state_arrived = Signal(object)

    def __init__(
        self, parent: QObject | None = None, open_with: Callable[[], tuple[Player, str]] | None = None
    ) -> None:
        super().__init__(parent)
        self._open_with = open_with or _open_player
        self.player: Player | None = None
        self._without_sound = ""  # why the player plays without sound
        self.path: Path | None = None
        self.rate = 1.0
        self.volume = 100  # per cent
        self.step_back_ms = 1500
        self._resume_back = False
        self._loop: tuple[int, int] | None = None
        self._last: float | None = None
        self._timer = QTimer(self, interval=_FRAME_MS, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._tick)
        self._state_arrived.connect(self._entered)

    def load(self, path: Path | None) -> None:
        """Take a recording, or none."""
        self.stop()
        self.path = None
        if path is None:
            self.position_changed.emit(0.0)
            return
        try:
            if self.player is None:
                self.player, self._without_sound = self._open_with()
                self.player.on_state = self._state_arrived.emit
            self.player.load(path)
        except JameditError as error:
            self.message.emit(str(error))
            return
        if self._without_sound:
            self.message.emit(self._without_sound)
        self.path = path
        self._resume_back = False
        self.player.set_rate(self.rate)
        self.player.set_volume(self.volume)
        self.position_changed.emit(0.0)

    @property
    def loaded(self) -> bool:
        """Return whether there is something to play, and a player that knows where it is."""
        return self.path is not None and self.player is not None

    @property
    def playing(self) -> bool:
        """Return whether it plays."""
        if self.player is None or not self.loaded:
            return False
        from jamedit.audio.player import PlayerState

        return self.player.state is PlayerState.PLAYING

    @property
    def looping(self) -> bool:
        """Return whether a range is played in a loop."""
        return self._loop is not None

    @property
    def position_ms(self) -> float:
        """Return the position in the recording."""
        return self.player.position_ms() if self.player is not None and self.loaded else 0.0

    @property
    def duration_ms(self) -> int:
        """Return the length of the recording."""
        return self.player.duration_ms if self.player is not None and self.loaded else 0

    def set_duration(self, duration_ms: int) -> None:
        """Take the length that the peaks found: headers of some files lie."""
        if self.player is not None and self.loaded and duration_ms > 0:
            self.player.duration_ms = duration_ms

    def toggle(self) -> None:
        """Play or pause; playing on after a pause steps back a little first."""
        if self.player is None or not self.loaded:
            return
        if self.playing:
            self.pause()
            return
        self._loop = None
        if self._resume_back and self.step_back_ms:
            self.player.seek(max(0.0, self.position_ms - self.step_back_ms))
        self._tell_if_gone()
        self.player.play()

    def _tell_if_gone(self) -> None:
        """Say that the recording is not in its place any more; what a player still holds of it plays on."""
        if self.path is not None and not paths.is_file(self.path):
            text = self.tr("The recording {name} is no longer in its place; bring it back, or choose the file again.")
            self.message.emit(text.format(name=self.path.name))

    def pause(self) -> None:
        """Stop here."""
        if self.player is not None and self.playing:
            self._loop = None
            self.player.pause()
            self._resume_back = True

    def stop(self) -> None:
        """Stop without remembering anything."""
        self.pause()
        self._resume_back = False

    def seek(self, ms: float) -> None:
        """Go to a place; playing goes on from there."""
        if self.player is not None and self.loaded:
            self._resume_back = False
            self._loop = None
            self._last = None
            self.player.seek(max(0.0, ms))
            self.position_changed.emit(self.position_ms)

    def skip(self, by_ms: int) -> None:
        """Go forward or back by some milliseconds."""
        self.seek(min(self.position_ms + by_ms, max(0, self.duration_ms - 50)))

    def set_rate(self, rate: float) -> None:
        """Set the speed, 0.5 to 2."""
        self.rate = min(_SPEEDS[-1], max(_SPEEDS[0], rate))
        if self.player is not None and self.loaded:
            self.player.set_rate(self.rate)
        self.rate_changed.emit(self.rate)

    def set_volume(self, percent: int) -> None:
        """Set how loud it plays, 0 to 100."""
        self.volume = min(100, max(0, percent))
        if self.player is not None and self.loaded:
            self.player.set_volume(self.volume)

    def end_loop(self) -> None:
        """Play on after a loop; what plays goes on."""
        self._loop = None

    def step_rate(self, by: int) -> None:
        """Go to the next faster (1) or slower (-1) speed."""
        near = min(range(len(_SPEEDS)), key=lambda i: abs(_SPEEDS[i] - self.rate))
        self.set_rate(_SPEEDS[min(len(_SPEEDS) - 1, max(0, near + by))])

    def toggle_rate(self) -> None:
        """Change between 1× and 0.75×."""
        self.set_rate(0.75 if self.rate == 1.0 else 1.0)

    def play_span(self, start_ms: float, end_ms: float, *, loop: bool = False) -> None:
        """Play one range, once or in a loop until something else is played."""
        if self.player is not None and self.loaded:
            self._loop, self._last = None, None
            self._resume_back = False
            try:
                self.player.play_span(max(0.0, start_ms), end_ms)
            except JameditError as error:
                self.message.emit(str(error))
                return
            self._loop = (int(start_ms), int(end_ms)) if loop else None

    def last_seconds_slower(self, ms: int = 3000) -> None:
        """Play the last seconds again at three quarters of the speed."""
        self.set_rate(0.75)
        here = self.position_ms
        self.play_span(here - ms, here)

    def close(self) -> None:
        """Let go of the player."""
        self._timer.stop()
        if self.player is not None:
            self.player.on_state = None
            self.player.close()
            self.player = None

    def _entered(self, state: PlayerState) -> None:
        from jamedit.audio.player import PlayerState

        playing = state is PlayerState.PLAYING
        if state is PlayerState.FAILED:
            self._loop = None  # it would fail again at once, and without end
            self._tell_why_it_failed()
        if playing and not self._timer.isActive():
            self._last = None
            self._timer.start()
        elif not playing:
            self._tick()
            self._timer.stop()
            if self._loop is not None and self.loaded:
                start, end = self._loop
                self.play_span(start, end, loop=True)
                return
        self.playing_changed.emit(playing)

    def _tell_why_it_failed(self) -> None:
        from jamedit.audio.recording import probe

        path = self.path
        if path is None:
            return
        try:
            probe(path)
        except JameditError as error:
            self.message.emit(str(error))
            return
        text = self.tr("The recording {name} cannot be played on from here; go to another place, or choose a copy.")
        self.message.emit(text.format(name=path.name))

    def _tick(self) -> None:
        here = self.position_ms
        if self._last is not None and 0 < here - self._last < 1000:
            self.listened.emit(int(self._last), int(here))
        self._last = here
        self.position_changed.emit(here)
