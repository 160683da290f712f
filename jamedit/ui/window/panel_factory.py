"""Make each dock's panel, and the find bar, when it is first shown, and connect its signals."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from importlib import import_module
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from jamedit.ui.actions.panels import PANELS
from jamedit.ui.widgets.docks import DockSpec
from jamedit.ui.widgets.focus import drop_selection
from jamedit.ui.window.handlers import Handlers
from jamedit.ui.window.workspace import Workspace

if TYPE_CHECKING:
    from jamedit.ui.panels.find import FindBar
    from jamedit.ui.panels.review import ReviewKeys


def dock_specs(make: Callable[[str], QWidget]) -> list[DockSpec]:
    """Return the docks in the order of their tabs; `make` is called with a dock's id when it is first shown."""
    return [DockSpec(panel.id, _tr(panel.title), _bound(make, panel.id)) for panel in PANELS]


def _bound(make: Callable[[str], QWidget], dock_id: str) -> Callable[[], QWidget]:
    return lambda: make(dock_id)


def _tr(text: str) -> str:
    return QCoreApplication.translate("docks", text)


def panel_class(dock_id: str) -> Callable[..., QWidget]:
    """Return the class of a panel, found by the panel's id."""
    found: Callable[..., QWidget] = getattr(
        import_module(f"jamedit.ui.panels.{dock_id}"), f"{dock_id.capitalize()}Panel"
    )
    return found


class PanelFactory:
    """Make panels that work on a workspace; one that has wishes to the rest of the window has a maker of its own."""

    def __init__(self, space: Workspace, handlers: Handlers) -> None:
        self._space, self._handlers = space, handlers
        self._makers: dict[str, Callable[[], QWidget]] = {
            "review": self._review,
            "speakers": self._speakers,
            "sections": self._sections,
            "glossary": self._glossary,
        }

    def make(self, dock_id: str) -> QWidget:
        """Make the panel of a dock: by its own maker, or from the session and the theme when that is all it needs."""
        make = self._makers.get(dock_id)
        return make() if make else panel_class(dock_id)(self._space.bridge, self._space.hub)

    def _review(self) -> QWidget:
        from jamedit.ui.panels.review import ReviewPanel

        space = self._space
        panel = ReviewPanel(space.bridge, space.queue, space.hub, self._review_keys())
        space.actions.keys_changed.connect(lambda: panel.set_keys(self._review_keys()))
        space.suggestions.busy_changed.connect(
            lambda busy: panel.set_busy(_tr("Looking for suggestions…") if busy else "")
        )
        panel.set_busy(_tr("Looking for suggestions…") if space.suggestions.busy or space.documents.opening else "")
        panel.hear_requested.connect(self._handlers.review.hear_suggestion)
        panel.view.card.set_playable(space.playback.loaded)
        space.recording_dock.loaded_changed.connect(panel.view.card.set_playable)
        panel.view.card.complete = space.suggestions.complete
        panel.view.card.answered.connect(space.edit.setFocus)
        panel.glossary_requested.connect(lambda: space.docks.show("glossary"))
        return panel

    def _review_keys(self) -> ReviewKeys:
        from jamedit.ui.panels.review import ReviewKeys

        ids = ("review.accept", "review.accept_alike", "review.dismiss", "play.again", "review.next")
        return ReviewKeys(*(next(iter(self._space.actions.keys(each)), "") for each in ids))

    def _speakers(self) -> QWidget:
        from jamedit.ui.panels.speakers import SpeakersPanel

        panel = SpeakersPanel(self._space.bridge, self._space.hub)
        panel.assign_requested.connect(self._space.editor.set_speaker)
        panel.seek_requested.connect(self._handlers.play.hear_from)
        return panel

    def _sections(self) -> QWidget:
        from jamedit.ui.panels.sections import SectionsPanel

        panel = SectionsPanel(self._space.bridge, self._space.hub)
        panel.show_paragraph_requested.connect(self._handlers.edit.show_paragraph)
        panel.go_to_paragraph_requested.connect(self._handlers.edit.go_to_paragraph)
        panel.add_requested.connect(self._handlers.speakers.add_section)
        return panel

    def _glossary(self) -> QWidget:
        from jamedit.ui.panels.glossary import GlossaryPanel

        space = self._space
        panel = GlossaryPanel(space.bridge, space.hub, space.queue)
        panel.offer.set_likely(space.suggestions.likely)
        space.suggestions.likely_changed.connect(panel.offer.set_likely)
        panel.offer.decided.connect(space.suggestions.check_all)
        return panel

    def find_bar(self) -> FindBar:
        """Make the bar that finds and replaces."""
        from jamedit.ui.panels.find import FindBar

        space = self._space
        bar = FindBar(space.bridge, space.hub)
        bar.show_requested.connect(self._handlers.edit.show_found)
        bar.closed.connect(partial(self._leave_find_bar, bar))
        bar.shown_changed.connect(
            lambda shown: space.actions.lend("Shift+F3", "edit.find_previous", "play.last_slower", lent=shown)
        )
        bar.hits_changed.connect(space.edit.viewport().update)
        bar.closed.connect(space.edit.viewport().update)
        space.editor.found_in = bar.hits_in
        return bar

    def _leave_find_bar(self, bar: FindBar) -> None:
        """Go to the page; only the place that the bar shows stays selected there."""
        self._space.edit.setFocus()
        if bar.current is None:
            drop_selection(self._space.edit)
