"""Draw a section: its title, and below it when, how long, how many words."""

from __future__ import annotations

from PySide6.QtCore import QObject, QRectF
from PySide6.QtGui import QFont, QPainter
from PySide6.QtWidgets import QLineEdit, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from jamedit.ui.panels.sections.section_model import ROW_ROLE, SectionModel, SectionRow
from jamedit.ui.style.theme import ThemeHub
from jamedit.ui.widgets.base import Index, draw_row_background, draw_text, sized

ROW_PX = 52
_SIDE_PX, _INDENT_PX = 18, 16


class SectionDelegate(QStyledItemDelegate):
    """Draw a row in two lines, set in by its level, and let the title be edited in its place."""

    def __init__(self, hub: ThemeHub, parent: QObject) -> None:
        super().__init__(parent)
        self._hub = hub

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw the row."""
        theme, model = self._hub.theme, index.model()
        assert isinstance(model, SectionModel)
        row: SectionRow = index.data(ROW_ROLE)
        painter.save()
        draw_row_background(painter, option, theme)
        rect = QRectF(option.rect).adjusted(_left(row), 7, -_SIDE_PX, -7)
        half = rect.height() / 2
        painter.setFont(sized(option.font, 0, QFont.Weight.DemiBold if row.section.level == 1 else None))
        painter.setPen(theme.color("text"))
        draw_text(painter, rect.adjusted(0, 0, 0, -half), row.section.title)
        painter.setFont(sized(option.font, -1))
        painter.setPen(theme.color("dim"))
        draw_text(painter, rect.adjusted(0, half, 0, 0), model.detail(row))
        painter.restore()

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        """Return a line to type the title in."""
        editor = QLineEdit(parent)
        editor.setAccessibleName(self.tr("Title of the section"))
        return editor

    def updateEditorGeometry(  # noqa: N802
        self, editor: QWidget, option: QStyleOptionViewItem, index: Index
    ) -> None:
        """Lay the line over the title."""
        left = _left(index.data(ROW_ROLE)) - 10
        rect = option.rect
        editor.setGeometry(rect.left() + left, rect.top() + 2, rect.width() - left - 8, editor.sizeHint().height())

    def setModelData(self, editor: QWidget, model: object, index: Index) -> None:
        """Set the new title, unless it is empty."""
        assert isinstance(editor, QLineEdit)
        assert isinstance(model, SectionModel)
        if editor.text().strip():
            model.setData(index, editor.text())


def _left(row: SectionRow) -> int:
    return _SIDE_PX + _INDENT_PX * min(4, row.section.level - 1)
