"""What every action of the table does: one file a menu."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from jamedit.ui.actions.registry import ActionRegistry
from jamedit.ui.window.handlers.edit import EditHandlers
from jamedit.ui.window.handlers.file import FileHandlers
from jamedit.ui.window.handlers.help import HelpHandlers
from jamedit.ui.window.handlers.play import PlayHandlers
from jamedit.ui.window.handlers.review import ReviewHandlers
from jamedit.ui.window.handlers.speakers import SpeakersHandlers
from jamedit.ui.window.handlers.view import ViewHandlers

if TYPE_CHECKING:
    from jamedit.ui.window.main_window import MainWindow


class Handlers(QObject):
    """Hold the handlers of all menus and the registry that they make work."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self.file = FileHandlers(window)
        self.edit = EditHandlers(window)
        self.view = ViewHandlers(window)
        self.play = PlayHandlers(window)
        self.speakers = SpeakersHandlers(window)
        self.review = ReviewHandlers(window)
        self.help = HelpHandlers(window)
        menus = (self.file, self.edit, self.view, self.play, self.speakers, self.review, self.help)
        table = {action_id: call for menu in menus for action_id, call in menu.table().items()}
        self.registry = ActionRegistry(window, table, window.settings, window.hub)
        self.registry.build_menu_bar(window.menuBar())
        for unfinished in ("view.reading", "view.cues"):  # one view so far
            self.registry.action(unfinished).setVisible(False)
        self.registry.submenu("file.recent").aboutToShow.connect(self.file.fill_recent)
        self.registry.submenu("file.unsaved").aboutToShow.connect(self.file.fill_unsaved)
        for dock_id, dock in window.docks.docks.items():
            dock.visibilityChanged.connect(self.registry.action(f"view.panel_{dock_id}").setChecked)
