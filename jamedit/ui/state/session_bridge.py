"""The open session for the window: the one object that panels, editor and actions ask and listen to."""

from __future__ import annotations

import gc
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from jamedit import paths
from jamedit.document import Glossary, Transcript
from jamedit.document.decision import Key
from jamedit.document.timeline import Timeline
from jamedit.errors import JameditError
from jamedit.session import Applied, Session
from jamedit.session.history import MergeKey, Step

if TYPE_CHECKING:
    from jamedit.edits.base import Edit
    from jamedit.session.files import Opened


AGAIN = "align_again"  # the label of steps that follow from an edit: times that were found again
_LARGE = 2000  # paragraphs of a change that the collector is not to look through again


@contextmanager
def _uncollected() -> Iterator[None]:
    """Keep the collector from looking through the words of an edit while they are made, which may be a million."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


class SessionBridge(QObject):
    """Own the session; signals report facts, methods take requests. All of it on the window's thread."""

    opened = Signal()  # there is another session, or none: read everything again
    about_to_close = Signal()  # the session is about to close: add what is not in it yet
    changed = Signal(object)  # Applied: an edit, undo or redo was made
    glossary_changed = Signal()
    decisions_changed = Signal(object)  # Applied: suggestions were decided on, or decisions taken back
    recording_changed = Signal()
    saved_changed = Signal(str)  # "saving", "saved", or a sentence on what is wrong
    message = Signal(str)  # a sentence for the user that needs no answer

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.session: Session | None = None
        self.timeline = Timeline(Transcript())

    @property
    def saved_state(self) -> str:
        """Return "saving", "saved" or a sentence on what is wrong, as it is at this moment."""
        journal = self.session.journal if self.session else None
        return "saved" if journal is None else journal.state

    @property
    def transcript(self) -> Transcript:
        """Return the present transcript, an empty one while nothing is open."""
        return self.session.transcript if self.session else Transcript()

    @property
    def glossary(self) -> Glossary:
        """Return the glossary of the open transcript."""
        return self.session.glossary if self.session else Glossary()

    @property
    def name(self) -> str:
        """Return what the document is called in the window."""
        if self.session is None:
            return ""
        path = self.project_path or self.session.source or paths.from_text(self.session.info.get("source", ""))
        return path.stem or self.transcript.meta.title or "untitled"

    @property
    def folder(self) -> Path | None:
        """Return where the project or the transcript that was opened lies."""
        if self.session is None:
            return None
        source = self.session.info.get("source", "")
        at = self.project_path or self.session.source or (paths.from_text(source) if source else None)
        return None if at is None else at.resolve().parent

    @property
    def project_path(self) -> Path | None:
        """Return the project file the user chose, or None while the work is kept in the state folder."""
        session = self.session
        if session is None or session.journal is None or session.source is not None:
            return None
        return None if session.journal.path.parent == paths.state_dir() / "unsaved" else session.journal.path

    def open(self, opened: Opened) -> None:
        """Put what was read in the place of the session that was open."""
        self.close()
        self.session = opened.session(self.saved_state_arrived)
        self.session.listeners.append(self._applied)
        self.timeline = Timeline(self.session.transcript)
        gc.freeze()  # else the collector stops everything for a look at each word of it, every so often
        self.opened.emit()

    def flush(self) -> str:
        """Wait until everything is on disk; return "" or the sentence that says why it is not."""
        journal = self.session.journal if self.session else None
        if journal is None:
            return ""
        try:
            journal.flush(5)
        except JameditError as error:
            return str(error)
        return ""

    def close(self) -> None:
        """Write what is outstanding and let the session go."""
        if self.session is not None:
            self.about_to_close.emit()
        session, self.session = self.session, None
        if session is not None:
            session.listeners.clear()
            session.close()
            gc.unfreeze()

    def apply(
        self,
        edit: Edit,
        *,
        origin: str = "typed",
        asked_by: object = None,
        merge: MergeKey | None = None,
        onto: Step | None = None,
        decisions: Iterable[tuple[Key, str]] = (),
    ) -> Applied | None:
        """Apply an edit, with the decisions that belong to it; one that is out of date becomes a message."""
        if self.session is None:
            return None
        try:
            with _uncollected():
                return self.session.apply(
                    edit, origin=origin, asked_by=asked_by, merge=merge, onto=onto, decisions=decisions
                )
        except JameditError as error:
            self.message.emit(str(error))
            return None

    def undo(self) -> None:
        """Take the last step back; times that were found again after an edit go back with it."""
        undone = self._move(-1)
        if undone is not None and undone.label == AGAIN:
            self._move(-1)

    def redo(self) -> None:
        """Do the last undone step again, with the times that were found again after it."""
        if self._move(1) is not None and self.session is not None:
            following = self.session.history.beside(1)
            if following is not None and following.label == AGAIN:
                self._move(1)

    def _move(self, by: int) -> Applied | None:
        try:
            if self.session is not None:
                with _uncollected():
                    return self.session.undo() if by < 0 else self.session.redo()
        except JameditError as error:
            self.message.emit(str(error))
        return None

    def go_to_step(self, head: int) -> None:
        """Undo or redo until `head` steps are applied."""
        while self.session is not None and self.session.history.head != head:
            before = self.session.history.head
            self._move(-1 if before > head else 1)
            if self.session.history.head == before:
                return

    def set_glossary(self, glossary: Glossary) -> None:
        """Replace the glossary of this transcript."""
        if self.session is not None and glossary != self.session.glossary:
            self.session.set_glossary(glossary)
            self.glossary_changed.emit()

    def decide(self, decisions: Iterable[tuple[Key, str]], label: str, origin: str = "") -> None:
        """Store the user's decisions on suggestions, as a step that can be undone."""
        if self.session is not None:
            self.session.decide(decisions, label, origin)

    def set_recording(self, path: Path | None) -> None:
        """Store which recording belongs to the transcript."""
        if self.session is not None:
            self.session.recording = path
            text = "" if path is None else paths.to_text(path.resolve())
            if path is not None and self.session.info.get("recording") != text:
                self.session.set_info("recording", text)
            self.recording_changed.emit()

    def saved_state_arrived(self, state: str) -> None:
        """Take the state of the journal on its thread; the signal brings it to the window's."""
        self.saved_changed.emit(state)

    def _applied(self, applied: Applied) -> None:
        if len(applied.change.added) + len(applied.change.removed) > _LARGE:
            gc.freeze()
        self.timeline.follow(self.transcript, applied.change)
        self.changed.emit(applied)
        if applied.decisions:
            self.decisions_changed.emit(applied)

    def info(self, key: str, default: Any = "") -> Any:
        """Return a value kept with the project."""
        return self.session.info.get(key, default) if self.session else default
