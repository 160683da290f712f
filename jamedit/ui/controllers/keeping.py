"""Where the work is kept: in its place, or for the time being elsewhere; nobody leaves before it is on a disk."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QMessageBox, QWidget

from jamedit.errors import JameditError
from jamedit.session import Session
from jamedit.ui.state.session_bridge import SessionBridge
from jamedit.ui.widgets.plain import message_box

if TYPE_CHECKING:
    from jamedit.session.journal import Journal

_SHORT_S = 0.3  # a wait that needs no dialog


class KeepingController(QObject):
    """Look after the journal of the open document.

    `standing` carries a sentence that is true until another one comes, "" when all is where it belongs.
    """

    message = Signal(str)
    trouble = Signal(str)
    standing = Signal(str)

    def __init__(self, window: QWidget, bridge: SessionBridge, save_elsewhere: Callable[[], None]) -> None:
        super().__init__(window)
        self._window, self._bridge, self._save_elsewhere = window, bridge, save_elsewhere
        self._shown = ""
        self._saying = self._leaving = False
        bridge.saved_changed.connect(self.look_after)
        bridge.opened.connect(self._another_document)

    @property
    def _journal(self) -> Journal | None:
        return self._bridge.session.journal if self._bridge.session else None

    def look_after(self) -> None:
        """Keep everything elsewhere while it cannot be written in its place, and say so until it can."""
        session = self._bridge.session
        if session is None or session.journal is None:
            return
        if session.journal.error:
            self._keep_aside(session)
        if session.journal.settle():
            text = self.tr("{name} can be written again; all changes are in it.")
            self.message.emit(text.format(name=session.journal.name))
        if self._saying and session.journal.written:
            self._say_saved(session.journal)
        self._say(self._sentence(session, session.journal))

    def _keep_aside(self, session: Session) -> None:
        from jamedit.session import files

        try:
            files.keep_aside(session, self._bridge.saved_state_arrived)
        except JameditError:
            return  # the state of the journal says what is wrong

    def _sentence(self, session: Session, journal: Journal) -> str:
        if journal.error and not journal.gone:
            return journal.state
        if session.displaced:
            text = self.tr(
                "{what} Your version is kept under File › Unsaved work; save the project under another name."
            )
            return text.format(what=session.displaced)
        return ""

    def _say(self, text: str) -> None:
        if text == self._shown:
            return
        begins, self._shown = bool(text) and not self._shown, text
        self.standing.emit(text)
        if begins:
            self.trouble.emit(text)

    def _another_document(self) -> None:
        self._saying = False
        self._say("")
        self.look_after()

    # saving

    def save(self) -> None:
        """Write the project now, and say when that is done or why it cannot be."""
        if self._journal is None:
            return
        self._journal.attempt()
        self._journal.wait(_SHORT_S)
        self.look_after()
        journal = self._journal
        if journal.written:
            self._say_saved(journal)
        elif journal.error:
            self.trouble.emit(journal.state)
        else:
            self._saying = True
            self.message.emit(self.tr("{name} is being saved…").format(name=journal.name))

    def _say_saved(self, journal: Journal) -> None:
        self._saying = False
        self.message.emit(self.tr("All changes are saved in {name}.").format(name=journal.name))

    # leaving

    def hurry(self, longest_s: float = 5.0) -> None:
        """Get what is outstanding onto a disk, in its place or elsewhere, but do not wait long."""
        for _ in range(2):  # when the first attempt fails, another place is found for the second
            if self._journal is not None and not self._journal.safe:
                self._journal.attempt()
                self._journal.wait(longest_s)
                self.look_after()

    def may_leave(self) -> bool:
        """Return whether all is on a disk, or the user chose what to do; wait with the user while it is on its way."""
        if self._leaving:  # somebody closes the window while a question is open
            return False
        self._leaving = True
        try:
            return self._may_leave()
        finally:
            self._leaving = False

    def _may_leave(self) -> bool:
        if self._journal is None:
            return True
        self.hurry(_SHORT_S)
        if not self._settled() and not self._wait():
            return False
        journal = self._journal
        return not journal.failed or self._ask(journal.state)

    def _settled(self) -> bool:
        """Return whether all is on a disk, or is known not to be."""
        journal = self._journal
        return journal is None or journal.safe or journal.failed

    def _wait(self) -> bool:
        """Wait for the disk; return False when the user would rather stay."""
        from jamedit.ui.widgets.waiting import WaitDialog

        dialog = WaitDialog(
            self._window,
            self.tr("Saving {name}; a long text takes a moment the first time.").format(name=self._bridge.name),
            self._settled,
            lambda: self._journal.share if self._journal else 1.0,
            stay=self.tr("Go back to the text"),
            stuck=(
                self.tr("The disk has not answered for a while. Wait, or go back to the text and save it elsewhere."),
                self.tr("Leave without the last changes"),
            ),
        )
        done = bool(dialog.exec()) or dialog.given_up
        dialog.deleteLater()
        return done

    def _ask(self, trouble: str) -> bool:
        more = self.tr("Save the project elsewhere, or the last changes will be lost.")
        box = message_box(self._window, QMessageBox.Icon.Warning, trouble, more)
        elsewhere = box.addButton(self.tr("Save elsewhere…"), QMessageBox.ButtonRole.AcceptRole)
        lose = box.addButton(self.tr("Discard the last changes"), QMessageBox.ButtonRole.DestructiveRole)
        box.addButton(QMessageBox.StandardButton.Cancel)
        box.setDefaultButton(elsewhere)
        box.exec()
        answer = box.clickedButton()
        box.deleteLater()
        if answer is elsewhere:
            self._save_elsewhere()
            return self._journal is None or self._journal.safe
        return answer is lose
