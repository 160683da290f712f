"""The parts of the recording that were listened to since their text last changed, kept with the project."""

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
        self.ranges = Listened()
        self._announce = QTimer(self, interval=500, singleShot=True)
        self._announce.timeout.connect(self.changed)
        bridge.opened.connect(self._load)
        bridge.changed.connect(self._text_changed)
        playback.listened.connect(self._played)
        playback.playing_changed.connect(self._keep)

    def block_listened(self, block: int) -> bool:
        """Return whether all of a paragraph was listened to."""
        paragraphs = self._bridge.transcript.paragraphs
        span = paragraphs[block].span if self.ranges.spans and block < len(paragraphs) else None
        return span is not None and self.ranges.covers(span.start_ms, span.end_ms)

    def _load(self) -> None:
        self.ranges = Listened.from_text(self._bridge.info(_KEY))
        self.changed.emit()

    def _played(self, start: int, end: int) -> None:
        self.ranges.add(start, end)
        if not self._announce.isActive():
            self._announce.start()

    def _text_changed(self, applied: Applied) -> None:
        if not self.ranges.spans:
            return
        before = {p.id: p for p in applied.change.removed}
        for paragraph in applied.change.added:
            old = before.get(paragraph.id)
            span = paragraph.span
            if span is not None and (old is None or old.text != paragraph.text):
                self.ranges.forget(span.start_ms, span.end_ms)

    def _keep(self, playing: bool) -> None:
        session = self._bridge.session
        if not playing and session is not None and self.ranges.to_text() != session.info.get(_KEY, "[]"):
            session.set_info(_KEY, self.ranges.to_text())
