"""What is shown while nothing is open."""

from __future__ import annotations

import contextlib
import threading
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import (
    QDate,
    QElapsedTimer,
    QEvent,
    QLocale,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent, QFont, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from jamedit.settings.recent import RecentFile, RecentFiles
from jamedit.ui.style.icons import icon, pixmap
from jamedit.ui.style.theme import ThemeHub
from jamedit.ui.widgets.plain import PlainLabel, tip

_PATH, _WHEN, _MISSING = (Qt.ItemDataRole.UserRole + n for n in range(3))
_COLUMN, _ROW, _MOST_ROWS = 560, 52, 6
_BIG = "QPushButton { padding: 10px 18px; font-size: 14px; } QPushButton#primary:focus { padding: 9px 17px; }"


class StartPage(QWidget):
    """Offer to open a transcript, the sample, or what was open before; take files that are dropped."""

    open_requested = Signal()
    sample_requested = Signal()
    recent_chosen = Signal(str)
    files_dropped = Signal(list)  # paths as texts, at least one
    _missing_known = Signal(list)

    def __init__(self, hub: ThemeHub, recent: RecentFiles, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._hub, self._recent = hub, recent
        self._dropping = False
        self._last_choice = QElapsedTimer()
        self.setAcceptDrops(True)
        self.setAccessibleName(self.tr("Start"))
        self.picture = PlainLabel()
        self.open = _big_button(self.tr("Open transcript…"))
        self.open.setObjectName("primary")
        self.sample = _big_button(self.tr("Open sample talk"))
        self.recent_title = _label(self.tr("Recent"), "title")
        self.list = QListWidget()
        self.list.setItemDelegate(_Rows(hub, self.list))
        self.list.setAccessibleName(self.tr("Recent files"))
        self.list.setMouseTracking(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._lay_out()
        self.open.clicked.connect(self.open_requested)
        self.sample.clicked.connect(self.sample_requested)
        self.list.itemClicked.connect(self._chosen)
        self.list.installEventFilter(self)
        self._missing_known.connect(self._show_missing)
        hub.changed.connect(self._tint)
        self._tint()
        self.refresh()

    def _lay_out(self) -> None:
        column = QVBoxLayout()
        column.setSpacing(6)
        column.addWidget(self.picture, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addSpacing(6)
        name = _label("jamedit", "heading")
        name.setStyleSheet("font-size: 30px;")
        sentence = _label(self.tr("Turn a machine transcript and its recording into a text fit to publish."), "dim")
        for each in (name, sentence):
            each.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            column.addWidget(each)
        column.addSpacing(18)
        column.addLayout(self._buttons())
        hint = _label(self.tr("or drop a file here: text, captions, a project, or a recording to be typed"), "hint")
        hint.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        column.addSpacing(4)
        column.addWidget(hint)
        column.addSpacing(26)
        column.addWidget(self.recent_title)
        column.addWidget(self.list)
        middle = QWidget()
        middle.setLayout(column)
        middle.setMaximumWidth(_COLUMN)
        across, down = QHBoxLayout(), QVBoxLayout(self)
        across.addStretch(1)
        across.addWidget(middle, 100)
        across.addStretch(1)
        down.setContentsMargins(24, 24, 24, 24)
        down.addStretch(2)
        down.addLayout(across)
        down.addStretch(3)

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addStretch(1)
        for button in (self.open, self.sample):
            row.addWidget(button)
        row.addStretch(1)
        return row

    def _tint(self) -> None:
        theme = self._hub.theme
        self.picture.setPixmap(pixmap("jamedit", theme.accent, 72, self.devicePixelRatioF()))
        self.open.setIcon(icon("folder-open", theme.on_accent))
        self.sample.setIcon(icon("circle-play", theme.text))

    # recent files

    def refresh(self) -> None:
        """Read the list of recent files again; missing files are dimmed as soon as that is known."""
        self.list.clear()
        files = self._recent.files()
        for each in files:
            self.list.addItem(self._item(each))
        shown = min(len(files), _MOST_ROWS)
        self.list.setFixedHeight(shown * _ROW + 4)
        self.list.setVisible(bool(files))
        self.recent_title.setVisible(bool(files))
        if files:  # a drive that does not respond must not block the window
            threading.Thread(target=self._look, args=([each.path for each in files],), daemon=True).start()

    def _item(self, each: RecentFile) -> QListWidgetItem:
        item = QListWidgetItem(each.path.name)
        item.setData(_PATH, str(each.path))
        item.setData(_WHEN, self._when(each.opened))
        item.setData(_MISSING, False)
        item.setData(
            Qt.ItemDataRole.AccessibleTextRole, f"{each.path.name}, {each.path.parent}, {self._when(each.opened)}"
        )
        item.setToolTip(tip(str(each.path)))
        item.setSizeHint(QSize(100, _ROW))
        return item

    def _when(self, opened: datetime) -> str:
        day = opened.astimezone().date()
        ago = (datetime.now().astimezone().date() - day).days
        if ago in (0, 1):
            return self.tr("Today") if ago == 0 else self.tr("Yesterday")
        return QLocale().toString(
            QDate(day.year, day.month, day.day), self.tr("d MMM yyyy", "a date, as QLocale writes it")
        )

    def _look(self, files: list[Path]) -> None:
        missing = []
        for path in files:
            try:
                present = path.exists()
            except OSError:
                present = False
            if not present:
                missing.append(str(path))
        with contextlib.suppress(RuntimeError):  # the window is gone by now
            self._missing_known.emit(missing)

    def _show_missing(self, missing: list[str]) -> None:
        for row in range(self.list.count()):
            item = self.list.item(row)
            gone = item.data(_PATH) in missing
            item.setData(_MISSING, gone)
            if gone:
                item.setToolTip(tip(self.tr("{path} no longer exists.").format(path=item.data(_PATH))))
        self.list.viewport().update()

    def _chosen(self, item: QListWidgetItem) -> None:
        """Choose a file once, also for those who click twice."""
        if not self._last_choice.isValid() or self._last_choice.hasExpired(QApplication.doubleClickInterval()):
            self._last_choice.start()
            self.recent_chosen.emit(item.data(_PATH))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Choose the marked file with Enter."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            item = self.list.currentItem()
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and item is not None:
                self._chosen(item)
                return True
        return super().eventFilter(watched, event)

    # dropping

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files of this machine."""
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()
            self._drop_ends_or_begins(True)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """Show that nothing will be dropped."""
        self._drop_ends_or_begins(False)

    def dropEvent(self, event: QDropEvent) -> None:
        """Emit the files that were dropped."""
        self._drop_ends_or_begins(False)
        files = [url.toLocalFile() for url in event.mimeData().urls() if url.isLocalFile()]
        if files:
            event.acceptProposedAction()
            self.files_dropped.emit(files)

    def _drop_ends_or_begins(self, begins: bool) -> None:
        self._dropping = begins
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the place to drop while something hangs over it."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._hub.theme.color("page"))
        if self._dropping:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(self._hub.theme.color("accent"), 2, Qt.PenStyle.DashLine))
            painter.setBrush(self._hub.theme.color("accent_soft"))
            painter.drawRoundedRect(self.rect().adjusted(12, 12, -12, -12), 12, 12)


def _big_button(text: str) -> QPushButton:
    made = QPushButton(f" {text}")  # a little room beside the icon
    made.setAccessibleName(text)
    made.setMinimumWidth(190)
    made.setStyleSheet(_BIG)
    made.setIconSize(QSize(18, 18))
    return made


def _label(text: str, name: str) -> QLabel:
    made = PlainLabel(text)
    made.setObjectName(name)
    made.setWordWrap(True)
    return made


class _Rows(QStyledItemDelegate):
    """Paint name and folder, and on the right the day; files that are gone are dimmed and say so."""

    def __init__(self, hub: ThemeHub, parent: QObject) -> None:
        super().__init__(parent)
        self._hub = hub

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Paint one file."""
        theme, missing = self._hub.theme, bool(index.data(_MISSING))
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_back(painter, option)
        rect = option.rect.adjusted(12, 7, -12, -7)
        picture = icon("circle-x" if missing else "file-text", theme.color("dim"))
        picture.paint(painter, QRect(rect.left(), rect.center().y() - 9, 19, 19))
        when = self.tr("missing") if missing else index.data(_WHEN)
        painter.setPen(theme.color("dim"))
        painter.drawText(rect, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, when)
        room = rect.adjusted(32, 0, -painter.fontMetrics().horizontalAdvance(when) - 16, 0)
        folder = str(Path(index.data(_PATH)).parent)
        self._line(painter, room, folder, Qt.AlignmentFlag.AlignBottom, Qt.TextElideMode.ElideMiddle)
        font = QFont(option.font)
        font.setWeight(QFont.Weight.DemiBold)
        painter.setFont(font)
        painter.setPen(theme.color("dim" if missing else "text"))
        name = index.data(Qt.ItemDataRole.DisplayRole)
        self._line(painter, room, name, Qt.AlignmentFlag.AlignTop, Qt.TextElideMode.ElideRight)
        painter.restore()

    def _paint_back(self, painter: QPainter, option: QStyleOptionViewItem) -> None:
        marked = bool(option.state & QStyle.StateFlag.State_HasFocus)
        if marked or option.state & QStyle.StateFlag.State_MouseOver:
            painter.setPen(self._hub.theme.color("accent") if marked else Qt.PenStyle.NoPen)
            painter.setBrush(self._hub.theme.color("hover"))
            painter.drawRoundedRect(option.rect.adjusted(1, 1, -2, -2), 7, 7)

    def _line(
        self, painter: QPainter, room: QRect, text: str, where: Qt.AlignmentFlag, elide: Qt.TextElideMode
    ) -> None:
        painter.drawText(room, where, painter.fontMetrics().elidedText(text, elide, room.width()))
