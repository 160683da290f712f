"""A player without sound: the playhead runs by the system clock, so that everything but the sound still works."""

from __future__ import annotations

import threading
import time
from pathlib import Path

from jamedit.audio import recording
from jamedit.audio.deck_player import DeckEvent, DeckPlayer, Listener
from jamedit.audio.play_clock import PlayClock


class SilentDeck:
    """Run through a medium without a sound."""

    def __init__(self, listener: Listener) -> None:
        self._listener = listener
        self._lock = threading.Lock()
        self._clock = PlayClock()
        self._rate = 1.0
        self._length_ms = 0.0
        self._run = 0
        self._alarm: threading.Timer | None = None

    def open(self, path: Path) -> None:
        """Take a recording at its stated length; one that states none never ends."""
        self._take(recording.probe(path).duration_ms or float("inf"))

    def open_span(self, path: Path, start_ms: float, end_ms: float) -> None:
        """Take a length of time."""
        self._take(end_ms - start_ms)

    def play(self) -> None:
        """Run, and tell the listener at the end."""
        with self._lock:
            self._clock.play(time.monotonic())
            self._arm()

    def pause(self) -> None:
        """Pause."""
        with self._lock:
            self._clock.pause(time.monotonic())
            self._arm()

    def seek(self, ms: float) -> None:
        """Go to a place."""
        with self._lock:
            self._clock.seek(time.monotonic(), ms)
            self._arm()

    def set_rate(self, rate: float) -> None:
        """Run faster or slower."""
        with self._lock:
            self._rate = rate
            self._clock.set_rate(time.monotonic(), rate)
            self._arm()

    def set_volume(self, percent: int) -> None:
        """Do nothing: silence has no loudness."""

    def close(self) -> None:
        """Stop."""
        self.pause()

    def _take(self, length_ms: float) -> None:
        with self._lock:
            self._length_ms = length_ms
            self._clock.pause(time.monotonic())
            self._clock.seek(time.monotonic(), 0)
            self._arm()

    def _arm(self) -> None:
        """Set the alarm to the end of the medium, or take it away when nothing runs."""
        self._run += 1
        if self._alarm is not None:
            self._alarm.cancel()
            self._alarm = None
        left_ms = self._length_ms - self._clock.position(time.monotonic())
        if self._clock.running and left_ms != float("inf"):
            delay_s = max(0.0, left_ms / 1000 / self._rate)
            self._alarm = threading.Timer(min(delay_s, threading.TIMEOUT_MAX), self._ring, (self._run,))
            self._alarm.daemon = True
            self._alarm.start()

    def _ring(self, run: int) -> None:
        with self._lock:
            if run != self._run:
                return
            self._clock.pause(time.monotonic())
        self._listener(DeckEvent.ENDED, self._length_ms, time.monotonic())


class SilentPlayer(DeckPlayer):
    """Play without sound (see `player.Player`)."""

    def __init__(self) -> None:
        super().__init__("silent", SilentDeck)
