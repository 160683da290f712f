"""After a fix by hand: offer more places like it, and to remember it; never in the way of typing."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from jamedit.document import Knowledge, Suggestion
from jamedit.document.decision import ACCEPTED, REMEMBERED, place_key, remember_key
from jamedit.document.knowledge import fold, pair_of, plain
from jamedit.session import Applied
from jamedit.ui.controllers.suggestions import SuggestionController
from jamedit.ui.state.knowledge_store import FILE, FOLDER, KnowledgeStore
from jamedit.ui.state.session_bridge import SessionBridge
from jamedit.ui.widgets.similar_fixes_bar import SimilarFixesBar

if TYPE_CHECKING:
    from jamedit.suggest.learning.fixes import Fix

_PAUSE_MS = 700
_STAYS_MS = 45_000
_BY_HAND = 20  # paragraphs: an edit of more of them is no fix of one place that may come again


class SimilarFixesController(QObject):
    """Watch for fixes by hand that may come again, one offer at a time."""

    hits_requested = Signal(object)  # list[Suggestion]: show them, to be accepted as one step
    offered_changed = Signal()
    message = Signal(str)

    def __init__(
        self, bridge: SessionBridge, suggest: SuggestionController, store: KnowledgeStore, bar: SimilarFixesBar
    ) -> None:
        super().__init__(bridge)
        self._bridge, self._suggest, self._store, self._bar = bridge, suggest, store, bar
        self.fix: Fix | None = None
        self._known: set[Fix] = set()
        self._touched: set[int] = set()
        self._done: set[int] = set()  # paragraphs of an edit that did all it was meant to do: their fixes are known
        self._typed = QTimer(self, interval=_PAUSE_MS, singleShot=True)
        self._typed.timeout.connect(self._look)
        self._gone = QTimer(self, interval=_STAYS_MS, singleShot=True)
        self._gone.timeout.connect(self.end)
        bridge.opened.connect(self._begin)
        suggest.busy_changed.connect(self._ready)
        suggest.learned.connect(self._learned)
        bar.more_requested.connect(self.show_more)
        bar.remember_requested.connect(self.remember)
        bar.close_button.clicked.connect(self.end)

    def _begin(self) -> None:
        self._touched.clear()
        self._done.clear()
        self._known.clear()
        self.end()

    def _ready(self, busy: bool) -> None:
        """Treat the fixes of earlier sessions as already offered."""
        if not busy and not self._known:
            QTimer.singleShot(0, self, self._tell_all)

    def _tell_all(self) -> None:
        if self._suggest.feedback is not None and not self._touched:
            self._known = set(self._suggest.feedback.all_fixes())

    def _learned(self, applied: Applied) -> None:
        if applied.origin in ("undo", "redo"):
            self.end()
        elif applied.origin == "typed":
            added = [p.id for p in applied.change.added]
            (self._touched if len(added) <= _BY_HAND else self._done).update(added)
            self._typed.start()

    def _look(self) -> None:
        feedback = self._suggest.feedback
        if feedback is None:
            return
        self._known.update(fix for i in self._done for fix in feedback.fixes(i))
        self._done.clear()
        here = {fix for i in self._touched for fix in feedback.fixes(i)}
        new = here - self._known
        self._known |= here
        self._touched.clear()
        if new:
            self._offer(max(new))
        elif self.fix is not None and self.fix not in here and not self._is_there(self.fix):
            self.end()

    def _is_there(self, fix: Fix) -> bool:
        return self._suggest.feedback is not None and fix in self._suggest.feedback.all_fixes()

    def _offer(self, fix: Fix) -> None:
        self.fix = fix
        others = len(self._others())
        self._bar.offer(fold(fix.before), plain(fix.after), others, folder=self._store.place(FOLDER) is not None)
        self._gone.start()
        self.offered_changed.emit()

    def end(self) -> None:
        """Take the offer away."""
        self.fix = None
        self._gone.stop()
        self._bar.hide()
        self.offered_changed.emit()

    def _others(self) -> Sequence[Suggestion]:
        if self.fix is None or self._suggest.word_index is None:
            return ()
        return self._suggest.word_index.others(self._bridge.transcript, self.fix.before, self.fix.after)

    def show_more(self) -> None:
        """Show the places that are like the fix."""
        others = self._others()
        if others:
            self.hits_requested.emit(list(others))

    def accept(self, chosen: Sequence[Suggestion]) -> None:
        """Put the chosen places right as one step; the page stays where it is."""
        from jamedit.edits.accept_suggestions import AcceptSuggestions

        pairs = tuple((s, s.after) for s in chosen)
        decisions = [(place_key(s), ACCEPTED) for s in chosen]
        if pairs and self._bridge.apply(AcceptSuggestions(pairs), origin="confusion", decisions=decisions) is not None:
            self.end()

    def remember(self, level: str) -> None:
        """Remember the fix for this file, this folder or always."""
        if self.fix is None:
            return
        before, after = fold(self.fix.before), plain(self.fix.after)
        if level == FILE:
            self._bridge.decide([(remember_key(before, after), REMEMBERED)], "remember", "confusion")
        else:
            pair = pair_of(before, after, 3)
            more = Knowledge(() if pair is None else (pair,))
            if not self._store.add(level, more):
                return
            self._suggest.share(more)
        self._bar.remembered(level)
        self.message.emit(self.tr("“{before}” is remembered as “{after}”.").format(before=before, after=after))
