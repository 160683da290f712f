"""The handlers of all actions: one file per menu, and two for times, which are of the Edit menu."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject

from jamedit.ui.window.handlers.align import AlignHandlers
from jamedit.ui.window.handlers.edit import EditHandlers
from jamedit.ui.window.handlers.file import FileHandlers
from jamedit.ui.window.handlers.help import HelpHandlers
from jamedit.ui.window.handlers.play import PlayHandlers
from jamedit.ui.window.handlers.review import ReviewHandlers
from jamedit.ui.window.handlers.speakers import SpeakersHandlers
from jamedit.ui.window.handlers.times import TimesHandlers
from jamedit.ui.window.handlers.view import ViewHandlers
from jamedit.ui.window.workspace import Workspace


class Handlers(QObject):
    """Hold the handlers of all menus and let the actions of the workspace call them."""

    def __init__(self, space: Workspace) -> None:
        super().__init__(space.dialog_parent)
        self.file = FileHandlers(space)
        self.edit = EditHandlers(space)
        self.times = TimesHandlers(space)
        self.align = AlignHandlers(space)
        self.view = ViewHandlers(space)
        self.play = PlayHandlers(space)
        self.speakers = SpeakersHandlers(space)
        self.review = ReviewHandlers(space)
        self.help = HelpHandlers(space)
        actions = space.actions
        actions.connect_handlers(self.table())
        actions.submenu("file.recent").aboutToShow.connect(self.file.fill_recent)
        actions.submenu("file.unsaved").aboutToShow.connect(self.file.fill_unsaved)
        for dock_id, dock in space.docks.docks.items():
            dock.visibilityChanged.connect(actions.action(f"view.panel_{dock_id}").setChecked)

    def table(self) -> dict[str, Callable[[], None]]:
        """Return what each action does, by its id."""
        times = (self.times, self.align)
        menus = (self.file, self.edit, *times, self.view, self.play, self.speakers, self.review, self.help)
        return {action_id: call for menu in menus for action_id, call in menu.table().items()}
