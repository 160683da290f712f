"""The formats to choose from, each with what a file in it keeps."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import (
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from jamedit.formats.base import Format
from jamedit.ui.theme import Theme

_ID, _DETAIL = Qt.ItemDataRole.UserRole, Qt.ItemDataRole.UserRole + 1
_WIDTH, _PAD, _TEXT = 300, 9, 268
_WRAP = Qt.TextFlag.TextWordWrap.value


class FormatList(QListWidget):
    """List formats; one that cannot be written now is dimmed and says why."""

    format_changed = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setItemDelegate(_Rows(theme, self))
        self.setFixedWidth(_WIDTH)
        self.setAccessibleName(self.tr("Format"))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.currentItemChanged.connect(lambda item: self.format_changed.emit(item.data(_ID) if item else ""))

    def fill(self, formats: Sequence[Format], reasons: Mapping[str, str]) -> None:
        """Show formats in order; `reasons` tells of those that cannot be written, by id."""
        for each in formats:
            extension = each.extensions[0] if each.extensions else each.id
            item = QListWidgetItem(f"{each.name} ({extension})")
            item.setData(_ID, each.id)
            detail = reasons.get(each.id) or self._carries(each)
            item.setData(_DETAIL, detail)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{item.text()}: {detail}")
            if each.id in reasons:
                item.setFlags(Qt.ItemFlag.NoItemFlags)
            self.addItem(item)

    def choose(self, format_id: str) -> None:
        """Mark a format, or the first that can be written when this one cannot."""
        items = [self.item(row) for row in range(self.count())]
        usable = [item for item in items if item.flags() & Qt.ItemFlag.ItemIsEnabled]
        chosen = next((item for item in usable if item.data(_ID) == format_id), usable[0] if usable else None)
        if chosen is not None:
            self.setCurrentItem(chosen)

    def _carries(self, each: Format) -> str:
        names = {
            "times": self.tr("times"),
            "words": self.tr("times of words"),
            "confidence": self.tr("confidence"),
            "speakers": self.tr("speakers"),
            "sections": self.tr("sections"),
        }
        kept = [names.get(name, name) for name in each.carries.names()]
        return self.tr("Keeps {parts}").format(parts=", ".join(kept)) if kept else self.tr("Keeps the words only")


class _Rows(QStyledItemDelegate):
    """Paint name and detail on two lines or more."""

    def __init__(self, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Return the height that the detail needs."""
        _, detail = self._fonts(option)
        box = QRect(0, 0, _TEXT, 1000)
        needed = QFontMetrics(detail).boundingRect(box, _WRAP, index.data(_DETAIL)).height()
        return QSize(_WIDTH - 2 * _PAD, QFontMetrics(option.font).height() + needed + 2 * _PAD)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Paint one format."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_back(painter, option)
        usable = bool(option.state & QStyle.StateFlag.State_Enabled)
        name, detail = self._fonts(option)
        rect = option.rect.adjusted(_PAD + 3, _PAD, 0, -_PAD)
        rect.setWidth(_TEXT)
        painter.setFont(name)
        painter.setPen(self._theme.color("text" if usable else "dim"))
        painter.drawText(rect, Qt.AlignmentFlag.AlignTop, index.data(Qt.ItemDataRole.DisplayRole))
        painter.setFont(detail)
        painter.setPen(self._theme.color("dim"))
        painter.drawText(rect.adjusted(0, QFontMetrics(name).height() + 1, 0, 0), _WRAP, index.data(_DETAIL))
        painter.restore()

    def _paint_back(self, painter: QPainter, option: QStyleOptionViewItem) -> None:
        chosen = option.state & QStyle.StateFlag.State_Selected
        over = option.state & QStyle.StateFlag.State_MouseOver and option.state & QStyle.StateFlag.State_Enabled
        if chosen or over:
            painter.setPen(
                self._theme.color("accent") if option.state & QStyle.StateFlag.State_HasFocus else Qt.PenStyle.NoPen
            )
            painter.setBrush(self._theme.color("accent_soft" if chosen else "hover"))
            painter.drawRoundedRect(option.rect.adjusted(1, 1, -2, -2), 6, 6)

    def _fonts(self, option: QStyleOptionViewItem) -> tuple[QFont, QFont]:
        name, detail = QFont(option.font), QFont(option.font)
        name.setWeight(QFont.Weight.Medium)
        detail.setPixelSize(max(10, option.font.pixelSize() - 1) if option.font.pixelSize() > 0 else 12)
        return name, detail
