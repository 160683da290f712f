"""A sentence across the page."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QToolButton, QWidget

from jamedit.ui.style import icons
from jamedit.ui.style.theme import ThemeHub


class Notice(QFrame):
    """A sentence across the page that waits for an answer or is closed."""

    def __init__(self, hub: ThemeHub, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("notice")
        self._text = QLabel(self)
        self._text.setWordWrap(True)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(16, 7, 8, 7)
        self._row.addWidget(self._text, 1)
        self._buttons: list[QPushButton] = []
        close = QToolButton(self)
        close.setIcon(icons.icon("x", hub.theme.dim))
        close.setAccessibleName(self.tr("Close this notice"))
        close.clicked.connect(self.hide)
        hub.changed.connect(lambda: close.setIcon(icons.icon("x", hub.theme.dim)))
        self._row.addWidget(close, 0, Qt.AlignmentFlag.AlignTop)
        self.hide()

    def add(self, text: str, *answers: tuple[str, object]) -> None:
        """Show a sentence after the one that is shown and that nobody has closed yet."""
        self.say(text if self.isHidden() else f"{self._text.text()} {text}", *answers)

    def say(self, text: str, *answers: tuple[str, object]) -> None:
        """Show a sentence with buttons: pairs of text and what to call."""
        for old in self._buttons:
            old.deleteLater()
        self._text.setText(text)
        self._text.setAccessibleName(text)
        self._buttons = []
        for label, call in answers:
            button = QPushButton(label, self)
            button.clicked.connect(self.hide)
            button.clicked.connect(call)
            self._row.insertWidget(self._row.count() - 1, button)
            self._buttons.append(button)
        self.show()
