"""The field in which the glossary is typed."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QSyntaxHighlighter, QTextBlock, QTextCharFormat
from PySide6.QtWidgets import QPlainTextEdit

from jamedit.ui.style.theme import ThemeHub
from jamedit.ui.widgets.base import named


class _Highlighter(QSyntaxHighlighter):
    """Dim comments and the wrong forms after a term."""

    def __init__(self, field: QPlainTextEdit, hub: ThemeHub) -> None:
        super().__init__(field.document())
        self._hub = hub
        hub.changed.connect(self.rehighlight)

    def highlightBlock(self, text: str) -> None:
        dim = QTextCharFormat()
        dim.setForeground(self._hub.theme.color("dim"))
        colon = text.find(": ")
        if text.lstrip().startswith("#"):
            self.setFormat(0, len(text), dim)
        elif colon >= 0:
            self.setFormat(colon, len(text) - colon, dim)


class GlossaryField(QPlainTextEdit):
    """Take one term a line; a filter hides the lines that do not hold its text."""

    left = Signal()  # the focus went elsewhere

    def __init__(self, hub: ThemeHub) -> None:
        super().__init__()
        named(self, "field")
        self._filter = ""
        self._highlighter = _Highlighter(self, hub)
        self.setTabChangesFocus(True)
        self.setLineWrapMode(QPlainTextEdit.LineWrapMode.WidgetWidth)
        self.setAccessibleName(self.tr("Glossary, one name or term per line"))
        self.setPlaceholderText(
            self.tr(
                "Jupyter notebooks\nscikit-learn: psychic learn, sidekick learn\nword error rate (WER)\n# a comment"
            )
        )

    def set_text(self, text: str) -> None:
        """Put other text in place of all of it, as one step that can be undone; the cursor stays in its line."""
        cursor = self.textCursor()
        line = cursor.blockNumber()
        cursor.select(cursor.SelectionType.Document)
        cursor.insertText(text)
        cursor.setPosition(self.document().findBlockByNumber(min(line, self.blockCount() - 1)).position())
        self.setTextCursor(cursor)
        self.filter(self._filter)

    def filter(self, wanted: str) -> int:
        """Show only lines that hold a text, case aside; return how many there are."""
        self._filter = wanted
        folded, shown = wanted.casefold().strip(), 0
        block = self.document().firstBlock()
        while block.isValid():
            fits = folded in block.text().casefold()
            shown += fits
            _show(block, fits)
            block = block.next()
        self.document().markContentsDirty(0, self.document().characterCount())
        self.viewport().update()
        return shown

    @property
    def line(self) -> str:
        """Return the line the cursor is in."""
        return self.textCursor().block().text()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Signal that the field was left."""
        super().focusOutEvent(event)
        self.left.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Type; a line that is begun while lines are filtered is shown, because it is new."""
        super().keyPressEvent(event)
        block = self.textCursor().block()
        if not block.isVisible():
            _show(block, True)
            self.document().markContentsDirty(block.position(), block.length())


def _show(block: QTextBlock, shown: bool) -> None:
    if block.isVisible() != shown:
        block.setVisible(shown)
        block.setLineCount(1 if shown else 0)
