"""After an edit the edited paragraph is aligned again, by itself, in a process that waits for that."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from jamedit.document import Glossary, Transcript, WordTime
from jamedit.errors import UsageError
from jamedit.progress import Progress
from jamedit.session import Applied
from jamedit.session.history import Step
from jamedit.ui.controllers.alignment import AlignmentController
from jamedit.ui.state.job_bridge import JobBridge
from jamedit.ui.state.session_bridge import AGAIN, SessionBridge

if TYPE_CHECKING:
    from jamedit.operations.align_again import Stretch
    from jamedit.speech.workers import Workers

JOB = "align again"
_PAUSE_MS = 600  # after the last key
_MOST = 20  # paragraphs; of more at once nobody has typed each
_ORIGIN = "aligner"

Found = list[tuple["Stretch", dict[int, WordTime]]]


class AlignAgainController(QObject):
    """Watch the edits; where words were changed whose neighbours have known times, find theirs in the recording.

    The times become a part of the edit's own step, or one that undo takes back with it. `enabled` says whether the user
    wants it, `engine` names the aligner.
    """

    trouble = Signal(str)  # why it cannot be done; once for a transcript

    def __init__(self, bridge: SessionBridge, jobs: JobBridge, alignment: AlignmentController) -> None:
        super().__init__(bridge)
        self._bridge, self._jobs, self._alignment = bridge, jobs, alignment
        self.enabled: Callable[[], bool] = lambda: True
        self._changed: dict[int, set[int]] = {}  # words that were changed, by paragraph
        self._steps: dict[int, Step | None] = {}  # the step in which that was, by paragraph
        self._broken = False
        self._pool = _Pool()
        self.timer = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self.timer.timeout.connect(self._start)
        bridge.changed.connect(self._note)
        bridge.opened.connect(self._forget)
        bridge.about_to_close.connect(self._forget)
        bridge.recording_changed.connect(self._forget)
        bridge.glossary_changed.connect(self._end_process)  # it may say how words sound

    @property
    def outstanding(self) -> bool:
        """Return whether something is to be looked for yet."""
        return self.timer.isActive() or any(job.name == JOB for job in self._jobs.running)

    def _forget(self) -> None:
        self.timer.stop()
        self._changed.clear()
        self._steps.clear()
        self._broken = False
        self._end_process()

    def _end_process(self) -> None:
        self._jobs.cancel(JOB)
        self._pool.close()

    def _note(self, applied: Applied) -> None:
        """Note which words an edit changed."""
        session, change = self._bridge.session, applied.change
        if applied.origin in ("undo", "redo"):
            self._changed.clear()
            self._steps.clear()
            return
        if session is None or session.recording is None or self._broken or applied.label == AGAIN:
            return
        if len(change.added) > _MOST or len(change.removed) > _MOST or not self.enabled():
            return
        before = {w.id: w.text for p in change.removed for w in p.words}
        for paragraph in change.added:
            ids = {w.id for w in paragraph.words if before.get(w.id) != w.text}
            if ids or paragraph.id in self._changed:
                self._changed.setdefault(paragraph.id, set()).update(ids)
                self._steps[paragraph.id] = session.history.beside(-1)
        if self._changed:
            self.timer.start()

    def _start(self) -> None:
        """Look for the changed words, unless something else is being aligned: then after that."""
        session = self._bridge.session
        if session is None or session.recording is None:
            return
        if self._alignment.running or any(job.name == JOB for job in self._jobs.running):
            self.timer.start()
            return
        from jamedit.operations.align_again import stretches

        transcript, changed = self._bridge.transcript, self._changed
        self._changed = {}
        self._steps = {id_: step for id_, step in self._steps.items() if id_ in changed}
        wanted = [s for paragraph_id, ids in changed.items() for s in stretches(transcript, paragraph_id, ids)]
        if not wanted:
            return
        try:
            engine = self._alignment.engine()
        except UsageError as error:
            self._failed(error)
            return
        work = self._pool.work(session.recording, wanted, engine, transcript, session.glossary)
        self._jobs.start(JOB, work, self._take, self._failed)

    def _take(self, found: Found) -> None:
        """Set what was found, paragraph by paragraph."""
        session = self._bridge.session
        if session is None or session.history.can_redo:  # a step would end that
            return
        from jamedit.edits.times_again import TimesAgain

        for paragraph_id in dict.fromkeys(stretch.paragraph_id for stretch, _ in found):
            own = [(s, times) for s, times in found if s.paragraph_id == paragraph_id]
            times = {id_: time for _, each in own for id_, time in each.items()}
            if times:
                seen = tuple(w for s, _ in own for w in s.words)
                step = self._steps.get(paragraph_id)
                self._bridge.apply(TimesAgain(paragraph_id, times, seen), origin=_ORIGIN, onto=step)
                self._follow(step)

    def _follow(self, step: Step | None) -> None:
        """Know a step again that has more in it now."""
        session = self._bridge.session
        last = session.history.beside(-1) if session is not None else None
        if last is not None and last.label != AGAIN:
            self._steps = {id_: last if each is step else each for id_, each in self._steps.items()}

    def _failed(self, error: BaseException) -> None:
        """Say once what is wrong, and leave it at that: nobody has asked for this."""
        self._broken = True
        self._pool.close()
        self.trouble.emit(str(error))


class _Pool:
    """Keep one process that aligns, from the first time that it is wanted."""

    def __init__(self) -> None:
        self._workers: Workers | None = None
        self._engine = ""

    def close(self) -> None:
        """End the process."""
        workers, self._workers = self._workers, None
        if workers is not None:
            workers.close()

    def work(
        self, path: Path, wanted: list[Stretch], engine: str, transcript: Transcript, glossary: Glossary
    ) -> Callable[[Progress], Found]:
        """Return a job that finds words."""

        def work(progress: Progress) -> Found:
            from jamedit.operations.align_again import taken

            if engine != self._engine:  # another one was chosen in the preferences
                self.close()
            workers = self._workers or self._made(engine, transcript, glossary)
            found = []
            for each in wanted:
                texts = [w.text for w in each.words]
                placed = workers.fit_at(path, each.span.start_ms, each.span.end_ms, texts, progress)
                found.append((each, taken(each, placed)))
            return found

        return work

    def _made(self, engine: str, transcript: Transcript, glossary: Glossary) -> Workers:
        from jamedit.operations import align
        from jamedit.speech import workers
        from jamedit.speech.engines import parse_choice

        choice = parse_choice(engine, transcript.meta.language or "en")
        choice = align.choice_for(choice, Transcript(), align.sounds_like(glossary))  # it need not recognise the text
        self._workers, self._engine = workers.Workers(choice, 1), engine
        return self._workers
