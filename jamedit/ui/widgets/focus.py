"""Where the focus goes when the control that has it is disabled or hidden: near by, and never onto a selection.

Qt passes it to the next control of the window. That may be a button beside it, which the next press of Space would
push, or the page with a selection, which the next key would replace. Windows, dialogs and panels ask `keep_near` first
in their `focusNextPrevChild`, through which every move of the focus goes.
"""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QAbstractSpinBox,
    QComboBox,
    QDialog,
    QLineEdit,
    QPlainTextEdit,
    QTabBar,
    QTextEdit,
    QWidget,
)

_FRAME = 24  # of a window: its title and its edges
# controls in which Space or Enter starts nothing
_QUIET = (QAbstractItemView, QLineEdit, QPlainTextEdit, QTextEdit, QAbstractSpinBox, QComboBox)


def keep_near(root: QWidget, otherwise: QWidget | None = None) -> bool:
    """Put the focus of a control in `root` that can no longer have it near by; return False when it still can.

    `otherwise` takes the focus when nothing near by is fit to.
    """
    former = root.window().focusWidget()
    if former is None or not root.isAncestorOf(former) or _usable(former, root):
        return False
    place = _resting_place(former, root) or otherwise
    if place is None:
        return False
    rest(place)
    return True


def rest(place: QWidget) -> None:
    """Give a widget the focus without anything selected in it."""
    place.setFocus(Qt.FocusReason.OtherFocusReason)
    drop_selection(place)


def drop_selection(widget: QWidget) -> None:
    """Select nothing in a field or a text; nothing is scrolled."""
    if isinstance(widget, QLineEdit):
        widget.deselect()
    elif isinstance(widget, QPlainTextEdit | QTextEdit) and widget.textCursor().hasSelection():
        cursor, bar = widget.textCursor(), widget.verticalScrollBar()
        at = bar.value()
        cursor.clearSelection()
        widget.setTextCursor(cursor)
        bar.setValue(at)


def _resting_place(former: QWidget, root: QWidget) -> QWidget | None:
    """Return the first quiet control of the smallest surroundings that have one."""
    around = former.parentWidget()
    while around is not None:
        if _usable(around, root):
            found = next((each for each in _quiet(around) if _usable(each, root)), None)
            if found is not None:
                return found
        if around is root:
            return None
        around = around.parentWidget()
    return None


def _quiet(around: QWidget) -> Iterator[QWidget]:
    for each in (around, *around.findChildren(QWidget)):
        takes_keys = bool(each.focusPolicy() & Qt.FocusPolicy.TabFocus) and each.focusProxy() is None
        if takes_keys and isinstance(each, _QUIET) and not isinstance(each, QTabBar):
            yield each


def _usable(widget: QWidget, root: QWidget) -> bool:
    return widget.isEnabled() and (widget is root or widget.isVisibleTo(root))


class Dialog(QDialog):
    """A dialog that is no larger than the screen, and whose focus stays near when its control is disabled or hidden."""

    def fit_screen(self, width: int, height: int) -> None:
        """Take a size, or as much of it as the screen has room for with the frame of a window."""
        screen = self.screen().availableSize()
        self.resize(min(width, screen.width() - _FRAME), min(height, screen.height() - 2 * _FRAME))

    def showEvent(self, event: QShowEvent) -> None:
        """Fit the screen, before Qt looks for a place on it."""
        self.fit_screen(self.width(), self.height())
        super().showEvent(event)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Go on with Tab; keep the focus that moves by itself near by."""
        return keep_near(self) or super().focusNextPrevChild(forward)
