"""The recording of the open transcript: found, looked at, and drawn as it is read."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from jamedit import paths
from jamedit.progress import Progress
from jamedit.ui.playback.playback import Playback
from jamedit.ui.state.job_bridge import JobBridge
from jamedit.ui.state.session_bridge import SessionBridge

if TYPE_CHECKING:
    from jamedit.audio.recording import Recording
    from jamedit.session import Session

_JOB = "waveform"


class RecordingController(QObject):
    """Load player and peaks when the recording changes; a signal announces peaks as they grow."""

    ready = Signal()  # another recording is here, or none; numpy and what reads recordings are imported
    peaks_changed = Signal(object)  # Peaks, or None
    peaks_grew = Signal()
    measured = Signal(int)  # its length in milliseconds, once all of it was read
    message = Signal(str)
    _arrived = Signal(str, object)
    _probed = Signal(object)

    def __init__(self, bridge: SessionBridge, jobs: JobBridge, playback: Playback) -> None:
        super().__init__(bridge)
        self._bridge, self._jobs, self._playback = bridge, jobs, playback
        self.peaks: Any = None  # Peaks of the present recording, as far as they are read; None before
        self._path: Path | None = None
        bridge.recording_changed.connect(self._load)
        self._arrived.connect(self._grown)
        self._probed.connect(self._remember)

    def choose(self, path: Path | None) -> None:
        """Set the recording of the open transcript; one that cannot be read changes nothing."""
        session = self._bridge.session
        if path is None or session is None:
            self._bridge.set_recording(path)
            return

        def look(progress: Progress) -> None:
            import jamedit.audio.peak_cache  # noqa: F401  (numpy is imported by one thread at a time)
            from jamedit.audio.recording import probe

            probe(path)

        def take(_: None) -> None:
            if session is self._bridge.session:
                self._bridge.set_recording(path)

        self._jobs.start(_JOB, look, take, self._failed)

    def find(self) -> None:
        """Take the recording that the project names, wherever it is by now, or one of the same name beside the text."""
        session = self._bridge.session
        if session is None:
            return
        if session.recording is None or paths.is_file(session.recording):
            self._bridge.set_recording(session.recording or self._beside())
            return
        known, info = session.recording, session.info
        here = session.source or self._bridge.project_path
        folders = [here.parent, here.parent.parent] if here else []
        told = info.get("recording_size", "")
        size, fingerprint = int(told) if told.isdecimal() else 0, info.get("recording_fingerprint", "")

        def work(progress: Progress) -> Path | None:
            from jamedit.audio.recording import find_moved

            return find_moved(known, size, fingerprint, [*folders, known.parent, known.parent.parent])

        self._jobs.start("find recording", work, lambda path: self._found(session, known, path))

    def _beside(self) -> Path | None:
        from jamedit.audio.recording import find_beside

        here = self._bridge.session and (self._bridge.session.source or self._bridge.project_path)
        return find_beside(here) if isinstance(here, Path) else None

    def _found(self, session: Session, known: Path, path: Path | None) -> None:
        if session is not self._bridge.session:
            return
        if path is None:
            text = self.tr("The recording {path} is not where it was; open it with File › Open recording.")
            self.message.emit(text.format(path=known))
        else:
            self.message.emit(self.tr("The recording was found at {path}.").format(path=path))
        self._bridge.set_recording(path)

    def _load(self) -> None:
        session = self._bridge.session
        path = session.recording if session else None
        self._jobs.cancel(_JOB)
        self._path, self.peaks = path, None
        self._playback.load(None)
        self.peaks_changed.emit(None)
        if path is None:
            self.ready.emit()
        else:
            # numpy and PyAV are imported by one thread before anything else wants them: two threads that import numpy
            # at once have been seen to find half a module, and on this thread it would take 0.2 s
            self._jobs.start(_JOB, _import_readers, lambda _: self._begin(path), self._failed)

    def _begin(self, path: Path) -> None:
        if path != self._path:
            return
        self._playback.load(path)
        self.ready.emit()

        def work(progress: Progress) -> Any:
            from jamedit.audio import peak_cache
            from jamedit.audio.recording import probe

            found = probe(path)
            self._probed.emit(found)
            return peak_cache.load_or_build(found, progress, lambda peaks: self._arrived.emit(str(path), peaks))

        self._jobs.start(_JOB, work, lambda peaks: self._finished(path, peaks), self._failed)

    def _remember(self, found: Recording) -> None:
        """Keep what tells this recording from others, so that it is known again when it was moved."""
        session = self._bridge.session
        wanted = {"recording_size": str(found.size), "recording_fingerprint": found.fingerprint}
        if session is not None and found.path == self._path:
            for key, value in wanted.items():
                if session.info.get(key) != value:
                    session.set_info(key, value)

    def _grown(self, path: str, peaks: Any) -> None:
        if str(self._path) != path:
            return
        if peaks is not self.peaks:
            self.peaks = peaks
            self.peaks_changed.emit(peaks)
        else:
            self.peaks_grew.emit()

    def _finished(self, path: Path, peaks: Any) -> None:
        self._grown(str(path), peaks)
        if self._path == path:
            self._playback.set_duration(peaks.duration_ms)
            self.peaks_grew.emit()
            self.measured.emit(int(peaks.duration_ms))

    def _failed(self, error: BaseException) -> None:
        self.message.emit(str(error))


def _import_readers(progress: Progress) -> None:
    """Import what reads recordings; never anything of Qt, which is imported and used on the window's thread only."""
    import jamedit.audio.peak_cache  # noqa: F401

    progress.check()
