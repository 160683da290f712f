"""The open suggestions as rows, in step with the queue by the smallest change."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, Qt

from jamedit.document import Suggestion
from jamedit.ui.panels.review.kinds import percent, reason_text
from jamedit.ui.state.open_suggestions import Filter
from jamedit.ui.state.suggestion_kinds import kind_title
from jamedit.ui.widgets.base import Index

SUGGESTION_ROLE = Qt.ItemDataRole.UserRole
_SLICE = 128
_MOST_RUNS = 60  # beyond this many separate removals a reset is cheaper


class SuggestionModel(QAbstractListModel):
    """Hold the suggestions that pass the filter; a row is a suggestion."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._all: Sequence[Suggestion] = ()
        self._rows: list[Suggestion] = []
        self._places: dict[int, int] | None = None
        self.filter = Filter()
        self.place_of: Callable[[Suggestion], str] = lambda suggestion: ""  # time and sentence, in words

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  (Qt's own default)
        """Return the number of suggestions shown."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return a sentence for screen readers, or the suggestion itself."""
        if role == SUGGESTION_ROLE:
            return self._rows[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self.spoken(index.row())
        return None

    def spoken(self, row: int) -> str:
        """Return a card in words that no other card has: what, where, and which one it is of how many."""
        suggestion = self._rows[row]
        number = self.tr("{n} of {total}").format(n=f"{row + 1:,}", total=f"{len(self._rows):,}")
        return ", ".join(filter(None, (_spoken(suggestion), self.place_of(suggestion), number)))

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
        new = list(suggestions) if self.filter.admits_all else [s for s in suggestions if self.filter.admits(s)]
        gone = _gone(self._rows, new)
        if gone is None:
            self.beginResetModel()
            self._rows, self._places = new, None
            self.endResetModel()
            return
        for start, end in reversed(gone):
            self.beginRemoveRows(QModelIndex(), start, end - 1)
            del self._rows[start:end]
            self._places = None
            self.endRemoveRows()
        self._rows, self._places = new, None  # equal ones may be other objects: those of now are looked for


def _gone(old: Sequence[Suggestion], new: Sequence[Suggestion]) -> list[tuple[int, int]] | None:
    """Return the runs of rows to take away to come from old to new, or None when that is not enough."""
    runs: list[tuple[int, int]] = []
    row = at = 0
    while row < len(old):
        same = _same_from(old, new, row, at)
        row, at = row + same, at + same
        if row >= len(old):
            break
        end = row + 1
        while end < len(old) and (at >= len(new) or old[end] is not new[at]):
            end += 1
        runs.append((row, end))
        if len(runs) > _MOST_RUNS:
            return None
        row = end
    return runs if at == len(new) else None


def _same_from(old: Sequence[Suggestion], new: Sequence[Suggestion], row: int, at: int) -> int:
    """Return how many are the same from two places on; slices of the same objects are compared at C speed."""
    start = row
    while old[row : row + _SLICE] == new[at : at + _SLICE] and row < len(old) and at < len(new):
        step = min(_SLICE, len(old) - row)
        row, at = row + step, at + step
    while row < len(old) and at < len(new) and old[row] is new[at]:
        row, at = row + 1, at + 1
    return row - start


def _spoken(suggestion: Suggestion) -> str:
    change = f"{suggestion.before} → {suggestion.after}" if suggestion.after else suggestion.before
    parts = (kind_title(suggestion.kind), change, reason_text(suggestion), percent(suggestion.confidence))
    return ", ".join(part for part in parts if part)
