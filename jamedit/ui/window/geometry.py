"""Size and layout of the window, kept from one start to the next."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtWidgets import QMainWindow, QToolBar, QWidget

from jamedit.errors import JameditError
from jamedit.settings import window_state

if TYPE_CHECKING:
    from jamedit.ui.widgets.docks import Docks

_FRAME = QSize(16, 56)  # what a window manager puts round a window, and room for it
_FIRST_SIZE = QSize(1280, 800)
_FIRST_DOCK_WIDTH = 366
_FIRST_ROOM = (0, 44, _FIRST_DOCK_WIDTH + 1, 28)  # left, top, right, bottom of the page at the first start
_LEAST_PAGE = 200


def restore_size(window: QMainWindow) -> None:
    """Give the window the size and place that it had, at the first start a size that fits the screen."""
    window.resize(_FIRST_SIZE.boundedTo(window.screen().availableSize() - _FRAME))
    kept = window_state.load()
    if "geometry" in kept and "state" in kept:
        window.restoreGeometry(kept["geometry"])


def reserve_room(window: QMainWindow, center: QWidget) -> None:
    """Leave the room around the page that bars and docks will take: no line moves when they come."""
    kept = window_state.load().get("room", b"")
    room = tuple(int.from_bytes(kept[i : i + 2], "big") for i in range(0, 8, 2)) if len(kept) == 8 else _FIRST_ROOM
    left, top, right, bottom = room
    if left + right < window.width() - _LEAST_PAGE and top + bottom < window.height() - _LEAST_PAGE:
        center.setContentsMargins(left, top, right, bottom)


def release_room(center: QWidget) -> None:
    """Give the page the room back that was reserved for bars and docks."""
    center.setContentsMargins(0, 0, 0, 0)


def _room(window: QMainWindow) -> bytes:
    """Return how far the middle of the window is from its edges: left, top (the bar alone), right, bottom."""
    middle = window.centralWidget()
    center = window.rect() if middle is None else middle.geometry()
    bar = window.findChild(QToolBar, "bar-top")
    sides = (center.left(), bar.height() if bar is not None else 0, window.width() - center.right() - 1)
    below = window.height() - center.bottom() - 1
    return b"".join(max(0, min(side, 0xFFFF)).to_bytes(2, "big") for side in (*sides, below))


def restore_docks(window: QMainWindow, docks: Docks) -> None:
    """Give the docks the places and widths that they had."""
    kept = window_state.load()
    if "geometry" in kept and "state" in kept:
        window.restoreState(kept["state"])
    else:
        first = [docks.docks["review"]]
        QTimer.singleShot(0, window, lambda: window.resizeDocks(first, [_FIRST_DOCK_WIDTH], Qt.Orientation.Horizontal))


def keep(window: QMainWindow) -> None:
    """Write size and layout for the next start; errors of a disk that cannot be written are ignored."""
    with suppress(JameditError):
        state = {"geometry": window.saveGeometry(), "state": window.saveState()}
        window_state.save({**{name: bytes(kept.data()) for name, kept in state.items()}, "room": _room(window)})
