"""Import what draws the recording on the window's own thread, a part between two turns of the event loop.

PySide6 builds its types when they are first used, and two threads that do so at once have crashed: pyqtgraph, which
uses most of PySide6 while it is imported, must not be imported by a job. At once it would hold the window up for a
fifth of a second.
"""

from __future__ import annotations

import sys
from importlib import import_module

from PySide6.QtCore import QObject, QTimer, Signal

_QT_MODULES = ("PySide6.QtGui", "PySide6.QtWidgets", "PySide6.QtSvg", "PySide6.QtTest")
_LAST = "jamedit.ui.waveform.recording_pane"
_STEPS = ("pyqtgraph", "jamedit.ui.waveform.view", _LAST)


class PaneLoader(QObject):
    """Import `recording_pane` in steps."""

    loaded = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._left = [*_QT_MODULES, *_STEPS]
        self._timer = QTimer(self, interval=0)
        self._timer.timeout.connect(self._step)

    @property
    def done(self) -> bool:
        """Return whether `recording_pane` can be imported without a wait."""
        return _LAST in sys.modules

    @property
    def running(self) -> bool:
        """Return whether parts are still to be imported."""
        return self._timer.isActive()

    def start(self) -> None:
        """Begin, or go on; `loaded` is emitted at the end."""
        if not self._timer.isActive():
            self._timer.start()

    def _step(self) -> None:
        if self._left:
            name = self._left.pop(0)
            module = import_module(name)
            if name in _QT_MODULES:  # pyqtgraph takes every name of these, which makes their types
                for each in dir(module):
                    getattr(module, each, None)
        else:
            self._timer.stop()
            self.loaded.emit()
