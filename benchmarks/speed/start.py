"""From nothing to a painted window, as whole processes, against a bare window of the same toolkit in the same run.

A start is timed from the moment the process is made to the first paint of what the user waits for; closing from the
call that closes the window to the end of the process. Every round starts each case once, and a ratio is the median of
the rounds' ratios, so that a machine whose speed drifts slows both sides alike.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from statistics import median

Row = tuple[str, float, str, str]
ROOT = Path(os.environ.get("JAMEDIT_BENCH_ROOT") or Path(__file__).resolve().parents[2])
ROUNDS = int(os.environ.get("JAMEDIT_RUNS", "9"))
WORDS = (
    "so",
    "the",
    "next",
    "thing",
    "we",
    "looked",
    "at",
    "was",
    "how",
    "often",
    "a",
    "reader",
    "goes",
    "back",
    "again",
)

# Both windows end the same way: they write down the time of the first paint that counts.
_TELL = """
import json, os, resource, sys, time
def tell(**facts):
    with open(os.environ["JAMEDIT_BENCH_TOLD"], "a") as file:
        file.write(json.dumps(facts) + "\\n")
def peak_mb():
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
def resident_mb():
    with open("/proc/self/statm") as file:
        return int(file.read().split()[1]) * os.sysconf("SC_PAGE_SIZE") / 2**20
"""
_BARE = (
    _TELL
    + """
from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QMainWindow, QPlainTextEdit
app = QApplication([])
class Watch(QObject):
    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint:
            QTimer.singleShot(0, done)
        return False
def done():
    tell(painted=time.monotonic(), closing=time.monotonic())
    window.close()
watch = Watch()
window = QMainWindow()
edit = QPlainTextEdit("some text")
window.setCentralWidget(edit)
edit.viewport().installEventFilter(watch)
window.resize(1280, 800); window.show(); app.exec()
"""
)
_JAMEDIT = (
    _TELL
    + """
from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QMainWindow, QPlainTextEdit, QWidget
FILE, STAY_MS, WORDS = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
class Watch(QObject):
    painted = False
    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint and not self.painted and shown():
            self.painted = True
            QTimer.singleShot(0, done)
        return False
def window():
    return next(w for w in QApplication.topLevelWidgets() if isinstance(w, QMainWindow))
def of_class(name):
    return next((w for w in window().findChildren(QWidget) if type(w).__name__ == name), None)
def shown():
    return not FILE or of_class("TranscriptEdit").document().characterCount() > 1
def watch_it():
    target = of_class("TranscriptEdit" if FILE else "StartPage")
    if target is None:
        QTimer.singleShot(1, watch_it)
        return
    (target.viewport() if FILE else target).installEventFilter(watch)
def done():
    tell(painted=time.monotonic())
    QTimer.singleShot(STAY_MS, whole)
def whole():
    words = window().parts.bridge.transcript.word_count if WORDS else 0
    if words < WORDS:
        QTimer.singleShot(5, whole)
        return
    tell(whole=time.monotonic(), peak_mb=peak_mb(), resident_mb=resident_mb(), closing=time.monotonic())
    window().close()
watch = Watch()
real = QApplication.exec
def run_loop(*_):
    watch_it()
    return real()
QApplication.exec = run_loop
from jamedit.ui import app
code = app.run(FILE or None, None)
getattr(app, "leave", sys.exit)(code)
"""
)


@dataclass(frozen=True)
class Case:
    """Hold what is started: a program, the file it opens, how long it stays open, how many words it must hold."""

    name: str
    code: str
    file: str = ""
    stay_ms: int = 0
    words: int = 0


def captions(path: Path, count: int) -> str:
    """Write a SubRip file with a caption every 3.6 seconds; return its name."""
    lines = []
    for i in range(count):
        first, last = i * 3_600, i * 3_600 + 3_400
        words = " ".join(WORDS[(i * 7 + k) % len(WORDS)] for k in range(10))
        lines.append(f"{i + 1}\n{_clock(first)} --> {_clock(last)}\n{words}\n")
    path.write_text("\n".join(lines), "utf-8")
    return str(path)


def _clock(ms: int) -> str:
    return f"{ms // 3_600_000:02}:{ms // 60_000 % 60:02}:{ms // 1_000 % 60:02},{ms % 1_000:03}"


def started(case: Case, folder: str) -> dict[str, float]:
    """Start a case once and return its figures in seconds and MB."""
    report = Path(folder, "told")
    report.unlink(missing_ok=True)
    env = dict(
        os.environ,
        PYTHONPATH=str(ROOT),
        # as for a user: the first round compiles, and leaves for the others what it compiled
        PYTHONDONTWRITEBYTECODE="",
        PYTHONPYCACHEPREFIX=f"{folder}/compiled",
        JAMEDIT_BENCH_TOLD=str(report),
        **{f"JAMEDIT_{kind}_DIR": f"{folder}/{kind}" for kind in ("STATE", "CACHE", "CONFIG")},
    )
    command = [sys.executable, "-c", case.code, case.file, str(case.stay_ms), str(case.words)]
    begun = time.monotonic()
    subprocess.run(command, env=env, cwd=ROOT, check=True, capture_output=True)
    ended = time.monotonic()
    facts: dict[str, float] = {}
    for line in report.read_text().splitlines():
        facts |= json.loads(line)
    figures = {"painted": facts["painted"] - begun, "closed": ended - facts["closing"]}
    if "whole" in facts:
        figures |= {"whole": facts["whole"] - begun, "peak": facts["peak_mb"], "resident": facts["resident_mb"]}
    return figures


def measured(cases: list[Case], folder: str, rounds: int) -> dict[str, list[dict[str, float]]]:
    """Start every case once a round; the first round, which warms the disk's cache, does not count."""
    found: dict[str, list[dict[str, float]]] = {case.name: [] for case in cases}
    for number in range(rounds + 1):
        for case in cases:
            figures = started(case, folder)
            if number:
                found[case.name].append(figures)
    return found


def run() -> list[Row]:
    """Return the figures."""
    with tempfile.TemporaryDirectory() as folder:
        hour = captions(Path(folder, "hour.srt"), 1_000)
        long = captions(Path(folder, "long.srt"), 100_000)
        small = [
            Case("bare", _BARE),
            Case("start page", _JAMEDIT),
            Case("an hour of captions", _JAMEDIT, hour),
            Case("the sample talk", _JAMEDIT, str(ROOT / "resources/samples/research-jam.txt")),
        ]
        found = measured(small, folder, ROUNDS)
        large = measured([Case("100,000 captions", _JAMEDIT, long, 0, 1_000_000)], folder, 3)
        work = measured([Case("at work", _JAMEDIT, long, 2_500, 1_000_000)], folder, 3)
    bare = [each["painted"] for each in found["bare"]]
    rows: list[Row] = [("a bare window with a text, first paint", median(bare), "s", f"median of {ROUNDS} rounds")]
    for case in small[1:]:
        times = [each["painted"] for each in found[case.name]]
        ratio = median(t / b for t, b in zip(times, bare, strict=True))
        rows.append((f"{case.name}, first paint", median(times), "s", f"{ratio:.2f} × bare"))
        closing = [each["closed"] for each in found[case.name]]
        rows.append((f"{case.name}, closed at once", median(closing), "s", f"worst {max(closing):.3f}"))
    one = large["100,000 captions"]
    rows.append(("100,000 captions, first screen", median(e["painted"] for e in one), "s", "a million words"))
    rows.append(("100,000 captions, whole", median(e["whole"] for e in one), "s", ""))
    rows.append(("100,000 captions, closed at once", median(e["closed"] for e in one), "s", ""))
    busy = work["at work"]
    rows.append(("100,000 captions, memory 2.5 s later", max(e["resident"] for e in busy), "MB", _peak(busy)))
    rows.append(("100,000 captions, closed at work", median(e["closed"] for e in busy), "s", ""))
    return rows


def _peak(found: list[dict[str, float]]) -> str:
    return f"peak {max(e['peak'] for e in found):.0f}"


if __name__ == "__main__":
    for row in run():
        print(*row)
