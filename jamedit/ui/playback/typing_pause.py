"""Pause playback while somebody types, and resume it some time after the last key."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer

from jamedit.ui.playback.playback import Playback


class TypingPause(QObject):
    """Pause playback at the first key and resume it after the last; `resume_after_ms` 0 switches this off."""

    def __init__(self, playback: Playback) -> None:
        super().__init__(playback)
        self.resume_after_ms = 0
        self._playback = playback
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._play_on)
        playback.playing_changed.connect(self._forget_when_playing)
        playback.position_changed.connect(self._forget_elsewhere)
        self._held_at = 0.0

    def key_came(self) -> None:
        """Take notice of a change that somebody typed."""
        if not self.resume_after_ms or not (self._playback.playing or self._timer.isActive()):
            return
        if self._playback.playing:
            self._playback.pause()
            self._held_at = self._playback.position_ms
        self._timer.start(self.resume_after_ms)

    def _play_on(self) -> None:
        if not self._playback.playing:
            self._playback.toggle()

    def _forget_when_playing(self, playing: bool) -> None:
        """Do not resume when somebody resumed by hand."""
        if playing:
            self._timer.stop()

    def _forget_elsewhere(self, ms: float) -> None:
        """Stay silent where somebody went to another place, or another recording, in the meantime."""
        if abs(ms - self._held_at) > _ELSEWHERE_MS:
            self._timer.stop()


_ELSEWHERE_MS = 500
