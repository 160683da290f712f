"""A sentence across the page."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QToolButton, QWidget

from jamedit.ui.style import icons
from jamedit.ui.style.theme import ThemeHub
from jamedit.ui.widgets.plain import PlainLabel

Call = Callable[[], object]
Answer = tuple[str, Call]  # the text of a button, and what it calls
_NOTHING: tuple[str, tuple[Answer, ...]] = ("", ())


class Notice(QFrame):
    """A sentence across the page that waits for an answer or is closed, and one that holds as long as it is true."""

    def __init__(self, hub: ThemeHub, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("notice")
        self._text = PlainLabel(self)
        self._text.setWordWrap(True)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(16, 7, 8, 7)
        self._row.addWidget(self._text, 1)
        self._buttons: list[QPushButton] = []
        self._said = self._held = _NOTHING
        self._close = close = QToolButton(self)
        close.setIcon(icons.icon("x", hub.theme.dim))
        close.setAccessibleName(self.tr("Close this notice"))
        close.clicked.connect(self.hide)
        hub.changed.connect(lambda: close.setIcon(icons.icon("x", hub.theme.dim)))
        self._row.addWidget(close, 0, Qt.AlignmentFlag.AlignTop)
        self.hide()

    def add(self, text: str, *answers: Answer) -> None:
        """Show a sentence after the one that is shown and that nobody has closed yet."""
        self.say(f"{self._said[0]} {text}".strip(), *answers)

    def say(self, text: str, *answers: Answer) -> None:
        """Show a sentence with buttons: pairs of text and what to call."""
        if text != self._held[0]:
            self._said = (text, answers)
        self._render()

    def withdraw(self, text: str) -> None:
        """Close a sentence that is no longer true, with its buttons, if it is the last that was said."""
        said = self._said[0]
        if text and said.endswith(text):
            rest = said.removesuffix(text).rstrip()
            self._said = (rest, ()) if rest else _NOTHING
            self._render()

    def hold(self, text: str, *answers: Answer) -> None:
        """Show a sentence until another one, or none, takes its place: nobody can close it."""
        self._held = (text, answers if text else ())
        if self._said[0] == text:
            self._said = _NOTHING
        self._render()

    def hide(self) -> None:
        """Close what was said; what holds stays."""
        self._said = _NOTHING
        self._render()

    def _render(self) -> None:
        text = "\n".join(filter(None, (self._said[0], self._held[0])))
        for old in self._buttons:
            old.hide()
            old.deleteLater()
        self._buttons = [
            *(self._button(*answer, closes=True) for answer in self._said[1]),
            *(self._button(*answer, closes=False) for answer in self._held[1]),
        ]
        self._text.setText(text)
        self._text.setAccessibleName(text)
        self._close.setVisible(bool(self._said[0]))
        self.setVisible(bool(text))

    def _button(self, label: str, call: Call, *, closes: bool) -> QPushButton:
        button = QPushButton(label, self)
        if closes:
            button.clicked.connect(self.hide)
        button.clicked.connect(lambda: call())
        self._row.insertWidget(self._row.count() - 1, button)
        return button
