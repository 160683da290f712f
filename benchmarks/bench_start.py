"""From nothing to a painted window, whole process, against a bare window of the same toolkit."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

Row = tuple[str, float, str, str]
ROOT = Path(__file__).resolve().parents[1]
RUNS = 7

_PAINTED = """
from PySide6.QtCore import QEvent, QObject, QTimer
class Watch(QObject):
    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint:
            QTimer.singleShot(0, app.quit)
        return False
watch = Watch()
"""
_BARE = (
    """
import sys
from PySide6.QtWidgets import QApplication, QPlainTextEdit
app = QApplication([])
"""
    + _PAINTED
    + """
edit = QPlainTextEdit('some text')
edit.viewport().installEventFilter(watch)
edit.resize(1280, 800); edit.show(); app.exec()
"""
)
_START = (
    """
import sys
from jamedit.ui.app import make_application
from jamedit.settings import Settings
from jamedit.ui.style.theme import ThemeHub
app = make_application()
hub = ThemeHub(app)
from jamedit.ui.window.main_window import MainWindow
window = MainWindow(hub, Settings())
"""
    + _PAINTED
    + "{watched}.installEventFilter(watch)\nwindow.show()\n{then}\napp.exec()\nwindow.close()\n"
)
_START_PAGE = _START.format(watched="window.start", then="")
_TALK = _START.format(watched="window.edit.viewport()", then="QTimer.singleShot(0, window.documents.open_sample)")


def _seconds(code: str, folder: str) -> float:
    """Return the median time of whole processes; the first one, which warms the disk's cache, does not count."""
    env = dict(
        os.environ,
        QT_QPA_PLATFORM="offscreen",
        PYTHONPATH=str(ROOT),
        **{f"JAMEDIT_{kind}_DIR": f"{folder}/{kind}" for kind in ("STATE", "CACHE", "CONFIG")},
    )
    times = []
    for _ in range(RUNS + 1):
        start = time.perf_counter()
        subprocess.run([sys.executable, "-c", code], env=env, check=True, capture_output=True)
        times.append(time.perf_counter() - start)
    return statistics.median(times[1:])


def run() -> list[Row]:
    """Return the figures."""
    with tempfile.TemporaryDirectory() as folder:
        bare = _seconds(_BARE, folder)
        start = _seconds(_START_PAGE, folder)
        talk = _seconds(_TALK, folder)
    return [
        ("bare window with a text, first paint", bare, "s", f"whole process, median of {RUNS}, offscreen"),
        ("start page, first paint", start, "s", f"ratio {start / bare:.2f}"),
        ("sample talk, text painted", talk, "s", f"ratio {talk / bare:.2f}"),
    ]


if __name__ == "__main__":
    for row in run():
        print(*row)
