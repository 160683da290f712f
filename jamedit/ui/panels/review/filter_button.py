"""Choose which suggestions are listed: kinds and the least confidence."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from jamedit.ui.panels.review.kinds import percent
from jamedit.ui.state.open_suggestions import Filter
from jamedit.ui.state.review_queue import ReviewQueue
from jamedit.ui.state.suggestion_kinds import kind_title
from jamedit.ui.style.theme import ThemeHub
from jamedit.ui.widgets.base import IconButton

_STEPS = (0.0, 0.5, 0.7, 0.8, 0.9, 0.95)


class FilterButton(IconButton):
    """Open a menu of kinds, each with its count, and of confidences; `chosen` carries the new filter."""

    chosen = Signal(object)  # Filter

    def __init__(self, queue: ReviewQueue, hub: ThemeHub, parent: QWidget | None = None) -> None:
        super().__init__("list-checks", self.tr("Choose which suggestions are listed"), hub)
        self._queue = queue
        self._filter = Filter()
        menu = QMenu(self)
        menu.aboutToShow.connect(self.fill)
        self.setMenu(menu)
        self.setPopupMode(self.ToolButtonPopupMode.InstantPopup)

    def use(self, wanted: Filter) -> None:
        """Take a filter and emit it."""
        self._filter = wanted
        self.setCheckable(wanted != Filter())
        self.setChecked(wanted != Filter())
        self.chosen.emit(wanted)

    def fill(self) -> None:
        """Build the menu from what is open at present."""
        menu = self.menu()
        menu.clear()
        counts = Counter(s.kind for s in self._queue.open)
        everything = menu.addAction(self.tr("All kinds"))
        everything.setCheckable(True)
        everything.setChecked(self._filter.kinds is None)
        everything.triggered.connect(lambda: self.use(replace(self._filter, kinds=None)))
        for kind, count in counts.most_common():
            action = menu.addAction(self.tr("{kind} ({count})").format(kind=kind_title(kind), count=count))
            action.setCheckable(True)
            action.setChecked(self._filter.kinds is None or kind in self._filter.kinds)
            action.triggered.connect(lambda on, kind=kind: self._switch(kind, on))
        menu.addSeparator()
        group = QActionGroup(menu)
        for least in _STEPS:
            text = self.tr("At least {share}").format(share=percent(least)) if least else self.tr("Any confidence")
            action = menu.addAction(text)
            action.setCheckable(True)
            action.setChecked(self._filter.least == least)
            action.triggered.connect(lambda _, least=least: self.use(replace(self._filter, least=least)))
            group.addAction(action)

    def _switch(self, kind: str, on: bool) -> None:
        present = frozenset(s.kind for s in self._queue.open)
        chosen = self._filter.kinds
        if chosen is None:  # the first kind that is picked is shown alone
            kinds: frozenset[str] | None = frozenset({kind})
        else:
            kinds = chosen | {kind} if on else chosen - {kind}
        self.use(replace(self._filter, kinds=None if not kinds or kinds >= present else kinds))
