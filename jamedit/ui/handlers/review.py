"""Next and previous suggestion, accept, dismiss, hear."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from jamedit.document import Suggestion
from jamedit.document.span import union

if TYPE_CHECKING:
    from jamedit.ui.main_window import MainWindow

_AROUND_MS = 1000  # what is heard before and after a suggestion


class ReviewHandlers(QObject):
    """Answer the actions of the Review menu."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window

    def table(self) -> dict[str, Callable[[], None]]:
        """Return what each action of the menu does."""
        return {
            "review.next": partial(self._step_review, 1),
            "review.previous": partial(self._step_review, -1),
            "review.accept": partial(self._with_current, self._window.queue.accept),
            "review.accept_alike": self._accept_alike,
            "review.dismiss": partial(self._with_current, self._window.queue.dismiss),
            "review.dismiss_alike": partial(self._with_current, self._window.queue.dismiss_alike),
        }

    def _step_review(self, by: int) -> None:
        queue = self._window.queue
        if queue.current is None:
            word = self._window.editor.current_word()
            queue.step_from(self._window.edit.textCursor().blockNumber(), word.id if word else -1, by)
        else:
            queue.step(by)
        self._hear_current()

    def _with_current(self, decide: Callable[[Suggestion], None]) -> None:
        current = self._window.queue.current
        if current is None:
            self._step_review(1)
            return
        decide(current)
        self._hear_current()

    def _accept_alike(self) -> None:
        current = self._window.queue.current
        if current is not None:
            self._window.docks.show("review", focus=False).accept_alike()

    def _hear_current(self) -> None:
        """Play round the suggestion under review while the user listens along."""
        if self._window.queue.current is not None and self._window.playback.playing:
            self.hear_suggestion(self._window.queue.current)

    def hear_suggestion(self, suggestion: Suggestion) -> None:
        """Play from a second before a suggestion's words to a second after."""
        span = self.span_round(suggestion)
        if span is not None:
            self._window.playback.play_span(*span)

    def span_round(self, suggestion: Suggestion) -> tuple[int, int] | None:
        """Return the time from a second before a suggestion's words to a second after, None without any."""
        paragraph = self._window.bridge.transcript.paragraph(suggestion.paragraph_id)
        wanted = set(suggestion.word_ids)
        span = union(w.span for w in paragraph.words if w.id in wanted) if paragraph else None
        return None if span is None else (max(0, span.start_ms - _AROUND_MS), span.end_ms + _AROUND_MS)
