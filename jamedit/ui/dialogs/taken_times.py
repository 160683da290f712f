"""Show what another transcript says about the times of words, before they are taken."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from jamedit.operations.aligned import Aligned
from jamedit.ui.widgets.controls import CheckBox
from jamedit.ui.widgets.dialog_frame import DialogFrame, label


class TakenTimesDialog(DialogFrame):
    """Show a report; after it was accepted `only_missing` says whether known times are left alone.

    `known` is how many words have a time already that is more than an estimate.
    """

    def __init__(self, name: str, found: Aligned, known: int, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Take times from another transcript"), parent)
        heading = self.tr("{share} of the text is in {name}.").replace("{share}", f"{found.anchored:.0%}")
        self.body.addWidget(label(heading.replace("{name}", name), "title", wrap=True))
        grid = QGridLayout()
        grid.setHorizontalSpacing(14)
        grid.setVerticalSpacing(4)
        rows = (
            (found.confirmed, self.tr("words with a known time")),
            (found.fitted, self.tr("with the time of another word at their place")),
            (found.estimated, self.tr("with an estimate")),
            (found.none, self.tr("without a time")),
        )
        for row, (number, text) in enumerate(rows):
            shown = label(f"{number:,}")
            shown.setAlignment(Qt.AlignmentFlag.AlignRight)
            grid.addWidget(shown, row, 0)
            grid.addWidget(label(text), row, 1)
        grid.setColumnStretch(1, 1)
        self.body.addLayout(grid)
        for warning in found.warnings:
            self.body.addWidget(label(warning, "hint", wrap=True))
        self.missing = CheckBox(self.tr("Leave times alone that are known"))
        self.missing.setVisible(known > 0)
        self.body.addWidget(self.missing)
        self.add_buttons(self.tr("Take times"), self.tr("Cancel")).setFocus()
        self.setFixedWidth(460)

    @property
    def only_missing(self) -> bool:
        """Return whether words whose time is known keep it."""
        return self.missing.isChecked()
