"""The dock where suggestions are accepted or dismissed."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QPushButton, QVBoxLayout

from jamedit.counting import counted
from jamedit.document import Suggestion
from jamedit.ui.panels.review.alike_dialog import AlikeDialog, TextOf, best_text
from jamedit.ui.panels.review.cards_view import CardsView
from jamedit.ui.panels.review.filter_button import FilterButton
from jamedit.ui.panels.review.keys import DEFAULT_KEYS, ReviewKeys
from jamedit.ui.state.open_suggestions import Filter
from jamedit.ui.state.review_queue import ReviewQueue
from jamedit.ui.state.session_bridge import SessionBridge
from jamedit.ui.style.theme import ThemeHub
from jamedit.ui.widgets.base import EDGE_PX, Panel, named, native_key
from jamedit.ui.widgets.plain import PlainLabel


class ReviewPanel(Panel):
    """List the open suggestions as cards; the one under review has buttons."""

    hear_requested = Signal(object)  # Suggestion: play its place
    activated = Signal(object)  # Suggestion: it was clicked, or Enter was pressed on it
    glossary_requested = Signal()

    def __init__(
        self, bridge: SessionBridge, queue: ReviewQueue, hub: ThemeHub, keys: ReviewKeys = DEFAULT_KEYS
    ) -> None:
        super().__init__(hub, self.tr("Review"))
        self._bridge, self._queue, self._keys = bridge, queue, keys
        self._busy = ""
        self._empty_does: Callable[[], None] = self.glossary_requested.emit
        self.bar = QProgressBar(textVisible=False)
        self.bar.setAccessibleName(self.tr("Suggestions reviewed"))
        self.progress = named(PlainLabel(), "dim")
        self.filter = FilterButton(queue, hub)
        self.start = named(QPushButton(), "flat")
        self.view = CardsView(bridge, queue, hub, keys)
        self.main = self.view
        self._lay_out()
        self._connect()
        self.set_keys(keys)
        self._take()

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setContentsMargins(EDGE_PX + 2, 0, EDGE_PX - 4, 0)
        row.setSpacing(9)
        row.addWidget(self.bar, 1)
        row.addWidget(self.progress)
        row.addWidget(self.filter)
        begin = QHBoxLayout()
        begin.setContentsMargins(EDGE_PX - 8, 0, EDGE_PX, 0)
        begin.addWidget(self.start)
        begin.addStretch(1)
        column = QVBoxLayout(self.body)
        column.setContentsMargins(0, 5, 0, 0)
        column.setSpacing(4)
        column.addLayout(row)
        column.addLayout(begin)
        column.addWidget(self.view, 1)

    def _connect(self) -> None:
        card, queue = self.view.card, self._queue
        queue.changed.connect(self._take)
        queue.current_changed.connect(self._say)
        self._bridge.glossary_changed.connect(self._say)
        self._bridge.opened.connect(self._say)
        self.view.activated_suggestion.connect(self.activated)
        self.filter.chosen.connect(self._use)
        self.start.clicked.connect(lambda: queue.step(1))
        self.empty.clicked.connect(lambda: self._empty_does())
        card.accept_requested.connect(lambda: self._with_current(lambda s: queue.accept(s, queue.chosen_text)))
        card.dismiss_requested.connect(lambda: self._with_current(queue.dismiss))
        card.dismiss_alike_requested.connect(lambda: self._with_current(queue.dismiss_alike))
        card.accept_alike_requested.connect(self.accept_alike)
        card.hear_requested.connect(lambda: self._with_current(self.hear_requested.emit))

    def _with_current(self, act: Callable[[Suggestion], object]) -> None:
        if self._queue.current is not None:
            act(self._queue.current)

    def shows(self, suggestion: Suggestion) -> bool:
        """Return whether a suggestion is the one whose card with buttons is seen."""
        return self.view.shows(suggestion)

    def set_keys(self, keys: ReviewKeys) -> None:
        """Show these keys as hints."""
        self._keys = keys
        self.view.card.set_keys(keys)
        self.start.setText(
            self.tr("Start with the first one") + (f"   {native_key(keys.following)}" if keys.following else "")
        )

    def set_busy(self, text: str) -> None:
        """Show that suggestions are being looked for; an empty text ends that."""
        self._busy = text
        self._say()

    def accept_alike(self) -> AlikeDialog | None:
        """Show all that are like the suggestion under review, to be accepted as one step."""
        current, text = self._queue.current, self._queue.chosen_text
        if current is None:
            return None
        dialog = self.show_alike(self._queue.alike(current), lambda s: self._queue.text_for(s, text))
        dialog.chosen.connect(lambda chosen: self._queue.accept_many(chosen, text))
        return dialog

    def show_alike(self, hits: Sequence[Suggestion], text_of: TextOf = best_text) -> AlikeDialog:
        """Show suggestions that are alike; the caller accepts what is chosen."""
        dialog = AlikeDialog(self._bridge, self.hub, hits, text_of, self)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
        return dialog

    def type_other(self) -> None:
        """Open the field for another text than the one proposed."""
        self.view.follow_queue()
        self.view.card.type_other()

    def _use(self, chosen: Filter) -> None:
        self.view.use(chosen)
        self._say()

    def _take(self) -> None:
        self.view.take()
        self._say()

    def _say(self) -> None:
        """Show how far the review is, or why there is nothing to review."""
        queue, shown = self._queue, self.view.suggestions.rowCount()
        self.bar.setRange(0, max(1, queue.total))
        self.bar.setValue(queue.reviewed)
        done, total = f"{queue.reviewed:,}", f"{queue.total:,}"
        self.progress.setText(self.tr("{done} of {total} reviewed").format(done=done, total=total))
        self.start.setVisible(queue.current is None)
        self.show_body(shown > 0)
        if not shown:
            self._say_why()

    def _say_why(self) -> None:
        self._empty_does = self.glossary_requested.emit
        if self._queue.open:
            self._empty_does = lambda: self.filter.use(Filter())
            one = self.tr("1 open suggestion is of another kind or less certain.")
            many = self.tr("{n} open suggestions are of other kinds or less certain.")
            self.empty.say(
                "list-checks",
                self.tr("Nothing of this kind is open"),
                counted(len(self._queue.open), one, many),
                self.tr("Show all"),
            )
        elif self._busy:
            self.empty.say("sparkles", self._busy, self.tr("They appear here as they are found."))
        elif self._queue.reviewed:
            one = self.tr("The only suggestion is reviewed. New names or terms in the glossary may find more.")
            many = self.tr("All {n} suggestions are reviewed. New names or terms in the glossary may find more.")
            self.empty.say(
                "circle-check",
                self.tr("All reviewed"),
                counted(self._queue.reviewed, one, many),
                self.tr("Open the glossary"),
            )
        elif self._bridge.glossary.terms:
            text = self.tr("Nothing sounds like a term of the glossary. Add the names and terms that occur.")
            self.empty.say("list-checks", self.tr("No suggestions"), text, self.tr("Open the glossary"))
        else:
            text = self.tr(
                "Add names and terms to the glossary, one per line. Misrecognised words are then found by sound."
            )
            self.empty.say("sparkles", self.tr("No suggestions yet"), text, self.tr("Add names and terms"))
