"""Kill an editing process hundreds of times and count what was lost."""

from __future__ import annotations

import os
import random
import statistics
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
Row = tuple[str, float, str, str]


def run(times: int = int(os.environ.get("JAMEDIT_KILLS", "100"))) -> list[Row]:
    """Return the figures; JAMEDIT_KILLS says how many kills."""
    sys.path.insert(0, str(ROOT / "tests" / "helpers"))
    from killing import kill_once

    rng = random.Random(1)
    with tempfile.TemporaryDirectory() as folder:
        found = [kill_once(Path(folder) / str(i), i, rng.uniform(0.0, 0.8)) for i in range(times)]
    lost = sorted(left.lost_ms for left in found)
    broken = sum(bool(left.problems) for left in found)
    return [
        ("kills", float(times), "", f"{sum(left.told for left in found)} edits told before them"),
        ("files that did not open, or opened unsound", float(broken), "", ""),
        ("kills that lost an edit older than 1 s", float(sum(ms >= 1000 for ms in lost)), "", ""),
        ("age of the oldest edit lost, median", statistics.median(lost), "ms", f"worst {lost[-1]:.0f} ms"),
    ]


if __name__ == "__main__":
    for row in run():
        print(*row)
