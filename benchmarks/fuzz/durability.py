"""Cut the power and break the disk under editing runs, and count what was lost (JAMEDIT_RUNS: how often)."""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
CUTS, EDITS = 40, 40
RATES = (0.01, 0.05, 0.2, 0.5)
Row = tuple[str, float, str, str]


def run(runs: int = int(os.environ.get("JAMEDIT_RUNS", "20"))) -> list[Row]:
    """Return the counts."""
    sys.path.insert(0, str(ROOT / "tests" / "helpers"))
    import faulty_disk
    from durability import break_disk, lose_power

    reason = faulty_disk.works()
    if reason:
        return [("not measured", 0.0, "", reason)]
    cuts, broken = [], []
    for seed in range(runs):
        with tempfile.TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
            patch.setenv("JAMEDIT_STATE_DIR", str(Path(folder) / "state"))
            cuts.append(lose_power(Path(folder), seed, EDITS, CUTS, patch))
        for rate in RATES:
            with tempfile.TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
                patch.setenv("JAMEDIT_STATE_DIR", str(Path(folder) / "state"))
                broken.append(break_disk(Path(folder), seed, EDITS, rate, patch))
    return [
        ("power cuts", float(sum(t.looks for t in cuts)), "", f"in {runs} runs of {EDITS} edits"),
        ("told edits lost, or files unsound", float(sum(len(t.problems) for t in cuts)), "", ""),
        (
            "faults of the disk",
            float(sum(t.faults for t in broken)),
            "",
            "write, sync, truncate, delete, open, rename",
        ),
        ("edits made meanwhile", float(sum(t.edits for t in broken)), "", f"{sum(t.looks for t in broken)} looks"),
        ("told edits lost, or files unsound", float(sum(len(t.problems) for t in broken)), "", ""),
    ]
