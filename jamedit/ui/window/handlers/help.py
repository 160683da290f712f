"""Palette, keys, first steps, about."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

if TYPE_CHECKING:
    from jamedit.ui.window.main_window import MainWindow


class HelpHandlers(QObject):
    """Answer the actions of the Help menu."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window

    def table(self) -> dict[str, Callable[[], None]]:
        """Return what each action of the menu does."""
        return {
            "help.palette": self._palette,
            "help.keys": self._keys,
            "help.first_steps": self._first_steps,
            "help.about": self._about,
        }

    def _palette(self) -> None:
        from jamedit.ui.dialogs.command_palette import CommandPalette

        CommandPalette(self._window.actions_, self._window.hub.theme, self._window).pop_up()

    def _keys(self) -> None:
        from jamedit.ui.dialogs.key_sheet import KeySheet

        tab_plays = self._window.settings["listening.tab_plays"]
        KeySheet(self._window.actions_, tab_plays=tab_plays, parent=self._window).exec()

    def _first_steps(self) -> None:
        from jamedit.ui.dialogs.first_steps import FirstStepsDialog

        dialog = FirstStepsDialog(self._window.actions_, self._window)
        dialog.sample_wanted.connect(self._window.documents.open_sample)
        dialog.exec()

    def _about(self) -> None:
        from jamedit.ui.dialogs.about import AboutDialog

        AboutDialog(self._window.hub.theme, self._window).exec()
