"""How a long job reports how far it is and learns that it was cancelled (no Qt, no threads of its own)."""

from __future__ import annotations

import threading
from collections.abc import Callable

from jamedit.errors import CancelledError

Report = Callable[[float, str], None]


class CancelToken:
    """Carry one bit, "stop", from whoever waits to whoever works; safe across threads."""

    def __init__(self) -> None:
        self._event = threading.Event()

    def cancel(self) -> None:
        """Ask the work to stop at its next check."""
        self._event.set()

    @property
    def cancelled(self) -> bool:
        """Return whether a stop was asked for."""
        return self._event.is_set()


class Progress:
    """Pass the share done (0 to 1) and a few words to a listener, and stop the work when it was cancelled."""

    def __init__(self, report: Report | None = None, token: CancelToken | None = None) -> None:
        self._report = report
        self.token = token or CancelToken()

    def update(self, share: float, text: str = "") -> None:
        """Report `share` of the work as done; raise CancelledError when the user cancelled."""
        self.check()
        if self._report is not None:
            self._report(min(1.0, max(0.0, share)), text)

    def check(self) -> None:
        """Raise CancelledError when the user cancelled."""
        if self.token.cancelled:
            raise CancelledError

    def part(self, start: float, end: float) -> Progress:
        """Return a progress whose 0 to 1 fills `start` to `end` of this one."""
        return Progress(lambda share, text: self.update(start + (end - start) * share, text), self.token)
