"""The open suggestions as rows, in step with the queue by the smallest change."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, Qt

from jamedit.document import Suggestion
from jamedit.ui.panels.review.kinds import percent, reason_text
from jamedit.ui.state.review_queue import Filter
from jamedit.ui.state.suggestion_kinds import kind_title
from jamedit.ui.widgets.base import Index

SUGGESTION_ROLE = Qt.ItemDataRole.UserRole
_MOST_RUNS = 60  # beyond this many separate removals a reset is cheaper


class SuggestionModel(QAbstractListModel):
    """Hold the suggestions that pass the filter; a row is a suggestion."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._all: Sequence[Suggestion] = ()
        self._rows: list[Suggestion] = []
        self._places: dict[int, int] | None = None
        self.filter = Filter()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  (Qt's own default)
        """Return the number of suggestions shown."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return a sentence for screen readers, or the suggestion itself."""
        if role == SUGGESTION_ROLE:
            return self._rows[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return _spoken(self._rows[index.row()])
        return None

    def row_of(self, suggestion: Suggestion | None) -> int:
        """Return the row of a suggestion, -1 when it is not shown."""
        if self._places is None:
            self._places = {id(s): row for row, s in enumerate(self._rows)}
        return self._places.get(id(suggestion), -1)

    def at(self, row: int) -> Suggestion:
        """Return the suggestion of a row."""
        return self._rows[row]

    def use(self, chosen: Filter) -> None:
        """Show what another filter admits."""
        self.filter = chosen
        self.take(self._all)

    def take(self, suggestions: Sequence[Suggestion]) -> None:
        """Take over the open suggestions; signal only the removed rows where possible, else a reset."""
        self._all = suggestions
        new = [s for s in suggestions if self.filter.admits(s)]
        gone = _gone(self._rows, new)
        if gone is None or len(gone) > _MOST_RUNS:
            self.beginResetModel()
            self._rows, self._places = new, None
            self.endResetModel()
            return
        for start, end in reversed(gone):
            self.beginRemoveRows(QModelIndex(), start, end - 1)
            del self._rows[start:end]
            self._places = None
            self.endRemoveRows()


def _gone(old: Sequence[Suggestion], new: Sequence[Suggestion]) -> list[tuple[int, int]] | None:
    """Return the runs of rows to take away to come from old to new, or None when that is not enough."""
    runs: list[tuple[int, int]] = []
    at = 0
    for row, suggestion in enumerate(old):
        if at < len(new) and suggestion is new[at]:
            at += 1
        elif runs and runs[-1][1] == row:
            runs[-1] = (runs[-1][0], row + 1)
        else:
            runs.append((row, row + 1))
    return runs if at == len(new) else None


def _spoken(suggestion: Suggestion) -> str:
    change = f"{suggestion.before} → {suggestion.after}" if suggestion.after else suggestion.before
    parts = (kind_title(suggestion.kind), change, reason_text(suggestion), percent(suggestion.confidence))
    return ", ".join(part for part in parts if part)
