"""Whether text and recording belong together: what is told once the recording was measured."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from jamedit.document import Transcript
from jamedit.document.timecode import clock
from jamedit.session import Applied
from jamedit.ui.controllers.recording import RecordingController
from jamedit.ui.state.session_bridge import SessionBridge

_LONGER_MS = 2_000  # a text that goes on so long after the recording belongs to another one
_SHORTER_MS, _SHORTER = 60_000, 0.1  # silence or applause at the end is no surprise


class RecordingCheckController(QObject):
    """Say that a text has no times, or that it is longer or shorter than its recording; once for each pair."""

    message = Signal(str)  # a sentence that must not be overlooked
    untimed = Signal(int)  # the text has no times; the length of the recording in milliseconds
    timed = Signal()  # a text without times got some

    def __init__(self, bridge: SessionBridge, recording: RecordingController) -> None:
        super().__init__(bridge)
        self._bridge = bridge
        self._told: object = None
        self._is_untimed = False
        recording.measured.connect(self._check)
        bridge.opened.connect(self._forget)
        bridge.changed.connect(self._text_changed)

    def _check(self, duration_ms: int) -> None:
        session = self._bridge.session
        if session is None or (session, session.recording) == self._told:
            return
        self._told = session, session.recording
        if _untimed(session.transcript) and duration_ms > 0:
            self._is_untimed = True
            self.untimed.emit(duration_ms)
        elif text := self._sentence(session.transcript, duration_ms):
            self.message.emit(text)

    def _forget(self) -> None:
        self._is_untimed = False

    def _text_changed(self, applied: Applied) -> None:
        """Tell when the first word of a text without times got one."""
        if self._is_untimed and any(w.span for p in applied.change.added for w in p.words):
            self._is_untimed = False
            self.timed.emit()

    def _sentence(self, transcript: Transcript, duration_ms: int) -> str:
        if not transcript.word_count or duration_ms <= 0:
            return ""
        end_ms = max((w.span.end_ms for w in transcript.words() if w.span), default=None)
        if end_ms is None:
            return ""
        ends = {"text": clock(end_ms), "recording": clock(duration_ms)}
        if end_ms > duration_ms + _LONGER_MS:
            return self.tr(
                "The text goes on to {text}, but the recording ends at {recording}: is it the right recording?"
            ).format(**ends)
        if duration_ms - end_ms > max(_SHORTER_MS, _SHORTER * duration_ms):
            return self.tr(
                "The text ends at {text}, the recording at {recording}: the rest of it has no text yet."
            ).format(**ends)
        return ""


def _untimed(transcript: Transcript) -> bool:
    return transcript.word_count > 0 and not any(w.span for w in transcript.words())
