"""Choose who speaks, by number, by name, or by a new name."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QFrame,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from jamedit.document import Speaker
from jamedit.ui.state.session_bridge import SessionBridge
from jamedit.ui.style.theme import ThemeHub
from jamedit.ui.widgets.plain import PlainLabel

_KIND, _VALUE, _NUMBER, _COLOR = (Qt.ItemDataRole.UserRole + n for n in range(4))
_WIDTH, _ROW, _MOST_ROWS = 260, 32, 9
_SPEAKER, _NEW, _NONE = "speaker", "new", "none"


class SpeakerPicker(QFrame):
    """Pop up at a position and choose a speaker: Enter takes the marked line, Esc closes.

    A number typed alone means the speaker of that number; an unknown name offers a new speaker.
    """

    chosen = Signal(int)  # speaker id
    new_chosen = Signal(str)
    none_chosen = Signal()

    def __init__(self, bridge: SessionBridge, hub: ThemeHub, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._bridge, self._hub = bridge, hub
        self._present: int | None = None
        self.setObjectName("card")
        self.setAccessibleName(self.tr("Choose speaker"))
        self.line = QLineEdit()
        self.line.setPlaceholderText(self.tr("Number, name or new name"))
        self.line.setAccessibleName(self.tr("Speaker"))
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("Speakers"))
        self.list.setItemDelegate(_Rows(hub, self.list))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setMouseTracking(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.hint = PlainLabel(self.tr("Type a name for the first speaker."))
        self.hint.setObjectName("hint")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 8, 8, 8)
        layout.setSpacing(6)
        for each in (self.line, self.list, self.hint):
            layout.addWidget(each)
        self.setFixedWidth(_WIDTH)
        self.line.installEventFilter(self)
        self.line.textChanged.connect(self._fill)
        self.list.itemClicked.connect(self._take)

    def pop_up(self, at: QPoint, present: int | None = None) -> None:
        """Show it with its corner at a place of the screen, kept on the screen; `present` is who speaks there now."""
        self._present = present
        self.line.clear()
        self._fill("")
        self.adjustSize()
        screen = QGuiApplication.screenAt(at) or self.screen()
        room = screen.availableGeometry()
        x = min(max(at.x(), room.left()), room.right() - self.width())
        y = min(max(at.y(), room.top()), room.bottom() - self.height())
        self.move(x, y)
        self.show()
        self.line.setFocus()

    # the lines

    def _fill(self, query: str) -> None:
        people = list(enumerate(self._bridge.transcript.speakers, 1))
        name = " ".join(query.split())
        known = self._bridge.transcript.speaker_called(name)
        fitting = [(n, s) for n, s in people if s is known or _fits(n, s, name)]
        self.list.clear()
        for number, speaker in fitting:
            self._add(speaker.name, _SPEAKER, speaker.id, number, speaker.color)
        if people and name in ("", "0"):
            self._add(self.tr("No speaker"), _NONE, 0, 0)
        elif name and known is None and not _is_number(name, fitting):
            self._add(self.tr("New speaker “{name}”").format(name=name), _NEW, name)
        self._mark_first(fitting, name)
        rows = min(self.list.count(), _MOST_ROWS)
        self.list.setFixedHeight(rows * _ROW + 4 if rows else 0)
        self.list.setVisible(rows > 0)
        self.hint.setVisible(not people and not name)
        self.adjustSize()

    def _mark_first(self, fitting: list[tuple[int, Speaker]], name: str) -> None:
        rows = [row for row, (_, s) in enumerate(fitting) if not name and s.id == self._present]
        self.list.setCurrentRow(rows[0] if rows else 0)

    def _add(self, text: str, kind: str, value: object, number: int = -1, color: int = -1) -> None:
        item = QListWidgetItem(text)
        for role, each in ((_KIND, kind), (_VALUE, value), (_NUMBER, number), (_COLOR, color)):
            item.setData(role, each)
        item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{number}, {text}" if number >= 0 else text)
        item.setSizeHint(QSize(_WIDTH - 24, _ROW))
        self.list.addItem(item)

    # choosing

    def _take(self, item: QListWidgetItem | None) -> None:
        if item is None:
            return
        kind, value = item.data(_KIND), item.data(_VALUE)
        self.close()  # first, so that the focus is back where it was
        if kind == _SPEAKER:
            self.chosen.emit(value)
        elif kind == _NEW:
            self.new_chosen.emit(value)
        else:
            self.none_chosen.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take and move in the list from within the line."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab):
                self._take(self.list.currentItem())
                return True
            if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down) and self.list.count():
                step = 1 if event.key() == Qt.Key.Key_Down else -1
                self.list.setCurrentRow((self.list.currentRow() + step) % self.list.count())
                return True
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close with Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)


def _fits(number: int, speaker: Speaker, name: str) -> bool:
    if name.isdecimal():
        return str(number) == name or name in speaker.name
    words = speaker.name.casefold().split()
    return all(any(word.startswith(part) for word in words) for part in name.casefold().split())


def _is_number(name: str, fitting: list[tuple[int, Speaker]]) -> bool:
    return any(str(number) == name for number, _ in fitting)


class _Rows(QStyledItemDelegate):
    """Paint the dot in the speaker's colour, the name, and the number that chooses it."""

    def __init__(self, hub: ThemeHub, parent: QObject) -> None:
        super().__init__(parent)
        self._hub = hub

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Paint one line."""
        theme, rect, color = self._hub.theme, option.rect.adjusted(1, 1, -2, -1), index.data(_COLOR)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        if option.state & (QStyle.StateFlag.State_Selected | QStyle.StateFlag.State_MouseOver):
            chosen = option.state & QStyle.StateFlag.State_Selected
            painter.setBrush(theme.color("accent_soft" if chosen else "hover"))
            painter.drawRoundedRect(rect, 6, 6)
        dot = QRect(rect.left() + 10, rect.center().y() - 4, 10, 10)
        painter.setBrush(theme.speaker(color) if color >= 0 else Qt.BrushStyle.NoBrush)
        painter.setPen(Qt.PenStyle.NoPen if color >= 0 else theme.color("dim"))
        painter.drawEllipse(dot)
        number = index.data(_NUMBER)
        painter.setPen(theme.color("dim"))
        if 0 <= number <= 9:
            painter.drawText(rect.adjusted(0, 0, -10, 0), _RIGHT, str(number))
        painter.setPen(theme.color("text"))
        room = rect.adjusted(30, 0, -30, 0)
        name = painter.fontMetrics().elidedText(
            index.data(Qt.ItemDataRole.DisplayRole), Qt.TextElideMode.ElideRight, room.width()
        )
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, name)
        painter.restore()


_RIGHT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
