"""Caption profiles: the figures that new captions keep to. One table, with where each figure comes from."""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType

from jamedit.errors import UsageError


@dataclass(frozen=True, slots=True)
class Profile:
    """Hold the figures of a caption profile; `origin` says where they come from.

    `cps` are characters a second, spaces counted, `wpm` words a minute (0: no limit); `gap_ms` is the least time
    between two captions, a gap of less than `close_ms` is closed to it, and a silence of `pause_ms` ends a caption in
    any case. Where the speech is faster than `wpm`, a caption may come `lead_ms` early or `lag_ms` late.
    With `dashes` short lines of two speakers may share a caption, each after a dash.
    """

    name: str = "reading"
    line_length: int = 42
    lines: int = 2
    shortest_ms: int = 800
    longest_ms: int = 7_000
    cps: float = 20.0
    gap_ms: int = 0
    pause_ms: int = 1_000
    close_ms: int = 0
    wpm: float = 0.0
    lead_ms: int = 0
    lag_ms: int = 0
    dashes: bool = False
    origin: str = "our own: what most guides agree on, without a gap, so that nothing flickers"


READING = Profile()
_TABLE = (
    READING,
    Profile(
        "netflix",
        shortest_ms=833,
        cps=20.0,
        gap_ms=83,
        pause_ms=1_500,
        close_ms=500,
        dashes=True,
        origin="Netflix Timed Text Style Guide: 42 characters, 2 lines, 5/6 s to 7 s, 2 frames between captions "
        "(83 ms at 24 a second), to which gaps of 3 to 11 frames are closed; 20 characters a second for adults "
        "in English",
    ),
    Profile(
        "youtube",
        line_length=40,
        shortest_ms=1_000,
        longest_ms=6_000,
        cps=21.0,
        pause_ms=1_500,
        origin="our own: YouTube publishes no limits; about 40 characters fit on a line of a phone held upright",
    ),
    Profile(
        "broadcast",
        line_length=37,
        shortest_ms=1_000,
        longest_ms=7_000,
        cps=18.0,
        pause_ms=1_500,
        close_ms=1_000,
        wpm=180.0,
        lead_ms=500,
        lag_ms=1_000,
        origin="BBC Subtitle Guidelines: lines of 37 characters, 160 to 180 words a minute, no gap or one of at least "
        "a second, no more than 1.5 s early or late",
    ),
)
PROFILES = MappingProxyType({profile.name: profile for profile in _TABLE})


@dataclass(frozen=True, slots=True)
class Bounds:
    """Hold how small and how large a figure of a profile may be."""

    low: float
    high: float


BOUNDS = MappingProxyType(
    {
        "line_length": Bounds(10, 200),
        "lines": Bounds(1, 8),
        "shortest_ms": Bounds(0, 60_000),
        "longest_ms": Bounds(500, 600_000),
        "cps": Bounds(1, 1_000),
        "gap_ms": Bounds(0, 5_000),
    }
)


def profile_named(name: str) -> Profile:
    """Return a profile; raise UsageError, which lists the names, for an unknown name."""
    found = PROFILES.get(name.lower())
    if found is None:
        raise UsageError(f"There is no caption profile {name!r}; choose one of {', '.join(PROFILES)}.")
    return found
