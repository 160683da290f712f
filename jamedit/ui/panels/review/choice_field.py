"""A line of text with the proposed ones to choose from."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QMenu

from jamedit.ui.style.icons import icon
from jamedit.ui.style.theme import ThemeHub


class ChoiceField(QLineEdit):
    """Take one of several texts, through a menu or the up and down keys, or any other that is typed."""

    left = Signal()  # Esc was pressed

    def __init__(self, hub: ThemeHub) -> None:
        super().__init__()
        self._hub = hub
        self.offered: tuple[str, ...] = ()
        self.complete: Callable[[str], str] = lambda typed: ""  # the most likely completion of what was typed so far
        self.textEdited.connect(self._go_on)
        self._deleting = False
        self._open = self.addAction(icon("chevron-down", hub.theme.dim), QLineEdit.ActionPosition.TrailingPosition)
        self._open.setText(self.tr("Show the alternatives"))
        self._open.triggered.connect(self._show_menu)
        hub.changed.connect(lambda: self._open.setIcon(icon("chevron-down", hub.theme.dim)))

    def offer(self, texts: Sequence[str]) -> None:
        """Offer other texts; the first one is taken."""
        self.offered = tuple(dict.fromkeys(texts))
        self.setText(self.offered[0] if self.offered else "")
        self._open.setVisible(len(self.offered) > 1)

    def _go_on(self, typed: str) -> None:
        """Put the rest of the likely completion behind the caret, selected, so that further typing replaces it."""
        if self._deleting or self.cursorPosition() != len(typed):
            return
        whole = self.complete(typed)
        if whole.casefold().startswith(typed.casefold()) and len(whole) > len(typed):
            self.setText(whole)
            self.setSelection(len(whole), len(typed) - len(whole))

    def menu(self) -> QMenu:
        """Return the menu of the texts on offer."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for text in self.offered:
            action = menu.addAction(text.replace("&", "&&"))
            action.setCheckable(True)
            action.setChecked(text == self.text())
            action.triggered.connect(lambda _, text=text: self.setText(text))
        return menu

    def _show_menu(self) -> None:
        self.menu().popup(self.mapToGlobal(QPoint(0, self.height())))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Step through the texts on offer with the up and down keys alone; leave with Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
            return
        self._deleting = event.key() in (Qt.Key.Key_Backspace, Qt.Key.Key_Delete)
        by = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
        if by is None:
            super().keyPressEvent(event)
            return
        if len(self.offered) < 2:
            return  # the list round the field must not go on meanwhile
        at = self.offered.index(self.text()) + by if self.text() in self.offered else 0
        self.setText(self.offered[at % len(self.offered)])
