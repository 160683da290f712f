"""Undo, clipboard, find, split and merge, times, preferences."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from jamedit.document import Span, Timing
from jamedit.document.timecode import clock
from jamedit.ui.window.workspace import Workspace


class EditHandlers(QObject):
    """Answer the actions of the Edit menu."""

    def __init__(self, space: Workspace) -> None:
        super().__init__(space.dialog_parent)
        self._space = space

    def table(self) -> dict[str, Callable[[], None]]:
        """Return what each action of the menu does."""
        space, editor, edit = self._space, self._space.editor, self._space.edit
        return {
            "edit.undo": space.bridge.undo,
            "edit.redo": space.bridge.redo,
            "edit.cut": lambda: self._in_field("cut"),
            "edit.copy": lambda: self._in_field("copy"),
            "edit.paste": lambda: self._in_field("paste"),
            "edit.select_all": lambda: self._in_field("selectAll"),
            "edit.find": partial(self._find, False),
            "edit.replace": partial(self._find, True),
            "edit.find_next": partial(self._find_on, 1),
            "edit.find_previous": partial(self._find_on, -1),
            "edit.split": editor.split,
            "edit.merge": space.at_seen_caret(editor.merge),
            "edit.merge_next": space.at_seen_caret(lambda: edit.merge_requested.emit(1)),
            "edit.hide_words": space.at_seen_caret(editor.toggle_hidden),
            "edit.set_start": partial(self._set_time, False),
            "edit.set_end": partial(self._set_time, True),
            "edit.previous_paragraph": partial(editor.go_to_paragraph, -1),
            "edit.next_paragraph": partial(editor.go_to_paragraph, 1),
            "edit.preferences": self._preferences,
        }

    def _in_field(self, verb: str) -> None:
        """Cut, copy, paste where the focus is: in the page or in a field of a panel."""
        focus = QApplication.focusWidget()
        call = getattr(focus, verb, None) or getattr(self._space.edit, verb)
        call()

    def _find(self, replace: bool) -> None:
        bar = self._space.show_find_bar()
        edit, paragraph = self._space.edit, self._space.editor.current_paragraph()
        selected = edit.textCursor().selectedText()
        at = (paragraph.id, edit.caret_column()) if paragraph is not None else (0, 0)
        bar.begin(selected if "\u2029" not in selected else "", at, replace=replace)

    def _find_on(self, by: int) -> None:
        """Go to the next or previous place from the caret, or from the place at hand to a user who is in the bar."""
        bar, edit, paragraph = self._space.show_find_bar(), self._space.edit, self._space.editor.current_paragraph()
        if not bar.field.text():
            self._find(False)
        elif edit.hasFocus() and paragraph is not None:
            columns = edit.selected_columns(edit.textCursor().block())
            bar.step_from((paragraph.id, columns[by > 0]), by)
        else:
            bar.step(by)

    def _set_time(self, end: bool) -> None:
        from jamedit.edits.set_time import SetTime, room

        editor, playback = self._space.editor, self._space.playback
        paragraph, word = editor.current_paragraph(), editor.current_word()
        if paragraph is None or word is None:
            self._space.bottom.show_message(self.tr("There is no word here that could get a time; type one first."))
            return
        now = int(playback.position_ms)
        own, before, after = room(self._space.bridge.transcript, paragraph.id, word.id)
        edge, told = self._within(now, own, before, after, end=end)
        if edge is not None:
            self._space.bridge.apply(SetTime(paragraph.id, word.id, edge, end))
        told = told or self._offer_stretch(word.id)
        if told:
            self._space.bottom.show_message(told)

    def _offer_stretch(self, word_id: int) -> str:
        """Return the offer to align what is between the word whose time was just set and one that was set before."""
        from jamedit.operations.align_part import between_set

        part = between_set(self._space.bridge.transcript, word_id)
        if part is None or all(w.timing is not Timing.NONE for w in part.text.words()):
            return ""
        key = self._space.actions.action("edit.align_between").shortcut().toString()
        text = self.tr("{key} aligns the words between here and the time you set before.")
        return text.replace("{key}", key or self.tr("Edit › Align between times set by hand"))

    def _within(
        self, now: int, own: Span | None, before: int | None, after: int | None, *, end: bool
    ) -> tuple[int | None, str]:
        """Return where the edge can be put so that no caption runs into another, None for nowhere, and what to say."""
        length = own.length_ms if own is not None else 0
        low = before if before is not None and (own is None or before <= own.start_ms) else 0
        high = after if after is not None and (own is None or after >= own.end_ms) else None
        if end:
            if high is not None and now > high:
                return high, self.tr("The next caption begins at {time}, so this one ends there.").format(
                    time=clock(high, decimals=1)
                )
            if (own is None and now <= low > 0) or (own is not None and now <= own.start_ms and now - length < low):
                return None, self.tr("Here it would run into the caption before; nothing was changed.")
            return now, ""
        if now < low:
            return low, self.tr("The caption before ends at {time}, so this one begins there.").format(
                time=clock(low, decimals=1)
            )
        if high is not None and ((own is None and now >= high) or (own and now >= own.end_ms and now + length > high)):
            return None, self.tr("Here it would run into the next caption; nothing was changed.")
        return now, ""

    def _preferences(self) -> None:
        from jamedit.ui.dialogs.preferences import PreferencesDialog

        dialog = PreferencesDialog(self._space.settings, self._space.dialog_parent)
        dialog.failed.connect(self._space.say)
        dialog.knowledge.changed.connect(self._space.suggestions.check_all)
        dialog.exec()

    def show_found(self, paragraph_id: int, start: int, end: int) -> None:
        """Select what was found; while spaces are doubled in its paragraph, only go there."""
        at = self._space.bridge.transcript.position_of(paragraph_id)
        if at is not None:
            as_is = self._space.editor.shown_as_is(at)
            self._space.edit.put_caret(at, end if as_is else 0, anchor=start if as_is else None)
            self._space.edit.show_block(at, margin=0.3)
            self._space.edit.ensureCursorVisible()

    def show_paragraph(self, paragraph_id: int) -> None:
        """Bring a paragraph on the screen, caret at its start."""
        at = self._space.bridge.transcript.position_of(paragraph_id)
        if at is not None:
            self._space.edit.put_caret(at, 0)
            self._space.edit.show_block(at)

    def go_to_paragraph(self, paragraph_id: int) -> None:
        """Bring a paragraph on the screen and go there with the keyboard."""
        self.show_paragraph(paragraph_id)
        self._space.edit.setFocus()
