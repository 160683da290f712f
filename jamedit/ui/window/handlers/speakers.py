"""Who speaks, and where sections begin."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from itertools import count, islice
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QInputDialog

from jamedit.edits import RenameSpeaker, SetSection

if TYPE_CHECKING:
    from jamedit.ui.window.main_window import MainWindow


class SpeakersHandlers(QObject):
    """Answer the actions of the Speakers menu."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window

    def table(self) -> dict[str, Callable[[], None]]:
        """Return what each action of the menu does."""
        return {
            **{f"speakers.{n}": partial(self._set_speaker_number, n) for n in range(1, 10)},
            "speakers.none": partial(self._window.editor.set_speaker, None),
            "speakers.pick": self._pick_speaker,
            "speakers.rename": self._rename_speaker,
            "speakers.new": self._new_speaker,
        }

    def _set_speaker_number(self, number: int) -> None:
        """Let the speaker of a number have the word; those that are not in the list yet come into it first."""
        speakers = self._window.bridge.transcript.speakers
        if number <= len(speakers):
            self._window.editor.set_speaker(speakers[number - 1].id)
        else:
            taken = {s.name.casefold() for s in speakers}
            names = (self.tr("Speaker {n}").format(n=n) for n in count(len(speakers) + 1))
            free = (name for name in names if name.casefold() not in taken)
            self._window.editor.add_speaker(*islice(free, number - len(speakers)))

    def pick_speaker_of_block(self, block: int) -> None:
        """Ask who speaks in a paragraph."""
        if block != self._window.edit.textCursor().blockNumber():
            self._window.edit.put_caret(block, 0)
        self._pick_speaker()

    def _pick_speaker(self) -> None:
        from jamedit.ui.dialogs.speaker_picker import SpeakerPicker

        window = self._window
        picker = SpeakerPicker(window.bridge, window.hub, window)
        picker.chosen.connect(window.editor.set_speaker)
        picker.none_chosen.connect(partial(window.editor.set_speaker, None))
        picker.new_chosen.connect(window.editor.add_speaker)
        paragraph, caret = window.editor.current_paragraph(), window.edit.cursorRect()
        place = window.edit.viewport().mapToGlobal(caret.bottomLeft())
        picker.pop_up(place, paragraph.speaker_id if paragraph else None)

    def _rename_speaker(self) -> None:
        window = self._window
        paragraph = window.editor.current_paragraph()
        speaker = window.bridge.transcript.speaker(paragraph.speaker_id) if paragraph else None
        if speaker is None:
            self._pick_speaker()
            return
        name, given = QInputDialog.getText(
            window,
            self.tr("Rename speaker"),
            self.tr("New name of {name} (everywhere):").format(name=speaker.name),
            text=speaker.name,
        )
        if given:
            window.bridge.apply(RenameSpeaker(speaker.id, name))

    def _new_speaker(self) -> None:
        window = self._window
        name, given = QInputDialog.getText(window, self.tr("New speaker"), self.tr("Name:"))
        if given and name.strip():
            window.editor.add_speaker(name)

    def add_section(self) -> None:
        """Let a section begin at the caret's paragraph."""
        window = self._window
        paragraph = window.editor.current_paragraph()
        if paragraph is None:
            return
        title, given = QInputDialog.getText(window, self.tr("New section"), self.tr("Title:"))
        if given and title.strip():
            window.bridge.apply(SetSection(paragraph.id, title.strip()))
