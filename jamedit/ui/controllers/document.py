"""Open, save and export, with the dialogs and jobs that belong to it."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from jamedit import paths
from jamedit.counting import counted
from jamedit.document.project import SUFFIX
from jamedit.errors import JameditError
from jamedit.paths import resource
from jamedit.progress import Progress
from jamedit.recording_suffixes import SUFFIXES, is_recording
from jamedit.ui.controllers.exporting import ExportController
from jamedit.ui.controllers.keeping import KeepingController
from jamedit.ui.controllers.recording import RecordingController
from jamedit.ui.state.job_bridge import JobBridge
from jamedit.ui.state.session_bridge import SessionBridge
from jamedit.ui.widgets.after_paint import Soon, at_once
from jamedit.ui.widgets.save_place import ask_where_to_save, place_for_documents, with_ending, wrong_place

if TYPE_CHECKING:
    from jamedit.formats.options import WriteOptions
    from jamedit.session.files import Opened
    from jamedit.session.recovery import Unsaved

_JOB_OPEN = "open"

_KINDS_BY_NAME = QFileDialog.Option.HideNameFilterDetails  # fifty endings are wider than the screen


class DocumentController(QObject):
    """Bring files in and out; a file that cannot be read leaves everything as it was."""

    message = Signal(str)  # a sentence that can be overlooked
    trouble = Signal(str)  # a sentence that must not be
    resumed = Signal(str)  # work on this file was taken up again
    beginning = Signal(object, object)  # Path and Transcript: the first part of a long text that is being read
    not_opened = Signal()
    opened = Signal(str)  # the path of what was opened
    orphans = Signal(str, object)  # a sentence on unsaved work, and the newest of it
    left_behind = Signal(str, object)  # a sentence on what was open when jamedit was killed, and the newest of it

    def __init__(self, window: QWidget, bridge: SessionBridge, jobs: JobBridge, recording: RecordingController) -> None:
        super().__init__(window)
        self._window, self._bridge, self._jobs, self._recording = window, bridge, jobs, recording
        self._opened: Opened | None = None
        self._coming_home: Opened | None = None  # a project that gets what was kept aside for it
        self._opening: Path | None = None  # what the job that opens a file reads, while it runs
        self.soon: Soon = at_once
        self.keeping = KeepingController(window, bridge, self.save_as)
        self._exports = ExportController(window, bridge, jobs)
        bridge.saved_changed.connect(self._tell_when_home)
        for each in (self.keeping, self._exports):
            each.message.connect(self.message)
        self.keeping.trouble.connect(self.trouble)
        self._exports.failed.connect(self._failed)

    # in

    def look_for_unsaved(self) -> None:
        """Report unsaved work that opening its transcript would not restore, and delete very old work."""

        def work(progress: Progress) -> tuple[list[Path], list[Unsaved], frozenset[Path]]:
            from jamedit.session import lock, recovery

            recovery.prune()
            with_changes = frozenset(each.source for each in recovery.listed())
            return lock.left_behind(), recovery.untold(), with_changes

        def done(result: tuple[list[Path], list[Unsaved], frozenset[Path]]) -> None:
            killed, found, with_changes = result
            opening = self.opening.resolve() if self.opening else None
            killed = [path for path in killed if path != opening and not self._is_open(path)]
            if killed:
                self._offer(killed, with_changes)
            elif found and self._bridge.session is None:
                self._tell_of(found)

        self._jobs.start("unsaved", work, done)

    def _offer(self, killed: list[Path], with_changes: frozenset[Path]) -> None:
        """Offer to continue with what was open when jamedit was killed."""
        from jamedit.session import lock

        lock.forget(killed)
        changed = any(path in with_changes or path.suffix.lower() == SUFFIX for path in killed)
        text = (
            self.tr("jamedit ended unexpectedly while {names} was open; your changes were kept.")
            if changed
            else self.tr("jamedit ended unexpectedly while {names} was open.")
        )
        names = ", ".join(dict.fromkeys(path.name for path in killed[:3]))
        self.left_behind.emit(text.format(names=names), killed[0])

    def _tell_of(self, found: list[Unsaved]) -> None:
        """Say once that there is work whose file is gone or has changed; the menu lists it from then on."""
        from jamedit.session import recovery

        recovery.remember_told(found)
        text = self.tr(
            "Unsaved work on {names} is kept under File › Unsaved work, but the file no longer exists or has changed."
        )
        names = ", ".join(dict.fromkeys(each.source.name for each in found[:3]))
        self.orphans.emit(text.format(names=names), found[0].path)

    def choose_transcript(self) -> None:
        """Let the user choose a file to open."""
        path, _ = QFileDialog.getOpenFileName(
            self._window,
            self.tr("Open transcript or project"),
            self.folder(),
            ";;".join(
                (
                    self.tr("Transcripts and projects ({patterns})").format(patterns=_transcript_patterns()),
                    self.tr("Recordings, to be typed ({patterns})").format(patterns=_recording_patterns()),
                    self.tr("All files (*)"),
                )
            ),
            options=_KINDS_BY_NAME,
        )
        if path:
            self.open_path(Path(path))

    def choose_recording(self) -> None:
        """Let the user choose the recording of the open transcript."""
        patterns = _recording_patterns()
        path, _ = QFileDialog.getOpenFileName(
            self._window,
            self.tr("Open recording"),
            self.folder(),
            ";;".join((self.tr("Sound and video ({patterns})").format(patterns=patterns), self.tr("All files (*)"))),
            options=_KINDS_BY_NAME,
        )
        if path:
            self._recording.choose(Path(path))

    def open_sample(self) -> None:
        """Open the talk that comes with the program."""
        folder = resource("samples")
        self.open_path(folder / "research-jam.txt", next(iter(folder.glob("research-jam.o[gp][gu]*")), None))

    def open_path(self, path: Path, audio: Path | None = None, then: Callable[[], None] | None = None) -> None:
        """Read a file off the window's thread and show it; the one that is open already stays as it is."""
        if self._is_open(path):
            self.message.emit(self.tr("{name} is already open.").format(name=path.name))
            return
        if path == self._opening and any(j.name == _JOB_OPEN and not j.token.cancelled for j in self._jobs.running):
            return  # a double click: the second would meet the lock of the first

        def work(progress: Progress) -> Opened:
            from jamedit.session import files

            if is_recording(path):
                return files.read_recording(path, _fingerprint(path), progress)
            return files.read(path, progress, lambda found: self.beginning.emit(path, found))

        def done(opened: Opened) -> None:
            if not self.may_leave():
                opened.discard()
                return
            self._show(opened, audio, then)

        self._opening = path
        self._jobs.start(_JOB_OPEN, work, done, self._not_read)

    @property
    def opening(self) -> Path | None:
        """Return the file that is being read, None when none is."""
        reading = any(job.name == _JOB_OPEN and not job.token.cancelled for job in self._jobs.running)
        return self._opening if reading else None

    def _not_read(self, error: BaseException) -> None:
        self.not_opened.emit()
        self.soon(lambda: self._failed(error))

    def wait_for_opening(self, longest_s: float) -> None:
        """Wait for a file that is being opened, unless that takes too long."""
        self._jobs.wait(_JOB_OPEN, longest_s)

    def _is_open(self, path: Path) -> bool:
        session = self._bridge.session
        here = (session.source or self._bridge.project_path) if session else None
        return here is not None and here.resolve() == path.resolve()

    def _show(self, opened: Opened, audio: Path | None, then: Callable[[], None] | None = None) -> None:
        self._opened = opened
        self._bridge.open(opened)
        self.soon(lambda: self._follow_up(opened, audio, then))

    def _follow_up(self, opened: Opened, audio: Path | None, then: Callable[[], None] | None) -> None:
        """Do and say what follows from opening a document, once its text can be read."""
        if self._opened is not opened or self._bridge.session is None:
            return
        self._take_glossary(opened.path)
        if audio is not None:
            self._recording.choose(audio)
        else:
            self._recording.find()
        self.opened.emit(str(opened.path))
        if opened.resumed:
            self.resumed.emit(opened.path.name)
        elif opened.damaged is not None:
            text = self.tr("The earlier work on {name} is damaged and cannot be read; it is kept as {path}.")
            self.trouble.emit(text.format(name=opened.path.name, path=opened.damaged))
        elif opened.put_aside:
            text = self.tr("{name} has changed since you worked on it; that work is kept under File › Unsaved work.")
            self.trouble.emit(text.format(name=opened.path.name))
        elif opened.kept:
            self._coming_home = opened
            self._tell_when_home()
        elif opened.aside:
            text = self.tr(
                "{name} cannot be written here; your changes are kept separately until you save the project elsewhere."
            )
            self.trouble.emit(text.format(name=opened.path.name))
        mended = opened.project.mended
        if mended:
            text = self.tr("{name} was damaged and has been mended: {first}.")
            if len(mended) > 1:
                text = self.tr("{name} was damaged and has been mended in {count} places; the first: {first}.")
            self.trouble.emit(text.format(name=opened.path.name, count=len(mended), first=mended[0]))
        warnings = self._bridge.transcript.meta.warnings
        if warnings and not mended and not opened.resumed:
            self.trouble.emit(
                _first_warning(
                    counted(
                        len(warnings),
                        self.tr("{name} has 1 problem: line {line}, {first}"),
                        self.tr("{name} has {n} problems; the first: line {line}, {first}"),
                    ),
                    opened,
                )
            )
        if then is not None:
            then()

    def _tell_when_home(self) -> None:
        """Say that what was kept aside is back in its project, as soon as it is; while that fails it is not."""
        journal = self._bridge.session.journal if self._bridge.session else None
        if self._coming_home is None or self._coming_home is not self._opened or journal is None:
            return
        if journal.written:
            text = self.tr("{name} could not be written last time; the changes that were kept since are back in it.")
            self.trouble.emit(text.format(name=self._coming_home.path.name))
        if journal.written or journal.error:
            self._coming_home = None

    def _take_glossary(self, path: Path) -> None:
        """Use the glossary that lies beside a transcript when it has none yet."""
        beside = path.with_name(f"{path.stem}.glossary.txt")
        if self._bridge.glossary.terms or not beside.is_file():
            return
        from jamedit.document.glossary import parse
        from jamedit.storage import glossary_file

        try:
            glossary = parse(glossary_file.read(beside).splitlines(), beside.stem)
        except JameditError as error:
            self.message.emit(str(error))
            return
        self._bridge.set_glossary(glossary)
        text = counted(
            len(glossary.terms),
            self.tr("Glossary {name} with 1 term is in use."),
            self.tr("Glossary {name} with {n} terms is in use."),
        )
        self.message.emit(text.format(name=beside.name))

    def start_over(self, encoding: str | None = None) -> None:
        """Show the file as it is, in an encoding where one is named; the earlier work on it is put aside."""
        from jamedit.session import files

        opened = self._opened
        if opened is not None and self.may_leave():
            recording = self._bridge.session.recording if self._bridge.session else None
            self._bridge.close()
            self._show(files.start_over(opened, encoding), recording)

    def may_leave(self) -> bool:
        """Return whether the open document can be left: all of it is on disk, or the user chose what to do."""
        if self.exporting:
            self.finish_exports()
        return self.keeping.may_leave()

    # out

    def save(self) -> None:
        """Make sure that all is on disk; ask for a place when the work is not a project yet."""
        if self._bridge.session is None:
            return
        if self._bridge.project_path is None:
            self.save_as()
        else:
            self.keeping.save()

    def save_as(self) -> None:
        """Save everything as a project at a place of the user's choice."""
        if self._bridge.session is None:
            return
        path = ask_where_to_save(
            self._window,
            self.tr("Save project"),
            self.folder_to_write() / f"{self._bridge.name}{SUFFIX}",
            self.tr("jamedit projects (*.jamedit)"),
            (SUFFIX,),
            strict=True,
            current=self._bridge.project_path,
        )
        if path is not None:
            self.save_project(path)

    def save_project(self, path: Path) -> None:
        """Save everything as a project file."""
        from jamedit.session import files

        session = self._bridge.session
        if session is None:
            return
        path = with_ending(path, (SUFFIX,), strict=True)
        wrong = wrong_place(path)
        if wrong:
            self.trouble.emit(wrong)
            return
        try:
            files.save_project(session, path, self._bridge.saved_state_arrived)
        except JameditError as error:
            self.trouble.emit(str(error))
            return
        self.keeping.look_after()
        self.opened.emit(str(path))
        if session.journal is not None and session.journal.error:
            self.trouble.emit(session.journal.state)
            return
        self.message.emit(self.tr("Saved as {name}; further changes are saved there, too.").format(name=path.name))

    def export_to(self, path: Path, to_format: str | None, options: WriteOptions) -> None:
        """Write the transcript in another format."""
        self._exports.export_to(path, to_format, options)

    def is_own_export(self, path: Path) -> bool:
        """Return whether a file is as this text was exported to it."""
        return self._exports.is_own(path)

    @property
    def exporting(self) -> bool:
        """Return whether a file is being written, or waits to be."""
        return self._exports.exporting

    def finish_exports(self) -> bool:
        """Wait until the files that are being written are whole; return False when one failed, after reporting it."""
        return self._exports.finish()

    def _failed(self, error: BaseException) -> None:
        if isinstance(error, JameditError):
            self.trouble.emit(str(error))
        else:
            text = self.tr("Something went wrong inside jamedit ({kind}: {error}). Your work is safe on disk.")
            self.trouble.emit(text.format(kind=type(error).__name__, error=error))

    def folder(self) -> str:
        """Return where the open document lies: the place to look first."""
        session = self._bridge.session
        at = session and (session.source or self._bridge.project_path)
        return str(at.parent if at else self._bridge.folder or Path.home())

    def folder_to_write(self) -> Path:
        """Return where to write first: beside the open document, unless nobody writes there."""
        at = Path(self.folder())
        if self._bridge.session is None or not at.is_dir() or not os.access(at, os.W_OK) or paths.is_own(at / "x"):
            return place_for_documents()
        return at

    @property
    def source(self) -> Path | None:
        """Return the file that the text was read from, None when that is not known."""
        session = self._bridge.session
        if session is None:
            return None
        named = session.info.get("source", "")
        return session.source or (paths.from_text(named) if named else None)


def _fingerprint(path: Path) -> str:
    """Return what identifies a recording; raise UnreadableFileError when it has no sound."""
    from jamedit.audio.recording import probe

    return probe(path).fingerprint


def _recording_patterns() -> str:
    return " ".join(f"*{suffix}" for suffix in sorted(SUFFIXES))


def _transcript_patterns() -> str:
    from jamedit.formats.register import FORMATS

    extensions = {extension for each in FORMATS for extension in each.extensions}
    return " ".join(f"*{extension}" for extension in sorted(extensions | {".jamedit"}))


def _first_warning(text: str, opened: Opened) -> str:
    first = opened.project.present.meta.warnings[0]
    return text.format(name=opened.path.name, line=first.line, first=first.message)
