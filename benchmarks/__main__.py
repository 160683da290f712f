"""Run the benchmarks and print one table: `python -m benchmarks [NAME...]`, the names as in `BENCHMARKS`."""

from __future__ import annotations

import importlib
import sys
import time
import traceback
from collections.abc import Sequence

Row = tuple[str, float, str, str]


BENCHMARKS = {
    "align": "quality.align",
    "aligners": "quality.aligners",
    "durability": "fuzz.durability",
    "effort": "quality.effort",
    "formats": "speed.formats",
    "growth": "speed.growth",
    "kill": "fuzz.kill",
    "million": "speed.million",
    "peaks": "speed.peaks",
    "start": "speed.start",
    "suggest": "quality.suggest",
    "waveform": "speed.waveform",
}


def table(name: str, rows: Sequence[Row]) -> str:
    """Return the figures of one benchmark, in columns."""
    width = max((len(row[0]) for row in rows), default=0)
    lines = [f"  {what:<{width}}  {value:>12,.3f} {unit:<8}  {note}".rstrip() for what, value, unit, note in rows]
    return "\n".join([name, *lines])


def main(wanted: Sequence[str]) -> int:
    """Run the wanted benchmarks, or all; one that fails does not stop the others."""
    unknown = sorted(set(wanted) - set(BENCHMARKS))
    if unknown:
        print(f"No benchmark is called {', '.join(unknown)}; there are: {', '.join(BENCHMARKS)}.", file=sys.stderr)
        return 2
    failed = 0
    for name in wanted or BENCHMARKS:
        start = time.perf_counter()
        try:
            rows = importlib.import_module(f"benchmarks.{BENCHMARKS[name]}").run()
        except Exception:
            traceback.print_exc()
            failed = 1
            continue
        print(table(f"{name} ({time.perf_counter() - start:.1f} s)", rows), flush=True)
    return failed


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
