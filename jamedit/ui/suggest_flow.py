"""Ask the suggesters: all of the text after opening, the touched paragraphs after an edit."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from jamedit.document import Suggestion, Transcript
from jamedit.jobs import Job
from jamedit.progress import Progress
from jamedit.session import Applied
from jamedit.ui.job_bridge import JobBridge
from jamedit.ui.review_queue import ReviewQueue
from jamedit.ui.session_bridge import SessionBridge

_JOB, _RECHECK_JOB = "suggestions", "recheck"
_PAUSE_MS = 500


class SuggestFlow(QObject):
    """Keep the review queue filled without ever holding up typing."""

    busy_changed = Signal(bool)  # the whole text is being looked at, or no longer
    likely_changed = Signal(object)  # built-in glossaries that the text looks like: pairs of name and title

    def __init__(self, bridge: SessionBridge, jobs: JobBridge, queue: ReviewQueue) -> None:
        super().__init__(bridge)
        self._bridge, self._jobs, self._queue = bridge, jobs, queue
        self.preset = "balanced"
        self.kinds: tuple[str, ...] | None = None
        self.styles: tuple[tuple[str, str], ...] = ()
        self.likely: tuple[tuple[str, str], ...] = ()
        self._engine: Any = None
        self._engine_for: Any = None
        self._survey: Any = None
        self._touched: set[int] = set()
        self._timer = QTimer(self, interval=_PAUSE_MS, singleShot=True)
        self._timer.timeout.connect(self._recheck)
        bridge.opened.connect(self.check_all)
        bridge.glossary_changed.connect(self.check_all)
        bridge.changed.connect(self._text_changed)
        jobs.ended.connect(self._ended)

    def configure(self, preset: str, kinds: tuple[str, ...] | None, styles: tuple[tuple[str, str], ...] = ()) -> None:
        """Take what the settings say: how bold, which kinds (None: all), what of the house style."""
        if (preset, kinds, styles) != (self.preset, self.kinds, self.styles):
            self.preset, self.kinds, self.styles = preset, kinds, styles
            self.check_all()

    def check_all(self) -> None:
        """Look at the whole text."""
        self._jobs.cancel(_JOB)
        self._jobs.cancel(_RECHECK_JOB)
        self._touched.clear()
        if self._bridge.session is None:
            return
        seen = self._bridge.transcript
        self._survey = None
        self.busy_changed.emit(True)
        self._jobs.start(_JOB, self._work(None), lambda result: self._arrived(result, seen))

    def _work(self, positions: tuple[int, ...] | None) -> Any:
        transcript, glossary = self._bridge.transcript, self._bridge.glossary
        original = self._bridge.session.original if self._bridge.session else transcript
        decided = self._bridge.info("subject")  # see the glossary panel's offer
        subject = "" if decided == "none" else decided
        wanted = (glossary, self.kinds, self.preset, transcript.meta.language, self.styles, subject)
        ready = self._engine if self._engine_for == wanted else None
        survey = self._survey if ready else None  # how often words occur hardly changes with one edit

        def work(progress: Progress) -> Any:
            from jamedit.suggest import Engine

            engine = ready or Engine(*wanted)
            # what the recogniser wrote tells how it errs; what the editor mended since must not speak against the rest
            counted = survey or engine.survey_transcript(original)
            return wanted, engine, counted, engine.check(transcript, positions, counted, progress)

        return work

    def _keep(self, result: Any) -> list[Suggestion]:
        """Keep the engine that was made ready for the next look; return what it found."""
        self._engine_for, self._engine, self._survey, found = result
        return found

    def _ended(self, job: Job) -> None:
        """Tell that nobody looks any more, however the look ended: cancelled jobs have no other word."""
        if job.name == _JOB and not self._looking:
            self.busy_changed.emit(False)
            if self._touched:
                self._timer.start()

    @property
    def _looking(self) -> bool:
        return any(job.name == _JOB for job in self._jobs.running)

    def _arrived(self, result: Any, seen: Transcript) -> None:
        found = self._keep(result)
        self._queue.replace([s for s in found if self._as_seen(s.paragraph_id, seen)])
        self._tell_likely()

    def _tell_likely(self) -> None:
        from jamedit.suggest import builtin

        likely = tuple((name, builtin.title(name)) for name in builtin.likely(self._survey))
        if likely != self.likely:
            self.likely = likely
            self.likely_changed.emit(likely)

    def _text_changed(self, applied: Applied) -> None:
        self._touched.update(p.id for p in applied.change.added)
        self._touched.difference_update({p.id for p in applied.change.removed} - {p.id for p in applied.change.added})
        self._timer.start()

    def _as_seen(self, paragraph_id: int, seen: Transcript) -> bool:
        """Tell whether a paragraph is there and still the value that was looked at."""
        paragraph = self._bridge.transcript.paragraph(paragraph_id)
        return paragraph is not None and paragraph is seen.paragraph(paragraph_id)

    def _recheck(self) -> None:
        if self._bridge.session is None or self._looking:
            return
        seen = self._bridge.transcript
        found = tuple(sorted(at for i in self._touched if (at := seen.position_of(i)) is not None))
        touched = frozenset(seen.paragraphs[at].id for at in found)
        if found:
            self._jobs.start(_RECHECK_JOB, self._work(found), lambda result: self._rechecked(result, touched, seen))

    def _rechecked(self, result: Any, touched: frozenset[int], seen: Transcript) -> None:
        """Take over what was found; paragraphs that changed meanwhile stay on the list for the next look."""
        fresh = frozenset(i for i in touched if self._as_seen(i, seen))
        self._touched -= fresh
        self._queue.replace([s for s in self._keep(result) if s.paragraph_id in fresh], fresh)
