"""Play, skip, speed, play again, go to a time."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject

from jamedit.document import Paragraph, Word
from jamedit.document.span import union
from jamedit.ui.window.handlers.review import span_around
from jamedit.ui.window.workspace import Workspace


class PlayHandlers(QObject):
    """Answer the actions of the Play menu."""

    def __init__(self, space: Workspace) -> None:
        super().__init__(space.dialog_parent)
        self._space = space

    def table(self) -> dict[str, Callable[[], None]]:
        """Return what each action of the menu does."""
        playback, get = self._space.playback, self._space.settings.__getitem__
        return {
            "play.toggle": playback.toggle,
            "play.back": lambda: playback.skip(-get("listening.skip_short_ms")),
            "play.forward": lambda: playback.skip(get("listening.skip_short_ms")),
            "play.back_long": lambda: playback.skip(-get("listening.skip_long_ms")),
            "play.forward_long": lambda: playback.skip(get("listening.skip_long_ms")),
            "play.slower": partial(playback.step_rate, -1),
            "play.faster": partial(playback.step_rate, 1),
            "play.toggle_slow": playback.toggle_rate,
            "play.again": partial(self._again, False),
            "play.loop": self._loop,
            "play.last_slower": playback.last_seconds_slower,
            "play.follow": lambda: self._space.follow.set_following(
                self._space.actions.action("play.follow").isChecked()
            ),
            "play.go_to_time": self._go_to_time,
        }

    def _loop(self) -> None:
        """Begin a loop, or end the one that is running."""
        if self._space.playback.looping:
            self._space.playback.end_loop()
            self._space.actions.set_checked("play.loop", False)
        else:
            self._again(True)

    def _again(self, loop: bool) -> None:
        """Play the suggestion under review when the caret is in it, else the selection, the caption or the word."""
        span = self._span_of_review() or self._span_at_caret()
        if span is None:
            self._space.bottom.show_message(self.tr("There are no times here to play from."))
            self._space.actions.set_checked("play.loop", False)
            return
        self._space.playback.play_span(*span, loop=loop)
        self._space.actions.set_checked("play.loop", loop)

    def _span_of_review(self) -> tuple[int, int] | None:
        """Return the time range of the suggestion under review while the caret is at it."""
        current, paragraph, word = self._space.queue.current, *self._caret()
        if current is None or paragraph is None or word is None or word.id not in current.word_ids:
            return None
        if self._space.edit.textCursor().hasSelection():
            return None
        return span_around(self._space.bridge.transcript, current)

    def _caret(self) -> tuple[Paragraph | None, Word | None]:
        return self._space.editor.current_paragraph(), self._space.editor.current_word()

    def _span_at_caret(self) -> tuple[int, int] | None:
        editor = self._space.editor
        chosen = editor.selected_words() if self._space.edit.textCursor().hasSelection() else []
        span = union(w.span for paragraph, a, b in chosen for w in paragraph.words[a:b])
        paragraph, word = editor.current_paragraph(), editor.current_word()
        if span is None and paragraph is not None and word is not None:
            index = paragraph.index_of(word.id) or 0
            span = next((c.span for c, a, b in paragraph.cue_ranges() if a <= index < b and c.span), None)
            span = span or word.span or paragraph.span
        return None if span is None else (span.start_ms, span.end_ms)

    def _go_to_time(self) -> None:
        from jamedit.ui.dialogs.goto_time import GotoTimeDialog

        space = self._space
        dialog = GotoTimeDialog(int(space.playback.position_ms), space.playback.duration_ms, space.dialog_parent)
        if dialog.exec() and dialog.time_ms is not None:
            self.play_from(dialog.time_ms)

    def play_on_from(self, ms: int) -> None:
        """Play from a time on."""
        self._space.editor.seek_requested.emit(ms)
        if not self._space.playback.playing:
            self._space.playback.toggle()

    def hear_from(self, ms: int) -> None:
        """Go to a time in sound and text, and play from there; say so where there is nothing to play."""
        space = self._space
        self.play_from(ms)
        if not space.playback.loaded:
            space.bottom.show_message(self.tr("There is no recording to play; File › Open recording opens one."))
        elif not space.playback.playing:
            space.playback.toggle()

    def play_from(self, ms: int) -> None:
        """Go to a time in sound and text."""
        space = self._space
        space.playback.seek(ms)
        place = space.bridge.timeline.paragraph_at(ms)
        if place is not None:
            space.edit.put_caret(place, 0)
            space.edit.show_block(place)
        space.recording_dock.reveal(ms)
