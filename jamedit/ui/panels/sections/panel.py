"""The dock of the sections: talks, chapters, news items."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from jamedit.counting import counted
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

    show_paragraph_requested = Signal(int)  # paragraph id
    add_requested = Signal()  # add a section at the cursor, done by the owner of the cursor

    def __init__(self, bridge: SessionBridge, hub: ThemeHub) -> None:
        super().__init__(hub, self.tr("Sections"))
        self._bridge = bridge
        self.model = SectionModel(bridge, self)
        self.view = RowsView(self.tr("Sections"), ROW_PX)
        self.view.setModel(self.model)
        self.view.setItemDelegate(SectionDelegate(hub, self.view))
        self.view.setEditTriggers(RowsView.EditTrigger.DoubleClicked | RowsView.EditTrigger.EditKeyPressed)
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
        self.view.clicked.connect(self._show)
        self.view.selectionModel().selectionChanged.connect(self._enable)
        self.add.clicked.connect(self.add_requested)
        self.empty.clicked.connect(self.add_requested)
        self.rename.clicked.connect(lambda: self.edit(self.current_paragraph))
        self.remove.clicked.connect(self._remove)
        for key, act in (("Return", self._show), ("Enter", self._show), ("Del", self._remove)):
            action = QAction(self.view, shortcut=QKeySequence(key))
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
            action.triggered.connect(lambda _, act=act: act())
            self.view.addAction(action)

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
        elif self.model.rows:
            self._settled.start()

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

    def _show(self, _index: QModelIndex | None = None) -> None:
        if self.current_paragraph >= 0:
            self.show_paragraph_requested.emit(self.current_paragraph)

    def _remove(self) -> None:
        if self.current_paragraph >= 0:
            self._bridge.apply(RemoveSection(self.current_paragraph))
