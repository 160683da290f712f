"""Ask the suggesters: all of the text after opening, the touched paragraphs after an edit.

What the user decides teaches at once: paragraphs that hold words of which more is known now are looked at again.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Signal

from jamedit.document import Knowledge, Suggestion, Transcript
from jamedit.document.decision import OPEN, place_of
from jamedit.jobs import Job
from jamedit.progress import Progress
from jamedit.session import Applied
from jamedit.ui.state.job_bridge import JobBridge
from jamedit.ui.state.review_queue import ReviewQueue
from jamedit.ui.state.session_bridge import SessionBridge

if TYPE_CHECKING:
    from jamedit.suggest.learning.alternatives import Alternatives
    from jamedit.suggest.learning.feedback import Feedback
    from jamedit.suggest.learning.word_index import WordIndex

_JOB, _RECHECK_JOB = "suggestions", "recheck"
_PAUSE_MS = 500
_FIRST = 16  # paragraphs, about what is on the screen: they are looked at before all others


class SuggestionController(QObject):
    """Keep the review queue filled without ever holding up typing."""

    busy_changed = Signal(bool)  # the whole text is being looked at, or no longer
    likely_changed = Signal(object)  # built-in glossaries that the text looks like: pairs of name and title
    _some = Signal(object, object, object)  # the text that is looked at, what of it is on the screen, what was found
    learned = Signal(object)  # Applied: `feedback` and `places` know of it by now

    def __init__(self, bridge: SessionBridge, jobs: JobBridge, queue: ReviewQueue) -> None:
        super().__init__(bridge)
        self._bridge, self._jobs, self._queue = bridge, jobs, queue
        self.preset = "balanced"
        self.kinds: tuple[str, ...] | None = None
        self.styles: tuple[tuple[str, str], ...] = ()
        self.likely: tuple[tuple[str, str], ...] = ()
        self._engine: Any = None
        self._engine_for: Any = None
        self._statistics: Any = None
        self._one_at_a_time = threading.Lock()  # a job that was cancelled may still be at work with the engine
        self.feedback: Feedback | None = None
        self.places: WordIndex | None = None
        self.shared: Callable[[], Callable[[], Knowledge]] = lambda: Knowledge  # what reads what folder and person know
        self._shared: Knowledge | None = None
        self.shown: Callable[[], int] = lambda: 0  # what tells the first paragraph on the screen
        self._whole: Transcript | None = None  # the text that is looked at as a whole
        self._alternatives: Alternatives | None = None
        self._alternatives_for: Any = None
        self._missed: list[Applied] = []  # while the whole text was looked at
        self._touched: set[int] = set()
        self._timer = QTimer(self, interval=_PAUSE_MS, singleShot=True)
        self._timer.timeout.connect(self._recheck)
        bridge.opened.connect(self.check_all)
        bridge.glossary_changed.connect(self.check_all)
        bridge.changed.connect(self._text_changed)
        jobs.ended.connect(self._ended)
        self._some.connect(self._some_arrived)

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
        self._missed.clear()
        self._shared = None
        if self._bridge.session is None:
            return
        seen = self._whole = self._bridge.transcript
        self._statistics = self.feedback = self.places = None
        self.busy_changed.emit(True)
        self._jobs.start(_JOB, self._work(None), lambda result: self._arrived(result, seen))

    def _work(self, positions: tuple[int, ...] | None) -> Any:
        transcript, glossary = self._bridge.transcript, self._bridge.glossary
        original = self._bridge.session.original if self._bridge.session else transcript
        decided = self._bridge.info("subject")  # see the glossary panel's offer
        subject = "" if decided == "none" else decided
        wanted = (glossary, self.kinds, self.preset, transcript.meta.language, self.styles, subject)
        ready = self._engine if self._engine_for == wanted else None
        statistics = self._statistics if ready else None  # how often words occur hardly changes with one edit
        decisions = dict(self._bridge.session.decisions) if self._bridge.session and self.feedback is None else {}
        feedback, places, shared, ask = self.feedback, self.places, self._shared, self.shared()
        own = feedback.knowledge if feedback else None
        on_screen = _on_screen(self.shown(), len(transcript.paragraphs)) if positions is None else None

        def work(progress: Progress) -> Any:
            from jamedit.suggest import Engine
            from jamedit.suggest.learning.feedback import Feedback
            from jamedit.suggest.learning.word_index import WordIndex

            engine = ready or Engine(*wanted)
            taught = feedback or Feedback(original, transcript, decisions)
            known = ask() if shared is None else shared
            with self._one_at_a_time:
                # what the recogniser wrote tells how it errs; what was mended since must not speak against the rest
                counted = statistics or engine.transcript_statistics(original)
                knowledge = known.merged(own or taught.knowledge)
                if on_screen:
                    some = engine.check(transcript, on_screen, counted, knowledge=knowledge)
                    self._some.emit(transcript, on_screen, some)
                found = engine.check(transcript, positions, counted, progress, knowledge=knowledge)
            return wanted, engine, counted, taught, places or WordIndex(transcript.paragraphs), known, found

        return work

    def _keep(self, result: Any) -> list[Suggestion]:
        """Keep the engine that was made ready for the next look; return what it found."""
        self._engine_for, self._engine, self._statistics, self.feedback, self.places, self._shared, found = result
        missed, self._missed = self._missed, []
        for applied in missed:
            self._learn(applied)
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

    def _some_arrived(self, seen: Transcript, places: Sequence[int], found: list[Suggestion]) -> None:
        """Show what was found first; the rest is still looked for."""
        if self._looking and seen is self._whole:
            fresh = frozenset(i for at in places if self._as_seen(i := seen.paragraphs[at].id, seen))
            self._queue.replace([s for s in found if s.paragraph_id in fresh], fresh)

    def _arrived(self, result: Any, seen: Transcript) -> None:
        found = self._keep(result)
        self._queue.replace([s for s in found if self._as_seen(s.paragraph_id, seen)])
        self._tell_likely()

    def _tell_likely(self) -> None:
        from jamedit.suggest.vocabulary import subject_glossaries

        likely = tuple((name, subject_glossaries.title(name)) for name in subject_glossaries.likely(self._statistics))
        if likely != self.likely:
            self.likely = likely
            self.likely_changed.emit(likely)

    def _text_changed(self, applied: Applied) -> None:
        added, removed = {p.id for p in applied.change.added}, {p.id for p in applied.change.removed}
        self._touched.update(added)
        self._touched.difference_update(removed - added)
        back = {place_of(v.key[1]) for v in applied.decisions if v.said in ("", OPEN)} - {None}
        if back:  # their suggestions come again
            self._touched.update(p.id for p in self._bridge.transcript.paragraphs if any(w.id in back for w in p.words))
        if self.feedback is None:
            self._missed.append(applied)
        else:
            self._learn(applied)
        self._timer.start(0 if applied.decisions else _PAUSE_MS)

    def share(self, more: Knowledge) -> None:
        """Take in what was put into a knowledge file just now; look again where its words stand."""
        if self._shared is not None and self.places is not None:
            self._shared = self._shared.merged(more)
            self._touched.update(i for p in more.pairs for i in self.places.paragraphs(p.heard))
            self._timer.start(0)

    def alternatives(self, tokens: Sequence[str], start: int, end: int | None) -> tuple[int, int, tuple[str, ...]]:
        """Return what tokens might be, with their range; with an end of None, round the one at `start`."""
        alternatives = self._made_alternatives()
        if end is None:
            return alternatives.around(tokens, start, self._known())
        return start, end, alternatives.of(tokens, start, end, self._known())

    def complete(self, typed: str, heard: str) -> str:
        """Return what is likeliest meant by somebody who typed this much in place of what was heard; "" for nothing."""
        return self._made_alternatives().complete(typed, heard, self._known())

    def _known(self) -> Knowledge:
        return (self._shared or Knowledge()).merged(self.feedback.knowledge if self.feedback else Knowledge())

    def _made_alternatives(self) -> Alternatives:
        from jamedit.suggest import Engine
        from jamedit.suggest.learning.alternatives import Alternatives

        glossary, language = self._bridge.glossary, self._bridge.transcript.meta.language
        if self._alternatives is None or self._alternatives_for != (glossary, language, self._statistics):
            statistics = self._statistics or Engine(glossary, language=language).transcript_statistics(
                self._bridge.transcript
            )
            self._alternatives = Alternatives(glossary, statistics, language)
            self._alternatives_for = (glossary, language, self._statistics)
        return self._alternatives

    def _learn(self, applied: Applied) -> None:
        """Take in what an edit or a verdict teaches; look again where its words stand."""
        assert self.feedback is not None
        assert self.places is not None
        for paragraph in applied.change.added:
            self.places.add(paragraph)
        for heard in self.feedback.follow(applied.change, applied.decisions):
            self._touched.update(self.places.paragraphs(heard))
        self.learned.emit(applied)

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


def _on_screen(first: int, count: int) -> range | None:
    """Return the paragraphs to look at before all others, None where there are few."""
    return range(first, min(first + _FIRST, count)) if count > 2 * _FIRST else None
