"""Make one call for many requests, for what is shown after an action that changes several things."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer


class Coalescer(QObject):
    """Call a function once when the event loop is next idle, however often that was requested before."""

    def __init__(self, parent: QObject, call: Callable[[], object]) -> None:
        super().__init__(parent)
        self._call = call
        self._timer = QTimer(self, interval=0, singleShot=True)
        self._timer.timeout.connect(call)

    def request(self) -> None:
        """Let the call be made soon."""
        if not self._timer.isActive():
            self._timer.start()

    def flush(self) -> None:
        """Make the call now if it is outstanding."""
        if self._timer.isActive():
            self._timer.stop()
            self._call()
