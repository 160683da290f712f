"""Acts that touch much of a long text, in the real window: replace all, delete all, paste, accept; and undo of each.

`python -m benchmarks.speed.long_acts [WORDS [ACT]]`; the profile of acts whose name holds ACT goes to stderr.

Times are processor seconds of the window's thread until the page shows the result, since other programs may be busy.
Notes say how long the window was held up at once by the act and by what follows from it, when all was looked through
and on disk (by the clock), and what memory the process has taken at most. The last rows are the same text in Qt alone.
"""

from __future__ import annotations

import cProfile
import json
import os
import pstats
import random
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

Row = tuple[str, float, str, str]
SIZES = (100_000, 1_000_000)
_TICK_MS, _LONGEST_S = 5, 1200.0
_FOUND, _PUT, _PASTED = "the", "thee", 100_000
_KEYS, _BETWEEN_KEYS_S = 120, 0.05


def run() -> list[Row]:
    """Measure each size in a process of its own, so that memory is that of the work alone."""
    rows: list[Row] = []
    for words in SIZES:
        command = [sys.executable, "-m", "benchmarks.speed.long_acts", str(words)]
        out = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True)
        rows.extend(tuple(row) for row in json.loads(out.stdout.splitlines()[-1]))
    return rows


def made(folder: Path, words: int) -> Path:
    """Write captions of so many words, each as frequent as it is in speech."""
    from jamedit.document.timecode import clock
    from jamedit.suggest.language.lexicon import lexicon_of

    zipf, rng = lexicon_of("en").zipf, random.Random(3)
    tokens = rng.choices(list(zipf), [10**frequency for frequency in zipf.values()], k=words)
    path, at, number = folder / "long.srt", 0, 0
    with path.open("w", encoding="utf-8") as file:
        while at < words:
            number += 1
            length = rng.randint(6, 18)
            text = " ".join(tokens[at : at + length]).capitalize()
            start, end = (f"{clock(ms)},{ms % 1000:03}" for ms in (number * 4000, number * 4000 + 3500))
            file.write(f"{number}\n{start} --> {end}\n{text}.\n\n")
            at += length
    return path


class Watch:
    """Follow what the window's thread does, and for how long it does nothing else."""

    def __init__(self, app: Any) -> None:
        from PySide6.QtCore import Qt, QTimer

        self._app = app
        self._timer = QTimer(interval=_TICK_MS, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._tick)
        self._timer.start()
        self.begin()

    def begin(self) -> None:
        self._last, self._start, self._clock = time.thread_time(), time.thread_time(), time.perf_counter()
        self.longest_ms = 0.0

    def _tick(self) -> None:
        now = time.thread_time()
        self.longest_ms, self._last = max(self.longest_ms, (now - self._last) * 1000), now

    @property
    def worked_s(self) -> float:
        return time.thread_time() - self._start

    @property
    def passed_s(self) -> float:
        return time.perf_counter() - self._clock

    def until(self, done: Callable[[], bool]) -> None:
        """Run the event loop until something is so."""
        from PySide6.QtCore import QEventLoop

        while not done():
            if self.passed_s > _LONGEST_S:
                raise TimeoutError("an act did not end")
            self._app.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
        self._app.processEvents()
        self._tick()


class Stage:
    """Hold the window with a long text open, and play acts on it."""

    def __init__(self, path: Path, words: int, profiled: str = "") -> None:
        from PySide6.QtWidgets import QApplication

        from jamedit.settings import Settings
        from jamedit.ui.style import theme
        from jamedit.ui.window.main_window import MainWindow

        self.app = QApplication([])
        self.app.setFont(theme.load_font())
        self.watch = Watch(self.app)
        self.rows: list[Row] = []
        self.words, self.profiled = words, profiled
        self.window = MainWindow(theme.ThemeHub(self.app, "light"), Settings())
        self.window.resize(1400, 900)
        self.window.show_start_page()
        self.window.show()
        self.act("open", lambda: self.parts.documents.open_path(path), self._is_open)

    @property
    def parts(self) -> Any:
        return self.window.parts

    @property
    def bridge(self) -> Any:
        return self.parts.bridge

    def _is_open(self) -> bool:
        return self.bridge.session is not None and not self.parts.later.outstanding

    def _quiet(self) -> bool:
        parts, session = self.parts, self.bridge.session
        waits = parts.jobs.running or parts.suggest.outstanding or parts.later.outstanding
        return not waits and (session is None or session.journal is None or not session.journal._pending)

    def settle(self) -> None:
        """Wait until suggestions are found and all is on disk."""
        self.watch.until(self._quiet)

    def act(self, name: str, do: Callable[[], object], done: Callable[[], bool]) -> None:
        """Play one act until it shows, then wait until all that follows from it is done."""
        self.app.processEvents()
        with self._profile(name):
            self.watch.begin()
            do()
            self.watch.until(done)
            shown, held = self.watch.worked_s, self.watch.longest_ms
            self.watch.longest_ms = 0.0
            self.settle()
        then, quiet = self.watch.longest_ms, self.watch.passed_s
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        note = f"held {held:.0f} ms, then {then:.0f} ms; quiet after {quiet:.1f} s; peak {peak:.0f} MB"
        self.add(name, shown, "s", note)

    @contextmanager
    def _profile(self, name: str) -> Iterator[None]:
        if not self.profiled or self.profiled not in name:
            yield
            return
        with cProfile.Profile() as profile:
            yield
        for order in ("cumulative", "tottime"):
            pstats.Stats(profile, stream=sys.stderr).sort_stats(order).print_stats(50)

    def change(self, name: str, do: Callable[[], object]) -> None:
        """Play an act that makes, or takes back, a step."""
        revision = self.bridge.session.revision
        self.act(name, do, lambda: self.bridge.session.revision > revision)

    def undone(self, name: str, do: Callable[[], object]) -> None:
        """Play an act and its undo."""
        self.change(name, do)
        self.change(f"{name}, undone", self.bridge.undo)

    def add(self, name: str, value: float, unit: str, note: str) -> None:
        self.rows.append((f"{self.words:,} words: {name}", value, unit, note))
        print(self.rows[-1], file=sys.stderr, flush=True)


def play(stage: Stage) -> None:
    """Play all acts."""
    parts, edit = stage.parts, stage.parts.edit
    _replace(stage)
    _type(stage)
    stage.undone("all to one speaker", lambda: (edit.selectAll(), parts.editor.add_speaker("Ada")))
    stage.bridge.redo()
    stage.settle()
    stage.undone("rename the speaker", lambda: _rename(stage))
    alike = parts.suggest.word_index.others(stage.bridge.transcript, "that", "which")
    stage.undone(f"accept {len(alike):,} alike", lambda: parts.queue.accept_many(alike))
    stage.undone("hide all words", lambda: (edit.selectAll(), parts.editor.toggle_hidden()))
    stage.undone("select all, delete", lambda: _delete(stage))
    stage.undone(f"paste {_PASTED:,} words", lambda: _paste(stage))
    text = edit.toPlainText()
    stage.act("close", stage.window.close, lambda: True)
    _bare(stage, text)


def _replace(stage: Stage) -> None:
    bar = stage.parts.show_find_bar()
    bar.begin("", replace=True)
    stage.act("find", lambda: bar.field.setText(_FOUND), lambda: bar._finder is not None and bar._finder.done)
    stage.act("go to the last place", lambda: bar.step(-1), lambda: True)
    bar.replacement.setText(_PUT)
    stage.undone(f"replace {bar._finder.total:,} places", bar.replace_everything)
    stage.change("replace, redone", stage.bridge.redo)
    stage.change("replace, undone again", stage.bridge.undo)
    bar.dismiss()


def _rename(stage: Stage) -> None:
    from jamedit.edits.speakers import RenameSpeaker

    stage.bridge.apply(RenameSpeaker(stage.bridge.transcript.speakers[0].id, "Ada Lovelace"))


def _delete(stage: Stage) -> None:
    from PySide6.QtCore import Qt
    from PySide6.QtTest import QTest

    stage.parts.edit.setFocus()
    stage.parts.edit.selectAll()
    QTest.keyClick(stage.parts.edit, Qt.Key.Key_Delete)


def _paste(stage: Stage) -> None:
    from PySide6.QtCore import QMimeData

    data = QMimeData()
    data.setText("\n".join(["we plot what it got wrong in ten words now"] * (_PASTED // 10)))
    stage.parts.edit.put_caret(len(stage.bridge.transcript.paragraphs) // 2, 3)
    stage.parts.edit.insertFromMimeData(data)


def _type(stage: Stage) -> None:
    edit = stage.parts.edit
    edit.setFocus()
    edit.put_caret(len(stage.bridge.transcript.paragraphs) // 2, 5)
    edit.ensureCursorVisible()
    stage.settle()
    _keys(stage, "a key", edit)
    stage.settle()


def _keys(stage: Stage, name: str, edit: Any) -> None:
    from PySide6.QtCore import Qt
    from PySide6.QtTest import QTest

    times = []
    for number in range(_KEYS):
        start = time.thread_time()
        QTest.keyClick(edit, Qt.Key.Key_Space if number % 6 == 5 else Qt.Key.Key_X)
        edit.viewport().repaint()
        stage.app.processEvents()
        times.append((time.thread_time() - start) * 1000)
        time.sleep(_BETWEEN_KEYS_S)
        stage.app.processEvents()
    times.sort()
    stage.add(name, statistics.median(times), "ms", f"p90 {times[_KEYS * 9 // 10]:.1f}, most {times[-1]:.1f}")


def _bare(stage: Stage, text: str) -> None:
    """Measure what the same text costs Qt and Python alone."""
    from PySide6.QtWidgets import QPlainTextEdit

    plain = QPlainTextEdit()
    plain.resize(1000, 800)
    plain.show()
    stage.watch.begin()
    plain.setPlainText(text.replace(_FOUND, _PUT))
    stage.app.processEvents()
    stage.add("replaced in a string and shown by a bare QPlainTextEdit", stage.watch.worked_s, "s", "")
    cursor = plain.textCursor()
    cursor.setPosition(len(text) // 2)
    plain.setTextCursor(cursor)
    plain.ensureCursorVisible()
    _keys(stage, "a key in a bare QPlainTextEdit", plain)


def main(words: int, profiled: str = "") -> None:
    """Play all in folders of its own and print the rows as JSON."""
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        names = {f"JAMEDIT_{name.upper()}_DIR": str(folder / name) for name in ("state", "cache", "config")}
        os.environ.update(names, QT_QPA_PLATFORM="offscreen")
        stage = Stage(made(folder, words), words, profiled)
        play(stage)
        print(json.dumps(stage.rows), flush=True)
        os._exit(0)  # as the program does at its end


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else SIZES[0], *sys.argv[2:3])
