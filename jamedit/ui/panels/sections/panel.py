"""The dock of the sections: talks, chapters, news items."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal, SignalInstance
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from jamedit.counting import counted
from jamedit.document import Change
from jamedit.edits.sections import RemoveSection, RenameSection
from jamedit.session import Applied
from jamedit.ui.panels.sections.section_delegate import ROW_PX, SectionDelegate
from jamedit.ui.panels.sections.section_model import SectionModel
from jamedit.ui.state.session_bridge import SessionBridge
from jamedit.ui.style.theme import ThemeHub
from jamedit.ui.widgets.base import EDGE_PX, IconButton, Panel, RowsView, named
from jamedit.ui.widgets.plain import PlainLabel

_SETTLED_MS = 250


class SectionsPanel(Panel):
    """List the sections with time and length; go to them, rename and remove them."""

    show_paragraph_requested = Signal(int)  # paragraph id; the focus stays here
    go_to_paragraph_requested = Signal(int)  # paragraph id; the focus goes there
    add_requested = Signal()  # add a section at the cursor, done by the owner of the cursor

    def __init__(self, bridge: SessionBridge, hub: ThemeHub) -> None:
        super().__init__(hub, self.tr("Sections"))
        self._bridge = bridge
        self.model = SectionModel(bridge, self)
        self.view = RowsView(self.tr("Sections"), ROW_PX)
        self.view.setModel(self.model)
        self.view.setItemDelegate(SectionDelegate(hub, self.view))
        self.view.setEditTriggers(RowsView.EditTrigger.DoubleClicked)
        self.count = named(PlainLabel(), "dim")
        self.add = IconButton("plus", self.tr("Add a section at the cursor"), hub)
        self.add.setText(self.tr("Add"))
        self.add.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.rename = IconButton("pencil", self.tr("Rename"), hub, "F2")
        self.remove = IconButton("trash-2", self.tr("Remove the heading; the text stays"), hub, "Del")
        # Lengths and word counts follow the typing after a moment of rest.
        self._settled = QTimer(self, singleShot=True, interval=_SETTLED_MS)
        self.main = self.view
        self._lay_out()
        self._connect()
        self._read()

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setContentsMargins(EDGE_PX + 4, 0, EDGE_PX - 4, 0)
        row.setSpacing(2)
        row.addWidget(self.count, 1)
        for button in (self.add, self.rename, self.remove):
            row.addWidget(button)
        column = QVBoxLayout(self.body)
        column.setContentsMargins(0, 6, 0, 0)
        column.setSpacing(4)
        column.addLayout(row)
        column.addWidget(self.view, 1)

    def _connect(self) -> None:
        self._bridge.opened.connect(self._read)
        self._bridge.changed.connect(self._changed)
        self._settled.timeout.connect(self._read)
        self.model.renamed.connect(lambda at, title: self._bridge.apply(RenameSection(at, title)))
        self.view.clicked.connect(lambda: self._ask_for(self.show_paragraph_requested))
        self.view.selectionModel().selectionChanged.connect(self._enable)
        self.add.clicked.connect(self.add_requested)
        self.empty.clicked.connect(self.add_requested)
        self.rename.clicked.connect(self._rename)
        self.remove.clicked.connect(self._remove)
        for key in ("Return", "Enter"):
            self.view.on_key(key, lambda: self._ask_for(self.go_to_paragraph_requested))
        self.view.on_key("F2", self._rename)
        self.view.on_key("Del", self._remove)

    @property
    def current_paragraph(self) -> int:
        """Return the first paragraph's id of the section that is chosen, -1 when none is."""
        row = self.view.current_row
        return self.model.rows[row].section.first_paragraph_id if 0 <= row < len(self.model.rows) else -1

    def edit(self, paragraph_id: int) -> None:
        """Edit the title of the section that begins at a paragraph."""
        self._read()
        row = self.model.row_of(paragraph_id)
        if row >= 0:
            self.view.select(row)
            self.view.setFocus(Qt.FocusReason.OtherFocusReason)
            self.view.edit(self.view.currentIndex())

    def _changed(self, applied: Applied) -> None:
        change = applied.change
        if change.before.sections != change.after.sections:
            self._read()
            self._choose_new(change)
        elif self.model.rows:
            self._settled.start()

    def _choose_new(self, change: Change) -> None:
        """Choose a section that was just added, so that the next key or button acts on it."""
        there = {s.first_paragraph_id for s in change.before.sections}
        new = [s.first_paragraph_id for s in change.after.sections if s.first_paragraph_id not in there]
        if len(new) == 1:
            self.view.select(self.model.row_of(new[0]))

    def _read(self) -> None:
        self._settled.stop()
        chosen = self.current_paragraph
        self.model.read()
        if chosen != self.current_paragraph and self.model.row_of(chosen) >= 0:
            self.view.select(self.model.row_of(chosen))
        count = len(self.model.rows)
        self.count.setText(counted(count, self.tr("1 section"), self.tr("{n} sections")))
        self.show_body(count > 0)
        self._enable()
        if not count:
            text = self.tr("Put the cursor where a talk or chapter begins and add a section there.")
            self.empty.say("bookmark", self.tr("No sections yet"), text, self.tr("Add one at the cursor"))
            self.empty.button.setEnabled(self._bridge.session is not None)

    def _enable(self) -> None:
        chosen = self.current_paragraph >= 0
        self.rename.setEnabled(chosen)
        self.remove.setEnabled(chosen)

    def _ask_for(self, request: SignalInstance) -> None:
        if self.current_paragraph >= 0:
            request.emit(self.current_paragraph)

    def _rename(self) -> None:
        self.edit(self.current_paragraph)

    def _remove(self) -> None:
        row = self.view.current_row
        if self.current_paragraph >= 0 and self._bridge.apply(RemoveSection(self.current_paragraph)) is not None:
            self.view.select(min(row, len(self.model.rows) - 1))
