"""Caption profiles: the figures that new captions keep to. One table, with where each figure comes from."""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType

from jamedit.errors import UsageError


@dataclass(frozen=True, slots=True)
class Profile:
    """Hold the figures of a caption profile; `origin` says where they come from.

    `cps` are characters a second, spaces counted; `gap_ms` is the least time between two captions, and a silence of
    `pause_ms` ends one in any case. With `dashes` short lines of two speakers may share a caption, each after a dash.
    """

    name: str = "reading"
    line_length: int = 42
    lines: int = 2
    shortest_ms: int = 800
    longest_ms: int = 7_000
    cps: float = 20.0
    gap_ms: int = 0
    pause_ms: int = 1_000
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
        dashes=True,
        origin="Netflix Timed Text Style Guide: 42 characters, 2 lines, 5/6 s to 7 s, 2 frames between captions "
        "(83 ms at 24 a second); 20 characters a second for adults in English",
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
        cps=17.0,
        gap_ms=80,
        pause_ms=1_500,
        origin="teletext lines of 37 characters and 160 to 180 words a minute, as the BBC's subtitle guidelines and "
        "Ofcom have them, taken as 17 characters a second; a gap of 2 frames at 25 a second",
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
