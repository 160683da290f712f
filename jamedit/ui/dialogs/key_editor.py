"""Give actions other keys."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFont, QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QKeySequenceEdit,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from jamedit.settings import Settings
from jamedit.ui.actions import keys as key_rules
from jamedit.ui.actions.menus import MENUS
from jamedit.ui.actions.registry import translated
from jamedit.ui.actions.table import ACTIONS, BY_ID
from jamedit.ui.widgets.dialog_frame import label

_ID = Qt.ItemDataRole.UserRole
_ROW = 27


class KeyEditor(QWidget):
    """List every action with its keys; the marked one gets the key that is pressed in the field below."""

    def __init__(self, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        self._items: list[QTreeWidgetItem] = []
        self.tree = self._tree()
        self.field = QKeySequenceEdit()
        self.field.setMaximumSequenceLength(1)
        self.field.setClearButtonEnabled(True)
        self.field.setAccessibleName(self.tr("New key"))
        self.hint = label("", "hint", wrap=True)
        self.set_key = QPushButton(self.tr("Set"))
        self.add_key = QPushButton(self.tr("Add"))
        self.remove = QPushButton(self.tr("No key"))
        self.default = QPushButton(self.tr("Default"))
        self._lay_out()
        self.set_key.clicked.connect(lambda: self._give(self._pressed()))
        self.add_key.clicked.connect(lambda: self._give(self._pressed(), also=True))
        self.remove.clicked.connect(lambda: self._write(()))
        self.default.clicked.connect(lambda: self._write(None))
        self.tree.currentItemChanged.connect(self._marked)
        self.field.keySequenceChanged.connect(self._explain)
        self.show_keys()
        self.tree.setCurrentItem(self._items[0])

    def _tree(self) -> QTreeWidget:
        tree = QTreeWidget()
        tree.setHeaderLabels([self.tr("Action"), self.tr("Keys")])
        tree.setAccessibleName(self.tr("Actions and their keys"))
        tree.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        tree.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        tree.header().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        tree.setRootIsDecorated(False)
        tree.setItemsExpandable(False)
        tree.setIndentation(14)
        bold = QFont(tree.font())
        bold.setBold(True)
        tops: dict[str, QTreeWidgetItem] = {}
        for action in ACTIONS:
            menu = action.menu.partition(".")[0]
            if menu not in tops:
                tops[menu] = QTreeWidgetItem(tree, [translated(MENUS[menu])])
                tops[menu].setFlags(Qt.ItemFlag.ItemIsEnabled)
                tops[menu].setSizeHint(0, QSize(0, _ROW))
                tops[menu].setFont(0, bold)
            if not action.submenu:
                item = QTreeWidgetItem(tops[menu], [translated(action.text).rstrip("…")])
                item.setData(0, _ID, action.id)
                item.setSizeHint(0, QSize(0, _ROW))
                self._items.append(item)
        tree.expandAll()
        return tree

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(label(self.tr("New key")))
        row.addWidget(self.field, 1)
        for button in (self.set_key, self.add_key, self.remove, self.default):
            button.setAutoDefault(False)
            row.addWidget(button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(10)
        layout.addWidget(self.tree, 1)
        layout.addLayout(row)
        layout.addWidget(self.hint)

    def show_keys(self) -> None:
        """Show the keys in force."""
        keys, _ = key_rules.keys_in_force(self._settings["keys.preset"], self._settings["keys.overrides"])
        own = self._settings["keys.overrides"]
        for item in self._items:
            id_ = item.data(0, _ID)
            item.setText(1, "   ".join(map(key_rules.native, keys[id_])))
            font = item.font(1)
            font.setBold(id_ in own)
            item.setFont(1, font)
        self._marked()

    def _current(self) -> str:
        item = self.tree.currentItem()
        return item.data(0, _ID) or "" if item is not None else ""

    def _pressed(self) -> str:
        return key_rules.portable(self.field.keySequence().toString(QKeySequence.SequenceFormat.PortableText))

    def _marked(self) -> None:
        self.field.clear()
        self._explain()
        known = self._current() != ""
        self.remove.setEnabled(known)
        self.default.setEnabled(known and self._current() in self._settings["keys.overrides"])

    def _explain(self) -> None:
        """Show what a key does now, or why it cannot be used."""
        key = self._pressed()
        refused = key_rules.refusal(key) if key else ""
        taken_by = self._owner(key)
        if not key:
            text = self.tr("Select an action, click the field and press the new key.")
        elif refused == "text":
            text = self.tr("{key} writes a letter on some keyboards; choose another key.")
        elif refused:
            text = self.tr("{key} moves the cursor in the text; choose another key.")
        elif taken_by and taken_by != self._current():
            text = self.tr("{key} is used by “{action}”, which will lose it.")
        else:
            text = self.tr("{key} is not used yet.") if not taken_by else self.tr("{key} is already its key.")
        owner = translated(BY_ID[taken_by].text).rstrip("…") if taken_by else ""
        self.hint.setText(text.format(key=key_rules.native(key), action=owner))
        for button in (self.set_key, self.add_key):
            button.setEnabled(bool(key) and not refused and self._current() != "")

    def _owner(self, key: str) -> str:
        keys, _ = key_rules.keys_in_force(self._settings["keys.preset"], self._settings["keys.overrides"])
        return next((id_ for id_, listed in keys.items() if key and key in listed), "")

    def _give(self, key: str, *, also: bool = False) -> None:
        keys, _ = key_rules.keys_in_force(self._settings["keys.preset"], self._settings["keys.overrides"])
        others = tuple(each for each in keys[self._current()] if each != key) if also else ()
        self._write((*others, key))

    def _write(self, keys: tuple[str, ...] | None) -> None:
        """Set the keys of the marked action, or with None take them from the preset; no other own key stays on them."""
        own = dict(self._settings["keys.overrides"])
        own.pop(self._current(), None)
        if keys is not None:
            own = {id_: tuple(k for k in listed if k not in keys) for id_, listed in own.items()}
            own[self._current()] = keys
        self._settings.set("keys.overrides", own)
        self.show_keys()
