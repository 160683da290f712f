"""All keys on one sheet, to read and to search."""

from __future__ import annotations

from itertools import groupby

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from jamedit.ui.actions.registry import ActionRegistry
from jamedit.ui.dialogs.key_rows import KeyRow, key_rows
from jamedit.ui.widgets.dialog_frame import DialogFrame, label

_COLUMNS = 2


class KeySheet(DialogFrame):
    """Show every key with what it does, by menu; typing narrows the sheet."""

    def __init__(self, registry: ActionRegistry, *, tab_plays: bool = True, parent: QWidget | None = None) -> None:
        super().__init__(registry.tr("Keys"), parent)
        self._lines: list[tuple[KeyRow, QWidget]] = []
        self._groups: list[tuple[QWidget, list[QWidget]]] = []
        self.line = QLineEdit()
        self.line.setPlaceholderText(self.tr("Search for a key or what it does"))
        self.line.setAccessibleName(self.tr("Search"))
        self.line.setClearButtonEnabled(True)
        self.line.textChanged.connect(self._narrow)
        self.nothing = label(self.tr("No shortcut does this; try the command palette."), "hint")
        self.nothing.hide()
        self.body.addWidget(self.line)
        self.body.addWidget(self._sheet(list(key_rows(registry, tab_plays=tab_plays))), 1)
        self.body.addWidget(self.nothing)
        self.add_buttons(self.tr("Close"))
        self.resize(920, 640)
        self.finished.connect(self.deleteLater)

    def _sheet(self, rows: list[KeyRow]) -> QScrollArea:
        inside, area = QWidget(), QScrollArea()
        columns = QHBoxLayout(inside)
        columns.setContentsMargins(0, 4, 12, 4)
        columns.setSpacing(40)
        groups = [list(each) for _, each in groupby(rows, key=lambda row: row.group)]
        for share in _balanced(groups, _COLUMNS):
            column = QVBoxLayout()
            column.setSpacing(16)
            for group in share:
                column.addWidget(self._group(group))
            column.addStretch(1)
            columns.addLayout(column, 1)
        area.setWidget(inside)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setAccessibleName(self.tr("Keys"))
        return area

    def _group(self, rows: list[KeyRow]) -> QWidget:
        box = QWidget()
        layout = QVBoxLayout(box)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(5)
        layout.addWidget(label(rows[0].group, "title"))
        made = [_line(row) for row in rows]
        for widget in made:
            layout.addWidget(widget)
        self._lines += zip(rows, made, strict=True)
        self._groups.append((box, made))
        return box

    def _narrow(self, query: str) -> None:
        for row, widget in self._lines:
            widget.setVisible(row.fits(query))
        for box, lines in self._groups:
            box.setVisible(any(not each.isHidden() for each in lines))
        self.nothing.setVisible(all(box.isHidden() for box, _ in self._groups))


def _line(row: KeyRow) -> QWidget:
    widget = QWidget()
    layout = QHBoxLayout(widget)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(6)
    layout.addWidget(label(row.text, wrap=True), 1, Qt.AlignmentFlag.AlignTop)
    keys = QVBoxLayout()
    keys.setSpacing(4)
    for place in dict.fromkeys(place for _, place in row.keys):
        keys.addLayout(_chips([key for key, where in row.keys if where == place], place))
    layout.addLayout(keys)
    widget.setAccessibleName(f"{row.text}: {', '.join(f'{key} {place}'.strip() for key, place in row.keys)}")
    return widget


def _chips(keys: list[str], place: str) -> QHBoxLayout:
    line = QHBoxLayout()
    line.setSpacing(5)
    line.addStretch(1)
    if place:
        line.addWidget(label(place, "dim"))
    for key in keys:
        line.addWidget(label(key, "key"))
    return line


def _balanced(groups: list[list[KeyRow]], columns: int) -> list[list[list[KeyRow]]]:
    """Distribute groups over columns of about the same height, keeping their order within a column."""
    shares: list[list[list[KeyRow]]] = [[] for _ in range(columns)]
    heights = [0] * columns
    for group in groups:
        least = heights.index(min(heights))
        shares[least].append(group)
        heights[least] += sum(len({place for _, place in row.keys}) for row in group) + 2
    return shares
