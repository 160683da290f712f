"""What stretch of time is shown, and where a time lies on the screen."""

from __future__ import annotations

from dataclasses import dataclass

SHORTEST_MS = 500.0


@dataclass(frozen=True, slots=True)
class TimeScale:
    """Spread the time from `start` to `end` (ms) over `width` logical pixels."""

    start: float
    end: float
    width: float

    @property
    def span(self) -> float:
        """Return the time shown in ms, never 0."""
        return max(self.end - self.start, 1e-6)

    @property
    def ms_per_px(self) -> float:
        """Return how many milliseconds one logical pixel covers."""
        return self.span / max(self.width, 1.0)

    def x(self, ms: float) -> float:
        """Return where a time lies, in pixels from the left."""
        return (ms - self.start) / self.ms_per_px

    def ms(self, x: float) -> float:
        """Return the time at a pixel, which may lie outside the window."""
        return self.start + x * self.ms_per_px

    def moved(self, ms: float) -> TimeScale:
        """Return the window shifted in time."""
        return TimeScale(self.start + ms, self.end + ms, self.width)

    def zoomed(self, factor: float, around: float) -> TimeScale:
        """Return a window `factor` times as long in which the time `around` stays where it is."""
        share = (around - self.start) / self.span
        span = max(self.span * factor, SHORTEST_MS)
        return TimeScale(around - share * span, around + (1 - share) * span, self.width)

    def clamped(self, duration: float) -> TimeScale:
        """Return the nearest window that lies in the recording and is neither too short nor longer than it."""
        longest = max(duration, SHORTEST_MS)
        span = min(max(self.end - self.start, SHORTEST_MS), longest)
        start = min(max(self.start, 0.0), longest - span)
        return TimeScale(start, start + span, self.width)
