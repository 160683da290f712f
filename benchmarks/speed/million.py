"""A transcript of a million words: opening, one key press, one edit, memory, and acts that touch all of it."""

from __future__ import annotations

import gc
import json
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
import tracemalloc
from pathlib import Path

from benchmarks.speed import long_acts

WORDS = 1_000_000
Row = tuple[str, float, str, str]


def run() -> list[Row]:
    """Measure in a process of its own, so that memory is that of the work alone."""
    out = subprocess.run([sys.executable, "-m", "benchmarks.speed.million"], capture_output=True, text=True, check=True)
    return [*(tuple(row) for row in json.loads(out.stdout.splitlines()[-1])), *long_acts.run()]


def _megabytes() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def _made(folder: Path) -> Path:
    """Make the project in another process."""
    path = folder / "million.jamedit"
    code = (
        "import sys; sys.path.insert(0, 'tests/helpers'); from pathlib import Path; from made import large\n"
        "from jamedit.formats.native.project import Project, create\n"
        f"t = large({WORDS}); create(Path({str(path)!r}), Project(t, t))"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
    return path


def _measure(folder: Path) -> list[Row]:
    path = _made(folder)
    os.environ.update(
        QT_QPA_PLATFORM="offscreen", JAMEDIT_STATE_DIR=str(folder / "state"), JAMEDIT_CACHE_DIR=str(folder / "cache")
    )
    rows: list[Row] = []
    from PySide6.QtWidgets import QApplication, QPlainTextEdit

    from jamedit.session import files
    from jamedit.ui.editor.controller import EditorController
    from jamedit.ui.editor.transcript_edit import TranscriptEdit
    from jamedit.ui.state.review_queue import ReviewQueue
    from jamedit.ui.state.session_bridge import SessionBridge
    from jamedit.ui.style import theme

    app = QApplication([])
    app.setFont(theme.load_font())
    empty = _megabytes()
    start = time.perf_counter()
    opened = files.read(path)
    rows.append(("read the project", time.perf_counter() - start, "s", f"{WORDS:,} words"))
    bridge = SessionBridge()
    queue = ReviewQueue(bridge)
    edit = TranscriptEdit(theme.LIGHT)
    EditorController(edit, bridge, queue)
    edit.resize(1000, 800)
    edit.show()
    start = time.perf_counter()
    bridge.open(opened)
    edit.viewport().repaint()
    rows.append(("read transcript to painted page", time.perf_counter() - start, "s", "first paint included"))
    rows.append(("memory", _megabytes() - empty, "MB", f"above the empty program's {empty:.0f} MB"))
    rows.extend(_keys(app, edit, bridge))
    plain = QPlainTextEdit()
    plain.resize(1000, 800)
    plain.setPlainText(edit.toPlainText())
    plain.show()
    bare = _press(plain, 60)
    mine = next(row[1] for row in rows if row[0] == "key press to painted text, middle")
    rows.append(("the same in a bare QPlainTextEdit", bare, "ms", f"ratio {mine / bare:.1f}"))
    bridge.close()
    return rows + _session(path)


def _session(path: Path) -> list[Row]:
    """Measure edits and undo as the session makes them, the journal's share on the caller's thread included."""
    from jamedit.edits.replace_text import ReplaceText
    from jamedit.session import files

    start = time.perf_counter()
    opened = files.read(path)
    rows: list[Row] = [("read the project with its history", time.perf_counter() - start, "s", "")]
    session = opened.session()
    rows[0] = (*rows[0][:3], f"{len(session.history.steps):,} steps")
    count = len(session.transcript.paragraphs)

    def retype(number: int) -> None:
        paragraph = session.transcript.paragraphs[number * 17 % count]
        session.end_typing()
        session.apply(ReplaceText(paragraph.id, (paragraph.text.replace("model", "modem", 1) + " more",)))

    works = (("retype", retype), ("undo", lambda _: session.undo()), ("redo", lambda _: session.redo()))
    for name, work in works:
        times = []
        for number in range(1000):
            start = time.perf_counter()
            work(number)
            times.append((time.perf_counter() - start) * 1000)
        times.sort()
        rows.append((f"{name}, the session alone", statistics.median(times), "ms", f"p99 {times[989]:.1f} ms"))
    session.close()
    return rows


def _keys(app, edit, bridge) -> list[Row]:
    from jamedit.edits.hide_words import HideWords

    rows: list[Row] = []
    for name, share in (("start", 0.0), ("middle", 0.5), ("end", 0.999)):
        edit.put_caret(int(len(bridge.transcript.paragraphs) * share), 5)
        edit.ensureCursorVisible()
        app.processEvents()
        rows.append((f"key press to painted text, {name}", _press(edit, 60), "ms", "median of 60"))
    times = []
    for i in range(500):
        paragraph = bridge.transcript.paragraphs[i * 17 % len(bridge.transcript.paragraphs)]
        start = time.perf_counter()
        bridge.apply(HideWords((paragraph.id,), frozenset([paragraph.words[0].id])))
        times.append((time.perf_counter() - start) * 1000)
    rows.append(("one edit through the session", statistics.median(times), "ms", f"p99 {sorted(times)[494]:.1f} ms"))
    rows.append(("kept memory an edit", _kept(bridge), "KB", "what tracemalloc sees over 200 edits"))
    times = []
    for _ in range(200):
        start = time.perf_counter()
        bridge.undo()
        times.append((time.perf_counter() - start) * 1000)
    rows.append(("undo", statistics.median(times), "ms", f"p99 {sorted(times)[197]:.1f} ms"))
    return rows


def _kept(bridge) -> float:
    from jamedit.edits.replace_text import ReplaceText

    tracemalloc.start()
    before = tracemalloc.get_traced_memory()[0]
    for i in range(200):
        paragraph = bridge.transcript.paragraphs[i * 13 % len(bridge.transcript.paragraphs)]
        bridge.apply(ReplaceText(paragraph.id, (paragraph.text.replace("model", "modem", 1) + " more",)))
    gc.collect()
    kept = (tracemalloc.get_traced_memory()[0] - before) / 1024 / 200
    tracemalloc.stop()
    return kept


def _press(edit, count: int) -> float:
    from PySide6.QtCore import Qt
    from PySide6.QtTest import QTest

    times = []
    for _ in range(count):
        start = time.perf_counter()
        QTest.keyClick(edit, Qt.Key.Key_X)
        edit.viewport().repaint()
        times.append((time.perf_counter() - start) * 1000)
    return statistics.median(times)


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as made:
        print(json.dumps(_measure(Path(made))))
