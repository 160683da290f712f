"""Ask for a line of text: a name, a title."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QLineEdit, QWidget

from jamedit.ui.widgets.dialog_frame import Answer, DialogFrame, label


class TextPrompt(DialogFrame):
    """Ask for a line of text that is not empty; `text` is the answer after the dialog was accepted.

    `hint` says what becomes of it, `missing` what to do about an empty line; `comment` returns a sentence that replaces
    the hint while something is typed of which more is to be known, "" for anything else.
    """

    def __init__(
        self,
        title: str,
        name: str,
        button: str,
        *,
        text: str = "",
        hint: str = "",
        missing: str = "",
        comment: Callable[[str], str] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(title, parent)
        self.text = text
        self._missing = missing or self.tr("Enter a name.")
        self._hint, self._comment = hint, comment
        self.line = QLineEdit(text)
        self.line.setAccessibleName(name)
        self.line.selectAll()
        self.answer = Answer()
        self.answer.hint(hint)
        self.answer.setVisible(bool(hint))
        named = label(name, "title")
        named.setBuddy(self.line)
        for widget in (named, self.line, self.answer):
            self.body.addWidget(widget)
        self.add_buttons(button, self.tr("Cancel"))
        self.setFixedWidth(420)
        self.line.textEdited.connect(self._say)

    def _say(self, typed: str) -> None:
        said = self._comment(typed) if self._comment else ""
        if said:
            self.answer.notice(said)
        else:
            self.answer.hint(self._hint)
        self.answer.setVisible(bool(self.answer.text()))
        self.adjustSize()

    def accept(self) -> None:
        """Take the text, or say what is missing and stay."""
        text = " ".join(self.line.text().split())
        if not text:
            self.answer.wrong(self._missing)
            self.answer.show()
            self.line.setFocus()
            return
        self.text = text
        super().accept()
