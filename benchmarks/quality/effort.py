"""Presses with the queue of suggestions, as a share of those by hand, on transcripts with gold (see `effort`).

Also how long it takes, after a decision or a fix by hand, until the open suggestions know what it taught.
"""

from __future__ import annotations

from statistics import median, quantiles

from benchmarks.quality.editor import figures
from benchmarks.quality.seed_gold import read_seed
from benchmarks.quality.suggest import SEEDS, SHARED

Row = tuple[str, float, str, str]


def run() -> list[Row]:
    """Return the share of presses a transcript, and of all together; none where the material is missing."""
    paths = [SHARED / "data" / "seeds" / f"{name}.txt" for name in SEEDS]
    found = [figures(read_seed(path)) for path in paths if path.exists()]
    rows: list[Row] = [
        (f"{f.name} with the queue", f.queue.total / f.by_hand, "share", f"{f.queue.total} of {f.by_hand}: {f.parts}")
        for f in found
    ]
    if found:
        queue, hand = sum(f.queue.total for f in found), sum(f.by_hand for f in found)
        rows.append(("all with the queue", queue / hand, "share", f"{queue} of {hand} presses"))
        waits = [ms for f in found for ms in f.waits_ms]
        rows.append(("learning from a decision, median", median(waits), "ms", f"{len(waits)} decisions"))
        rows.append(("learning from a decision, 95 %", quantiles(waits, n=20)[-1], "ms", ""))
    return rows
