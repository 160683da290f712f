"""Notices across the page: sentences that must not be overlooked, some with a button that answers them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject

from jamedit.ui.controllers.document import DocumentController
from jamedit.ui.widgets.notice import Notice


class Notices(QObject):
    """Show the messages of the document controller in the notice bar."""

    def __init__(self, bar: Notice, documents: DocumentController) -> None:
        super().__init__(bar)
        self._bar, self._documents = bar, documents
        self._untimed = ""  # what was said of a text without times
        documents.trouble.connect(self.say)
        documents.keeping.standing.connect(self._stand)
        documents.resumed.connect(self._resumed)
        documents.orphans.connect(self._orphans)
        documents.left_behind.connect(self.left_behind)

    def say(self, text: str) -> None:
        """Show a sentence that must not be overlooked."""
        self._bar.say(text)

    def _stand(self, text: str) -> None:
        """Show a sentence until it is no longer true."""
        self._bar.hold(text, (self.tr("Save elsewhere…"), self._documents.save_as))

    def _resumed(self, name: str) -> None:
        text = self.tr("Your earlier work on {name} was restored; nothing was lost.").format(name=name)
        self._bar.say(text, (self.tr("Start over from the file"), self._documents.start_over))

    def _orphans(self, text: str, newest: Path) -> None:
        self._bar.add(text, (self.tr("Open the newest"), lambda: self._documents.open_path(newest)))

    def doubt_encoding(self, name: str, choose: Callable[[], None]) -> None:
        """Say that letters may be wrong, and offer to choose the encoding."""
        text = self.tr("{name} does not say in which encoding it is; if letters are wrong, choose another.")
        self._bar.add(text.format(name=name), (self.tr("Choose encoding…"), choose))

    def offer_alignment(self, time: str, align: Callable[[], None]) -> None:
        """Say that a text has no times, and offer to find them; `time` is about how long that takes."""
        text = self.tr(
            "This text has no times, so it cannot follow its recording. They can be found in about {time}; or put the "
            "cursor on a word and press F11 when it is spoken."
        )
        self._untimed = text.replace("{time}", time)
        self._bar.add(self._untimed, (self.tr("Align with the recording"), align))

    def times_came(self) -> None:
        """Say no longer that a text has no times."""
        self._bar.withdraw(self._untimed)

    def aligned(self, text: str, doubts: int, go_on: Callable[[], None]) -> None:
        """Say what aligning found, and offer to look at what is in doubt."""
        answers = ((self.tr("Look at the doubtful times"), go_on),) if doubts else ()
        self._bar.say(text, *answers)

    def left_behind(self, text: str, newest: Path) -> None:
        """Offer to continue with what was open when the program ended unexpectedly."""
        answer = self.tr("Continue with {name}").format(name=newest.name)
        self._bar.add(text, (answer, lambda: self._documents.open_path(newest)))
