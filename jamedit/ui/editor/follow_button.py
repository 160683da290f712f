"""The button that brings the spoken word back on the screen after somebody scrolled away from it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton

from jamedit.ui.editor.transcript_edit import TranscriptEdit
from jamedit.ui.playback.playback import Playback


class FollowButton(QPushButton):
    """Know whether the page follows the sound; appear over the page while it does not."""

    following_changed = Signal(bool)

    def __init__(self, edit: TranscriptEdit, playback: Playback) -> None:
        super().__init__(edit)
        self.setText(self.tr("Follow playback"))
        self._edit, self._playback = edit, playback
        self.anything_spoken: Callable[[], bool] = lambda: True  # tells whether there is text to follow at the playhead
        self.following = True
        self.setObjectName("primary")
        self.hide()
        self.clicked.connect(self.follow_again)
        edit.scrolled_by_hand.connect(self.stop_following)
        edit.verticalScrollBar().sliderMoved.connect(self.stop_following)

    def stop_following(self) -> None:
        """Let the page stay where it was scrolled to while the recording plays a text."""
        if self._playback.playing and self.following and self.anything_spoken():
            self._follow(False)
            self._place()
            self.show()

    def follow_again(self) -> None:
        """Keep the spoken word on the screen from now on."""
        self._follow(True)
        self.hide()

    def set_following(self, on: bool) -> None:
        """Follow, or not, as somebody chose in the menu."""
        self._follow(on)
        self.hide()

    def _follow(self, on: bool) -> None:
        if on is not self.following:
            self.following = on
            self.following_changed.emit(on)

    def _place(self) -> None:
        size, inner = self.sizeHint(), self._edit.contentsRect()
        left, top = inner.center().x() - size.width() // 2, inner.bottom() - size.height() - 16
        self.setGeometry(left, top, size.width(), size.height())
