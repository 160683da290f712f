"""The panels beside the page, one line each: the docks, the order of their tabs and the View menu are made of it."""

from __future__ import annotations

from typing import NamedTuple


class PanelEntry(NamedTuple):
    """Name a panel: its id, the title on its tab and in the menu, and its icon there.

    The panel of the id "history" is the class `HistoryPanel` of the package `jamedit.ui.panels.history`.
    """

    id: str
    title: str
    icon: str


PANELS = (
    PanelEntry("review", "Review", "list-checks"),
    PanelEntry("speakers", "Speakers", "users"),
    PanelEntry("sections", "Sections", "heading"),
    PanelEntry("glossary", "Glossary", "book-marked"),
    PanelEntry("history", "History", "history"),
)
