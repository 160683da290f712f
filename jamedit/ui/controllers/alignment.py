"""Find in the recording when words are spoken, beside the window, and set that as one step."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from jamedit.counting import counted
from jamedit.document import Glossary, Timing, Transcript, WordTime
from jamedit.errors import UsageError
from jamedit.progress import Progress
from jamedit.ui.state.job_bridge import JobBridge
from jamedit.ui.state.session_bridge import SessionBridge

if TYPE_CHECKING:
    from jamedit.edits.found_times import FoundTimes
    from jamedit.jobs import Job
    from jamedit.operations.align import Times
    from jamedit.operations.align_part import Part
    from jamedit.operations.aligned import Aligned

JOB = "align"
_LABEL, _ORIGIN = "align", "aligner"
_SHARE_UNTIMED, _SHARE_TIMED, _LEAST_S = 0.03, 0.012, 5  # of the length of the recording, on two cores
_SURE_SHARE, _SURE_WORDS = 0.25, 3  # of what was found when it was cancelled: less may be a wrong recording


def estimate_s(length_ms: int, *, timed: bool) -> int:
    """Return about how many seconds it takes to align so much of a recording; rounded up to what one would say."""
    seconds = max(_LEAST_S, length_ms / 1000 * (_SHARE_TIMED if timed else _SHARE_UNTIMED))
    return int(-(-seconds // 5) * 5 if seconds <= 55 else -(-seconds // 60) * 60)


class AlignmentController(QObject):
    """Align a part of the transcript as a job; the window stays as it is until there is a result.

    `engine` returns the aligner that is wanted, as the command line names it, "" for the usual one; it raises
    UsageError where something is missing for that.
    """

    started = Signal()
    finished = Signal(str, int)  # a sentence on what was found, and for how many words the time is in doubt
    trouble = Signal(str)  # a sentence that must not be overlooked

    def __init__(self, bridge: SessionBridge, jobs: JobBridge) -> None:
        super().__init__(bridge)
        self._bridge, self._jobs = bridge, jobs
        self.engine: Callable[[], str] = lambda: ""
        self._run: _Run | None = None
        jobs.ended.connect(self._ended)
        bridge.opened.connect(self._forget)
        bridge.about_to_close.connect(self._forget)

    @property
    def running(self) -> bool:
        """Return whether words are being looked for."""
        return self._run is not None

    def _forget(self) -> None:
        """Stop; nothing that was found belongs to what is open now."""
        if self._run is not None:
            self._run = None
            self._jobs.cancel(JOB)

    def align(self, part: Part, *, only_missing: bool = False) -> None:
        """Look for the words of a part; with `only_missing` those keep their time that have more than an estimate."""
        session = self._bridge.session
        path = session.recording if session is not None else None
        if path is None:
            return
        if not part.text.word_count:
            self.trouble.emit(self.tr("There are no words here that could be aligned."))
            return
        try:
            engine = self.engine()
        except UsageError as error:
            self.trouble.emit(str(error))
            return
        self._forget()
        run = _Run(path, part, only_missing)
        work = run.work(self._bridge.name, engine, self._bridge.glossary)
        run.job = self._jobs.start(JOB, work, lambda times: self._done(run, times), lambda e: self._failed(run, e))
        self._run = run
        self.started.emit()

    def _done(self, run: _Run, times: Times) -> None:
        if run is not self._run:
            return
        self._run = None
        before = self._bridge.transcript
        self._bridge.apply(run.edit(times), origin=_ORIGIN)
        report = run.report(self._bridge.transcript, times)
        text = self._told(report, run.path.name)
        if before is self._bridge.transcript:
            text = self.tr("Every word has this time already. {text}").replace("{text}", text)
        self.finished.emit(" ".join((text, *times.warnings)), report.fitted + report.estimated + report.none)

    def _told(self, report: Aligned, name: str) -> str:
        """Say how well the times of the words are known now."""
        facts = [counted(report.confirmed, self.tr("1 word is confirmed"), self.tr("{n} words are confirmed"))]
        rest = (
            (report.fitted, self.tr("1 is fitted with doubt"), self.tr("{n} are fitted with doubt")),
            (report.estimated, self.tr("1 is estimated"), self.tr("{n} are estimated")),
            (report.none, self.tr("1 has no time"), self.tr("{n} have no time")),
        )
        facts += [counted(count, one, many) for count, one, many in rest if count]
        text = self.tr("Aligned with {name}: {facts}.").replace("{facts}", ", ".join(facts))
        return text.replace("{name}", name)

    def _failed(self, run: _Run, error: BaseException) -> None:
        if run is self._run:
            self._run = None
            self.trouble.emit(str(error))

    def _ended(self, job: Job) -> None:
        """Keep what is sure of what was found before the user cancelled."""
        run = self._run
        if run is None or job is not run.job or not job.token.cancelled:
            return
        self._run = None
        sure = run.sure_times()
        applied = self._bridge.apply(run.edit_of(sure), origin=_ORIGIN) if sure else None
        if applied is None:
            self.finished.emit(self.tr("Aligning was cancelled; nothing was changed."), 0)
            return
        words = [w for p in applied.change.added for w in p.words if w.id in sure and w.timing is Timing.ALIGNED]
        count = counted(len(words), self.tr("1 word"), self.tr("{n} words"))
        text = self.tr("Aligning was cancelled; the times of {count} that were sure are kept, Undo takes them back.")
        self.finished.emit(text.replace("{count}", count), 0)


class _Run:
    """Hold what is aligned, and what was found of it so far."""

    def __init__(self, path: Path, part: Part, only_missing: bool) -> None:
        self.path, self.part, self.only_missing = path, part, only_missing
        self.seen = tuple(part.text.words())
        self.found: dict[int, WordTime] = {}
        self.job: Job | None = None

    def work(self, name: str, engine: str, glossary: Glossary) -> Callable[[Progress], Times]:
        """Return what the job does."""
        part, path, found = self.part, self.path, self.found

        def work(progress: Progress) -> Times:
            from jamedit.operations import align
            from jamedit.speech.engines import parse_choice

            language = part.text.meta.language or "en"
            choice = align.choice_for(parse_choice(engine, language), part.text, align.sounds_like(glossary))
            return align.times_in(
                part.text, path, choice, name=name, progress=progress, told=found.update, span=part.span
            )

        return work

    def _leave(self) -> frozenset[Timing]:
        from jamedit.operations.aligned import KNOWN

        return KNOWN if self.only_missing else frozenset({Timing.SET})

    def edit(self, times: Times) -> FoundTimes:
        """Return the edit that sets what was found."""
        from jamedit.edits.found_times import FoundTimes

        return FoundTimes(times.times, self.seen, times.move, self._leave(), _LABEL)

    def edit_of(self, times: dict[int, WordTime]) -> FoundTimes:
        """Return the edit that sets some times."""
        from jamedit.edits.found_times import FoundTimes

        return FoundTimes(times, self.seen, None, self._leave(), _LABEL)

    def sure_times(self) -> dict[int, WordTime]:
        """Return what is confirmed so far; nothing where it is so little that the recording may be another one's."""
        from jamedit.speech.found import CONFIRMED

        found = dict(self.found)
        sure = {id_: time for id_, time in found.items() if (time.confidence or 0) >= CONFIRMED}
        return sure if len(sure) >= max(_SURE_WORDS, _SURE_SHARE * len(found)) else {}

    def report(self, now: Transcript, times: Times) -> Aligned:
        """Count the words of the part as they are in the present transcript."""
        from dataclasses import replace

        from jamedit.operations.aligned import counted

        ids = {w.id for w in self.seen}
        here = tuple(replace(p, words=tuple(w for w in p.words if w.id in ids), cues=()) for p in now.paragraphs)
        return counted(replace(now, paragraphs=here), times.fitted, times.anchored, times.sure)
