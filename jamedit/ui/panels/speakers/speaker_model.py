"""The speakers as rows."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, Qt, Signal

from jamedit.document import Speaker
from jamedit.document.timecode import rounded_clock
from jamedit.ui.panels.speakers.talk_time import TalkTime
from jamedit.ui.state.session_bridge import SessionBridge
from jamedit.ui.widgets.base import Index

SPEAKER_ROLE = Qt.ItemDataRole.UserRole


class SpeakerModel(QAbstractListModel):
    """Show the transcript's speakers; a name that is edited becomes a request to rename."""

    renamed = Signal(int, str)  # speaker id, name as typed

    def __init__(self, bridge: SessionBridge, parent: QObject) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self.speakers: tuple[Speaker, ...] = bridge.transcript.speakers
        self.talk_time = TalkTime(bridge.transcript)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  (Qt's own default)
        """Return the number of speakers."""
        return 0 if parent.isValid() else len(self.speakers)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Return that names can be edited."""
        return super().flags(index) | Qt.ItemFlag.ItemIsEditable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the name, a sentence for screen readers, or the speaker itself."""
        speaker = self.speakers[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return speaker.name
        if role == SPEAKER_ROLE:
            return speaker
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{speaker.name}, {self.share_text(speaker.id, spoken=True)}"
        return None

    def share_text(self, speaker_id: int, *, spoken: bool = False) -> str:
        """Return how much a speaker says, in words for screen readers where it is `spoken`.

        That is the share with the time that it is of, or the share of the words.
        """
        talk_time = self.talk_time
        share, time = round(talk_time.share(speaker_id) * 100), rounded_clock(talk_time.time_ms[speaker_id])
        if not talk_time.timed:
            return self.tr("{share} % of the words").format(share=share)
        form = self.tr("{share} % of the time, {time}") if spoken else self.tr("{share} % · {time}")
        return form.format(share=share, time=time)

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Ask for another name; the row changes when the transcript has."""
        if role != Qt.ItemDataRole.EditRole:
            return False
        self.renamed.emit(self.speakers[index.row()].id, str(value))
        return True

    def row_of(self, speaker_id: int) -> int:
        """Return the row of a speaker, -1 when gone."""
        return next((row for row, s in enumerate(self.speakers) if s.id == speaker_id), -1)

    def read(self) -> None:
        """Read everything again: another transcript is open."""
        self.talk_time = TalkTime(self._bridge.transcript)
        self.follow()

    def follow(self) -> None:
        """Take over the transcript's speakers; with the same ids the rows stay and only look different."""
        new = self._bridge.transcript.speakers
        if new == self.speakers:
            return
        if [s.id for s in new] == [s.id for s in self.speakers]:
            self.speakers = new
            self.dataChanged.emit(self.index(0, 0), self.index(len(new) - 1, 0))
            return
        self.beginResetModel()
        self.speakers = new
        self.endResetModel()
