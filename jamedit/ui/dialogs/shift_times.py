"""Ask by how much all times are moved."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit, QWidget

from jamedit.document.timecode import clock, parse_clock
from jamedit.ui.widgets.controls import RadioButton
from jamedit.ui.widgets.dialog_frame import Answer, DialogFrame, label

_FROM, _TO = "{from}", "{to}"


class ShiftTimesDialog(DialogFrame):
    """Ask for a shift; after it was accepted `shift_ms` is the answer, `from_here` whether earlier times stay.

    `first_ms` is the earliest time, `here_ms` that of the caption at the cursor, None where there is none; `now_ms` is
    that of the playhead, None without a recording.
    """

    def __init__(
        self, first_ms: int, here_ms: int | None, now_ms: int | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(self.tr("Shift times"), parent)
        self.shift_ms, self._first_ms, self._here_ms = 0, first_ms, here_ms
        self.line = QLineEdit()
        self.line.setAccessibleName(self.tr("Shift by"))
        self.all = RadioButton(self.tr("All times"))
        self.here = RadioButton(self.tr("From the caption at the cursor on"))
        if here_ms is not None:
            self.here.setText(self.tr("From the caption at {time} on").replace("{time}", _clock(here_ms)))
        self.here.setEnabled(here_ms is not None)
        self.all.setChecked(True)
        self.answer = Answer()
        named = label(self.tr("Shift by"), "title")
        named.setBuddy(self.line)
        for widget in (named, self.line, self.answer, self.all, self.here):
            self.body.addWidget(widget)
        self.add_buttons(self.tr("Shift"), self.tr("Cancel"))
        self.setFixedWidth(420)
        self._suggest(here_ms, now_ms)
        for signal in (self.line.textChanged, self.all.toggled):
            signal.connect(self._explain)
        self._explain()

    @property
    def from_here(self) -> bool:
        """Return whether only the caption at the cursor and those after it are moved."""
        return self.here.isChecked()

    def _suggest(self, here_ms: int | None, now_ms: int | None) -> None:
        """Offer what moves the caption at the cursor to the playhead."""
        if here_ms is not None and now_ms is not None and now_ms != here_ms:
            shift = now_ms - here_ms
            self.line.setText(f"{'+' if shift > 0 else '-'}{_clock(abs(shift))}")
            self.line.selectAll()

    def _explain(self) -> None:
        shift, start = parse_shift(self.line.text()), self._start()
        if shift is None or start + shift < 0:
            self.answer.hint(self.tr("Seconds or a time: 1.5 moves to later, -0:01.5 to earlier."))
            return
        text = self.tr("What begins at {from} will begin at {to}.")
        self.answer.hint(text.replace(_FROM, _clock(start)).replace(_TO, _clock(start + shift)))

    def _start(self) -> int:
        return self._first_ms if not self.from_here or self._here_ms is None else self._here_ms

    def accept(self) -> None:
        """Take the shift, or say what is wrong with it and stay."""
        shift = parse_shift(self.line.text())
        if shift is None:
            self.answer.wrong(self.tr("This is not a shift; write seconds or a time, such as 1.5 or -0:01.5."))
        elif shift == 0:
            self.answer.wrong(self.tr("Times would stay where they are; write by how much to move them."))
        elif self._start() + shift < 0:
            text = self.tr("Nothing can begin before 0:00; times can move to earlier by {time} at most.")
            self.answer.wrong(text.replace("{time}", _clock(self._start())))
        else:
            self.shift_ms = shift
            super().accept()
            return
        self.line.selectAll()
        self.line.setFocus()


def parse_shift(text: str) -> int | None:
    """Read a time with or without a sign as milliseconds; return None when it is none."""
    text = text.strip()
    time = parse_clock(text.lstrip("+-−") if text[1:2] not in ("+", "-", "−") else "")
    return None if time is None else -time if text[:1] in ("-", "−") else time


def _clock(time_ms: int) -> str:
    return clock(time_ms, decimals=3 if time_ms % 100 else 1, hours=False)
