"""The first five minutes, in six lines."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from jamedit.ui.actions.registry import ActionRegistry
from jamedit.ui.widgets.dialog_frame import DialogFrame, label


class FirstStepsDialog(DialogFrame):
    """Show what to do first, with the keys as they are set now."""

    sample_wanted = Signal()

    def __init__(self, registry: ActionRegistry, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("First steps"), parent)
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(12)
        grid.setColumnStretch(1, 1)
        for row, (action_ids, text) in enumerate(self._steps()):
            chips = QVBoxLayout()
            chips.setSpacing(4)
            for key in filter(None, map(registry.key_text, action_ids)):
                chips.addWidget(label(key, "key"), 0, Qt.AlignmentFlag.AlignRight)
            chips.addStretch(1)
            grid.addLayout(chips, row, 0)
            grid.addWidget(label(text, wrap=True), row, 1)
        self.body.addLayout(grid)
        self.add_buttons(self.tr("Open sample talk"), self.tr("Close"))
        self.accepted.connect(self.sample_wanted)
        self.setFixedWidth(560)

    def _steps(self) -> list[tuple[tuple[str, ...], str]]:
        return [
            (("file.open",), self.tr("Open a transcript. A recording of the same name beside it is opened, too.")),
            ((), self.tr("Type names and terms of the talk into the Glossary panel, one per line.")),
            (
                ("play.toggle",),
                self.tr("Listen. A click on a word plays from there; Tab in the text plays and pauses."),
            ),
            (
                ("review.next", "review.accept", "review.dismiss"),
                self.tr("Go through the suggestions: next, accept, dismiss. Nothing changes unless you accept it."),
            ),
            (
                ("speakers.1",),
                self.tr("Assign speakers: Enter begins a paragraph, @ at its start picks the speaker."),
            ),
            (
                ("file.export",),
                self.tr("Export as text, Markdown, captions or JSON. Your work itself is always saved."),
            ),
        ]
