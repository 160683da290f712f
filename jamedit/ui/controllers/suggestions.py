"""Run the suggesters off the window's thread: all of the text after opening, the touched paragraphs after an edit.

What is to be looked at, and what is learned, `jamedit.suggest.learning.incremental` knows; here are jobs and timers.
"""

from __future__ import annotations

import gc
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Signal

from jamedit.document import Knowledge, Transcript
from jamedit.jobs import Job
from jamedit.progress import Progress
from jamedit.session import Applied
from jamedit.ui.state.job_bridge import JobBridge
from jamedit.ui.state.review_queue import ReviewQueue
from jamedit.ui.state.session_bridge import SessionBridge
from jamedit.ui.widgets.after_paint import Soon, at_once

if TYPE_CHECKING:  # nothing of the suggesters is loaded before there is a text
    from jamedit.suggest.learning.feedback import Feedback
    from jamedit.suggest.learning.incremental import IncrementalSuggestions
    from jamedit.suggest.learning.look import Choices, Findings, Found, Look, Material
    from jamedit.suggest.learning.word_index import WordIndex

_JOB, _RECHECK_JOB = "suggestions", "recheck"
_PAUSE_MS = 500


class SuggestionController(QObject):
    """Keep the review queue filled without ever holding up typing."""

    busy_changed = Signal(bool)  # the whole text is being looked at, or no longer
    likely_changed = Signal(object)  # built-in glossaries that the text looks like: pairs of name and title
    learned = Signal(object)  # Applied: `feedback` and `word_index` know of it by now
    _first = Signal(object)  # Found, in what is on the screen

    def __init__(self, bridge: SessionBridge, jobs: JobBridge, queue: ReviewQueue) -> None:
        super().__init__(bridge)
        self._bridge, self._jobs, self._queue = bridge, jobs, queue
        self.preset = "balanced"
        self.kinds: tuple[str, ...] | None = None
        self.styles: tuple[tuple[str, str], ...] = ()
        self.likely: tuple[tuple[str, str], ...] = ()
        self._incremental: IncrementalSuggestions | None = None
        self.shared: Callable[[], Callable[[], Knowledge]] = lambda: (
            Knowledge
        )  # reads the knowledge of folder and person
        self.shown: Callable[[], int] = lambda: 0  # returns the first paragraph on the screen
        self.soon: Soon = at_once
        self._whole: Transcript | None = None  # the text that is looked at as a whole
        self._timer = QTimer(self, interval=_PAUSE_MS, singleShot=True)
        self._timer.timeout.connect(self._recheck)
        self._waiting = False  # a text was opened and is to be looked at
        self._opened = QTimer(self, interval=0, singleShot=True)
        self._opened.timeout.connect(self.check_all)
        bridge.opened.connect(self._wait)
        # a glossary that comes with the text changes it right after it was opened: one look is enough for both
        bridge.opened.connect(lambda: self.soon(self._opened.start))
        bridge.glossary_changed.connect(self._glossary_changed)
        bridge.changed.connect(self._text_changed)
        jobs.ended.connect(self._ended)
        self._first.connect(self._first_arrived)

    @property
    def incremental(self) -> IncrementalSuggestions:
        """Return the search that knows which paragraphs to look at again, made at the first use."""
        if self._incremental is None:
            from jamedit.suggest import Engine
            from jamedit.suggest.learning.incremental import IncrementalSuggestions

            self._incremental = IncrementalSuggestions(lambda choices: Engine(*choices))
        return self._incremental

    @property
    def feedback(self) -> Feedback | None:
        """Return what was learned from the transcript, None before the first search."""
        return self._incremental.feedback if self._incremental else None

    @property
    def word_index(self) -> WordIndex | None:
        """Return the paragraphs of each word, None before the first search."""
        return self._incremental.word_index if self._incremental else None

    def configure(self, preset: str, kinds: tuple[str, ...] | None, styles: tuple[tuple[str, str], ...] = ()) -> None:
        """Take the settings: preset, kinds (None: the default ones) and house style."""
        if (preset, kinds, styles) != (self.preset, self.kinds, self.styles):
            self.preset, self.kinds, self.styles = preset, kinds, styles
            self.check_all()

    def _glossary_changed(self) -> None:
        if not self._opened.isActive():
            self.check_all()

    def _wait(self) -> None:
        self._waiting = self._bridge.session is not None
        self.likely = ()  # of the text before: who listens forgets it, too, and is to be told again

    @property
    def busy(self) -> bool:
        """Return whether the whole text is being looked at, or is about to be."""
        return self._waiting or self._looking

    @property
    def outstanding(self) -> bool:
        """Return whether the text is about to be looked at."""
        return self._opened.isActive() or self._timer.isActive()

    def check_all(self) -> None:
        """Look at the whole text."""
        self._waiting = False
        self._jobs.cancel(_JOB)
        self._jobs.cancel(_RECHECK_JOB)
        if self._bridge.session is None:
            return
        self._whole = self._bridge.transcript
        look = self.incremental.look(self._material(), self._choices(), self.shared(), self.shown())
        self.busy_changed.emit(True)
        self._start(_JOB, look, self._arrived)

    def _start(self, name: str, look: Look, done: Callable[[Findings], None]) -> None:
        def work(progress: Progress) -> Any:
            return look.run(progress, self._first.emit)

        self._jobs.start(name, work, done)

    def _material(self) -> Material:
        from jamedit.suggest.learning.look import Material

        session = self._bridge.session
        assert session is not None
        return Material(session.original, self._bridge.transcript, session.decisions)

    def _choices(self) -> Choices:
        from jamedit.suggest.learning.look import Choices

        decided = self._bridge.info("subject")  # see the glossary panel's offer
        subject = "" if decided == "none" else decided
        language = self._bridge.transcript.meta.language
        return Choices(self._bridge.glossary, self.kinds, self.preset, language, self.styles, subject)

    def _ended(self, job: Job) -> None:
        """Signal that the search has ended, however it ended: cancelled jobs send no other signal."""
        if job.name == _JOB and not self._looking:
            self.busy_changed.emit(False)
            if self._bridge.session is not None and self.incremental.outstanding:
                self._timer.start()

    @property
    def _looking(self) -> bool:
        return any(job.name == _JOB for job in self._jobs.running)

    def _first_arrived(self, found: Found) -> None:
        """Show what was found first; the rest is still looked for."""
        if self._looking and found.seen is self._whole:
            still = found.still_true(self._bridge.transcript)
            self._queue.replace(still.suggestions, still.paragraphs)

    def _arrived(self, findings: Findings) -> None:
        gc.freeze()  # what is known of each word stays as long as the text
        self._queue.replace(self._taken(findings).suggestions)
        likely = self.incremental.likely_subjects()
        if likely != self.likely:
            self.likely = likely
            self.likely_changed.emit(likely)

    def _rechecked(self, findings: Findings) -> None:
        found = self._taken(findings)
        if found.paragraphs:
            self._queue.replace(found.suggestions, found.paragraphs)

    def _taken(self, findings: Findings) -> Found:
        taken = self.incremental.take(findings, self._bridge.transcript)
        for applied in taken.learned:
            self.learned.emit(applied)
        return taken.found

    def _text_changed(self, applied: Applied) -> None:
        if self.incremental.note(applied, self._bridge.transcript):
            self.learned.emit(applied)
        self._timer.start(0 if applied.decisions else _PAUSE_MS)

    def _recheck(self) -> None:
        if self._bridge.session is None or self._looking:
            return
        look = self.incremental.look_again(self._material(), self._choices(), self.shared())
        if look is not None:
            self._start(_RECHECK_JOB, look, self._rechecked)

    def share(self, more: Knowledge) -> None:
        """Take over what was just added to a knowledge file; search again where its words occur."""
        if self.incremental.share(more):
            self._timer.start(0)

    def alternatives(self, tokens: Sequence[str], start: int, end: int | None) -> tuple[int, int, tuple[str, ...]]:
        """Return what tokens might be, after their range; with no end, around the one at `start`."""
        return self.incremental.alternatives(self._bridge.glossary, self._bridge.transcript, tokens, start, end)

    def complete(self, typed: str, before: str) -> str:
        """Return the most likely completion of what was typed so far in place of `before`; "" for none."""
        return self.incremental.complete(self._bridge.glossary, self._bridge.transcript, typed, before)
