"""The preferences, made from the table of settings."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QDialogButtonBox,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QListWidget,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from jamedit import paths
from jamedit.errors import JameditError
from jamedit.settings import PAGES, SETTINGS, Kind, Setting, Settings
from jamedit.storage import knowledge_file
from jamedit.ui.actions.registry import follow_settings
from jamedit.ui.dialogs.fields import field, translated
from jamedit.ui.dialogs.key_editor import KeyEditor
from jamedit.ui.dialogs.knowledge_list import KnowledgeList
from jamedit.ui.widgets.dialog_frame import DialogFrame, label

_ROW = 32


class PreferencesDialog(DialogFrame):
    """Show a page for every page of the table; what is entered counts at once and is saved on closing."""

    failed = Signal(str)  # why the settings could not be saved

    def __init__(self, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Preferences"), parent)
        self._settings = settings
        self._shows: dict[str, Callable[[], None]] = {}
        self.fields: dict[str, QWidget] = {}
        self.pages = QListWidget()
        self.pages.setAccessibleName(self.tr("Pages"))
        self.pages.setFixedWidth(150)
        self.stack = QStackedWidget()
        for page, name in PAGES:
            self.pages.addItem(translated(name))
            self.pages.item(self.pages.count() - 1).setSizeHint(QSize(100, _ROW))
            self.stack.addWidget(self._page(page, translated(name)))
        self.pages.currentRowChanged.connect(self.stack.setCurrentIndex)
        self.pages.setCurrentRow(0)
        self._lay_out()
        follow_settings(self, settings, self._changed)
        self.finished.connect(self._finish)
        self.finished.connect(self.deleteLater)

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(18)
        row.addWidget(self.pages)
        row.addWidget(self.stack, 1)
        self.body.addLayout(row, 1)
        self.add_buttons(self.tr("Close"))
        self.defaults = self.buttons.addButton(self.tr("Defaults of this page"), QDialogButtonBox.ButtonRole.ResetRole)
        self.defaults.setAutoDefault(False)
        self.defaults.clicked.connect(self._reset_page)
        self.resize(720, 520)

    def _page(self, page: str, name: str) -> QWidget:
        inside = QWidget()
        layout = QVBoxLayout(inside)
        layout.setContentsMargins(2, 0, 14, 8)
        layout.setSpacing(14)
        layout.addWidget(label(name, "heading"))
        layout.addLayout(self._form([s for s in SETTINGS if s.page == page and s.kind is not Kind.KEYS]))
        if any(s.page == page and s.kind is Kind.KEYS for s in SETTINGS):
            editor = KeyEditor(self._settings)
            self.fields["keys.overrides"], self._shows["keys.overrides"] = editor, editor.show_keys
            layout.addWidget(editor, 1)
            return inside
        if page == "knowledge":
            self.knowledge = KnowledgeList(paths.config_dir() / knowledge_file.PERSONAL_NAME)
            layout.addWidget(self.knowledge, 1)
            return inside
        layout.addStretch(1)
        area = QScrollArea()
        area.setWidget(inside)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        bar = area.verticalScrollBar().sizeHint().width()
        area.setMinimumWidth(inside.minimumSizeHint().width() + bar)  # nothing is to be cut at the side
        return area

    def _form(self, listed: list[Setting]) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(18)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(1, 1)
        for setting in listed:
            self._add_row(grid, setting)
        return grid

    def _add_row(self, grid: QGridLayout, setting: Setting) -> None:
        made, show = field(setting, self._settings)
        self.fields[setting.name], self._shows[setting.name] = made, show
        row = grid.rowCount()
        if setting.kind is Kind.FLAG:
            grid.addWidget(made, row, 0, 1, 2)
        else:
            named = label(translated(setting.label))
            named.setBuddy(made)
            top = Qt.AlignmentFlag.AlignTop if setting.kind is Kind.SEVERAL else Qt.AlignmentFlag.AlignVCenter
            grid.addWidget(named, row, 0, top)
            start = Qt.AlignmentFlag.AlignLeft if setting.kind is not Kind.SEVERAL else Qt.AlignmentFlag(0)
            grid.addWidget(made, row, 1, start)
        if setting.help:
            column, width = (0, 2) if setting.kind is Kind.FLAG else (1, 1)
            hint = label(translated(setting.help), "hint", wrap=True)
            hint.setIndent(26 if setting.kind is Kind.FLAG else 0)
            grid.addWidget(hint, row + 1, column, 1, width)
        grid.setRowMinimumHeight(row + 2, 8)

    def show_page(self, page: str) -> None:
        """Turn to a page by its name in the table."""
        self.pages.setCurrentRow([name for name, _ in PAGES].index(page))

    def _reset_page(self) -> None:
        page = PAGES[self.pages.currentRow()][0]
        for setting in SETTINGS:
            if setting.page == page:
                self._settings.reset(setting.name)

    def _changed(self, name: str) -> None:
        if name not in self._shows:  # on no page
            return
        self._shows[name]()
        if name == "keys.preset":
            self._shows["keys.overrides"]()

    def _finish(self) -> None:
        try:
            self._settings.save()
        except JameditError as error:
            self.failed.emit(str(error))
