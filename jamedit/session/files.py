"""Open a transcript or a project, keep its changes on disk, save and export."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from jamedit import formats
from jamedit.document import Paragraph, Transcript
from jamedit.document.project import Project
from jamedit.errors import JameditError, UnreadableFileError
from jamedit.formats import project
from jamedit.progress import Progress
from jamedit.session import unsaved
from jamedit.session.journal import Journal
from jamedit.session.lock import DocumentLock
from jamedit.session.session import Session

OnState = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Opened:
    """Hold what was read from a file before a session is made of it: a plain result that a job can return.

    `resumed`: earlier work on this file that was not saved as a project is here again. `aside`: the project cannot be
    written where it lies, so changes are kept in the state folder until it is saved elsewhere.
    """

    path: Path
    project: Project
    journal_path: Path
    lock: DocumentLock | None = None
    resumed: bool = False
    aside: bool = False

    def session(self, on_state: OnState | None = None) -> Session:
        """Make the session, on the thread that will use it."""
        session = Session(self.project, source=None if self.path == self.journal_path else self.path)
        recording = session.info.get("recording")
        session.recording = Path(recording) if recording else None
        session.journal = Journal(self.journal_path, self.project, on_state, self.lock)
        return session


def read(path: Path, progress: Progress | None = None) -> Opened:
    """Read a transcript or a project; raise UnreadableFileError with one clear sentence.

    Work on a transcript that was not saved as a project is kept in the state folder and taken up again when the
    same file, unchanged, is opened once more. A document that is open in another window is refused.
    """
    progress = progress or Progress()
    try:
        head = path.open("rb").read(100) if path.is_file() else b""
    except OSError as error:
        raise UnreadableFileError(f"{path.name} cannot be opened ({error.strerror}).") from error
    if project.is_project(head):
        return _read_project(path)
    transcript = _with_a_paragraph(formats.read_path(path))
    progress.check()
    kept_at = unsaved.place_for(path)
    lock = _locked(kept_at, path)
    kept = _kept(kept_at, transcript)
    if kept is not None:
        return Opened(path, kept, kept_at, lock, resumed=bool(kept.steps))
    info = (("source", str(path.resolve())),)
    return Opened(path, Project(transcript, transcript, info=info), kept_at, lock)


def _read_project(path: Path) -> Opened:
    if os.access(path, os.W_OK) and os.access(path.parent, os.W_OK):
        lock = _locked(path, path)
        return Opened(path, project.load(path), path, lock)
    kept_at = unsaved.place_for(path)
    lock = _locked(kept_at, path)
    saved = project.load(path)
    kept = _kept(kept_at, saved.original)
    if kept is not None and len(kept.steps) >= len(saved.steps):
        return Opened(path, kept, kept_at, lock, resumed=len(kept.steps) > len(saved.steps), aside=True)
    return Opened(path, saved, kept_at, lock, aside=True)


def _with_a_paragraph(transcript: Transcript) -> Transcript:
    """Give an empty file a paragraph to write in."""
    if transcript.paragraphs:
        return transcript
    return replace(transcript, paragraphs=(Paragraph(transcript.next_id),), next_id=transcript.next_id + 1)


def _locked(journal_path: Path, path: Path) -> DocumentLock:
    lock = DocumentLock.acquire(journal_path)
    if lock is None:
        raise UnreadableFileError(f"{path.name} is open in another jamedit window; go on there, or close it first.")
    return lock


def _kept(kept_at: Path, original: Transcript) -> Project | None:
    """Return the work kept for a file, or None when there is none or the file is another one by now."""
    if not kept_at.is_file():
        return None
    try:
        kept = project.load(kept_at)
    except JameditError:
        kept = None
    if kept is not None and kept.original == original:
        return kept
    unsaved.set_aside(kept_at)
    return None


def start_over(opened: Opened) -> Opened:
    """Return the transcript as it stands in its file; the work kept for it is set aside, not thrown away.

    The session made of `opened` has to be closed before.
    """
    if opened.journal_path.is_file() and opened.journal_path != opened.path:
        unsaved.set_aside(opened.journal_path)
    original = opened.project.original
    lock = _locked(opened.journal_path, opened.path)
    return Opened(opened.path, Project(original, original, info=opened.project.info), opened.journal_path, lock)


def save_project(session: Session, path: Path, on_state: OnState | None = None) -> None:
    """Save everything as a project file; from now on every change goes there."""
    old = session.journal
    if old is not None and old.path == path:
        old.flush()
        return
    lock = _locked(path, path)
    session.history.close()
    session.set_info("recording", str(session.recording) if session.recording else "")
    whole = session.project()
    project.create(path, whole)
    session.journal = Journal(path, whole, on_state, lock)
    if old is not None:
        old.close()
        if session.source is not None and old.path == unsaved.place_for(session.source):
            old.path.unlink(missing_ok=True)  # all of it is in the project now
    session.source = None


def export(
    transcript: Transcript, path: Path, to_format: str | None, options: formats.WriteOptions, progress: Progress
) -> None:
    """Write a transcript in any format, whole or not at all; a `.bak` of what was there stays."""
    progress.update(0.0)
    formats.write_path(transcript, path, to_format, options, keep_backup=True)
    progress.update(1.0)
