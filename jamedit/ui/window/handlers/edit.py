"""Undo, clipboard, find, split and merge, times, preferences."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from jamedit.edits import SetTime

if TYPE_CHECKING:
    from jamedit.ui.window.main_window import MainWindow


class EditHandlers(QObject):
    """Answer the actions of the Edit menu."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window

    def table(self) -> dict[str, Callable[[], None]]:
        """Return what each action of the menu does."""
        window, editor, edit = self._window, self._window.editor, self._window.edit
        return {
            "edit.undo": window.bridge.undo,
            "edit.redo": window.bridge.redo,
            "edit.cut": lambda: self._in_field("cut"),
            "edit.copy": lambda: self._in_field("copy"),
            "edit.paste": lambda: self._in_field("paste"),
            "edit.select_all": lambda: self._in_field("selectAll"),
            "edit.find": partial(self._find, False),
            "edit.replace": partial(self._find, True),
            "edit.split": editor.split,
            "edit.merge": editor.merge,
            "edit.merge_next": lambda: edit.merge_requested.emit(1),
            "edit.hide_words": editor.toggle_hidden,
            "edit.set_start": partial(self._set_time, False),
            "edit.set_end": partial(self._set_time, True),
            "edit.previous_paragraph": partial(editor.go_to_paragraph, -1),
            "edit.next_paragraph": partial(editor.go_to_paragraph, 1),
            "edit.preferences": self._preferences,
        }

    def _in_field(self, verb: str) -> None:
        """Cut, copy, paste where the focus is: in the page or in a field of a panel."""
        focus = QApplication.focusWidget()
        call = getattr(focus, verb, None) or getattr(self._window.edit, verb)
        call()

    def _find(self, replace: bool) -> None:
        bar = self._window.show_find()
        edit, paragraph = self._window.edit, self._window.editor.current_paragraph()
        selected = edit.textCursor().selectedText()
        at = (paragraph.id, edit.caret_column()) if paragraph is not None else (0, 0)
        bar.begin(selected if "\u2029" not in selected else "", at, replace=replace)

    def _set_time(self, end: bool) -> None:
        editor, playback = self._window.editor, self._window.playback
        paragraph, word = editor.current_paragraph(), editor.current_word()
        if paragraph is not None and word is not None:
            self._window.bridge.apply(SetTime(paragraph.id, word.id, int(playback.position_ms), end))

    def _preferences(self) -> None:
        from jamedit.ui.dialogs.preferences import PreferencesDialog

        dialog = PreferencesDialog(self._window.settings, self._window)
        dialog.failed.connect(self._window.say)
        dialog.knowledge.changed.connect(self._window.suggest.check_all)
        dialog.exec()

    def show_found(self, paragraph_id: int, start: int, end: int) -> None:
        """Select what was found; while blanks are doubled in its paragraph, only go there."""
        at = self._window.bridge.transcript.position_of(paragraph_id)
        if at is not None:
            as_is = self._window.editor.shown_as_is(at)
            self._window.edit.put_caret(at, end if as_is else 0, anchor=start if as_is else None)
            self._window.edit.show_block(at, margin=0.3)
            self._window.edit.ensureCursorVisible()

    def show_paragraph(self, paragraph_id: int) -> None:
        """Bring a paragraph on the screen, caret at its start."""
        at = self._window.bridge.transcript.position_of(paragraph_id)
        if at is not None:
            self._window.edit.put_caret(at, 0)
            self._window.edit.show_block(at)
            self._window.edit.setFocus()
