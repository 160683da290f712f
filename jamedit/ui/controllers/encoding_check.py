"""Whether the encoding of a text that was opened is certain: told with a way to choose another."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from jamedit.progress import Progress
from jamedit.ui.state.job_bridge import JobBridge
from jamedit.ui.state.session_bridge import SessionBridge

_ENOUGH = 1 << 20  # bytes that show an encoding


class EncodingCheckController(QObject):
    """Look at the bytes of each text that was opened, unless it is Unicode or work on it was taken up again."""

    uncertain = Signal(str)  # the name of the file

    def __init__(self, bridge: SessionBridge, jobs: JobBridge) -> None:
        super().__init__(bridge)
        self._bridge, self._jobs = bridge, jobs

    def check(self) -> None:
        """Look at the open document."""
        session = self._bridge.session
        path = session.source if session is not None else None
        if session is None or path is None or session.history.can_undo:
            return
        encoding = session.transcript.meta.encoding
        if not encoding or encoding.startswith("utf"):
            return

        def work(progress: Progress) -> bool:
            from jamedit.formats.engine.text.encodings import is_certain

            with path.open("rb") as file:
                return is_certain(file.read(_ENOUGH))

        def done(certain: bool) -> None:
            if not certain and session is self._bridge.session:
                self.uncertain.emit(path.name)

        self._jobs.start("encoding", work, done, lambda _: None)
