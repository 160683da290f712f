"""What tests of the whole window share: opening, typing, waiting until all is done."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from jamedit.ui.window.main_window import MainWindow

CTRL, SHIFT, NONE = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier(0)


def opened(qtbot: QtBot, window: MainWindow, path: Path) -> MainWindow:
    """Open a file and wait until everything that it starts has ended."""
    with qtbot.waitSignal(window.parts.documents.opened, timeout=20_000):
        window.parts.documents.open_path(path)
    quiet(qtbot, window)
    return window


def quiet(qtbot: QtBot, window: MainWindow) -> None:
    """Wait until nothing runs and nothing is about to be looked at."""
    qtbot.waitUntil(
        lambda: (
            not window.parts.later.outstanding
            and not window.parts.jobs.running
            and not window.parts.recording_dock.loading
            and not window.parts.suggest.outstanding
            and not window.parts.similar_fixes._typed.isActive()
        ),
        timeout=30_000,
    )


def press(qtbot: QtBot, window: MainWindow, key: Qt.Key, modifiers: Qt.KeyboardModifier = NONE) -> None:
    """Press a key in the page."""
    window.parts.edit.setFocus()
    qtbot.keyClick(window.parts.edit, key, modifiers)


def text_of(window: MainWindow) -> str:
    """Return the paragraphs of the open transcript, one a line."""
    return "\n".join(p.text for p in window.parts.bridge.transcript.paragraphs)
