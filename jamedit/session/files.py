"""Open a transcript or a project, keep its changes on disk, and save."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from jamedit import paths
from jamedit.document import Paragraph, Transcript
from jamedit.document.project import SUFFIX, Project
from jamedit.errors import CancelledError, JameditError, UnreadableFileError, UnwritableFileError
from jamedit.formats.native import project
from jamedit.formats.reading import read_beginning, read_data, require_words
from jamedit.progress import Progress
from jamedit.session import recovery
from jamedit.session.journal import Journal
from jamedit.session.lock import DocumentLock
from jamedit.session.session import Session
from jamedit.storage.files import read_bytes, read_head

OnState = Callable[[str], None]
_LONG = 1 << 20  # bytes of a file that takes long enough to read for its beginning to be shown before
_BLANK = b" \t\r\n\0\xef\xbb\xbf\xff\xfe"  # what a file that is empty, to be written in, may hold in any encoding
TYPED = "typed"  # info: the transcript is typed while listening, from nothing


@dataclass(frozen=True, slots=True)
class Kept:
    """Hold work that was kept aside for a project, and the marks that the project's file may have."""

    path: Path
    project: Project
    marks: frozenset[str]
    lock: DocumentLock


@dataclass(frozen=True, slots=True)
class Opened:
    """Hold what was read from a file before a session is made of it: a plain result that a job can return.

    `resumed`: earlier work on this file that was not saved as a project was restored. `aside`: the project cannot be
    written where it lies, so changes are kept in the state folder until it is saved elsewhere. `put_aside`: there was
    work on this file, but the file has changed since. `damaged`: the earlier work on this file cannot be read; where it
    is. `kept`: the project's own file could not be written to the end; the work was kept aside and goes home now.
    `displaced`: why the project's own file is not what was opened, but the work that was kept aside for it.
    """

    path: Path
    project: Project
    journal_path: Path
    lock: DocumentLock | None = None
    resumed: bool = False
    aside: bool = False
    put_aside: bool = False
    damaged: Path | None = None
    kept: Kept | None = None
    displaced: str = ""

    def discard(self) -> None:
        """Let go of a file that nobody is going to work on."""
        for lock in (self.lock, self.kept.lock if self.kept else None):
            if lock is not None:
                lock.release()

    def session(self, on_state: OnState | None = None) -> Session:
        """Make the session, on the thread that will use it."""
        session = Session(self.project, source=None if self.path == self.journal_path else self.path)
        recording = session.info.get("recording")
        session.recording = paths.from_text(recording) if recording else None
        kept, journal_at = self.kept, self.journal_path
        journal = Journal(journal_at, self.project, on_state, self.lock, over=kept.marks if kept else None)
        if kept is not None:
            journal.aside = Journal(kept.path, kept.project, journal.tell, kept.lock)
            journal.touch()
        session.journal, session.displaced = journal, self.displaced
        return session


def read(
    path: Path,
    progress: Progress | None = None,
    show: Callable[[Transcript], object] | None = None,
    encoding: str | None = None,
) -> Opened:
    """Read a transcript or a project; raise UnreadableFileError with one clear sentence.

    Work on a transcript that was not saved as a project is kept in the state folder and taken up again when the
    same file, unchanged, is opened once more. A document that is open in another window is refused. `show` is called
    with the beginning of a long text before all of it is read. An `encoding` that is named counts for a text.
    """
    progress = progress or Progress()
    opened = _read(path, progress, show, encoding)
    try:
        progress.check()
    except CancelledError:
        opened.discard()
        raise
    if opened.lock is not None:
        opened.lock.done_reading()
    return opened


def _read(path: Path, progress: Progress, show: Callable[[Transcript], object] | None, encoding: str | None) -> Opened:
    if paths.is_file(path) and project.is_project(read_head(path)):
        if os.access(path, os.W_OK) and os.access(path.parent, os.W_OK):
            with _lock_unless_it_fails(path, path, progress) as lock:
                kept_at = recovery.place_for(path)
                if kept_at != path and kept_at.is_file():
                    return _read_home(path, kept_at, lock, progress)
                _show_beginning(path.stat().st_size, lambda: project.load_beginning(path), show)
                return Opened(path, project.load(path), path, lock)
        return _read_aside(path, progress)
    data = read_bytes(path)
    digest = hashlib.sha256(data).hexdigest()
    kept_at = recovery.place_for(path)
    with _lock_unless_it_fails(kept_at, path, progress) as lock:
        there = kept_at.is_file() or (data.strip(_BLANK) != b"" and recovery.take_over(path, kept_at, digest))
        _show_beginning(
            len(data), lambda: project.load_beginning(kept_at) if there else read_beginning(data, path.name), show
        )
        # by the file's bytes, not by what a reader makes of them: a newer jamedit may read the same file better
        found = _found(kept_at, lambda kept: recovery.began_with(digest, dict(kept.info), path))
        kept = found.project
        if kept is not None and found.fits:
            return Opened(path, kept, kept_at, lock, resumed=bool(kept.steps))
        if kept is not None and path.suffix.lower() == SUFFIX:
            error = UnreadableFileError(f"{path.name} is not a project any more.")
            return _instead(path, kept, kept_at, lock, error)
        transcript = read_data(data, path.name, encoding=encoding)
        if data.strip(_BLANK):
            require_words(transcript, path.name)
        transcript = _with_a_paragraph(transcript)
        progress.check()
        put_aside, damaged = found.out_of_the_way()
        info = (("source", paths.to_text(path.resolve())), (recovery.DIGEST, digest))
        new = Project(transcript, transcript, info=info)
        return Opened(path, new, kept_at, lock, put_aside=put_aside, damaged=damaged)


def read_recording(path: Path, fingerprint: str, progress: Progress | None = None) -> Opened:
    """Begin a transcript for a recording that has none yet, or take up the one that was begun before.

    `fingerprint` identifies the recording; raises UnreadableFileError when it is open in another window.
    """
    kept_at = recovery.place_for(path)
    with _lock_unless_it_fails(kept_at, path, progress or Progress()) as lock:
        found = _found(kept_at, lambda kept: dict(kept.info).get(recovery.DIGEST) == fingerprint)
        lock.done_reading()
        if found.project is not None and found.fits:
            return Opened(path, found.project, kept_at, lock, resumed=bool(found.project.steps))
        put_aside, damaged = found.out_of_the_way()
        empty = _with_a_paragraph(Transcript())
        where = paths.to_text(path.resolve())
        info = (("source", where), (recovery.DIGEST, fingerprint), ("recording", where), (TYPED, "1"))
        new = Project(empty, empty, info=info)
        return Opened(path, new, kept_at, lock, put_aside=put_aside, damaged=damaged)


def _show_beginning(
    size: int, read_it: Callable[[], Transcript | None], show: Callable[[Transcript], object] | None
) -> None:
    found = read_it() if show is not None and size > _LONG else None
    if show is not None and found is not None and found.paragraphs:
        show(found)


def _read_home(path: Path, kept_at: Path, lock: DocumentLock, progress: Progress) -> Opened:
    """Read a project whose last changes are kept aside, since its own file could not be written.

    When somebody else wrote the file since then, those changes stay apart.
    """
    with _lock_unless_it_fails(kept_at, path, progress) as kept_lock:
        try:
            saved = project.load(path)
        except UnreadableFileError as error:
            opened = _instead(path, _readable(kept_at), kept_at, kept_lock, error)
            lock.release()
            return opened
        found = _found(kept_at, lambda kept: recovery.goes_on_from(kept, saved))
        kept = found.project if found.fits else None
        if kept is not None and _is_later(kept, saved):
            marks = recovery.marks_of(kept) | {dict(saved.info).get(project.WRITTEN, "")}
            return Opened(path, recovery.without_notes(kept), path, lock, kept=Kept(kept_at, kept, marks, kept_lock))
        kept_lock.release()
        put_aside, damaged = found.out_of_the_way()
        told = put_aside and (kept is None or not recovery.changes_of(saved))  # an older state is of no use to anybody
        return Opened(path, saved, path, lock, put_aside=told, damaged=damaged)


def _instead(path: Path, kept: Project | None, kept_at: Path, lock: DocumentLock, error: UnreadableFileError) -> Opened:
    """Open the work that was kept aside for a project whose own file cannot be read; raise `error` without any."""
    if kept is None:
        raise error
    return Opened(path, kept, kept_at, lock, displaced=f"{str(error).rstrip('.')}.")


def _is_later(kept: Project, saved: Project) -> bool:
    """Return whether what is kept has all changes of what is saved; clocks do not tell, they are set back at times."""
    of_kept, of_saved = recovery.changes_of(kept), recovery.changes_of(saved)
    if of_kept or of_saved:
        return of_kept >= of_saved
    kept_times, saved_times = [[each.time for each in whole.steps] for whole in (kept, saved)]  # nobody counted
    return kept_times[: len(saved_times)] == saved_times or kept_times[-1:] >= saved_times[-1:]


def _read_aside(path: Path, progress: Progress) -> Opened:
    """Read a project that cannot be written where it is, or the work that was kept for this very state of it."""
    kept_at = recovery.place_for(path)
    with _lock_unless_it_fails(kept_at, path, progress) as lock:
        try:
            saved = project.load(path)
        except UnreadableFileError as error:
            return _instead(path, _readable(kept_at), kept_at, lock, error)
        found = _found(kept_at, lambda kept: recovery.goes_on_from(kept, saved))
        kept = found.project
        if kept is not None and found.fits:
            return Opened(path, kept, kept_at, lock, resumed=len(kept.steps) > len(saved.steps), aside=True)
        put_aside, damaged = found.out_of_the_way()
        new = recovery.noted_where_it_is_read_only(saved, path)
        return Opened(path, new, kept_at, lock, aside=True, put_aside=put_aside, damaged=damaged)


def _with_a_paragraph(transcript: Transcript) -> Transcript:
    """Give an empty file a paragraph to write in."""
    if transcript.paragraphs:
        return transcript
    return replace(transcript, paragraphs=(Paragraph(transcript.next_id),), next_id=transcript.next_id + 1)


def _locked(journal_path: Path, path: Path, progress: Progress | None = None) -> DocumentLock:
    lock = DocumentLock.acquire(journal_path, path, progress.check if progress else None)
    if lock is None:
        raise UnreadableFileError(f"{path.name} is open in another jamedit window; continue there, or close it first.")
    return lock


@contextmanager
def _lock_unless_it_fails(journal_path: Path, path: Path, progress: Progress) -> Iterator[DocumentLock]:
    """Hold the lock of a document from here on, unless reading it fails."""
    lock = _locked(journal_path, path, progress)
    try:
        yield lock
    except BaseException:
        lock.release()
        raise


@dataclass(frozen=True, slots=True)
class _Found:
    """Hold what there is at a place for kept work: nothing, a file that cannot be read, work that fits or does not."""

    path: Path
    there: bool
    project: Project | None = None
    fits: bool = False

    def out_of_the_way(self) -> tuple[bool, Path | None]:
        """Make room for new work; return whether there was other work, and where it is if it cannot be read."""
        if not self.there:
            return False, None
        place = recovery.set_aside(self.path)
        return self.project is not None, place if self.project is None else None


def _found(kept_at: Path, fits: Callable[[Project], bool]) -> _Found:
    there = kept_at.is_file()
    kept = _readable(kept_at) if there else None
    return _Found(kept_at, there, kept, kept is not None and fits(kept))


def _readable(kept_at: Path) -> Project | None:
    try:
        return project.load(kept_at)
    except JameditError:
        return None


def start_over(opened: Opened, encoding: str | None = None) -> Opened:
    """Read a file as it is, in an encoding where one is named; the work kept for it is set aside, not thrown away.

    The glossary stays in use.

    The session made of `opened` has to be closed before.
    """
    if opened.journal_path.is_file() and opened.journal_path != opened.path:
        recovery.set_aside(opened.journal_path)
    again = read(opened.path, encoding=encoding)
    if again.project.glossary.terms:
        return again
    return replace(again, project=replace(again.project, glossary=opened.project.glossary), put_aside=False)


def save_project(session: Session, path: Path, on_state: OnState | None = None) -> None:
    """Save everything as a project file; from now on every change goes there. A file that was there gets a backup."""
    old = session.journal
    if old is not None and old.path.resolve() == path.resolve() and not recovery.holds(path) and not old.gone:
        old.attempt()
        old.flush()
        return
    lock = _locked(path, path)
    session.history.close()
    session.set_info("recording", paths.to_text(session.recording) if session.recording else "")
    whole = recovery.without_notes(session.project())
    session.info = dict(whole.info)
    _create(path, whole, lock)
    session.journal = Journal(path, whole, on_state, lock)
    if old is not None:
        old.close(keep_aside=False)
        if recovery.holds(old.path):
            old.path.unlink(missing_ok=True)  # all of it is in the project now
    session.source, session.displaced = None, ""


def keep_aside(session: Session, on_state: OnState | None = None) -> Path:
    """Keep all there is in the state folder as well, since the file that it belongs to cannot be written.

    The journal goes on trying to write that file, and lets the other go when it could. Where the file is no longer
    ours, it is left alone for good. Raises UnwritableFileError when the state folder is what cannot be written.
    """
    old = session.journal
    if old is None:
        raise UnwritableFileError("There are no changes to keep.")
    if old.aside is not None and not old.gone:
        return old.aside.path
    own = session.source or old.path
    place = recovery.place_for(own)
    if recovery.holds(old.path) and not old.gone:
        return _write_again(session, old, own, on_state)
    if place.exists():
        place = recovery.free_place(place)
    session.history.close()
    if old.gone:
        return _leave(session, old, own, place, on_state)
    lock = _locked(place, own)
    whole = replace(session.project(), order_keys=old.order_keys)  # a change is written to both in the same way
    old.aside = Journal(place, recovery.noted(whole, own, old.file.marks, old.changes), old.tell, lock)
    old.aside.touch()
    return place


def _leave(session: Session, old: Journal, own: Path, place: Path, on_state: OnState | None) -> Path:
    """Go on in the state folder for good: somebody else writes to the file."""
    session.info["source"] = paths.to_text(own.resolve())
    new, old.aside = old.aside, None
    if new is None:
        new = Journal(place, session.project(), on_state, _locked(place, own))
        new.touch()
    new.listen(on_state)
    session.journal, session.displaced = new, old.gone
    old.abandon()
    return new.path


def _write_again(session: Session, old: Journal, own: Path, on_state: OnState | None) -> Path:
    """Write unsaved work again whose file has gone; no other place is left where it can be written."""
    if not old.file.vanished:
        raise UnwritableFileError(old.error or f"{own.name} cannot be kept anywhere else.")
    old.abandon()
    session.history.close()
    session.journal = Journal(old.path, session.project(), on_state, _locked(old.path, own))
    session.journal.touch()
    return old.path


def _create(path: Path, whole: Project, lock: DocumentLock) -> None:
    try:
        project.create(path, whole, keep_backup=True)
    except UnwritableFileError:
        lock.release()
        raise
