"""The formats to choose from, each with what a file in it keeps."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from jamedit.formats.base import Format, Group
from jamedit.ui.style.theme import Theme
from jamedit.ui.widgets.dialog_frame import label

_ID, _DETAIL, _SEARCHED = (Qt.ItemDataRole.UserRole + n for n in range(3))
_WIDTH, _PAD, _TEXT = 272, 9, 244
_WRAP = Qt.TextFlag.TextWordWrap.value
_FIRST = ("md", "docx", "html", "txt", "srt", "vtt", "ttml", "json", "whisper-json", "csv", "textgrid", "eaf")


def _rank(each: Format) -> tuple[int, str]:
    """Return the place of a format in its group: those that most people want, then by name."""
    return (_FIRST.index(each.id) if each.id in _FIRST else len(_FIRST)), each.name.lower()


class FormatList(QListWidget):
    """List formats in groups; one that cannot be written now is dimmed and says why."""

    format_changed = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setItemDelegate(_Rows(theme, self))
        self.setFixedWidth(_WIDTH)
        self.setAccessibleName(self.tr("Format"))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.currentItemChanged.connect(lambda item: self.format_changed.emit(item.data(_ID) or "" if item else ""))

    def fill(self, formats: Sequence[Format], reasons: Mapping[str, str]) -> None:
        """Show formats by group; `reasons` tells of those that cannot be written, by id."""
        titles = {
            Group.READING: self.tr("Reading text"),
            Group.CAPTIONS: self.tr("Captions"),
            Group.DATA: self.tr("Data"),
            Group.RESEARCH: self.tr("Research"),
        }
        for group, title in titles.items():
            members = sorted((f for f in formats if f.group is group), key=_rank)
            if members:
                self.addItem(self._title(title))
            for each in members:
                self.addItem(self._item(each, title, reasons.get(each.id, "")))

    def _title(self, text: str) -> QListWidgetItem:
        item = QListWidgetItem(text)
        item.setFlags(Qt.ItemFlag.NoItemFlags)
        item.setData(_SEARCHED, "")
        return item

    def _item(self, each: Format, group: str, reason: str) -> QListWidgetItem:
        extension = each.extensions[0] if each.extensions else each.id
        item = QListWidgetItem(f"{each.name} ({extension})")
        item.setData(_ID, each.id)
        detail = reason or self._carries(each)
        item.setData(_DETAIL, detail)
        item.setData(_SEARCHED, " ".join((each.id, each.name, *each.extensions, group, detail)).lower())
        item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{item.text()}: {detail}")
        if reason:
            item.setFlags(Qt.ItemFlag.NoItemFlags)
        return item

    def choose(self, format_id: str) -> None:
        """Mark a format, or the first that can be written when this one cannot."""
        usable = self._usable()
        chosen = next((item for item in usable if item.data(_ID) == format_id), usable[0] if usable else None)
        if chosen is not None:
            self.setCurrentItem(chosen)
            self.scrollToItem(chosen)

    def narrow(self, query: str) -> int:
        """Show the formats that have every word of a query; mark the first when the marked one went; count them."""
        words = query.lower().split()
        title: QListWidgetItem | None = None
        shown = 0
        for item in self._items():
            if not item.data(_SEARCHED):
                title = item
                title.setHidden(True)
                continue
            fits = all(word in item.data(_SEARCHED) for word in words)
            item.setHidden(not fits)
            shown += fits
            if fits and title is not None:
                title.setHidden(False)
        current = self.currentItem()
        if words and (current is None or current.isHidden()):
            first = self._best(words)
            if first is not None:
                self.setCurrentItem(first)
        return shown

    def _best(self, words: Sequence[str]) -> QListWidgetItem | None:
        """Return the visible format whose name or ending fits, else the first that can be written."""
        visible = [item for item in self._usable() if not item.isHidden()]
        named = (item for item in visible if all(w in item.text().lower() for w in words))
        return next(named, visible[0] if visible else None)

    def step(self, by: int) -> None:
        """Mark the next or the previous format that is shown."""
        visible = [item for item in self._usable() if not item.isHidden()]
        if not visible:
            return
        current = self.currentItem()
        at = visible.index(current) + by if current in visible else 0
        chosen = visible[max(0, min(at, len(visible) - 1))]
        self.setCurrentItem(chosen)
        self.scrollToItem(chosen)

    def _items(self) -> list[QListWidgetItem]:
        return [self.item(row) for row in range(self.count())]

    def _usable(self) -> list[QListWidgetItem]:
        return [item for item in self._items() if item.flags() & Qt.ItemFlag.ItemIsEnabled]

    def in_words(self, parts: Iterable[str]) -> str:
        """Return what a file keeps or leaves out, as people call it."""
        names = {
            "times": self.tr("times"),
            "words": self.tr("word times"),
            "confidence": self.tr("confidence"),
            "speakers": self.tr("speakers"),
            "sections": self.tr("sections"),
            "hidden": self.tr("hidden words"),
            "notes": self.tr("notes"),
            "labels": self.tr("names in front of captions"),
        }
        return ", ".join([names.get(name, name) for name in parts])

    def _carries(self, each: Format) -> str:
        labels = ("labels",) if each.labels and not each.carries.speakers else ()
        kept = self.in_words((*each.carries.names(), *labels))
        return self.tr("Keeps {parts}").format(parts=kept) if kept else self.tr("Keeps the words only")


class _Rows(QStyledItemDelegate):
    """Paint name and detail on two lines or more."""

    def __init__(self, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Return the height that the detail needs."""
        if not index.data(_ID):
            return QSize(_WIDTH - 2 * _PAD, QFontMetrics(option.font).height() + 2 * _PAD)
        _, detail = self._fonts(option)
        box = QRect(0, 0, _TEXT, 1000)
        needed = QFontMetrics(detail).boundingRect(box, _WRAP, index.data(_DETAIL)).height()
        return QSize(_WIDTH - 2 * _PAD, QFontMetrics(option.font).height() + needed + 2 * _PAD + 3)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Paint one format, or the title of a group."""
        if not index.data(_ID):
            self._paint_title(painter, option, index.data(Qt.ItemDataRole.DisplayRole))
            return
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

    def _paint_title(self, painter: QPainter, option: QStyleOptionViewItem, text: str) -> None:
        painter.save()
        painter.setFont(self._fonts(option)[1])
        painter.setPen(self._theme.color("dim"))
        rect = option.rect.adjusted(_PAD + 3, 0, 0, -_PAD // 2)
        painter.drawText(rect, Qt.AlignmentFlag.AlignBottom, text)
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


class FormatFinder(QLineEdit):
    """Narrow a list of formats by a few letters; the arrow keys move in the list."""

    def __init__(self, listed: FormatList) -> None:
        super().__init__()
        self._list = listed
        self.setFixedWidth(_WIDTH)
        self.setPlaceholderText(self.tr("Find: srt, captions, speakers…"))
        self.setAccessibleName(self.tr("Find a format"))
        self.nothing = label(self.tr("No format has this in its name or in what it keeps."), "hint", wrap=True)
        self.nothing.setFixedWidth(_WIDTH)
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.nothing.hide()
        self.textChanged.connect(self._narrow)

    def _narrow(self, query: str) -> None:
        shown = self._list.narrow(query)
        self._list.setVisible(bool(shown))
        self.nothing.setVisible(not shown)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move in the list with the arrow keys, and clear the line with Esc before that closes the dialog."""
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
        if step:
            self._list.step(step)
        elif event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        else:
            super().keyPressEvent(event)
