"""Who speaks."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Speaker:
    """Hold one speaker; `color` is a number in the theme's speaker palette, so that light and dark can differ."""

    id: int
    name: str
    color: int = 0
