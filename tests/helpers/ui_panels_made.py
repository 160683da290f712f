"""What tests of the panels share: an open session, its queue, and suggestions made by hand."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from jamedit.document import Suggestion, Transcript
from jamedit.session import Session
from jamedit.ui.state.session_bridge import SessionBridge

TEXTS = (
    "we opened stupider notebooks and um plotted it",
    "then a pie torch model read every line twice",
    "nobody opens stupider notebooks in a train",
)


def open_in(bridge: SessionBridge, t: Transcript) -> None:
    """Let a bridge have a session of a made transcript, without a file."""
    bridge.close()
    bridge.session = Session.new(t)
    bridge.session.listeners.append(bridge._applied)
    bridge.opened.emit()


def suggestion(t: Transcript, paragraph: int, words: str, *after: str, kind: str = "glossary", sure: float = 0.9):
    """Return a suggestion for words of a paragraph; without a text after it, it hides them."""
    p, wanted = t.paragraphs[paragraph], words.split()
    texts = [w.text for w in p.words]
    at = next(i for i in range(len(texts)) if texts[i : i + len(wanted)] == wanted)
    ids = tuple(w.id for w in p.words[at : at + len(wanted)])
    return Suggestion(p.id, ids, words, after, kind, sure, ("sounds like", after[0] if after else ""), hide=not after)


def found(t: Transcript) -> list[Suggestion]:
    """Return suggestions for TEXTS: two alike, one with two proposals, one filler."""
    return [
        suggestion(t, 0, "stupider", "Jupyter"),
        suggestion(t, 0, "um", kind="filler", sure=0.99),
        suggestion(t, 1, "pie torch", "PyTorch", "PyTorch 2", sure=0.7),
        suggestion(t, 2, "stupider", "Jupyter"),
    ]


def texts(bridge: SessionBridge) -> list[str]:
    """Return the paragraphs as text."""
    return [p.text for p in bridge.transcript.paragraphs]


def spoken(view):
    model = view.row_model()
    return [model.index(i, 0).data(Qt.ItemDataRole.AccessibleTextRole) for i in range(model.rowCount())]


def type_in_place(qtbot, view, text):
    editor = view.findChild(QLineEdit)
    editor.setText(text)
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: view.state() != view.State.EditingState)  # Qt hands the text over in its next turn


def click(qtbot, button):
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def shown(qtbot, panel):
    qtbot.addWidget(panel)
    panel.resize(320, 500)
    panel.show()
    return panel
