"""The steps of the history as rows, newest first; the last row is the transcript as first read."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractListModel, QDate, QDateTime, QLocale, QModelIndex, QObject, Qt

from jamedit.document.change import rest_of
from jamedit.session.history import Step
from jamedit.ui.panels.history.step_text import StepText, step_text
from jamedit.ui.state.session_bridge import SessionBridge
from jamedit.ui.widgets.base import Index
from jamedit.ui.widgets.plain import tip

STEP_ROLE = Qt.ItemDataRole.UserRole


class StepModel(QAbstractListModel):
    """Follow the history of the session by the smallest change of rows."""

    def __init__(self, bridge: SessionBridge, parent: QObject) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self.steps: list[Step] = []
        self.head = 0
        self._words: dict[int, tuple[Step, StepText]] = {}
        self.read()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  (Qt's own default)
        """Return the number of steps and one more."""
        return 0 if parent.isValid() else len(self.steps) + 1

    def number_of(self, row: int) -> int:
        """Return how many steps are applied at a row."""
        return len(self.steps) - row

    def row_of(self, number: int) -> int:
        """Return the row where so many steps are applied."""
        return len(self.steps) - number

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return a sentence for screen readers and tooltips, or the step (None: as first read)."""
        number = self.number_of(index.row())
        if role == STEP_ROLE:
            return self.steps[number - 1] if number else None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            if not number:
                return self.tr("As imported")
            shown = self.words(self.steps[number - 1])
            text = f"{shown.label}: {shown.before} → {shown.after}" if shown.before or shown.after else shown.label
            said = text if number <= self.head else self.tr("{step} (undone)").format(step=text)
            return tip(said) if role == Qt.ItemDataRole.ToolTipRole else said
        return None

    def words(self, step: Step) -> StepText:
        """Return a step in words, kept for the next time it is drawn."""
        kept = self._words.get(id(step))
        if kept is None or kept[0] is not step:
            if len(self._words) > 1000:
                self._words.clear()
            kept = self._words[id(step)] = (step, step_text(step, rest_of(self._bridge.transcript)))
        return kept[1]

    def time_text(self, step: Step) -> str:
        """Return the time of day of a step, with the date when that was another day."""
        when, short = QDateTime.fromSecsSinceEpoch(int(step.time)), QLocale.FormatType.ShortFormat
        time = QLocale().toString(when.time(), short)
        if when.date() == QDate.currentDate():
            return time
        return f"{QLocale().toString(when.date(), short)} {time}"

    def read(self) -> None:
        """Read everything again: another transcript is open."""
        self.beginResetModel()
        session = self._bridge.session
        self.steps = list(session.history.steps) if session else []
        self.head = session.history.head if session else 0
        self.endResetModel()

    def follow(self) -> None:
        """Take over what the last edit, undo or redo did to the steps."""
        session = self._bridge.session
        if session is None:
            return
        new, old_head = session.history.steps, self.head
        same = min(len(new), len(self.steps))
        while same and new[same - 1] is not self.steps[same - 1]:
            same -= 1
        if len(self.steps) > same:
            self.beginRemoveRows(QModelIndex(), 0, len(self.steps) - same - 1)
            del self.steps[same:]
            self.endRemoveRows()
        if len(new) > same:
            self.beginInsertRows(QModelIndex(), 0, len(new) - same - 1)
            self.steps.extend(new[same:])
            self.endInsertRows()
        self.head = session.history.head
        first, last = sorted((self.row_of(min(old_head, len(self.steps))), self.row_of(self.head)))
        self.dataChanged.emit(self.index(first, 0), self.index(last, 0))
