"""The page: a native plain text widget that looks like paper and signals what the user does to it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QHelpEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QResizeEvent,
    QShowEvent,
    QTextBlock,
    QTextCursor,
    QWheelEvent,
)
from PySide6.QtWidgets import QApplication, QToolTip, QWidget

from jamedit.document.tokens import token_spans
from jamedit.ui.editor import block_text, hit_test
from jamedit.ui.editor.gutter import Gutter
from jamedit.ui.editor.page_surface import PageSurface
from jamedit.ui.editor.position_map import to_column, to_units, word_touching
from jamedit.ui.style.theme import Theme

_NARROWEST_GUTTER_PAGE = 480  # below this the times give their room to the text
_MOVING_KEYS = frozenset(
    (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown, Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Home, Qt.Key.Key_End)
)
_BREAKS = re.compile(r"[\r\n\u2028\u2029]+")
_UNUSABLE = re.compile("[\0-\x08\x0e-\x1b\x7f\ufdd0-\ufdef\ufffe\uffff]")  # Qt takes U+FDD0 and U+FDD1 for breaks


class TranscriptEdit(PageSurface):
    """Show one paragraph a block; the text is edited here, but undo, times and speakers are the session's.

    Signals are requests (`*_requested`) and facts (`typed`); their listeners turn them into edits.
    """

    typed = Signal(int, int, int)  # position, characters removed, characters added: somebody changed the text
    typed_too_early = Signal()  # the text cannot be changed yet
    split_requested = Signal()
    merge_requested = Signal(int)  # -1 with the paragraph before, 1 with the one after
    play_requested = Signal()
    escape_pressed = Signal()
    word_clicked = Signal(int, int)  # block, word
    block_time_clicked = Signal(int)
    speaker_requested = Signal(int)  # block
    scrolled_by_hand = Signal()
    _height = 0  # of what is seen of the page; Qt lays out before this object is made
    zoom_requested = Signal(int)
    menu_requested = Signal(QPoint)  # place on the screen; the caret is at what the menu is for

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.tab_plays = True
        self.shortcuts: frozenset[str] = frozenset()  # keys that belong to the window, portable text
        self._pressed_at: QPointF | None = None
        self._quiet = 0
        self._column = 740
        self.setAccessibleName(self.tr("Transcript"))
        self.document().contentsChange.connect(self._contents_changed)
        self.show_times = True
        self.gutter = Gutter(self)
        self.gutter.block_clicked.connect(self.block_time_clicked)
        self.updateRequest.connect(lambda rect, dy: self.gutter.update())
        self.set_text_size(17, 1.53)

    # what the page looks like

    def set_text_size(self, pixels: int, line_spacing: float) -> None:
        """Set the size of the text in pixels, and the height of a line as a multiple of it."""
        super().set_text_size(pixels, line_spacing)
        self._place()

    def set_theme(self, theme: Theme) -> None:
        """Paint in other colours, the times as well."""
        super().set_theme(theme)
        self.gutter.update()

    def relayout(self) -> None:
        """Lay the blocks out again, and the times beside them."""
        super().relayout()
        self.gutter.update()

    def set_column(self, characters: int) -> None:
        """Set the width of the text in characters of average width."""
        self._column = round(self.fontMetrics().averageCharWidth() * characters)
        self._place()

    def set_times_shown(self, shown: bool) -> None:
        """Show the times beside the text, or give their room to it."""
        self.show_times = shown
        self._place()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the column in the middle, and the caret's line on the screen where a bar takes room from the page."""
        seen = self._sees_caret()
        super().resizeEvent(event)
        self._place()
        self._height = self.viewport().height()
        if seen and not self._sees_caret():
            self.ensureCursorVisible()

    def _sees_caret(self) -> bool:
        """Return whether all of the caret's line is on the page as high as it was laid out last."""
        line = self.cursorRect()
        return line.top() >= 0 and line.bottom() < self._height

    def showEvent(self, event: QShowEvent) -> None:
        """Lay the text out for the width it is shown with: Qt overlooks one that was set while it was hidden."""
        super().showEvent(event)
        size, seen = self.viewport().size(), self._sees_caret()
        QApplication.sendEvent(self.viewport(), QResizeEvent(size, QSize(size.width() + 1, size.height())))
        if seen and not self._sees_caret():
            self.ensureCursorVisible()

    def _place(self) -> None:
        if not hasattr(self, "gutter"):  # Qt lays out before this object is made
            return
        room = self.width() - self.verticalScrollBar().sizeHint().width()
        with_times = self.show_times and room >= _NARROWEST_GUTTER_PAGE
        gutter = Gutter.WIDTH if with_times else 24
        column = max(160, min(self._column, room - gutter - 24))
        left = max(gutter, round((room - column) / 2))
        right = max(16, room - left - column)
        self.setViewportMargins(left, 0, right, 0)
        self.gutter.setVisible(with_times)
        inner = self.contentsRect()
        self.gutter.setGeometry(QRect(left - Gutter.WIDTH, inner.top(), Gutter.WIDTH, inner.height()))

    # where the caret is

    def select_words(self, block_number: int, start: int, end: int) -> None:
        """Put the caret at the start of words of a block, without selecting them."""
        spans = token_spans(self.document().findBlockByNumber(block_number).text())
        if spans:
            self.put_caret(block_number, spans[min(start, len(spans) - 1)][0])

    def put_caret(self, block_number: int, column: int, anchor: int | None = None) -> None:
        """Put the caret into a block; with `anchor`, select from there."""
        block = self.document().findBlockByNumber(block_number)
        if not block.isValid():
            return
        text, cursor = block.text(), self.textCursor()
        first = column if anchor is None else anchor
        cursor.setPosition(block.position() + to_units(text, min(first, len(text))))
        if anchor is not None:
            end = block.position() + to_units(text, min(column, len(text)))
            cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)

    def caret_on_screen(self) -> bool:
        """Return whether the middle of the caret's line is on the screen."""
        return 0 <= self.cursorRect().center().y() <= self.viewport().height()

    def caret_column(self) -> int:
        """Return the caret's column in the text of its block, in characters."""
        cursor = self.textCursor()
        return to_column(cursor.block().text(), cursor.positionInBlock())

    def selected_columns(self, block: QTextBlock) -> tuple[int, int]:
        """Return the part of a block that is selected, in characters; start and end are the caret's without one."""
        text, cursor = block.text(), self.textCursor()
        ends = (cursor.selectionStart() - block.position(), cursor.selectionEnd() - block.position())
        start, end = (to_column(text, min(max(0, at), block.length() - 1)) for at in ends)
        return start, end

    # text

    @contextmanager
    def quietly(self) -> Iterator[None]:
        """Change the text without signalling that somebody typed."""
        self._quiet += 1
        try:
            yield
        finally:
            self._quiet -= 1

    def _contents_changed(self, position: int, removed: int, added: int) -> None:
        if not self._quiet:
            self.typed.emit(position, removed, added)

    def block_texts(self, first: int, last: int) -> tuple[str, ...]:
        """Return the texts of blocks `first` to `last`, both included."""
        return block_text.texts(self.document(), first, last)

    def replace_blocks(self, at: int, count: int, texts: list[str]) -> None:
        """Put texts in the place of `count` blocks, changing no more characters than differ."""
        with self.quietly():
            block_text.replace(self.document(), at, count, texts)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Paste plain text; any run of line breaks is one paragraph break."""
        if source.hasText():
            self.insertPlainText(_BREAKS.sub("\n", _UNUSABLE.sub("", source.text())).strip("\n"))
            self.ensureCursorVisible()

    # keys and mouse

    def event(self, event: QEvent) -> bool:
        """Leave the window's keys to the window, and scroll when the wheel turns beside the column."""
        if event.type() == QEvent.Type.ShortcutOverride and self._is_window_key(event):
            event.ignore()
            return False
        if event.type() == QEvent.Type.Wheel and isinstance(event, QWheelEvent):
            self.scroll_by_wheel(event)
            return True
        return super().event(event)

    def _is_window_key(self, event: QEvent) -> bool:
        return isinstance(event, QKeyEvent) and (
            QKeySequence(event.keyCombination()).toString(QKeySequence.SequenceFormat.PortableText) in self.shortcuts
        )

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll; with Ctrl, change the size of the text."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom_requested.emit(1 if event.angleDelta().y() > 0 else -1)
            event.accept()
            return
        super().wheelEvent(event)
        self.scrolled_by_hand.emit()

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Keep Tab in the page while it plays and pauses."""
        return False if self.tab_plays else super().focusNextPrevChild(forward)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Turn the keys that change more than letters into requests; leave the rest to the text."""
        if event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier == Qt.KeyboardModifier.AltModifier and event.text():
            event.ignore()  # Alt with a letter writes nothing; AltGr is no Alt
        elif not self._own_key(event):
            if event.key() in _MOVING_KEYS or event.text().strip():
                self.scrolled_by_hand.emit()  # who writes or looks elsewhere is not to be pulled back to the sound
            if self.isReadOnly() and event.text().isprintable() and event.text():
                self.typed_too_early.emit()
            before = self.textCursor().position(), self.document().revision()
            super().keyPressEvent(event)
            if (self.textCursor().position(), self.document().revision()) != before:
                self.ensureCursorVisible()

    def _own_key(self, event: QKeyEvent) -> bool:
        key, cursor = event.key(), self.textCursor()
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        editable = not self.isReadOnly()
        if key == Qt.Key.Key_Tab and plain and self.tab_plays:
            self.play_requested.emit()
        elif key == Qt.Key.Key_Escape and plain:
            self.escape_pressed.emit()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and editable:
            if plain or event.modifiers() == Qt.KeyboardModifier.ShiftModifier:
                self.split_requested.emit()
        elif editable and (direction := _joins(event, cursor)):
            self.merge_requested.emit(direction)
        else:
            return event.text() == "@" and editable and self._asked_for_speaker(cursor)
        return True

    def _asked_for_speaker(self, cursor: QTextCursor) -> bool:
        if not cursor.atBlockStart() or cursor.hasSelection():
            return False
        self.speaker_requested.emit(cursor.blockNumber())
        return True

    def viewportEvent(self, event: QEvent) -> bool:
        """Say what a mark is about when the pointer rests on it."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            place = hit_test.mark_at(self, QPointF(event.pos()))
            text = self.page.tip(*place) if place is not None else ""
            QToolTip.showText(event.globalPos(), text, self.viewport())
            return True
        return super().viewportEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Request the menu, for where the pointer is or, from the keyboard, for the caret; a selection stays."""
        at = event.globalPos()
        if event.reason() == QContextMenuEvent.Reason.Mouse:
            there, cursor = self.cursorForPosition(hit_test.nearest_line(self, event.pos())), self.textCursor()
            if not cursor.selectionStart() <= there.position() < cursor.selectionEnd():
                self.setTextCursor(there)
        else:
            self.ensureCursorVisible()
            at = self.viewport().mapToGlobal(self.cursorRect().bottomLeft())
        event.accept()
        self.menu_requested.emit(at)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Click a name to say who speaks; otherwise place the caret."""
        self._pressed_at = event.position() if event.button() == Qt.MouseButton.LeftButton else None
        heading = hit_test.heading_at(self, event.position())
        if heading is not None and event.button() == Qt.MouseButton.LeftButton:
            self._pressed_at = None
            self.speaker_requested.emit(heading)
            return
        super().mousePressEvent(hit_test.on_a_line(self, event))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show that names can be clicked."""
        if not event.buttons():
            heading = hit_test.heading_at(self, event.position())
            number = -1 if heading is None else heading
            if number != self._hovered_heading:
                self._hovered_heading = number
                self.viewport().update()
            pointing = Qt.CursorShape.IBeamCursor if number < 0 else Qt.CursorShape.PointingHandCursor
            self.viewport().setCursor(pointing)
        super().mouseMoveEvent(hit_test.on_a_line(self, event))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Signal which word was clicked, unless text was selected by dragging."""
        super().mouseReleaseEvent(hit_test.on_a_line(self, event))
        pressed, self._pressed_at = self._pressed_at, None
        plain = event.modifiers() == Qt.KeyboardModifier.NoModifier
        if pressed is None or not plain or self.textCursor().hasSelection():
            return
        if (event.position() - pressed).manhattanLength() <= QApplication.startDragDistance():
            cursor = self.textCursor()
            word = word_touching(cursor.block().text(), self.caret_column())
            if word is not None:
                self.word_clicked.emit(cursor.blockNumber(), word)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Select a word."""
        self._pressed_at = None
        super().mouseDoubleClickEvent(hit_test.on_a_line(self, event))


def _joins(event: QKeyEvent, cursor: QTextCursor) -> int:
    """Return 1 or -1 for a key that would take the break after or before a paragraph away, with Ctrl or Shift too."""
    if cursor.hasSelection():
        return 0
    if event.key() == Qt.Key.Key_Backspace and cursor.atBlockStart() and cursor.blockNumber() > 0:
        return -1
    return int(event.key() == Qt.Key.Key_Delete and cursor.atBlockEnd() and not cursor.atEnd())
