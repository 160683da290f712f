"""The list of what was learned, to be read, forgotten, exported and imported."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFileDialog,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from jamedit.document import Knowledge, Pair
from jamedit.errors import JameditError
from jamedit.storage import atomic, knowledge_file
from jamedit.ui.widgets.dialog_frame import Answer
from jamedit.ui.widgets.save_place import ask_where_to_save, place_for_documents

_ROW = 28
_THINK_MS = 5000
_FILTER = "*.jsonl"


class KnowledgeList(QWidget):
    """List the pairs of a knowledge file; every change is made in the file at once."""

    changed = Signal()

    def __init__(self, place: Path) -> None:
        super().__init__()
        self._place = place
        self._known = Knowledge()
        self.search = QLineEdit(clearButtonEnabled=True)
        self.search.setPlaceholderText(self.tr("Find a word"))
        self.search.setAccessibleName(self.tr("Find a word"))
        self.table = QTableWidget(0, 4)
        self.forget = QPushButton(self.tr("Forget"))
        self.forget_all = QPushButton(self.tr("Forget all"))
        self.bring = QPushButton(self.tr("Import…"))
        self.take = QPushButton(self.tr("Export…"))
        self.answer = Answer()
        self._sure = QTimer(self, interval=_THINK_MS, singleShot=True)  # while it runs, a second click means it
        self._lay_out()
        self.search.textChanged.connect(self._fill)
        self.forget.clicked.connect(self._forget)
        self.forget_all.clicked.connect(self._forget_all)
        self._sure.timeout.connect(self._enable)
        self.bring.clicked.connect(self._import)
        self.take.clicked.connect(self._export)
        self.table.itemSelectionChanged.connect(self._enable)
        self.read()

    def _lay_out(self) -> None:
        table = self.table
        table.setAccessibleName(self.tr("What was learned for all transcripts"))
        table.setHorizontalHeaderLabels(
            [self.tr("Recognised"), self.tr("Replacement"), self.tr("Corrected"), self.tr("Kept")]
        )
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(_ROW)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setShowGrid(False)
        table.setTabKeyNavigation(False)
        table.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        for at in (0, 1):
            table.horizontalHeader().setSectionResizeMode(at, QHeaderView.ResizeMode.Stretch)
        row = QHBoxLayout()
        row.setSpacing(8)
        for button in (self.forget, self.forget_all):
            row.addWidget(button)
        row.addStretch(1)
        for button in (self.bring, self.take):
            row.addWidget(button)
        for button in (self.forget, self.forget_all, self.bring, self.take):
            button.setAutoDefault(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.search)
        column.addWidget(table, 1)
        column.addLayout(row)
        column.addWidget(self.answer)

    def read(self) -> None:
        """Read the file again."""
        try:
            self._known = knowledge_file.read(self._place)
        except JameditError as error:
            self.answer.wrong(str(error))
        self._fill()

    def _fill(self) -> None:
        wanted = self.search.text().casefold()
        pairs = [p for p in self._known.pairs if wanted in p.recognised or wanted in p.replacement.casefold()]
        pairs.sort(key=lambda p: (-p.fixed, p.recognised, p.replacement))
        self.table.setRowCount(len(pairs))
        for row, pair in enumerate(pairs):
            for column, text in enumerate((pair.recognised, pair.replacement or "–", str(pair.fixed), str(pair.kept))):
                item = QTableWidgetItem(text)
                item.setData(Qt.ItemDataRole.UserRole, pair)
                if column > 1:
                    item.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
                self.table.setItem(row, column, item)
        self._enable()
        if not self._known.pairs and not self.answer.text():
            self.answer.hint(self.tr("Nothing yet. Choose “always” after a fix by hand to remember it here."))

    def _enable(self) -> None:
        self.forget.setEnabled(bool(self.table.selectedItems()))
        self.forget_all.setEnabled(bool(self._known.pairs))
        self.forget_all.setText(self.tr("Really forget all") if self._sure.isActive() else self.tr("Forget all"))
        self.take.setEnabled(bool(self._known.pairs))

    def _forget(self) -> None:
        chosen: set[Pair] = {item.data(Qt.ItemDataRole.UserRole) for item in self.table.selectedItems()}
        keys = {(p.recognised, p.replacement) for p in chosen}
        self._change(
            lambda known: Knowledge(tuple(p for p in known.pairs if (p.recognised, p.replacement) not in keys))
        )

    def _forget_all(self) -> None:
        if self._sure.isActive():
            self._sure.stop()
            self._change(lambda _: Knowledge())
        else:
            self._sure.start()
            self._enable()

    def _change(self, change: Callable[[Knowledge], Knowledge]) -> None:
        try:
            self._known = knowledge_file.update(self._place, change)
            self.answer.hint("")
        except JameditError as error:
            self.answer.wrong(str(error))
        self._fill()
        self.changed.emit()

    def _import(self) -> None:
        name, _ = QFileDialog.getOpenFileName(self, self.tr("Import what was learned"), "", _FILTER)
        if name:
            self.import_from(Path(name))

    def import_from(self, path: Path) -> None:
        """Add the counts of a file."""
        try:
            new = knowledge_file.read(path)
        except JameditError as error:
            self.answer.wrong(str(error))
            return
        self._change(lambda known: known.merged(new))

    def _export(self) -> None:
        suggested = place_for_documents() / "knowledge.jsonl"
        path = ask_where_to_save(self, self.tr("Export what was learned"), suggested, _FILTER, (".jsonl",))
        if path is not None:
            self.export_to(path)

    def export_to(self, path: Path) -> None:
        """Write all of it to a file."""
        try:
            atomic.write_bytes(path, knowledge_file.dumps(self._known).encode("utf-8"), keep_backup=True)
            self.answer.hint(self.tr("Exported to {path}.").format(path=path))
        except JameditError as error:
            self.answer.wrong(str(error))
