"""Jobs keep away from Qt: two threads that make its types at once have crashed."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import jamedit.ui

QT = ("PySide6", "shiboken6", "pyqtgraph", "jamedit.ui")


def started(tree: ast.AST) -> set[str]:
    """Return the names of what a module hands to jobs as work, or of what makes that."""
    found = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and ast.unparse(node.func).endswith("jobs.start"):
            work = node.args[1].func if isinstance(node.args[1], ast.Call) else node.args[1]
            found.add(ast.unparse(work).rpartition(".")[2])
    return found


def imports(function: ast.FunctionDef) -> list[str]:
    """Return the modules that a function imports when it is called."""
    nodes = list(ast.walk(function))
    plain = [alias.name for n in nodes if isinstance(n, ast.Import) for alias in n.names]
    return plain + [n.module or "" for n in nodes if isinstance(n, ast.ImportFrom)]


def test_the_work_of_jobs_imports_nothing_of_qt():
    looked_at = []
    for path in Path(jamedit.ui.__path__[0]).rglob("*.py"):
        tree = ast.parse(path.read_text("utf-8"))
        names = started(tree)
        for function in (n for n in ast.walk(tree) if isinstance(n, ast.FunctionDef) and n.name in names):
            looked_at.append(f"{path.stem}.{function.name}")
            assert [name for name in imports(function) if name.startswith(QT)] == [], looked_at[-1]
    assert {"document.work", "models.work", "recording._import_readers", "recording.look"} <= set(looked_at)
    assert "suggestions.work" in looked_at


def test_the_recording_is_drawn_though_pyqtgraph_was_never_imported_before(tmp_path):
    """Open the sample in a process of its own, where every module is imported for the first time."""
    code = f"""
import builtins, sys, threading
ordinary = builtins.__import__
def watching(name, *others, **more):
    if threading.current_thread() is not threading.main_thread() and name.startswith({QT!r}):
        print("a thread imported", name)
    return ordinary(name, *others, **more)
builtins.__import__ = watching
from PySide6.QtCore import QTimer
from jamedit.audio.player import SilentPlayer
from jamedit.settings import Settings
from jamedit.ui.app import make_application
from jamedit.ui.style.theme import ThemeHub
from jamedit.ui.window.main_window import MainWindow
app = make_application()
window = MainWindow(ThemeHub(app), Settings())
window.parts.playback._open_with = lambda: (SilentPlayer(), "")
window.show()
QTimer.singleShot(0, window.parts.documents.open_sample)
QTimer.singleShot(60_000, app.quit)
window.parts.recording.peaks_changed.connect(lambda peaks: print("peaks") if peaks else None)
ready = QTimer(interval=5)
parts = window.parts
ready.timeout.connect(lambda: app.exit() if parts.recording_dock.pane and not parts.jobs.running else None)
ready.start()
app.exec()
print("pane", window.parts.recording_dock.isVisible())
window.close()
"""
    out = subprocess.run([sys.executable, "-X", "faulthandler", "-c", code], capture_output=True, text=True, check=True)
    assert out.stdout.splitlines() == ["peaks", "pane True"]
