"""A page look for a plain text widget: room between lines and paragraphs, and above a turn for the speaker's name.

QPlainTextEdit stays fast at a million words because it lays out what is on screen only. Its layout has no line or
paragraph spacing, so the lines of a block are moved apart right after Qt has laid them out.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QTextBlock, QTextDocument
from PySide6.QtWidgets import QPlainTextDocumentLayout

TopOf = Callable[[int], float]


class PageLayout(QPlainTextDocumentLayout):
    """Lay blocks out with `line_height` pixels a line and as much room above each as `top_of(block number)` says."""

    def __init__(self, document: QTextDocument, top_of: TopOf) -> None:
        super().__init__(document)
        self.line_height = 0.0
        self.bottom_margin = 0.0
        self._top_of = top_of

    def blockBoundingRect(self, block: QTextBlock) -> QRectF:
        """Return the room a block takes, its lines put in their places."""
        rect = super().blockBoundingRect(block)
        layout = block.layout()
        count = layout.lineCount()
        if not count or not self.line_height:
            return rect
        top = self._top_of(block.blockNumber())
        first = layout.lineAt(0)
        lift = (self.line_height - first.height()) / 2
        if abs(first.y() - top - lift) > 0.25 or (
            count > 1 and abs(layout.lineAt(count - 1).y() - top - lift - (count - 1) * self.line_height) > 0.25
        ):
            for i in range(count):
                line = layout.lineAt(i)
                line.setPosition(QPointF(line.x(), top + lift + i * self.line_height))
        height = top + count * self.line_height
        if not block.next().isValid():
            height += self.bottom_margin
        return QRectF(0, 0, rect.width(), height)
