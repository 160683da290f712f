"""Open a transcript or a project, keep its changes on disk, save and export."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from jamedit import formats, paths
from jamedit.document import Paragraph, Transcript
from jamedit.errors import JameditError
from jamedit.formats import project
from jamedit.progress import Progress
from jamedit.session.journal import Journal
from jamedit.session.session import Session

OnState = Callable[[str], None]


class Opened:
    """Hold what was read from a file before a session is made of it: a plain result that a job can return."""

    def __init__(self, path: Path, kept: project.Project, journal_path: Path, *, resumed: bool = False) -> None:
        self.path = path
        self.project = kept
        self.journal_path = journal_path
        self.resumed = resumed

    def session(self, on_state: OnState | None = None) -> Session:
        """Make the session, on the thread that will use it."""
        session = Session(self.project, source=None if self.path == self.journal_path else self.path)
        recording = session.info.get("recording")
        session.recording = Path(recording) if recording else None
        session.journal = Journal(self.journal_path, self.project, on_state)
        return session


def read(path: Path, progress: Progress | None = None) -> Opened:
    """Read a transcript or a project; raise UnreadableFileError with one clear sentence.

    Work on a transcript that was not saved as a project is kept in the state folder and taken up again when the
    same file, unchanged, is opened once more.
    """
    with_head = path.open("rb").read(100) if path.is_file() else b""
    if project.is_project(with_head):
        return Opened(path, project.load(path), path)
    transcript = formats.read_path(path)
    if not transcript.paragraphs:  # an empty file is a page to write on
        transcript = replace(transcript, paragraphs=(Paragraph(transcript.next_id),), next_id=transcript.next_id + 1)
    if progress is not None:
        progress.check()
    kept_at = unsaved_project(path)
    kept = _resume(kept_at, transcript)
    if kept is not None:
        return Opened(path, kept, kept_at, resumed=True)
    return Opened(path, project.Project(transcript, transcript, info=(("source", str(path.resolve())),)), kept_at)


def unsaved_project(path: Path) -> Path:
    """Return where the work on a transcript is kept until it is saved as a project."""
    name = hashlib.sha256(str(path.resolve()).encode()).hexdigest()[:16]
    return paths.state_dir() / "unsaved" / f"{path.stem[:40]}-{name}{project.SUFFIX}"


def _resume(kept_at: Path, transcript: Transcript) -> project.Project | None:
    """Return the work kept for a file, or None when there is none or the file is another one by now."""
    if not kept_at.is_file():
        return None
    try:
        kept = project.load(kept_at)
    except JameditError:
        kept = None
    if kept is not None and kept.original == transcript:
        return kept
    _set_aside(kept_at)
    return None


def _set_aside(kept_at: Path) -> None:
    """Move work that does not fit the file any more out of the way; nothing is thrown away."""
    number = 1
    while (aside := kept_at.with_suffix(f".{number}{project.SUFFIX}")).exists():
        number += 1
    kept_at.replace(aside)


def start_over(opened: Opened) -> Opened:
    """Return the transcript as it stands in its file; the work kept for it is set aside, not thrown away."""
    if opened.journal_path.is_file() and opened.journal_path != opened.path:
        _set_aside(opened.journal_path)
    original = opened.project.original
    return Opened(opened.path, project.Project(original, original, info=opened.project.info), opened.journal_path)


def save_project(session: Session, path: Path, on_state: OnState | None = None) -> None:
    """Save everything as a project file; from now on every change goes there."""
    session.set_info("recording", str(session.recording) if session.recording else "")
    whole = session.project()
    project.create(path, whole)
    old = session.journal
    session.journal = Journal(path, whole, on_state)
    if old is not None:
        old.close()
        unsaved = unsaved_project(session.source) if session.source else None
        if old.path == unsaved and old.path != path:
            old.path.unlink(missing_ok=True)  # all of it is in the project now


def export(
    transcript: Transcript, path: Path, to_format: str | None, options: formats.WriteOptions, progress: Progress
) -> None:
    """Write a transcript in any format, whole or not at all; a `.bak` of what was there stays."""
    progress.update(0.0)
    formats.write_path(transcript, path, to_format, options, keep_backup=True)
    progress.update(1.0)
