"""Where the labels and ticks of the time axis are."""

from __future__ import annotations

import math

_SECOND, _MINUTE, _HOUR = 1000, 60_000, 3_600_000
# Step of the labels, and the step of the small ticks between them; both are round to a reader of clocks.
STEPS: tuple[tuple[int, int], ...] = (
    (10, 2), (20, 5), (50, 10), (100, 20), (200, 50), (500, 100),
    (_SECOND, 200), (2 * _SECOND, 500), (5 * _SECOND, _SECOND), (10 * _SECOND, 2 * _SECOND),
    (15 * _SECOND, 5 * _SECOND), (30 * _SECOND, 5 * _SECOND),
    (_MINUTE, 10 * _SECOND), (2 * _MINUTE, 30 * _SECOND), (5 * _MINUTE, _MINUTE), (10 * _MINUTE, 2 * _MINUTE),
    (15 * _MINUTE, 5 * _MINUTE), (30 * _MINUTE, 5 * _MINUTE),
    (_HOUR, 10 * _MINUTE), (2 * _HOUR, 30 * _MINUTE), (6 * _HOUR, _HOUR), (12 * _HOUR, 2 * _HOUR),
    (24 * _HOUR, 6 * _HOUR),
)  # fmt: skip


def steps(ms_per_px: float, least_px: float) -> tuple[int, int]:
    """Return the steps (ms) of labels and of small ticks so that labels are at least `least_px` apart."""
    for label, tick in STEPS:
        if label >= least_px * ms_per_px:
            return label, tick
    days = math.ceil(least_px * ms_per_px / (24 * _HOUR))
    return days * 24 * _HOUR, days * 6 * _HOUR


def ticks(start: float, end: float, step: int) -> list[int]:
    """Return the multiples of `step` from `start` to `end`."""
    return list(range(math.ceil(start / step) * step, math.floor(end) + 1, step))
