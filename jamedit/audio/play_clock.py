"""Where playback is between the coarse reports of a player.

Pure: every method takes the time (`now`, seconds of any steady clock), so that tests need none. One thread at a
time; the player that owns the clock holds a lock.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

SLEW_LIMIT_MS = 400.0  # reports that differ by more are believed at once
_SLEW_S = 0.5  # a small difference is worked off in this time at least,
_LEAST_SPEED = 0.5  # and never so fast that the playhead falls below this share of its speed
_SETTLE_S = 1.0  # after a seek, reports from before it may still arrive for this long


@dataclass(frozen=True, slots=True)
class _Anchor:
    """Hold a known place: at `now` the medium was at `ms`; `error_ms` is being worked off over `slew_s`."""

    now: float = 0.0
    ms: float = 0.0
    error_ms: float = 0.0
    slew_s: float = _SLEW_S


class PlayClock:
    """Interpolate the media time; it never runs backwards while playing, except on a seek.

    With `patience_s` the clock stops when a player did not report for so long, instead of running away from a
    player that is stuck.
    """

    def __init__(self, patience_s: float = float("inf")) -> None:
        self._patience_s = patience_s
        self._anchor = _Anchor()
        self._reported = 0.0  # when the player reported last
        self._settled = float("-inf")
        self._rate = 1.0
        self.running = False

    def position(self, now: float) -> float:
        """Return the media time in milliseconds."""
        a = self._anchor
        if not self.running:
            return a.ms
        elapsed = max(0.0, min(now, self._reported + self._patience_s) - a.now)
        return a.ms + elapsed * self._rate * 1000 + a.error_ms * min(1.0, elapsed / a.slew_s)

    def play(self, now: float) -> None:
        """Start to run."""
        self._set(now, self.position(now), running=True)

    def pause(self, now: float) -> None:
        """Stop where it is."""
        self._set(now, self.position(now), running=False)

    def seek(self, now: float, ms: float) -> None:
        """Jump; for a second, reports of another place are taken for old ones."""
        self._set(now, ms, running=self.running)
        self._settled = now + _SETTLE_S

    def set_rate(self, now: float, rate: float) -> None:
        """Run at another speed from here on."""
        self._set(now, self.position(now), running=self.running)
        self._rate = rate

    def report(self, now: float, ms: float) -> None:
        """Take in that the player was at `ms` at `now`: slew towards it when near, jump when far."""
        if not self.running:
            return
        here = self.position(now)
        error_ms = ms - here
        if abs(error_ms) < SLEW_LIMIT_MS:
            slew_s = max(_SLEW_S, abs(error_ms) / 1000 / (self._rate * (1 - _LEAST_SPEED)))
            self._anchor = _Anchor(now, here, error_ms, slew_s)
        elif now >= self._settled:
            self._anchor = _Anchor(now, ms)
        else:
            return
        self._reported = now

    def _set(self, now: float, ms: float, *, running: bool) -> None:
        self._anchor = replace(_Anchor(), now=now, ms=ms)
        self._reported = now
        self.running = running
