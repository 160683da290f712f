"""The question whether the text of a transcript may be sent to a server."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QMessageBox, QWidget

from jamedit.counting import counted
from jamedit.ui.widgets.plain import message_box


def ask_to_send(parent: QWidget, server: str, words: int) -> bool:
    """Return whether the user agrees that the transcript's `words` words are sent to a server."""
    title = _tr("Send this transcript to {0}?").format(server)
    more = counted(
        words,
        _tr("Its only word and the terms of its glossary are sent there, but no recording and no file names."),
        _tr("Its {n} words and the terms of its glossary are sent there, but no recording and no file names."),
    )
    more += " " + _tr(
        "Only words that sound similar are taken from the answer, as suggestions. You are asked once per transcript."
    )
    box = message_box(parent, QMessageBox.Icon.Question, title, more)
    send = box.addButton(_tr("Send the text"), QMessageBox.ButtonRole.AcceptRole)
    box.setDefaultButton(box.addButton(QMessageBox.StandardButton.Cancel))
    box.exec()
    agreed = box.clickedButton() is send
    box.deleteLater()
    return agreed


def _tr(text: str) -> str:
    return QCoreApplication.translate("send_consent", text)
