"""Work that waits until a widget was painted: what is to be read comes first."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QWidget

Work = Callable[[], object]
Soon = Callable[[Work], object]  # makes a call as soon as there is time for it

_LONGEST_MS = 400  # a widget that is hidden is never painted


def at_once(work: Work) -> object:
    """Make a call now: the `Soon` of whoever need not wait for a paint."""
    return work()


class AfterPaint(QObject):
    """Make calls once a widget was painted, one each time that the event loop is idle.

    Calls wait only from `expect` to the paint after it; at other times they are made at once.
    """

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self._widget = widget
        self._waiting: deque[Work] = deque()
        self._expecting = False
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._next)

    @property
    def outstanding(self) -> bool:
        """Return whether a paint is expected or a call is yet to be made."""
        return self._expecting or bool(self._waiting)

    def expect(self) -> None:
        """Let calls wait for the next paint."""
        if not self._expecting:
            self._expecting = True
            self._widget.installEventFilter(self)
        self._timer.start(_LONGEST_MS)

    def call(self, work: Work) -> None:
        """Make a call, after the paint that is expected if there is one."""
        if self.outstanding:
            self._waiting.append(work)
        else:
            work()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Notice the paint; the calls come after it, with what else is waiting to be painted."""
        if event.type() == QEvent.Type.Paint:
            self._timer.start(0)
        return super().eventFilter(watched, event)

    def _next(self) -> None:
        if self._expecting:
            self._expecting = False
            self._widget.removeEventFilter(self)
        if self._waiting:
            self._waiting.popleft()()
        if self._waiting:
            self._timer.start(0)
