"""A window that is typed into without end, to be killed: `window_run.py FILE SEED` tells each change as editing_run."""

from __future__ import annotations

import os
import random
import sys
import time

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from editing_run import state_of
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest

from jamedit.ui import app
from jamedit.ui.window.main_window import MainWindow

_PAUSE_MS = 8
_CTRL = Qt.KeyboardModifier.ControlModifier


class Typist:
    """Press keys in the page, as a person does who never rests, and print "number time head state" for each change."""

    def __init__(self, window: MainWindow, seed: int) -> None:
        self._window, self._rng = window, random.Random(seed)
        self._number, self._told = 0, (0, 0)
        self.timer = QTimer(window, interval=_PAUSE_MS)
        self.timer.timeout.connect(self._press)
        window.parts.documents.opened.connect(lambda: self.timer.start())

    def _press(self) -> None:
        edit, rng = self._window.parts.edit, self._rng
        what = rng.random()
        if what < 0.05:
            edit.put_caret(rng.randrange(edit.document().blockCount()), 0)
        elif what < 0.1:
            QTest.keyClick(edit, Qt.Key.Key_Z, _CTRL)
        elif what < 0.14:
            QTest.keyClick(edit, Qt.Key.Key_Return)
        elif what < 0.25:
            QTest.keyClick(edit, Qt.Key.Key_Backspace)
        else:
            QTest.keyClicks(edit, rng.choice("aeinst ."))
        self._tell()

    def _tell(self) -> None:
        session = self._window.parts.bridge.session
        now = (session.history.head, state_of(session.transcript))
        if now != self._told:
            self._told, self._number = now, self._number + 1
            print(self._number, time.monotonic(), *now, flush=True)


def main(path: str, seed: str) -> None:
    show = MainWindow.show

    def shown(window: MainWindow) -> None:
        window.typist = Typist(window, int(seed))
        show(window)
        window.typist.timer.start()

    MainWindow.show = shown
    app.leave(app.run(path))


if __name__ == "__main__":
    main(*sys.argv[1:3])
