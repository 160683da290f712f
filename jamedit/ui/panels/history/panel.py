"""The dock of everything that was done."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from jamedit.counting import counted
from jamedit.session import Applied
from jamedit.ui.panels.history.step_delegate import ROW_PX, StepDelegate
from jamedit.ui.panels.history.step_model import StepModel
from jamedit.ui.state.session_bridge import SessionBridge
from jamedit.ui.style.theme import ThemeHub
from jamedit.ui.widgets.base import EDGE_PX, IconButton, Panel, RowsView, named
from jamedit.ui.widgets.plain import PlainLabel


class HistoryPanel(Panel):
    """List the steps, newest first; a double click or Enter undoes or redoes up to that step."""

    def __init__(self, bridge: SessionBridge, hub: ThemeHub) -> None:
        super().__init__(hub, self.tr("History"))
        self._bridge = bridge
        self.model = StepModel(bridge, self)
        self.view = RowsView(self.tr("Steps, newest first"), ROW_PX)
        self.view.setModel(self.model)
        self.view.setItemDelegate(StepDelegate(hub, self.view))
        self.count = named(PlainLabel(), "dim")
        self.undo = IconButton("undo-2", self.tr("Undo"), hub, "Ctrl+Z")
        self.redo = IconButton("redo-2", self.tr("Redo"), hub, "Ctrl+Shift+Z")
        self.main = self.view
        self._lay_out()
        self._connect()
        self._read()

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setContentsMargins(EDGE_PX + 4, 0, EDGE_PX - 4, 0)
        row.setSpacing(2)
        row.addWidget(self.count, 1)
        row.addWidget(self.undo)
        row.addWidget(self.redo)
        column = QVBoxLayout(self.body)
        column.setContentsMargins(0, 6, 0, 0)
        column.setSpacing(4)
        column.addLayout(row)
        column.addWidget(self.view, 1)

    def _connect(self) -> None:
        self._bridge.opened.connect(self._read)
        self._bridge.changed.connect(self._changed)
        self.view.doubleClicked.connect(self.go_to)
        self.undo.clicked.connect(self._bridge.undo)
        self.redo.clicked.connect(self._bridge.redo)
        for key in ("Return", "Enter"):
            self.view.on_key(key, lambda: self.go_to(self.model.index(self.view.current_row)))

    def go_to(self, index: QModelIndex) -> None:
        """Undo or redo until the transcript is as it was after a step."""
        if index.isValid():
            self._bridge.go_to_step(self.model.number_of(index.row()))

    def _read(self) -> None:
        self.model.read()
        self._say()

    def _changed(self, applied: Applied) -> None:
        self.model.follow()
        self._say()

    def _say(self) -> None:
        total, head = len(self.model.steps), self.model.head
        self.show_body(total > 0)
        self.undo.setEnabled(head > 0)
        self.redo.setEnabled(head < total)
        text = counted(total, self.tr("1 step"), self.tr("{n} steps"))
        if head < total:
            text += " · " + self.tr("{n} undone").format(n=f"{total - head:,}")
        self.count.setText(text)
        if not total:
            text = self.tr("Every change is listed here and can be undone, back to the text as it was imported.")
            self.empty.say("history", self.tr("Nothing changed yet"), text)
