"""Ask which words are to be aligned with the recording."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtWidgets import QWidget

from jamedit.ui.widgets.controls import RadioButton
from jamedit.ui.widgets.dialog_frame import Answer, DialogFrame, label

WHOLE, SELECTION, REST, MISSING, BETWEEN = "whole", "selection", "rest", "missing", "between"


class AlignChoiceDialog(DialogFrame):
    """Ask which part; after it was accepted `chosen` is its name.

    `durations` says for each part that can be aligned now about how long that takes; `set_words` is how many words have
    a time that a person set: those keep it.
    """

    def __init__(self, name: str, durations: Mapping[str, str], set_words: int, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Align with the recording"), parent)
        self._durations = durations
        heading = self.tr("Find in {name} when each word is spoken.").replace("{name}", name)
        self.body.addWidget(label(heading, "title", wrap=True))
        texts = {
            WHOLE: self.tr("The whole text"),
            SELECTION: self.tr("The selection"),
            REST: self.tr("From the cursor to the end"),
            MISSING: self.tr("Only words whose time is estimated or missing"),
            BETWEEN: self.tr("Between the two times set by hand around the cursor"),
        }
        self.buttons_of = {part: RadioButton(text) for part, text in texts.items()}
        self.answer = Answer()
        for part, button in self.buttons_of.items():
            button.setEnabled(part in durations)
            button.toggled.connect(self._explain)
            self.body.addWidget(button)
        self.buttons_of[SELECTION if SELECTION in durations else WHOLE].setChecked(True)
        self.body.addWidget(self.answer)
        if set_words:
            text = self.tr("Times that were set by hand stay as they are.")
            self.body.addWidget(label(text, "hint", wrap=True))
        self.add_buttons(self.tr("Align"), self.tr("Cancel")).setFocus()
        self.setFixedWidth(460)
        self._explain()

    @property
    def chosen(self) -> str:
        """Return the name of the part that is chosen."""
        return next(part for part, button in self.buttons_of.items() if button.isChecked())

    def _explain(self) -> None:
        if any(button.isChecked() for button in self.buttons_of.values()):
            text = self.tr("This takes about {time}; you can go on working meanwhile.")
            self.answer.hint(text.replace("{time}", self._durations.get(self.chosen, "")))
