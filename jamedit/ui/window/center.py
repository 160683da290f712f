"""The middle of the window: the page or, while nothing is open, the start page; bars above and below it."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from jamedit.ui.style.theme import ThemeHub

if TYPE_CHECKING:
    from jamedit.settings.recent import RecentFiles
    from jamedit.ui.widgets.notice import Notice
    from jamedit.ui.window.start_page import StartPage


class Center(QWidget):
    """Lay out the notice, the page and the offer of similar fixes below one another."""

    start_made = Signal(object)  # StartPage

    def __init__(self, parent: QWidget, hub: ThemeHub) -> None:
        super().__init__(parent)
        self.stack = QStackedWidget(self)
        self._hub = hub
        self._page: QWidget | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self.stack, 1)

    @cached_property
    def recent(self) -> RecentFiles:
        """Return the list of recent files."""
        from jamedit.settings.recent import RecentFiles

        return RecentFiles()

    @cached_property
    def notice(self) -> Notice:
        """Return the bar for sentences above the page, made when there is one to say."""
        from jamedit.ui.widgets.notice import Notice

        made = Notice(self._hub, self)
        self._column.insertWidget(0, made)
        return made

    @cached_property
    def start(self) -> StartPage:
        """Return the start page, made when nothing is open."""
        from jamedit.ui.window.start_page import StartPage

        made = StartPage(self._hub, self.recent, self)
        # or the page that is not shown would decide how small the window can be
        made.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)
        self.stack.addWidget(made)
        self.start_made.emit(made)
        return made

    def add_page(self, page: QWidget) -> None:
        """Take the page of a transcript."""
        self._page = page
        self.stack.addWidget(page)

    def add_offers(self, bar: QWidget) -> None:
        """Take the bar below the page."""
        self._column.addWidget(bar)

    def add_bar(self, bar: QWidget) -> None:
        """Put a bar between the notice and the page."""
        self._column.insertWidget(self._column.indexOf(self.stack), bar)

    def show_page(self, there: bool) -> None:
        """Show the page of the transcript that is open, or the start page; hide earlier notices."""
        shown = self._page if there and self._page is not None else self.start
        changed = shown is not self.stack.currentWidget()
        self.stack.setCurrentWidget(shown)
        if "notice" in vars(self):
            self.notice.hide()  # it was about another document
        if changed and shown is self.start:
            self.start.refresh()
