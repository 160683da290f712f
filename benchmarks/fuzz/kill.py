"""Kill an editing process, and a window that is typed into, hundreds of times and count what was lost."""

from __future__ import annotations

import os
import random
import statistics
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from killing import Left

ROOT = Path(__file__).resolve().parents[2]
Row = tuple[str, float, str, str]


def run(times: int = int(os.environ.get("JAMEDIT_KILLS", "100"))) -> list[Row]:
    """Return the figures; JAMEDIT_KILLS says how many kills of each sort."""
    sys.path.insert(0, str(ROOT / "tests" / "helpers"))
    from killing import kill_after_pulling, kill_once

    rng, window = random.Random(1), "window_run.py"
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        found = [kill_once(folder / f"a{i}", i, rng.uniform(0.0, 0.8)) for i in range(times)]
        typed = [kill_once(folder / f"b{i}", i, rng.uniform(0.0, 2.5), window) for i in range(times)]
        pulled = [
            kill_after_pulling(folder / f"c{i}", i, rng.uniform(0.0, 1.0), rng.uniform(0.0, 1.5), window)
            for i in range(times)
        ]
    return [
        *_rows(found, "a session"),
        *_rows(typed, "a window"),
        *_rows(pulled, "a window whose project was taken away"),
    ]


def _rows(found: list[Left], what: str) -> list[Row]:
    lost = sorted(left.lost_ms for left in found)
    broken = sum(bool(left.problems) for left in found)
    return [
        (f"kills of {what}", float(len(found)), "", f"{sum(left.told for left in found)} edits told before them"),
        ("files that did not open, or opened unsound", float(broken), "", ""),
        ("kills that lost an edit older than 1 s", float(sum(ms >= 1000 for ms in lost)), "", ""),
        ("age of the oldest edit lost, median", statistics.median(lost), "ms", f"worst {lost[-1]:.0f} ms"),
    ]


if __name__ == "__main__":
    for row in run():
        print(*row)
