"""What panels are made of: rows, empty states, buttons with icons, and how text and keys are shown."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QAbstractItemModel, QEvent, QModelIndex, QPersistentModelIndex, QRectF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFont, QFontInfo, QFontMetricsF, QKeyEvent, QKeySequence, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QPushButton,
    QScrollArea,
    QStackedLayout,
    QStyle,
    QStyleOptionViewItem,
    QTableView,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from jamedit.ui.style.icons import icon, pixmap
from jamedit.ui.style.theme import Theme, ThemeHub
from jamedit.ui.widgets.focus import keep_near, rest
from jamedit.ui.widgets.plain import PlainLabel

EDGE_PX = 14  # between the edge of a panel and what is in it
Index = QModelIndex | QPersistentModelIndex
W = TypeVar("W", bound=QWidget)


def named(widget: W, name: str) -> W:
    """Give a widget the name by which the style sheet knows it."""
    widget.setObjectName(name)
    return widget


def sized(font: QFont, by_px: int = 0, weight: QFont.Weight | None = None) -> QFont:
    """Return a font some pixels larger or smaller, in another weight if wanted."""
    made = QFont(font)
    made.setPixelSize(max(8, QFontInfo(font).pixelSize() + by_px))
    if weight is not None:
        made.setWeight(weight)
    return made


def native_key(key: str) -> str:
    """Return a key as this desktop writes it: "Ctrl+D" is "⌘D" on a Mac."""
    return QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)


def short_key(key: str) -> str:
    """Return a key for a small label: "Ctrl ↵"."""
    return native_key(key).replace("Return", "↵").replace("Enter", "↵").replace("+", " ")


def with_key(text: str, key: str) -> str:
    """Return a tooltip that ends with the key, if there is one."""
    return f"{text} ({native_key(key)})" if key else text


def draw_text(
    painter: QPainter,
    rect: QRectF,
    text: str,
    align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
    cut: Qt.TextElideMode = Qt.TextElideMode.ElideRight,
) -> float:
    """Draw one line with the painter's font and pen, cut with an ellipsis where it is too long; return its width."""
    metrics = QFontMetricsF(painter.font())
    shown = metrics.elidedText(text, cut, rect.width())
    painter.drawText(rect, align | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, shown)
    return metrics.horizontalAdvance(shown)


def draw_row_background(painter: QPainter, option: QStyleOptionViewItem, theme: Theme) -> None:
    """Draw the background of a row: chosen (also marked by a bar at its side), under the pointer, or neither."""
    rect = QRectF(option.rect).adjusted(6, 1, -6, -1)
    chosen = bool(option.state & QStyle.StateFlag.State_Selected)
    hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
    if not chosen and not hovered:
        return
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.color("accent_soft" if chosen else "hover"))
    painter.drawRoundedRect(rect, 6, 6)
    if chosen and option.state & QStyle.StateFlag.State_HasFocus:
        painter.setBrush(theme.color("accent"))
        painter.drawRoundedRect(QRectF(rect.left(), rect.top() + 6, 3, rect.height() - 12), 1.5, 1.5)


class IconButton(QToolButton):
    """Show an icon in the colour of the theme; the text is its name for readers, and its tooltip with the key."""

    def __init__(self, name: str, text: str, hub: ThemeHub, key: str = "") -> None:
        super().__init__()
        self._name, self._hub = name, hub
        self.setAccessibleName(text)
        self.setToolTip(with_key(text, key))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        hub.changed.connect(self._paint)
        self._paint()

    def _paint(self) -> None:
        theme = self._hub.theme
        self.setIcon(icon(self._name, theme.text, theme.line))


class EmptyState(QScrollArea):
    """Explain in a sentence or two what will be shown here and how to get it, with a button where one helps.

    Where there is little room the picture gives way, and then the rest scrolls.
    """

    clicked = Signal()

    def __init__(self, hub: ThemeHub) -> None:
        super().__init__()
        self._hub = hub
        self._icon_name = ""
        self._picture = PlainLabel(alignment=Qt.AlignmentFlag.AlignHCenter)
        self._title = named(PlainLabel(alignment=Qt.AlignmentFlag.AlignHCenter, wordWrap=True), "title")
        self._text = named(PlainLabel(alignment=Qt.AlignmentFlag.AlignHCenter, wordWrap=True), "dim")
        self.button = QPushButton()
        self.button.clicked.connect(self.clicked)
        inside = QWidget()
        self._column = column = QVBoxLayout(inside)
        column.setSpacing(9)
        for each in (self._picture, self._title, self._text):
            column.addWidget(each)
        column.addSpacing(4)
        column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(1)
        self.setWidget(inside)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inside.setAutoFillBackground(False)  # the panel's own colour is behind it
        self.viewport().setAutoFillBackground(False)
        hub.changed.connect(self._paint)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the picture out where there is no room for it."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        self._picture.setVisible(True)
        self._column.setContentsMargins(2 * EDGE_PX, 3 * EDGE_PX, 2 * EDGE_PX, EDGE_PX)
        if self._column.totalHeightForWidth(self.viewport().width()) > self.viewport().height():
            self._picture.setVisible(False)
            self._column.setContentsMargins(2 * EDGE_PX, EDGE_PX, 2 * EDGE_PX, EDGE_PX)

    def say(self, icon_name: str, title: str, text: str, button: str = "") -> None:
        """Show an icon, a title, one or two sentences, and a button unless its text is empty."""
        self._icon_name = icon_name
        self._title.setText(title)
        self._text.setText(text)
        self.setAccessibleName(self.text)
        self.button.setText(button)
        self.button.setVisible(bool(button))
        self._paint()
        self._fit()

    @property
    def text(self) -> str:
        """Return the text shown, title first."""
        return f"{self._title.text()} {self._text.text()}"

    def _paint(self) -> None:
        if self._icon_name:
            self._picture.setPixmap(pixmap(self._icon_name, self._hub.theme.dim, 30, self.devicePixelRatioF()))


class Panel(QWidget):
    """Show a dock's content: a body, or an empty state in its place."""

    def __init__(self, hub: ThemeHub, name: str) -> None:
        super().__init__()
        self.hub = hub
        self.setObjectName("panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(name)
        self.setMinimumWidth(240)
        self.body = QWidget()
        self.main: QWidget = self.body  # what of the body the keyboard comes to first
        self.empty = EmptyState(hub)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self.body)
        self._stack.addWidget(self.empty)

    def show_body(self, shown: bool) -> None:
        """Show the body, or else the empty state; whichever is shown takes the panel's focus."""
        focused = self.window().focusWidget()
        inside = focused is not None and self.isAncestorOf(focused) and shown is not self.shows_body
        self._stack.setCurrentWidget(self.body if shown else self.empty)
        self.setFocusProxy(self.main if shown else self.empty.button)
        if inside:  # not to a button: the key that emptied the list may be pressed again
            rest(self.main if shown else self.empty)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Go on with Tab; keep the focus that moves by itself in the panel."""
        near = not self.isHidden() and keep_near(self, self.empty if not self.shows_body else None)
        return near or super().focusNextPrevChild(forward)

    @property
    def shows_body(self) -> bool:
        """Return whether the body is shown."""
        return self._stack.currentWidget() is self.body


class RowsView(QTableView):
    """List rows in one column; a table of fixed rows stays fast at any number, and screen readers know it.

    Keys act on the row that is shown as chosen: while the list has the focus, its own keys are not the window's.
    """

    def __init__(self, name: str, row_px: int) -> None:
        super().__init__()
        self._own_keys: dict[str, Callable[[], object]] = {}
        self.setAccessibleName(name)
        self.horizontalHeader().hide()
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.horizontalHeader().setMinimumSectionSize(1)
        self.verticalHeader().hide()
        self.verticalHeader().setMinimumSectionSize(1)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(row_px)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setStyleSheet("QTableView { selection-background-color: transparent; }")  # rows draw their own
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalScrollBar().setSingleStep(24)

    def row_model(self) -> QAbstractItemModel:
        """Return the model; a view of this kind always has one."""
        return self.model()

    @property
    def current_row(self) -> int:
        """Return the row that is shown as chosen, -1 when none is; Qt's current index may be one that nobody sees."""
        chosen = self.selectionModel().selectedRows()
        return chosen[0].row() if chosen else -1

    def select(self, row: int) -> None:
        """Make a row current and bring it into view."""
        self.setCurrentIndex(self.row_model().index(row, 0))

    def on_key(self, key: str, act: Callable[[], object]) -> None:
        """Let a key act on the chosen row, whatever it does in the rest of the window."""
        self._own_keys[key] = act

    def event(self, event: QEvent) -> bool:
        """Keep the list's own keys from the window, also while a name is edited in its place."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and self._own_act(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Do what the list's own keys do; the arrows are the table's."""
        act = self._own_act(event)
        if act is None:
            super().keyPressEvent(event)
        elif self.state() is not RowsView.State.EditingState:
            act()

    def _own_act(self, event: QKeyEvent) -> Callable[[], object] | None:
        pressed = QKeySequence(event.keyCombination()).toString(QKeySequence.SequenceFormat.PortableText)
        return self._own_keys.get(pressed.replace("Num+", ""))

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Choose the first row where none is: Qt makes it current without showing that."""
        super().focusInEvent(event)
        if event.reason() != Qt.FocusReason.MouseFocusReason and self.current_row < 0 and self.row_model().rowCount():
            self.select(max(0, self.currentIndex().row()))
