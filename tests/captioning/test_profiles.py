"""Profiles of captions are within bounds and tell where they come from."""

from __future__ import annotations

import pytest

from jamedit.captioning.profiles import BOUNDS, PROFILES, profile_named
from jamedit.errors import UsageError


def test_every_profile_is_within_bounds_and_tells_its_origin() -> None:
    for name, profile in PROFILES.items():
        assert profile.name == name
        assert len(profile.origin) > 20
        assert profile.shortest_ms < profile.longest_ms
        for figure, bounds in BOUNDS.items():
            assert bounds.low <= getattr(profile, figure) <= bounds.high
    with pytest.raises(UsageError, match="choose one of reading, netflix"):
        profile_named("cinema")
