"""The surface of the page: paragraphs laid out with room for headings, and what is painted behind and over them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QTextBlock, QTextDocument, QWheelEvent
from PySide6.QtWidgets import QApplication, QFrame, QPlainTextEdit, QWidget

from jamedit.document.tokens import token_spans
from jamedit.ui.editor import decorations
from jamedit.ui.editor.page_layout import PageLayout
from jamedit.ui.editor.page_model import EmptyPage, Mark, PageModel
from jamedit.ui.style.theme import Theme

_PAGE_TOP = 26.0
_PARAGRAPH_GAP = 15.0
_TURN_GAP = 20.0


class PageSurface(QPlainTextEdit):
    """Show one paragraph a block; `page` is asked what belongs to a block beside its text."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self.page: PageModel = EmptyPage()
        self._spoken: tuple[int, int] | None = None
        self._placeholder = ""
        self._hovered_heading = -1
        self.setObjectName("page")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setUndoRedoEnabled(False)
        self.setCursorWidth(2)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # its place is kept, or the text would be wrapped again when it grows longer than the page
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.viewport().setMouseTracking(True)
        self._layout = PageLayout(self._new_document(), self._room_above)
        document = self._layout.document()
        document.setDocumentLayout(self._layout)
        self.setDocument(document)
        self.setUndoRedoEnabled(False)

    def _new_document(self) -> QTextDocument:
        document = QTextDocument(self)
        document.setUndoRedoEnabled(False)
        document.setDocumentMargin(4)
        return document

    # what the page looks like

    def set_text_size(self, pixels: int, line_spacing: float) -> None:
        """Set the size of the text, and the height of a line as a multiple of it."""
        font = QFont(QApplication.font())
        font.setPixelSize(pixels)
        self.document().setDefaultFont(font)
        self.setFont(font)
        self._layout.line_height = round(pixels * line_spacing)
        self._layout.bottom_margin = 160
        self.relayout()

    def set_theme(self, theme: Theme) -> None:
        """Paint in other colours."""
        self.theme = theme
        self.viewport().update()

    @property
    def line_height(self) -> float:
        """Return the height of a line in pixels."""
        return self._layout.line_height

    def _room_above(self, block: int) -> float:
        heading = self.page.heading(block)
        gap = _PAGE_TOP if block == 0 else _TURN_GAP if heading.speaker else _PARAGRAPH_GAP
        return gap + decorations.heading_room(heading)

    def relayout(self) -> None:
        """Lay the blocks out again: headings may be elsewhere now."""
        self._layout.documentSizeChanged.emit(self._layout.documentSize())
        self.viewport().update()

    def visible_blocks(self) -> Iterator[tuple[QTextBlock, float, float]]:
        """Yield blocks on the screen with their top and, below it, the top of their first line's room."""
        block = self.firstVisibleBlock()
        offset = self.contentOffset()
        top = self.blockBoundingGeometry(block).translated(offset).top()
        bottom = self.viewport().height()
        while block.isValid() and top <= bottom:
            height = self.blockBoundingRect(block).height()
            if top + height >= 0:
                yield block, top, self._room_above(block.blockNumber())
            top += height
            block = block.next()

    @property
    def left(self) -> float:
        """Return where the text's left edge is in the viewport."""
        return self.contentOffset().x()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint what is behind the text, the text, and what is over it."""
        visible = list(self.visible_blocks())
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        marks = [(block, top, self.page.marks(block.blockNumber())) for block, top, _ in visible]
        for block, top, found in marks:
            self._paint_behind(painter, block, top, found)
        painter.end()
        super().paintEvent(event)
        painter.begin(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for block, top, found in marks:
            if not found:
                continue
            spans = token_spans(block.text())
            start, end = decorations.shown(block, top, self.viewport().height())
            for mark in found:
                last = min(mark.end, len(spans)) - 1  # the page may be behind the text for a moment
                if mark.start > last or spans[mark.start][0] >= end or spans[last][1] <= start:
                    continue
                rects = decorations.word_rects(block, mark.start, mark.end, spans)
                decorations.paint_mark(painter, [r.translated(self.left, top) for r in rects], mark, self.theme)
        for block, top, line_top in visible:
            heading = self.page.heading(block.blockNumber())
            if heading.speaker or heading.section:
                painter.save()
                painter.translate(self.left + self.document().documentMargin(), top)
                hovered = block.blockNumber() == self._hovered_heading
                width = self.viewport().width() - 8
                decorations.paint_heading(painter, heading, line_top, width, self.font(), self.theme, hovered)
                painter.restore()
        if self._placeholder and self.document().isEmpty():
            self._paint_placeholder(painter)

    def placeholderText(self) -> str:  # noqa: N802  (Qt's name)
        """Return what an empty page says."""
        return self._placeholder

    def setPlaceholderText(self, text: str) -> None:  # noqa: N802  (Qt's name)
        """Let an empty page say something; Qt would paint it above the caret's line, at the edge of the page."""
        self._placeholder = text
        self.setAccessibleDescription(text)
        self.viewport().update()

    def _paint_placeholder(self, painter: QPainter) -> None:
        painter.setPen(self.theme.color("dim"))
        painter.setFont(self.font())
        margin, top = round(self.document().documentMargin()), self.cursorRect().top()
        place = self.viewport().rect().adjusted(margin + self.cursorWidth() + 1, top, -margin, 0)
        painter.drawText(place, Qt.TextFlag.TextWordWrap, self._placeholder)

    def _paint_behind(self, painter: QPainter, block: QTextBlock, top: float, marks: Sequence[Mark]) -> None:
        hits = self.page.found(block.blockNumber())
        low, high = decorations.shown(block, top, self.viewport().height()) if hits else (0, 0)
        for start, end in hits:
            if end <= low or start >= high:
                continue
            for rect in decorations.segments(block, start, end):
                decorations.paint_chip(painter, rect.translated(self.left, top), self.theme.color("found"))
        if self._spoken is not None and self._spoken[0] == block.blockNumber():
            for rect in decorations.word_rects(block, self._spoken[1], self._spoken[1] + 1):
                decorations.paint_chip(painter, rect.translated(self.left, top), self.theme.color("spoken"))
        for mark in marks:
            if mark.current:
                for rect in decorations.word_rects(block, mark.start, mark.end):
                    decorations.paint_chip(painter, rect.translated(self.left, top), self.theme.color("accent_soft"))

    # what is spoken, what is shown

    def set_spoken(self, place: tuple[int, int] | None) -> None:
        """Tint the word (block, word) that is being spoken."""
        if place == self._spoken:
            return
        before, self._spoken = self._spoken, place
        for each in (before, place):
            if each is not None:
                self._repaint_word(*each)

    def _repaint_word(self, block_number: int, word: int) -> None:
        block = self.document().findBlockByNumber(block_number)
        if not block.isValid():
            return
        geometry = self.blockBoundingGeometry(block).translated(self.contentOffset())
        if geometry.bottom() < 0 or geometry.top() > self.viewport().height():
            return
        for rect in decorations.word_rects(block, word, word + 1):
            self.viewport().update(rect.translated(self.left, geometry.top()).adjusted(-5, -4, 5, 6).toAlignedRect())

    def show_block(self, block_number: int, word: int = 0, *, margin: float = 0.25) -> None:
        """Scroll so that a word is on the screen, away from its edges; do nothing when it is."""
        block = self.document().findBlockByNumber(block_number)
        if not block.isValid():
            return
        geometry = self.blockBoundingGeometry(block).translated(self.contentOffset())
        rects = decorations.word_rects(block, word, word + 1) if block.isVisible() else []
        y = geometry.top() + (rects[0].top() if rects else 0)
        height = self.viewport().height()
        visible = self.firstVisibleBlock().blockNumber() <= block_number and 8 <= y <= height * (1 - margin)
        if visible and geometry.height() > 0:
            return
        self._scroll_to(block, word)

    def ensureCursorVisible(self) -> None:  # noqa: N802  (Qt's name)
        """Bring the caret's line on the screen as a whole; Qt overlooks the room above the line."""
        super().ensureCursorVisible()
        bar = self.verticalScrollBar()
        while self.cursorRect().bottom() >= self.viewport().height() and bar.value() < bar.maximum():
            bar.setValue(bar.value() + 1)

    def shows_word(self, block_number: int, word: int) -> bool:
        """Return whether the line of a word is on the screen as a whole."""
        block = self.document().findBlockByNumber(block_number)
        for each, top, _ in self.visible_blocks():
            if each == block:
                rects = decorations.word_rects(block, word, word + 1)
                return bool(rects) and 0 <= top + rects[0].top() <= self.viewport().height() - rects[0].height()
        return False

    def _scroll_to(self, block: QTextBlock, word: int) -> None:
        """Put a word's line at a quarter of the height; the scroll bar of this widget counts lines."""
        self.blockBoundingRect(block)  # lays the block out, so that its lines are counted
        rects = decorations.word_rects(block, word, word + 1)
        inside = round((rects[0].top() - self._room_above(block.blockNumber())) / self.line_height) if rects else 0
        target = block.firstLineNumber() + max(0, inside)
        above = round(self.viewport().height() * 0.25 / self.line_height)
        self.verticalScrollBar().setValue(max(0, target - above))

    def scroll_by_wheel(self, event: QWheelEvent) -> None:
        """Scroll as if the wheel had turned over the text."""
        self.wheelEvent(event)
