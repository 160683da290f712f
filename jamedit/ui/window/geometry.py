"""Size and layout of the window, kept from one start to the next."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtWidgets import QMainWindow

from jamedit.errors import JameditError
from jamedit.settings import window_state

if TYPE_CHECKING:
    from jamedit.ui.widgets.docks import Docks

_FRAME = QSize(16, 56)  # what a window manager puts round a window, and room for it
_FIRST_SIZE = QSize(1280, 800)
_FIRST_DOCK_WIDTH = 366


def restore_size(window: QMainWindow) -> None:
    """Give the window the size and place that it had, at the first start a size that fits the screen."""
    window.resize(_FIRST_SIZE.boundedTo(window.screen().availableSize() - _FRAME))
    kept = window_state.load()
    if "geometry" in kept and "state" in kept:
        window.restoreGeometry(kept["geometry"])


def restore_docks(window: QMainWindow, docks: Docks) -> None:
    """Give the docks the places and widths that they had."""
    kept = window_state.load()
    if "geometry" in kept and "state" in kept:
        window.restoreState(kept["state"])
    else:
        first = [docks.docks["review"]]
        QTimer.singleShot(0, window, lambda: window.resizeDocks(first, [_FIRST_DOCK_WIDTH], Qt.Orientation.Horizontal))


def keep(window: QMainWindow) -> None:
    """Write size and layout for the next start; a disk that cannot be written is no reason to stay open."""
    with suppress(JameditError):
        state = {"geometry": window.saveGeometry(), "state": window.saveState()}
        window_state.save({name: bytes(kept.data()) for name, kept in state.items()})
