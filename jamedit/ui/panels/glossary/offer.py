"""The quiet line that offers a built-in glossary when the text looks like its subject."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from jamedit.ui.state.session_bridge import SessionBridge
from jamedit.ui.widgets.base import named
from jamedit.ui.widgets.plain import PlainLabel

SUBJECT = "subject"  # what was decided is kept with the project under this key: a name, or NONE
NONE = "none"


class SubjectOffer(QWidget):
    """Offer, show and take back the built-in glossary of a subject; hidden when there is nothing to say."""

    decided = Signal()

    def __init__(self, bridge: SessionBridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._likely: tuple[tuple[str, str], ...] = ()
        self.text = named(PlainLabel(wordWrap=True), "dim")
        self.use = QPushButton(self.tr("Use it"))
        self.refuse = QPushButton(self.tr("No"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.text, 1)
        row.addWidget(self.use)
        row.addWidget(self.refuse)
        self.use.clicked.connect(self._use)
        self.refuse.clicked.connect(lambda: self._decide(NONE))
        bridge.opened.connect(lambda: self.set_likely(()))
        self._show()

    def set_likely(self, likely: Sequence[tuple[str, str]]) -> None:
        """Take the subjects that the text looks like: names of built-in glossaries with their titles."""
        self._likely = tuple(likely)
        self._show()

    def _show(self) -> None:
        decided = self._bridge.info(SUBJECT)
        used = decided not in ("", NONE)
        title = dict(self._likely).get(decided, decided) if used else next((t for _, t in self._likely), "")
        self.setVisible(used or (bool(title) and decided == ""))
        self.use.setVisible(not used)
        self.refuse.setText(self.tr("Stop") if used else self.tr("No"))
        question = (
            self.tr("The terms of “{title}” are used, too.")
            if used
            else self.tr("This looks like “{title}”. Use its terms?")
        )
        self.text.setText(question.format(title=title))
        self.use.setAccessibleName(self.tr("Use the terms of {title}").format(title=title))
        self.refuse.setAccessibleName(
            (self.tr("Stop using the terms of {title}") if used else self.tr("Do not use the terms of {title}")).format(
                title=title
            )
        )

    def _use(self) -> None:
        if self._likely:
            self._decide(self._likely[0][0])

    def _decide(self, subject: str) -> None:
        session = self._bridge.session
        if session is not None:
            session.set_info(SUBJECT, subject)
            self._show()
            self.decided.emit()
