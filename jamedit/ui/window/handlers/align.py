"""Align the text, or a part of it, with the recording; go through the times that are in doubt."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from jamedit.counting import counted
from jamedit.document import Timing
from jamedit.document.time_doubts import doubtful_run
from jamedit.ui.controllers.alignment import estimate_s
from jamedit.ui.window.workspace import Workspace

if TYPE_CHECKING:
    from jamedit.operations.align_part import Part


class AlignHandlers(QObject):
    """Answer the actions that find times in the recording."""

    def __init__(self, space: Workspace) -> None:
        super().__init__(space.dialog_parent)
        self._space = space
        space.alignment.started.connect(self._tell_started)
        for over in (space.alignment.finished, space.alignment.trouble):
            over.connect(lambda *_: space.bottom.show_message(""))  # a notice says more

    def table(self) -> dict[str, Callable[[], None]]:
        """Return what each action does."""
        return {
            "edit.align": self._choose,
            "edit.align_between": self.align_between,
            "review.next_doubtful": partial(self.go_to_doubtful, 1),
            "review.previous_doubtful": partial(self.go_to_doubtful, -1),
        }

    def _tell_started(self) -> None:
        self._space.bottom.show_message(self.tr("You can go on working while words are looked for."))

    def duration_text(self, length_ms: int, *, timed: bool) -> str:
        """Say about how long it takes to align so much of a recording."""
        seconds = estimate_s(length_ms, timed=timed)
        if seconds < 60:
            return counted(seconds, self.tr("1 second"), self.tr("{n} seconds"))
        return counted(seconds // 60, self.tr("1 minute"), self.tr("{n} minutes"))

    # what is aligned

    def _choose(self) -> None:
        from jamedit.operations.align_part import whole
        from jamedit.ui.dialogs import align_choice

        space = self._space
        parts = self._parts()
        session = space.bridge.session
        recording = session.recording if session is not None else None
        if recording is None:
            return
        times = {name: self._time_of(part) for name, part in parts.items()}
        set_words = sum(w.timing is Timing.SET for w in space.bridge.transcript.words())
        dialog = align_choice.AlignChoiceDialog(recording.name, times, set_words, space.dialog_parent)
        if dialog.exec():
            missing = dialog.chosen == align_choice.MISSING
            part = parts.get(dialog.chosen) or whole(space.bridge.transcript)
            space.alignment.align(part, only_missing=missing)

    def _parts(self) -> dict[str, Part]:
        """Return what can be aligned now, by its name."""
        from jamedit.operations import align_part
        from jamedit.ui.dialogs.align_choice import BETWEEN, MISSING, REST, SELECTION, WHOLE

        space = self._space
        transcript, duration = space.bridge.transcript, int(space.playback.duration_ms)
        parts = {WHOLE: align_part.whole(transcript)}
        if space.edit.textCursor().hasSelection():
            ids = {w.id for p, a, b in space.editor.selected_words() for w in p.words[a:b]}
            if ids:
                parts[SELECTION] = align_part.part_of(transcript, ids, duration)
        word = space.editor.current_word()
        if word is not None:
            parts[REST] = align_part.rest_from(transcript, word.id, duration)
            between = align_part.between_set(transcript, word.id)
            if between is not None:
                parts[BETWEEN] = between
        if any(w.timing in (Timing.ESTIMATED, Timing.NONE) for w in transcript.words()):
            parts[MISSING] = align_part.whole(transcript)
        return parts

    def _time_of(self, part: Part) -> str:
        words = list(part.text.words())
        timed = sum(w.span is not None for w in words) > len(words) // 2
        length = part.span.length_ms if part.span is not None else int(self._space.playback.duration_ms)
        return self.duration_text(length, timed=timed)

    def align_whole(self) -> None:
        """Align the whole text."""
        from jamedit.operations.align_part import whole

        self._space.alignment.align(whole(self._space.bridge.transcript))

    def align_between(self) -> None:
        """Align what is between the two words around the caret whose time a person set."""
        from jamedit.operations.align_part import between_set

        space = self._space
        word = space.editor.current_word()
        part = between_set(space.bridge.transcript, word.id) if word is not None else None
        if part is None:
            text = self.tr(
                "There is no word before and after the cursor whose time was set by hand; put the cursor on a word, "
                "the playhead where it is said, and press F11."
            )
            space.say(text)
        else:
            space.alignment.align(part)

    # what is in doubt

    def go_to_doubtful(self, by: int) -> None:
        """Go to the next (1) or previous (-1) words whose time is in doubt, caret and playhead."""
        space = self._space
        paragraph, word = space.editor.current_paragraph(), space.editor.current_word()
        at = space.bridge.transcript.position_of(paragraph.id) if paragraph is not None else None
        index = paragraph.index_of(word.id) if paragraph is not None and word is not None else None
        found = doubtful_run(space.bridge.transcript, (at or 0, index or 0), by)
        if found is None:
            space.bottom.show_message(
                self.tr("No time after the cursor is in doubt.")
                if by > 0
                else self.tr("No time before the cursor is in doubt.")
            )
            return
        block, first, last = found
        space.edit.select_words(block, first, last)
        space.edit.show_block(block, first, margin=0.35)
        paragraph = space.bridge.transcript.paragraphs[block]
        words = paragraph.words[first:last]
        before = next((w.span.end_ms for w in reversed(paragraph.words[:first]) if w.span), None)
        start = next((w.span.start_ms for w in words if w.span), before)  # without a time: where it may begin
        if start is not None and space.playback.loaded:
            space.playback.seek(start)
        space.bottom.show_message(self._told(words[0].timing))

    def _told(self, timing: Timing) -> str:
        """Say what is in doubt about the first of some words."""
        texts = {
            Timing.NONE: self.tr("No time was found for these words."),
            Timing.ESTIMATED: self.tr("The time of these words is only estimated."),
        }
        return texts.get(timing, self.tr("The time of these words is in doubt."))
