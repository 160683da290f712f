"""The middle of the window: the page or, while nothing is open, the start page; bars above and below it."""

from __future__ import annotations

from PySide6.QtWidgets import QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from jamedit.settings import RecentFiles
from jamedit.ui.editor.transcript_edit import TranscriptEdit
from jamedit.ui.style.theme import ThemeHub
from jamedit.ui.widgets.bars import Notice
from jamedit.ui.widgets.similar_fixes_bar import SimilarFixesBar
from jamedit.ui.window.start_page import StartPage


class Center(QWidget):
    """Lay out the notice, the page and the offer of similar fixes below one another."""

    def __init__(
        self, parent: QWidget, hub: ThemeHub, recent: RecentFiles, edit: TranscriptEdit, offers: SimilarFixesBar
    ) -> None:
        super().__init__(parent)
        self._edit = edit
        self.notice = Notice(hub, self)
        self.start = StartPage(hub, recent, self)
        # or the page that is not shown would decide how small the window can be
        self.start.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)
        self.stack = QStackedWidget(self)
        self.stack.addWidget(self.start)
        self.stack.addWidget(edit)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self.notice)
        self._column.addWidget(self.stack, 1)
        self._column.addWidget(offers)

    def add_bar(self, bar: QWidget) -> None:
        """Put a bar between the notice and the page."""
        self._column.insertWidget(1, bar)

    def show_page(self, there: bool) -> None:
        """Show the page of the transcript that is open, or the start page; forget what was told before."""
        self.stack.setCurrentWidget(self._edit if there else self.start)
        self.notice.hide()  # what it said was about another document
        if there:
            self._edit.setFocus()
        else:
            self.start.refresh()
