"""Whatever was applied a second before a kill is on disk, and the file always opens."""

from __future__ import annotations

import random

import pytest
from killing import kill_once


@pytest.mark.parametrize("seed", range(8))
def test_a_kill_at_any_moment_loses_less_than_a_second(tmp_path, seed, monkeypatch):
    monkeypatch.setenv("JAMEDIT_STATE_DIR", str(tmp_path))
    left = kill_once(tmp_path / "run", seed, random.Random(seed).uniform(0.0, 0.7))
    assert left.problems == []
    assert left.told > 0
    assert left.lost_ms < 1000
