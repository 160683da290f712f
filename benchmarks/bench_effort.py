"""Presses with the queue of suggestions, as a share of those by hand, on transcripts with gold (see `effort`)."""

from __future__ import annotations

from benchmarks.bench_suggest import SEEDS, SHARED
from benchmarks.effort import figures
from benchmarks.seed_gold import read_seed

Row = tuple[str, float, str, str]


def run() -> list[Row]:
    """Return the share of presses a transcript, and of all together; none where the material is missing."""
    paths = [SHARED / "data" / "seeds" / f"{name}.txt" for name in SEEDS]
    found = [row for path in paths if path.exists() for row in figures(read_seed(path))]
    rows = [
        (f"{name} presses with the queue", with_queue / hand, "share", f"{with_queue} of {hand}: {parts}")
        for name, with_queue, hand, parts in found
    ]
    if found:
        queue, hand = sum(row[1] for row in found), sum(row[2] for row in found)
        rows.append(("all presses with the queue", queue / hand, "share", f"{queue} of {hand}"))
    return rows
