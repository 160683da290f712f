"""Palette, keys, first steps, about."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject

from jamedit.ui.window.workspace import Workspace


class HelpHandlers(QObject):
    """Answer the actions of the Help menu."""

    def __init__(self, space: Workspace) -> None:
        super().__init__(space.dialog_parent)
        self._space = space

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

        CommandPalette(self._space.actions, self._space.hub.theme, self._space.dialog_parent).pop_up()

    def _keys(self) -> None:
        from jamedit.ui.dialogs.key_sheet import KeySheet

        tab_plays = self._space.settings["listening.tab_plays"]
        KeySheet(self._space.actions, tab_plays=tab_plays, parent=self._space.dialog_parent).exec()

    def _first_steps(self) -> None:
        from jamedit.ui.dialogs.first_steps import FirstStepsDialog

        dialog = FirstStepsDialog(self._space.actions, self._space.dialog_parent)
        dialog.sample_wanted.connect(self._space.documents.open_sample)
        dialog.exec()

    def _about(self) -> None:
        from jamedit.ui.dialogs.about import AboutDialog

        AboutDialog(self._space.hub.theme, self._space.dialog_parent).exec()
