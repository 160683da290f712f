"""Go to a time of the recording."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit, QWidget

from jamedit.document.timecode import clock, parse_clock
from jamedit.ui.widgets.dialog_frame import Answer, DialogFrame, label


class GotoTimeDialog(DialogFrame):
    """Ask for a time; after it was accepted `time_ms` is the answer. `length_ms` 0 means that the end is unknown."""

    def __init__(self, now_ms: int, length_ms: int = 0, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Go to time"), parent)
        self.time_ms = now_ms
        self._length_ms = length_ms
        self.line = QLineEdit(clock(now_ms, decimals=1, hours=False))
        self.line.setAccessibleName(self.tr("Time"))
        self.line.selectAll()
        self.answer = Answer()
        self.body.addWidget(label(self.tr("Time"), "title"))
        self.body.addWidget(self.line)
        self.body.addWidget(self.answer)
        self.go = self.add_buttons(self.tr("Go"), self.tr("Cancel"))
        self.setFixedWidth(360)
        self.line.textChanged.connect(self._explain)
        self._explain()

    def _explain(self) -> None:
        self.answer.hint(self.tr("For example 1:02:03.5, 62:03 or 75 seconds."))

    def accept(self) -> None:
        """Take the time, or say what is wrong with it and stay."""
        time_ms = parse_clock(self.line.text())
        if time_ms is None:
            self.answer.wrong(self.tr("This is not a time; write 1:02:03.5, 62:03 or seconds."))
        elif self._length_ms and time_ms > self._length_ms:
            end = clock(self._length_ms, hours=False)
            self.answer.wrong(self.tr("The recording ends at {time}; enter an earlier time.").format(time=end))
        else:
            self.time_ms = time_ms
            super().accept()
            return
        self.line.selectAll()
        self.line.setFocus()
