"""Sound through QtMultimedia, for machines without libVLC."""

from __future__ import annotations

import time
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtMultimedia import QAudioOutput, QMediaPlayer

from jamedit.audio.clip import ClipFolder
from jamedit.audio.deck_player import DeckEvent, DeckPlayer, Listener, PlayerUnavailableError

_PATIENCE_S = 2.0
_State = QMediaPlayer.PlaybackState
_Status = QMediaPlayer.MediaStatus


class QtPlayer(DeckPlayer):
    """Play through Qt (see `audio.player.Player`); to be made and used on the thread of the application.

    Raises PlayerUnavailableError where Qt has no multimedia backend. Import this module only when it is needed: it
    loads QtMultimedia.
    """

    def __init__(self) -> None:
        super().__init__("Qt", QtDeck, _PATIENCE_S)


class QtDeck:
    """Hold one QMediaPlayer. A medium that is not loaded yet is sought and played as soon as it is."""

    def __init__(self, listener: Listener) -> None:
        self._listener = listener
        self._player = QMediaPlayer()
        if not self._player.isAvailable():
            raise PlayerUnavailableError("Qt has no multimedia backend here: install VLC or Qt's FFmpeg plugin.")
        self._output = QAudioOutput()
        self._player.setAudioOutput(self._output)
        if hasattr(self._player, "setPitchCompensation"):  # Qt 6.10
            self._player.setPitchCompensation(True)
        self._clips = ClipFolder()
        self._seek_ms: int | None = None  # to be sought once the medium is loaded
        self._player.positionChanged.connect(self._on_position)
        self._player.mediaStatusChanged.connect(self._on_status)
        self._player.errorOccurred.connect(self._on_error)

    def open(self, path: Path) -> None:
        """Take a file."""
        self._take(path)

    def open_span(self, path: Path, start_ms: float, end_ms: float) -> None:
        """Cut a stretch out of a file and take that."""
        self._player.stop()
        self._take(self._clips.cut(path, start_ms, end_ms))

    def play(self) -> None:
        """Go on, or start at the place sought last."""
        if self._player.playbackState() is not _State.PlayingState:
            self._player.play()

    def pause(self) -> None:
        """Pause."""
        if self._player.playbackState() is _State.PlayingState:
            self._player.pause()

    def seek(self, ms: float) -> None:
        """Go to a place now, or once the medium is loaded."""
        if self._player.mediaStatus() in (_Status.LoadingMedia, _Status.NoMedia):
            self._seek_ms = round(ms)
            return
        if self._player.playbackState() is _State.StoppedState:
            self._player.pause()  # a stopped player forgets where it was sought to
        self._player.setPosition(round(ms))

    def set_rate(self, rate: float) -> None:
        """Play faster or slower; Qt keeps the pitch from 6.10 on."""
        self._player.setPlaybackRate(rate)

    def set_volume(self, percent: int) -> None:
        """Set Qt's linear volume; it goes no louder than recorded."""
        self._output.setVolume(min(1.0, percent / 100))

    def close(self) -> None:
        """Stop, forget the medium and delete the clips."""
        self._player.positionChanged.disconnect(self._on_position)
        self._player.mediaStatusChanged.disconnect(self._on_status)
        self._player.errorOccurred.disconnect(self._on_error)
        self._player.stop()
        self._player.setSource(QUrl())
        self._clips.close()

    def _take(self, path: Path) -> None:
        self._player.stop()
        self._seek_ms = None
        self._player.setSource(QUrl.fromLocalFile(str(path.absolute())))

    def _on_position(self, ms: int) -> None:
        if self._player.playbackState() is _State.PlayingState:
            self._listener(DeckEvent.TIME, ms, time.monotonic())

    def _on_status(self, status: QMediaPlayer.MediaStatus) -> None:
        if status in (_Status.LoadedMedia, _Status.BufferedMedia) and self._seek_ms is not None:
            ms, self._seek_ms = self._seek_ms, None
            self.seek(ms)
        elif status is _Status.EndOfMedia:
            self._listener(DeckEvent.ENDED, 0, time.monotonic())

    def _on_error(self, *_: object) -> None:
        self._listener(DeckEvent.FAILED, 0, time.monotonic())
