"""What makes each dock's panel when it is first shown, and connects its wishes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from jamedit.ui.widgets.docks import DockSpec

if TYPE_CHECKING:
    from jamedit.ui.panels.find import FindBar
    from jamedit.ui.panels.review import ReviewKeys
    from jamedit.ui.window.main_window import MainWindow


def dock_specs(window: MainWindow) -> list[DockSpec]:
    """Return the docks in the order of their tabs."""
    return [
        DockSpec("review", _tr("Review"), lambda: _review(window)),
        DockSpec("speakers", _tr("Speakers"), lambda: _speakers(window)),
        DockSpec("sections", _tr("Sections"), lambda: _sections(window)),
        DockSpec("glossary", _tr("Glossary"), lambda: _glossary(window)),
        DockSpec("history", _tr("History"), lambda: _history(window)),
    ]


def _tr(text: str) -> str:
    return QCoreApplication.translate("docks", text)


def _review(window: MainWindow) -> QWidget:
    from jamedit.ui.panels.review import ReviewPanel

    panel = ReviewPanel(window.bridge, window.queue, window.hub, _review_keys(window))
    window.actions_.keys_changed.connect(lambda: panel.set_keys(_review_keys(window)))
    window.suggest.busy_changed.connect(lambda busy: panel.set_busy(_tr("Looking for suggestions…") if busy else ""))
    panel.hear_requested.connect(window.handlers.review.hear_suggestion)
    panel.view.card.complete = window.suggest.complete
    panel.view.card.answered.connect(window.edit.setFocus)
    panel.glossary_requested.connect(lambda: window.docks.show("glossary"))
    return panel


def _review_keys(window: MainWindow) -> ReviewKeys:
    from jamedit.ui.panels.review import ReviewKeys

    ids = ("review.accept", "review.accept_alike", "review.dismiss", "play.again", "review.next")
    return ReviewKeys(*(next(iter(window.actions_.keys(each)), "") for each in ids))


def _speakers(window: MainWindow) -> QWidget:
    from jamedit.ui.panels.speakers import SpeakersPanel

    panel = SpeakersPanel(window.bridge, window.hub)
    panel.assign_requested.connect(window.editor.set_speaker)
    panel.seek_requested.connect(window.handlers.play.play_from)
    return panel


def _sections(window: MainWindow) -> QWidget:
    from jamedit.ui.panels.sections import SectionsPanel

    panel = SectionsPanel(window.bridge, window.hub)
    panel.show_paragraph_requested.connect(window.handlers.edit.show_paragraph)
    panel.add_requested.connect(window.handlers.speakers.add_section)
    return panel


def _glossary(window: MainWindow) -> QWidget:
    from jamedit.ui.panels.glossary import GlossaryPanel

    panel = GlossaryPanel(window.bridge, window.hub, window.queue)
    panel.offer.set_likely(window.suggest.likely)
    window.suggest.likely_changed.connect(panel.offer.set_likely)
    panel.offer.decided.connect(window.suggest.check_all)
    return panel


def _history(window: MainWindow) -> QWidget:
    from jamedit.ui.panels.history import HistoryPanel

    return HistoryPanel(window.bridge, window.hub)


def find_bar(window: MainWindow) -> FindBar:
    """Make the bar that finds and replaces."""
    from jamedit.ui.panels.find import FindBar

    bar = FindBar(window.bridge, window.hub)
    bar.show_requested.connect(window.handlers.edit.show_found)
    bar.closed.connect(window.edit.setFocus)
    bar.hits_changed.connect(window.edit.viewport().update)
    bar.closed.connect(window.edit.viewport().update)
    window.editor.found_in = bar.hits_in
    return bar
