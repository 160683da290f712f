"""One position in the recording, shown everywhere: waveform, page and clock follow playback."""

from __future__ import annotations

from PySide6.QtCore import QObject

from jamedit.ui.window.workspace import Workspace


class Playhead(QObject):
    """Carry the position from the playback to what shows it, and from the page to the playback."""

    def __init__(self, space: Workspace) -> None:
        super().__init__(space.dialog_parent)
        self._space = space
        playback, bottom = space.playback, space.bottom
        playback.position_changed.connect(self._moved)
        playback.playing_changed.connect(bottom.set_playing)
        playback.rate_changed.connect(bottom.set_rate)
        space.recording.peaks_grew.connect(self._show_time)
        space.listened.changed.connect(self._listened_changed)
        space.editor.seek_requested.connect(self._seek_from_text)
        space.recording_dock.seek_requested.connect(self._seek_from_recording)

    def _moved(self, ms: float) -> None:
        space = self._space
        space.recording_dock.set_position(ms)
        space.bottom.set_time(ms, space.playback.duration_ms)
        if space.playback.loaded:
            space.editor.show_spoken(int(ms), follow=space.follow.following and space.playback.playing)

    def _seek_from_recording(self, ms: int) -> None:
        """Go to a time that was clicked in the waveform or the overview, and bring the text along."""
        self._space.follow.follow_again()
        self._space.playback.seek(ms)
        self._space.editor.show_time(ms)

    def _show_time(self) -> None:
        """Show the time again: reading the recording may have found another length."""
        self._space.bottom.set_time(self._space.playback.position_ms, self._space.playback.duration_ms)

    def _listened_changed(self) -> None:
        self._space.recording_dock.show_listened()
        self._space.edit.gutter.update()

    def _seek_from_text(self, ms: int) -> None:
        self._space.follow.follow_again()
        self._space.playback.seek(ms)
        self._space.recording_dock.reveal(ms)
