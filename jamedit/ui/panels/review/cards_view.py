"""The cards, drawn but for the one under review, which lies over its row as a real widget."""

from __future__ import annotations

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QTimer, Signal
from PySide6.QtGui import QResizeEvent

from jamedit.document import Suggestion
from jamedit.document.timecode import rounded_clock
from jamedit.ui.panels.review.card_delegate import GAP_PX, CardDelegate, card_px
from jamedit.ui.panels.review.current_card import CurrentCard
from jamedit.ui.panels.review.excerpt import excerpt
from jamedit.ui.panels.review.keys import ReviewKeys
from jamedit.ui.panels.review.suggestion_model import SuggestionModel
from jamedit.ui.state.open_suggestions import Filter
from jamedit.ui.state.review_queue import ReviewQueue
from jamedit.ui.state.session_bridge import SessionBridge
from jamedit.ui.style.theme import ThemeHub
from jamedit.ui.widgets.base import EDGE_PX, RowsView

_LEAD, _TAIL = 60, 70  # characters around the words under review


class CardsView(RowsView):
    """List the suggestions of a model; the row chosen is the one under review in the queue, and the other way round."""

    activated_suggestion = Signal(object)

    def __init__(self, bridge: SessionBridge, queue: ReviewQueue, hub: ThemeHub, keys: ReviewKeys) -> None:
        super().__init__(self.tr("Open suggestions"), 90)
        self._bridge, self._queue, self._hub = bridge, queue, hub
        self.suggestions = SuggestionModel(self)
        self.suggestions.place_of = self._place_of
        self.setModel(self.suggestions)
        self.setItemDelegate(CardDelegate(bridge, hub, self))
        self.card = CurrentCard(hub, keys, self.viewport())
        self.card.hide()
        self._raised = -1
        self._following = False
        self._later = QTimer(self, singleShot=True, interval=0)
        self._later.timeout.connect(self.place_card)
        self._connect()
        for key in ("Return", "Enter"):
            self.on_key(key, self._go_to_text)

    def _connect(self) -> None:
        self.suggestions.modelAboutToBeReset.connect(self._lower)
        self.suggestions.rowsAboutToBeRemoved.connect(self._lower)
        self.selectionModel().currentRowChanged.connect(self._row_chosen)
        self.clicked.connect(self._clicked)
        self.verticalScrollBar().valueChanged.connect(self._move_card)
        self._queue.current_changed.connect(self.follow_queue)
        self._queue.show_requested.connect(self.follow_queue)
        self.card.text_changed.connect(self._show_sentence)
        self.card.height_changed.connect(self._later.start)
        self._hub.changed.connect(self._show_again)

    def _place_of(self, suggestion: Suggestion) -> str:
        """Return when a suggestion's words are spoken, and their sentence as it is."""
        shown = excerpt(self._bridge.transcript, suggestion, _LEAD, _TAIL, suggestion.before)
        time = "" if shown.time_ms is None else self.tr("at {time}").format(time=rounded_clock(shown.time_ms))
        return " · ".join(filter(None, (time, shown.text)))

    def shows(self, suggestion: Suggestion) -> bool:
        """Return whether a suggestion is the one whose card with buttons is seen."""
        return self.card.suggestion is suggestion and not self.card.visibleRegion().isEmpty()

    def take(self) -> None:
        """Take over the queue's open suggestions."""
        self._following = True
        self.suggestions.take(self._queue.open)
        self._following = False
        self.follow_queue()

    def use(self, chosen: Filter) -> None:
        """List, and go to, no other suggestions than those that a filter admits."""
        self._queue.show_only(chosen)
        self._following = True
        self.suggestions.use(chosen)
        self._following = False
        self.follow_queue()

    def follow_queue(self) -> None:
        """Show the suggestion under review with its buttons, and bring it into view."""
        row = self.suggestions.row_of(self._queue.current)
        self._following = True
        if row < 0:
            self.selectionModel().setCurrentIndex(QModelIndex(), QItemSelectionModel.SelectionFlag.Clear)
        elif row != self.current_row:
            self.select(row)
        self._following = False
        if row < 0:
            # Between two decisions nothing is under review for a moment; hiding the card at once would cost the
            # button in it the focus.
            self._later.start()
            return
        self._show_again()
        self.scrollTo(self.suggestions.index(row, 0))
        self._move_card()

    def _show_again(self) -> None:
        current = self._queue.current
        if current is not None and self.suggestions.row_of(current) >= 0:
            shown = excerpt(self._bridge.transcript, current, _LEAD, _TAIL)
            self.card.show_suggestion(current, shown, self._queue.count_alike(current))
            self._show_sentence()
        self.place_card()

    def _show_sentence(self) -> None:
        current = self._queue.current
        if current is not None:
            self._queue.chosen_text = self.card.chosen_text
            self.card.show_sentence(excerpt(self._bridge.transcript, current, _LEAD, _TAIL, self.card.chosen_text))
            row = self.suggestions.row_of(current)
            if row >= 0:
                self.card.setAccessibleName(self.suggestions.spoken(row))
            self._later.start()

    def place_card(self) -> None:
        """Give the row under review the height of its card and lay the card over it."""
        if self.verticalHeader().defaultSectionSize() != card_px(self.font()):
            self.verticalHeader().setDefaultSectionSize(card_px(self.font()))
        row = self.suggestions.row_of(self._queue.current)
        if row != self._raised:
            self._lower()
        self.card.setVisible(row >= 0)
        if row < 0:
            return
        width = max(80, self.viewport().width() - 2 * EDGE_PX)
        height = self.card.column.totalHeightForWidth(width)
        self.card.resize(width, height)
        self.setRowHeight(row, height + GAP_PX)
        self._raised = row
        self.scrollTo(self.suggestions.index(row, 0))
        self._move_card()

    def _move_card(self) -> None:
        if self._raised >= 0:
            self.card.move(EDGE_PX, self.rowViewportPosition(self._raised))

    def _lower(self) -> None:
        """Give the row that was under review the height of all others, before rows move."""
        if 0 <= self._raised < self.suggestions.rowCount():
            self.setRowHeight(self._raised, self.verticalHeader().defaultSectionSize())
        self._raised = -1

    def _row_chosen(self, index: QModelIndex) -> None:
        if not self._following and index.isValid():
            self._queue.select(self.suggestions.at(index.row()))

    def _clicked(self, index: QModelIndex) -> None:
        suggestion: Suggestion = self.suggestions.at(index.row())
        self._queue.select(suggestion)
        self.activated_suggestion.emit(suggestion)

    def _go_to_text(self) -> None:
        if self.current_row >= 0:
            self._clicked(self.currentIndex())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Break the card's text to the new width."""
        super().resizeEvent(event)
        self.place_card()
