"""Who speaks, and where sections begin."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from itertools import count, islice

from PySide6.QtCore import QObject

from jamedit.ui.window.workspace import Workspace

Comment = Callable[[str], str]


class SpeakersHandlers(QObject):
    """Answer the actions of the Speakers menu."""

    def __init__(self, space: Workspace) -> None:
        super().__init__(space.dialog_parent)
        self._space = space

    def table(self) -> dict[str, Callable[[], None]]:
        """Return what each action of the menu does."""
        seen = self._space.at_seen_caret
        return {
            **{f"speakers.{n}": seen(partial(self._set_speaker_number, n)) for n in range(1, 10)},
            "speakers.none": seen(partial(self._space.editor.set_speaker, None)),
            "speakers.pick": self._pick_speaker,
            "speakers.rename": self._rename_speaker,
            "speakers.new": self._new_speaker,
        }

    def _set_speaker_number(self, number: int) -> None:
        """Assign the speaker of a number; speakers that are not in the list yet are added first."""
        speakers = self._space.bridge.transcript.speakers
        if number <= len(speakers):
            self._space.editor.set_speaker(speakers[number - 1].id)
        else:
            taken = {s.name.casefold() for s in speakers}
            names = (self.tr("Speaker {n}").format(n=n) for n in count(len(speakers) + 1))
            free = (name for name in names if name.casefold() not in taken)
            self._space.editor.add_speaker(*islice(free, number - len(speakers)))

    def pick_speaker_of_block(self, block: int) -> None:
        """Ask who speaks in a paragraph."""
        if block != self._space.edit.textCursor().blockNumber():
            self._space.edit.put_caret(block, 0)
        self._pick_speaker()

    def _pick_speaker(self) -> None:
        from jamedit.ui.dialogs.speaker_picker import SpeakerPicker

        space = self._space
        picker = SpeakerPicker(space.bridge, space.hub, space.dialog_parent)
        picker.chosen.connect(space.editor.set_speaker)
        picker.none_chosen.connect(partial(space.editor.set_speaker, None))
        picker.new_chosen.connect(space.editor.add_speaker)
        paragraph, caret = space.editor.current_paragraph(), space.edit.cursorRect()
        place = space.edit.viewport().mapToGlobal(caret.bottomLeft())
        picker.pop_up(place, paragraph.speaker_id if paragraph else None)

    def _rename_speaker(self) -> None:
        from jamedit.edits.speakers import RenameSpeaker

        space = self._space
        paragraph = space.editor.current_paragraph()
        speaker = space.bridge.transcript.speaker(paragraph.speaker_id) if paragraph else None
        if speaker is None:
            self._pick_speaker()
            return
        name = self._ask(
            self.tr("Rename speaker"),
            self.tr("Name"),
            self.tr("Rename"),
            text=speaker.name,
            hint=self.tr("The new name is shown everywhere {name} speaks.").format(name=speaker.name),
            comment=partial(self._say_twin, speaker.id),
        )
        twin = space.bridge.transcript.speaker_called(name, but=speaker.id) if name else None
        if name and space.bridge.apply(RenameSpeaker(speaker.id, name)) is not None and twin is not None:
            text = self.tr("“{name}” is one speaker now. Undo separates them again.")
            space.bottom.show_message(text.format(name=twin.name))

    def _say_twin(self, speaker_id: int, typed: str) -> str:
        twin = self._space.bridge.transcript.speaker_called(typed, but=speaker_id)
        text = self.tr("There is already a speaker “{name}”: the two become one.")
        return "" if twin is None else text.format(name=twin.name)

    def _ask(self, title: str, name: str, button: str, *, comment: Comment | None = None, **more: str) -> str:
        """Ask for a line of text; return "" when the question was cancelled."""
        from jamedit.ui.dialogs.text_prompt import TextPrompt

        prompt = TextPrompt(title, name, button, parent=self._space.dialog_parent, comment=comment, **more)
        return prompt.text if prompt.exec() else ""

    def _new_speaker(self) -> None:
        hint = self.tr("The turn at the cursor, or the selection, goes to the new speaker.")
        name = self._ask(self.tr("New speaker"), self.tr("Name"), self.tr("Add"), hint=hint, comment=self._say_known)
        if name:
            self._space.editor.add_speaker(name)

    def _say_known(self, typed: str) -> str:
        known = self._space.bridge.transcript.speaker_called(typed)
        text = self.tr("{name} is in the list already: the turn at the cursor, or the selection, goes to this speaker.")
        return "" if known is None else text.format(name=known.name)

    def add_section(self) -> None:
        """Add a section at the caret's paragraph."""
        from jamedit.edits.sections import SetSection

        space = self._space
        paragraph = space.editor.current_paragraph()
        if paragraph is None:
            return
        hint = self.tr("The section begins at the paragraph of the cursor.")
        missing = self.tr("Enter a title.")
        title = self._ask(self.tr("New section"), self.tr("Title"), self.tr("Add"), hint=hint, missing=missing)
        if title:
            space.bridge.apply(SetSection(paragraph.id, title))
