"""What was learned in other transcripts: the person's own file and that of the folder, read and written here."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from jamedit import paths
from jamedit.document import Knowledge
from jamedit.errors import JameditError
from jamedit.storage import knowledge_file
from jamedit.ui.state.session_bridge import SessionBridge

FILE, FOLDER, ALWAYS = "file", "folder", "always"
_TAUGHT = "taught"  # which pairs of the transcript a knowledge file has already


class KnowledgeStore(QObject):
    """Know where the two files are; a file that cannot be read or written becomes a message and changes nothing."""

    message = Signal(str)

    def __init__(self, bridge: SessionBridge) -> None:
        super().__init__(bridge)
        self._bridge = bridge
        self.remember = FILE  # which knowledge file gets new pairs when a transcript is closed
        self.feedback: Callable[[], Knowledge | None] = lambda: None
        bridge.about_to_close.connect(self.keep)

    def place(self, level: str) -> Path | None:
        """Return the file of a level, None where there is no folder."""
        if level == ALWAYS:
            return paths.config_dir() / knowledge_file.PERSONAL_NAME
        at = self._bridge.folder
        return None if at is None else at / knowledge_file.FOLDER_NAME

    def shared(self) -> Callable[[], Knowledge]:
        """Return what reads both files; to be called on any thread."""
        places = [place for level in (FOLDER, ALWAYS) if (place := self.place(level)) is not None]

        def read() -> Knowledge:
            return Knowledge().merged(*map(self._read, places))

        return read

    def _read(self, place: Path) -> Knowledge:
        try:
            return knowledge_file.read(place)
        except JameditError as error:
            self.message.emit(str(error))
            return Knowledge()

    def add(self, level: str, more: Knowledge, less: Knowledge = Knowledge()) -> bool:  # noqa: B008  (a frozen value)
        """Add to, or subtract from, the counts in a file; return whether that was possible."""
        place = self.place(level)
        if place is None:
            return False
        try:
            knowledge_file.update(place, lambda known: known.merged(more).without(less))
        except JameditError as error:
            self.message.emit(str(error))
            return False
        return True

    def keep(self) -> None:
        """Write the pairs that the open transcript added since the last time to the file chosen for it."""
        session, now = self._bridge.session, self.feedback()
        if session is None or now is None or self.remember == FILE:
            return
        try:
            before = knowledge_file.loads(session.info.get(_TAUGHT, ""))
        except JameditError:
            before = Knowledge()
        if now != before and self.add(self.remember, now.without(before), before.without(now)):
            session.set_info(_TAUGHT, knowledge_file.dumps(now))
