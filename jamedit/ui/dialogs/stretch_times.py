"""Ask for two points of the recording: when each is now, and when it is right."""

from __future__ import annotations

from PySide6.QtWidgets import QDialogButtonBox, QGridLayout, QLineEdit, QWidget

from jamedit.document.timecode import clock, parse_clock
from jamedit.errors import UsageError
from jamedit.operations.retime import Retiming
from jamedit.ui.widgets.dialog_frame import Answer, DialogFrame, label

Point = tuple[int, int]  # time of now, right time
_NEAR_MS = 10_000  # two points so near say little about the rest


class StretchTimesDialog(DialogFrame):
    """Ask for two points; after it was accepted `retiming` moves all times through them.

    When the user wants to look for the second point first, the dialog is done with `KEPT`, and `kept` is the first.
    """

    KEPT = 2

    def __init__(self, first: Point | None, second: Point | None, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Stretch between two points"), parent)
        self.retiming: Retiming | None = None
        self.kept: Point | None = None
        names = (self.tr("First point"), self.tr("Second point"))
        self.lines = [[self._line(f"{name}, {of}") for of in (self.tr("now"), self.tr("right"))] for name in names]
        grid = QGridLayout()
        grid.setSpacing(10)
        for column, text in enumerate((self.tr("Time now"), self.tr("Right time")), 1):
            grid.addWidget(label(text, "hint"), 0, column)
        for row, (name, point) in enumerate(zip(names, (first, second), strict=True)):
            grid.addWidget(label(name, "title"), row + 1, 0)
            for column in (0, 1):
                grid.addWidget(self.lines[row][column], row + 1, column + 1)
                if point is not None:
                    self.lines[row][column].setText(_clock(point[column]))
        self.answer = Answer()
        self.body.addLayout(grid)
        self.body.addWidget(self.answer)
        self.add_buttons(self.tr("Stretch"), self.tr("Cancel"))
        self.keep = self.buttons.addButton(self.tr("Keep first point"), QDialogButtonBox.ButtonRole.ActionRole)
        self.keep.setAutoDefault(False)
        self.keep.clicked.connect(self._keep)
        self.setFixedWidth(460)
        for line in (*self.lines[0], *self.lines[1]):
            line.textChanged.connect(self._explain)
        self._explain()
        self._empty().setFocus()

    def _line(self, name: str) -> QLineEdit:
        made = QLineEdit()
        made.setAccessibleName(name)
        return made

    def _empty(self) -> QLineEdit:
        lines = (*self.lines[0], *self.lines[1])
        return next((line for line in lines if not line.text()), lines[0])

    def _point(self, row: int) -> Point | None:
        old, true = (parse_clock(line.text()) for line in self.lines[row])
        return None if old is None or true is None else (old, true)

    def _explain(self) -> None:
        first, second = self._point(0), self._point(1)
        if first is None or second is None or first[0] == second[0]:
            self.answer.hint(
                self.tr(
                    "Put the cursor in a caption and the playhead where it is said, keep that as the first point, and "
                    "come back with a second one far from it."
                )
            )
            return
        share = (second[1] - first[1]) / (second[0] - first[0])
        self.answer.hint(self.tr("Times will run at {share} of their length.").replace("{share}", f"{share:.3%}"))

    def _keep(self) -> None:
        self.kept = self._point(0)
        if self.kept is None:
            self._wrong(self.tr("Write both times of the first point, such as 1:02:03.5."))
            return
        self.done(self.KEPT)

    def accept(self) -> None:
        """Take the points, or say what is wrong with them and stay."""
        first, second = self._point(0), self._point(1)
        if first is None or second is None:
            self._wrong(self.tr("Write both times of both points, such as 1:02:03.5, 62:03 or seconds."))
            return
        if abs(first[0] - second[0]) < _NEAR_MS:
            self._wrong(self.tr("The points are too near to one another; choose two that are minutes apart."))
            return
        try:
            self.retiming = Retiming(0, (first, second))
        except UsageError as error:
            self._wrong(str(error))
            return
        super().accept()

    def _wrong(self, text: str) -> None:
        self.answer.wrong(text)
        lines = (*self.lines[0], *self.lines[1])
        bad = next((line for line in lines if parse_clock(line.text()) is None), lines[0])
        bad.selectAll()
        bad.setFocus()


def _clock(time_ms: int) -> str:
    return clock(time_ms, decimals=3 if time_ms % 100 else 1, hours=False)
