"""What was typed into a window a second before it is killed is on a disk, also when its folder was taken away."""

from __future__ import annotations

import random

import pytest
from killing import kill_after_pulling, kill_once

pytestmark = pytest.mark.gui
WINDOW = "window_run.py"


@pytest.mark.parametrize("seed", range(2))
def test_a_killed_window_loses_less_than_a_second(tmp_path, seed, monkeypatch):
    monkeypatch.setenv("JAMEDIT_STATE_DIR", str(tmp_path))
    left = kill_once(tmp_path / "run", seed, random.Random(seed).uniform(0.2, 1.5), WINDOW)
    assert left.problems == []
    assert left.told > 0
    assert left.lost_ms < 1000


@pytest.mark.parametrize("seed", range(3))
def test_a_killed_window_without_its_folder_loses_less_than_a_second(tmp_path, seed, monkeypatch):
    monkeypatch.setenv("JAMEDIT_STATE_DIR", str(tmp_path))
    rng = random.Random(seed)
    left = kill_after_pulling(tmp_path / "run", seed, rng.uniform(0.0, 0.5), rng.uniform(0.2, 1.5), WINDOW)
    assert left.problems == []
    assert left.told > 0
    assert left.lost_ms < 1000
