"""What all players have in common, over a deck: the part that makes sound and differs from library to library.

A player has two decks. One holds the recording. A span that is to begin and end exactly (a cue, a word, the last
three seconds) is cut out as a clip and played on the other deck, because no library starts and stops in the middle of
a file to within 20 ms; the recording waits meanwhile where the span ends.
"""

from __future__ import annotations

import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from enum import Enum, auto
from pathlib import Path
from typing import Protocol

from jamedit.audio import recording
from jamedit.audio.play_clock import PlayClock
from jamedit.document import Span
from jamedit.errors import JameditError, UnreadableFileError

SLOWEST, FASTEST = 0.25, 4.0
_END_SLACK_MS = 600  # a length that was stated may be off by this much
_AT_ONCE_MS = 30
_EARLY_MS = 1500  # a deck without a sound card has decoded everything, and tells its end, this much before it is due


class PlayerState(Enum):
    """Name what a player is doing."""

    EMPTY = auto()  # nothing loaded
    PAUSED = auto()
    PLAYING = auto()
    ENDED = auto()  # at the end of the recording; play() starts again
    FAILED = auto()  # the library gave up on the recording; load() again, or another player


class PlayerUnavailableError(JameditError):
    """A player's library is missing or does not work on this machine."""


class DeckEvent(Enum):
    """Name an event that a deck reports."""

    TIME = auto()
    ENDED = auto()
    FAILED = auto()


Listener = Callable[[DeckEvent, float, float], None]
"""Take the event, the media time in milliseconds (TIME only) and when that was, by time.monotonic()."""


class Deck(Protocol):
    """Make the sound of one medium.

    Its listener may be called on any thread and a little late, but in order, and never about a medium, or a run
    through it, that is no longer the present one.
    """

    def open(self, path: Path) -> None:
        """Take a medium, at its beginning and silent."""

    def open_span(self, path: Path, start_ms: float, end_ms: float) -> None:
        """Take a span of a file as a medium of its own that begins at 0."""

    def play(self) -> None:
        """Go on from here or from the place sought last; nothing to do when it plays."""

    def pause(self) -> None:
        """Pause."""

    def seek(self, ms: float) -> None:
        """Go to a place, playing or not."""

    def set_rate(self, rate: float) -> None:
        """Play faster or slower at the same pitch."""

    def set_volume(self, percent: int) -> None:
        """Play louder or softer, 100 as recorded."""

    def close(self) -> None:
        """Let go of everything."""


class DeckPlayer:
    """Play a recording on decks (see `player.Player`, which this is)."""

    def __init__(self, name: str, make_deck: Callable[[Listener], Deck], patience_s: float = float("inf")) -> None:
        self.name = name
        self.on_state: Callable[[PlayerState], None] | None = None
        self.duration_ms = 0
        self._lock = threading.RLock()
        self._news: list[PlayerState] = []
        self._state = PlayerState.EMPTY
        self._clock = PlayClock(patience_s)
        self._path = Path()
        self._rate, self._volume = 1.0, 100
        self._span: Span | None = None  # the span on the clip deck
        self._stop_ms: float | None = None  # the end of a span too long for a clip
        self._run_out: threading.Timer | None = None  # set while the deck is through and the clock is not
        self._main = make_deck(self._on_main)
        self._clip = make_deck(self._on_clip)

    @property
    def state(self) -> PlayerState:
        """Return what the player is doing."""
        return self._state

    def load(self, path: Path) -> None:
        """Take a recording, paused at its beginning; raise UnreadableFileError and keep the old one when it is bad."""
        found = recording.probe(path)
        with self._turn():
            self._stop_run_out()
            self._leave_span()
            self._main.open(found.path)
            self._path, self.duration_ms = found.path, found.duration_ms
            self._clock.pause(self._now())
            self._clock.seek(self._now(), 0)
            self._enter(PlayerState.PAUSED)

    def play(self) -> None:
        """Play on; from the beginning when the end was reached."""
        with self._turn():
            if self._state in (PlayerState.EMPTY, PlayerState.PLAYING):
                return
            if self._span is None and (self._state is PlayerState.ENDED or self._at_end()):
                self._go_to(0)
            self._start()

    def pause(self) -> None:
        """Stop here."""
        with self._turn():
            if self._state is PlayerState.PLAYING:
                self._active.pause()
                self._clock.pause(self._now())
                if self._stop_run_out():
                    self._active.seek(self._clock.position(self._now()) - self._offset_ms)
                self._enter(PlayerState.PAUSED)

    def seek(self, ms: float) -> None:
        """Go to a place and keep playing or pausing; a span that was being played is over."""
        with self._turn():
            if self._state is PlayerState.EMPTY:
                return
            self._stop_run_out()
            self._leave_span()
            self._go_to(ms)
            if self._state is PlayerState.PLAYING:
                self._main.play()
            elif self._state is PlayerState.ENDED:
                self._enter(PlayerState.PAUSED)

    def play_span(self, start_ms: float, end_ms: float) -> None:
        """Play a span and pause at its end.

        Up to `clip.LONGEST_MS` playback is exact to the sample; a longer one ends up to 0.4 s late. Raises
        UnreadableFileError, and pauses where it was, when the span cannot be cut out of the recording.
        """
        from jamedit.audio import clip  # loads numpy and PyAV, which are not needed to ask for a state

        refused: UnreadableFileError | None = None
        with self._turn():
            start_ms, end_ms = max(0.0, start_ms), self._within(end_ms)
            if self._state is PlayerState.EMPTY or end_ms <= start_ms:
                return
            self._stop_run_out()
            self._leave_span()
            self._main.pause()
            if end_ms - start_ms > clip.LONGEST_MS:
                self._go_to(start_ms)
                self._stop_ms = end_ms
            else:
                refused = self._cut(start_ms, end_ms)
            if refused is None:
                self._start()
            else:
                self._rest_at(self._clock.position(self._now()), PlayerState.PAUSED)
        if refused is not None:
            raise refused

    def _cut(self, start_ms: float, end_ms: float) -> UnreadableFileError | None:
        """Put a span on the clip deck; return why that is not possible."""
        try:
            self._clip.open_span(self._path, start_ms, end_ms)
        except UnreadableFileError as error:
            return error
        except OSError as error:
            why = f"({error.strerror}); free some space in {tempfile.gettempdir()}."
            return UnreadableFileError(f"The passage cannot be cut out of {self._path.name} to be played {why}")
        self._go_to(end_ms)
        self._span = Span(round(start_ms), round(end_ms))
        self._clock.seek(self._now(), start_ms)
        return None

    def set_rate(self, rate: float) -> None:
        """Set the speed, 1 as recorded, 0.25 to 4; the pitch stays."""
        with self._turn():
            self._rate = min(FASTEST, max(SLOWEST, rate))
            self._active.set_rate(self._rate)
            self._clock.set_rate(self._now(), self._rate)
            if self._stop_run_out():
                self._end(self._now())

    def set_volume(self, percent: int) -> None:
        """Set the loudness, 100 as recorded, 0 to 200."""
        with self._turn():
            self._volume = min(200, max(0, percent))
            self._active.set_volume(self._volume)

    def position_ms(self) -> float:
        """Return the smooth media time; cheap enough for every frame of a screen."""
        with self._lock:
            here = self._clock.position(self._now())
            return min(here, self._span.end_ms) if self._span else self._within(here)

    def close(self) -> None:
        """Stop and let go of the library; the player is of no use afterwards."""
        with self._lock:
            self.on_state = None
            self._state = PlayerState.EMPTY
            self._stop_run_out()
            self._clock.pause(self._now())
        self._clip.close()
        self._main.close()

    @property
    def _active(self) -> Deck:
        return self._main if self._span is None else self._clip

    @property
    def _offset_ms(self) -> int:
        """Return what is 0 on the active deck."""
        return 0 if self._span is None else self._span.start_ms

    @staticmethod
    def _now() -> float:
        return time.monotonic()

    @contextmanager
    def _turn(self) -> Iterator[None]:
        """Hold the lock; send the events after it is released, so that their receivers may call the player."""
        with self._lock:
            yield
            news, self._news = self._news, []
        for state in news:
            if self.on_state is not None:
                self.on_state(state)

    def _enter(self, state: PlayerState) -> None:
        if state is not self._state:
            self._news.append(state)
        self._state = state

    def _start(self) -> None:
        self._active.set_rate(self._rate)
        self._active.set_volume(self._volume)
        self._active.play()
        self._clock.play(self._now())
        self._enter(PlayerState.PLAYING)

    def _rest_at(self, ms: float, state: PlayerState) -> None:
        self._clock.pause(self._now())
        self._clock.seek(self._now(), ms)
        self._enter(state)

    def _within(self, ms: float) -> float:
        return max(0.0, min(ms, self.duration_ms) if self.duration_ms else ms)

    def _at_end(self) -> bool:
        return 0 < self.duration_ms <= self._clock.position(self._now())

    def _go_to(self, ms: float) -> None:
        self._main.seek(self._within(ms))
        self._clock.seek(self._now(), self._within(ms))

    def _leave_span(self) -> None:
        self._stop_ms = None
        if self._span is not None:
            self._clip.pause()
            self._span = None

    def _on_main(self, event: DeckEvent, ms: float, at: float) -> None:
        with self._turn():
            if self._span is not None or self._state not in (PlayerState.PLAYING, PlayerState.PAUSED):
                return
            if event is DeckEvent.TIME:
                self._on_time(ms, at)
            elif event is DeckEvent.ENDED:
                self._end(at)
            else:
                self._rest_at(self._clock.position(at), PlayerState.FAILED)

    def _on_time(self, ms: float, at: float) -> None:
        self._clock.report(at, ms)
        if self._stop_ms is not None and ms >= self._stop_ms and self._state is PlayerState.PLAYING:
            self._main.pause()
            self._rest_at(self._stop_ms, PlayerState.PAUSED)
            self._stop_ms = None

    def _on_clip(self, event: DeckEvent, ms: float, at: float) -> None:
        with self._turn():
            if self._span is None:
                return
            if event is DeckEvent.TIME:
                self._clock.report(at, self._span.start_ms + ms)
            elif event is DeckEvent.ENDED:
                self._end(at)
            else:
                self._rest_at(self._clock.position(at), PlayerState.FAILED)
                self._span = None

    def _end(self, at: float) -> None:
        """Rest at the end when the clock is there too, or let it run there first."""
        end_ms = self._span.end_ms if self._span else self.duration_ms
        left_ms = end_ms - self._clock.position(at)
        if self._state is PlayerState.PLAYING and _AT_ONCE_MS < left_ms < _EARLY_MS * self._rate:
            self._run_out = threading.Timer(left_ms / 1000 / self._rate, self._ran_out)
            self._run_out.args = (self._run_out,)
            self._run_out.daemon = True
            self._run_out.start()
        elif self._span is not None:
            self._span = None
            self._rest_at(end_ms, PlayerState.PAUSED)
        else:
            near = abs(left_ms) < _END_SLACK_MS
            self._rest_at(end_ms if near else end_ms - left_ms, PlayerState.ENDED)

    def _ran_out(self, timer: threading.Timer) -> None:
        with self._turn():
            if timer is self._run_out:
                self._run_out = None
                self._end(self._now())

    def _stop_run_out(self) -> bool:
        """Forget the end that is near; return whether there was one."""
        timer, self._run_out = self._run_out, None
        if timer is not None:
            timer.cancel()
        return timer is not None
