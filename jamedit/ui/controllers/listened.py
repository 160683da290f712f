"""What was listened to since its text last changed, kept with the project."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal

from jamedit.session import Applied
from jamedit.ui.playback.playback import Playback
from jamedit.ui.state.listened import Listened
from jamedit.ui.state.session_bridge import SessionBridge

_KEY = "heard"


class ListenedController(QObject):
    """Add what plays, forget what is edited."""

    changed = Signal()

    def __init__(self, bridge: SessionBridge, playback: Playback) -> None:
        super().__init__(bridge)
        self._bridge = bridge
        self.heard = Listened()
        self._told = QTimer(self, interval=500, singleShot=True)
        self._told.timeout.connect(self.changed)
        bridge.opened.connect(self._load)
        bridge.changed.connect(self._text_changed)
        playback.heard.connect(self._played)
        playback.playing_changed.connect(self._keep)

    def block_heard(self, block: int) -> bool:
        """Tell whether all of a paragraph was listened to."""
        paragraphs = self._bridge.transcript.paragraphs
        span = paragraphs[block].span if self.heard.spans and block < len(paragraphs) else None
        return span is not None and self.heard.covers(span.start_ms, span.end_ms)

    def _load(self) -> None:
        self.heard = Listened.from_text(self._bridge.info(_KEY))
        self.changed.emit()

    def _played(self, start: int, end: int) -> None:
        self.heard.add(start, end)
        if not self._told.isActive():
            self._told.start()

    def _text_changed(self, applied: Applied) -> None:
        before = {p.id: p for p in applied.change.removed}
        for paragraph in applied.change.added:
            old = before.get(paragraph.id)
            span = paragraph.span
            if span is not None and (old is None or old.text != paragraph.text):
                self.heard.forget(span.start_ms, span.end_ms)

    def _keep(self, playing: bool) -> None:
        session = self._bridge.session
        if not playing and session is not None and self.heard.to_text() != session.info.get(_KEY, "[]"):
            session.set_info(_KEY, self.heard.to_text())
