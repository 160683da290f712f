"""What the dialogs have in common: margins, headings, a row of buttons."""

from __future__ import annotations

from PySide6.QtWidgets import QDialogButtonBox, QLabel, QPushButton, QVBoxLayout, QWidget

from jamedit.ui.widgets.focus import Dialog
from jamedit.ui.widgets.plain import PlainLabel

Role = QDialogButtonBox.ButtonRole


class DialogFrame(Dialog):
    """Hold a column of contents; `add_buttons` closes it off at the bottom."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(22, 20, 22, 18)
        self.body.setSpacing(12)
        self.buttons = QDialogButtonBox()

    def add_buttons(self, accept: str, reject: str = "") -> QPushButton:
        """Add the button that Enter presses and, with a text, the one that Esc presses; return the first."""
        box = self.buttons
        main = box.addButton(accept, Role.AcceptRole)
        main.setDefault(True)
        if reject:
            box.addButton(reject, Role.RejectRole).setAutoDefault(False)
        box.accepted.connect(self.accept)
        box.rejected.connect(self.reject)
        self.body.addSpacing(4)
        self.body.addWidget(box)
        return main


class Answer(PlainLabel):
    """Show what can be entered, and what is wrong with it."""

    def __init__(self) -> None:
        super().__init__()
        self.setWordWrap(True)
        self.hint("")

    def hint(self, text: str) -> None:
        """Show something that helps."""
        self._say(text, "hint")

    def wrong(self, text: str) -> None:
        """Show what is wrong and what to do."""
        self._say(text, "title")

    def notice(self, text: str) -> None:
        """Show what will happen that one may not expect."""
        self._say(text, "title")

    def _say(self, text: str, name: str) -> None:
        self.setText(text)
        self.setAccessibleName(text)
        if self.objectName() != name:
            self.setObjectName(name)
            self.style().unpolish(self)
            self.style().polish(self)


def label(text: str, name: str = "", *, wrap: bool = False) -> QLabel:
    """Make a label; `name` is its name in the style sheet ("heading", "title", "hint", "key")."""
    made = PlainLabel(text)
    made.setObjectName(name)
    made.setWordWrap(wrap)
    return made
