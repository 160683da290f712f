"""Run anything by a few letters of its name."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter
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

from jamedit.ui.actions.menus import MENUS
from jamedit.ui.actions.registry import ActionRegistry, translated
from jamedit.ui.actions.table import ACTIONS, Action
from jamedit.ui.dialogs.fuzzy_match import Match, match
from jamedit.ui.style.theme import Theme
from jamedit.ui.widgets.dialog_frame import label
from jamedit.ui.widgets.focus import Dialog

_ID, _KEY, _PLACE, _LETTERS = (Qt.ItemDataRole.UserRole + n for n in range(4))
_WIDTH, _ROWS, _ROW_HEIGHT = 560, 10, 34


class CommandPalette(Dialog):
    """List the actions that are enabled now; typing narrows them, Enter runs the one that is marked."""

    def __init__(self, registry: ActionRegistry, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Popup if parent else Qt.WindowType.Dialog)
        self._registry = registry
        self.setWindowTitle(self.tr("Command palette"))
        self.setAccessibleName(self.windowTitle())
        self.line = QLineEdit()
        self.line.setPlaceholderText(self.tr("What do you want to do?"))
        self.line.setAccessibleName(self.tr("Command"))
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("Commands"))
        self.list.setItemDelegate(_Rows(theme, self.list))
        self.list.setUniformItemSizes(True)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.nothing = label(self.tr("No command has a name like this."), "hint")
        self._lay_out()
        self.line.installEventFilter(self)
        self.line.textChanged.connect(self._fill)
        self.list.itemClicked.connect(self._run)
        self._fill("")
        self.finished.connect(self.deleteLater)

    def _lay_out(self) -> None:
        frame = QFrame(self)
        frame.setObjectName("card")
        inside = QVBoxLayout(frame)
        inside.setContentsMargins(10, 10, 10, 10)
        inside.setSpacing(8)
        for each in (self.line, self.list, self.nothing):
            inside.addWidget(each)
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(frame)
        frame.setFixedWidth(_WIDTH)
        around.setSizeConstraint(QVBoxLayout.SizeConstraint.SetFixedSize)

    def pop_up(self) -> None:
        """Show it at the top of its window, with the caret in the line."""
        above = self.parentWidget()
        if above is not None:
            corner = above.mapToGlobal(above.rect().topLeft())
            self.move(corner.x() + (above.width() - _WIDTH) // 2, corner.y() + 64)
        self.show()
        self.line.setFocus()

    def _fill(self, query: str) -> None:
        found = [(fit, action) for action in ACTIONS if (fit := self._fit(action, query)) is not None]
        if query.strip():
            found.sort(key=lambda pair: -pair[0].score)
        self.list.clear()
        for fit, action in found:
            self.list.addItem(self._item(action, fit))
        self.list.setCurrentRow(0)
        self.list.setVisible(bool(found))
        self.list.setFixedHeight(min(len(found), _ROWS) * _ROW_HEIGHT + 2)
        self.nothing.setVisible(not found)

    def _fit(self, action: Action, query: str) -> Match | None:
        made = self._registry.action(action.id)
        usable = made.isEnabled() and made.isVisible() and not action.submenu and action.id != "help.palette"
        if not usable:
            return None
        name = match(query, self._name(action))
        if name is not None:
            return Match(name.score + 1, name.letters)
        wider = match(query, f"{_menu(action)} {self._name(action)}")
        return wider and Match(wider.score)

    def _name(self, action: Action) -> str:
        return self._registry.action(action.id).text().replace("&&", "&")

    def _item(self, action: Action, fit: Match) -> QListWidgetItem:
        item, key = QListWidgetItem(self._name(action)), self._registry.key_text(action.id)
        for role, value in ((_ID, action.id), (_KEY, key), (_PLACE, _menu(action)), (_LETTERS, fit.letters)):
            item.setData(role, value)
        spoken = ", ".join(part for part in (self._name(action), _menu(action), key) if part)
        item.setData(Qt.ItemDataRole.AccessibleTextRole, spoken)
        item.setIcon(self._registry.action(action.id).icon())
        return item

    def _run(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            action = self._registry.action(item.data(_ID))
            self.accept()
            action.trigger()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Move in the list with the keys that mean nothing in one line of text."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_PageUp: -_ROWS, Qt.Key.Key_PageDown: _ROWS}
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._run(self.list.currentItem())
                return True
            if event.key() in steps:
                self._step(steps[Qt.Key(event.key())])
                return True
        return super().eventFilter(watched, event)

    def _step(self, by: int) -> None:
        last, row = self.list.count() - 1, self.list.currentRow()
        if abs(by) == 1:
            self.list.setCurrentRow((row + by) % (last + 1) if last >= 0 else -1)
        else:
            self.list.setCurrentRow(min(max(row + by, 0), last))


def _menu(action: Action) -> str:
    return (
        " › ".join(translated(MENUS[name]) for name in (action.menu.partition(".")[0], action.menu) if name)
        if "." in action.menu
        else translated(MENUS[action.menu])
    )


class _Rows(QStyledItemDelegate):
    """Paint icon, name with the letters that fit in bold, menu and key."""

    def __init__(self, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Return the same height for every row."""
        return QSize(_WIDTH - 60, _ROW_HEIGHT)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Paint one row."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect: QRect = option.rect.adjusted(1, 1, -1, -1)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.color("accent_soft"))
            painter.drawRoundedRect(rect, 6, 6)
        icon = index.data(Qt.ItemDataRole.DecorationRole)
        if icon is not None:
            icon.paint(painter, QRect(rect.left() + 10, rect.center().y() - 8, 17, 17))
        end = self._paint_key(painter, rect, index.data(_KEY))
        rect = QRect(rect.left() + 38, rect.top(), end - rect.left() - 46, rect.height())
        used = self._paint_name(painter, rect, index.data(Qt.ItemDataRole.DisplayRole), set(index.data(_LETTERS)))
        painter.setPen(self._theme.color("dim"))
        painter.drawText(rect.adjusted(used + 12, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, index.data(_PLACE))
        painter.restore()

    def _paint_name(self, painter: QPainter, rect: QRect, name: str, letters: set[int]) -> int:
        plain, bold, x = painter.font(), painter.font(), rect.left()
        bold.setWeight(bold.Weight.Bold)
        for start, end in _runs(name, letters):
            fits = start in letters
            painter.setFont(bold if fits else plain)
            painter.setPen(self._theme.color("accent" if fits else "text"))
            part = name[start:end]
            painter.drawText(QRect(x, rect.top(), rect.right() - x, rect.height()), Qt.AlignmentFlag.AlignVCenter, part)
            x += painter.fontMetrics().horizontalAdvance(part)
        painter.setFont(plain)
        return x - rect.left()

    def _paint_key(self, painter: QPainter, rect: QRect, key: str) -> int:
        if not key:
            return rect.right()
        width = painter.fontMetrics().horizontalAdvance(key) + 12
        chip = QRect(rect.right() - width - 8, rect.center().y() - 10, width, 21)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(self._theme.color("line"))
        painter.drawRoundedRect(chip, 4, 4)
        painter.setPen(self._theme.color("dim"))
        painter.drawText(chip, Qt.AlignmentFlag.AlignCenter, key)
        return chip.left()


def _runs(name: str, letters: set[int]) -> list[tuple[int, int]]:
    """Divide a name into runs of letters that fit and that do not."""
    starts = [i for i in range(len(name)) if i == 0 or (i in letters) != (i - 1 in letters)]
    return list(zip(starts, [*starts[1:], len(name)], strict=True))
