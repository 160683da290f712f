"""One look for suggestions in a transcript: what it is made of, and what comes of it.

A `Look` holds all that it needs, so that it can run on another thread than the one where the text is edited.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from jamedit.document import Glossary, Knowledge, Suggestion, Transcript
from jamedit.document.decision import Key
from jamedit.progress import Progress
from jamedit.suggest.base import TextStatistics
from jamedit.suggest.declaration import Styles
from jamedit.suggest.engine import BALANCED, Engine

if TYPE_CHECKING:  # loaded when a look runs, on its thread
    from jamedit.suggest.learning.lessons import Lessons


class Choices(NamedTuple):
    """Hold what an engine is made from, in the order of its arguments; `kinds` None means the default ones."""

    glossary: Glossary
    kinds: tuple[str, ...] | None = None
    preset: str = BALANCED
    language: str = "en"
    styles: Styles = ()
    subject: str = ""


class Material(NamedTuple):
    """Hold a transcript as first read and as it is now, and the decisions on its suggestions."""

    original: Transcript
    present: Transcript
    decisions: Mapping[Key, str] = {}


@dataclass(frozen=True, slots=True)
class Found:
    """Hold the suggestions for some paragraphs (ids) of a transcript as it was when they were looked at."""

    seen: Transcript
    paragraphs: frozenset[int]
    suggestions: tuple[Suggestion, ...]

    def still_true(self, present: Transcript) -> Found:
        """Return what was found in the paragraphs that have not changed since."""
        same = frozenset(i for i in self.paragraphs if _same(i, self.seen, present))
        return Found(self.seen, same, tuple(s for s in self.suggestions if s.paragraph_id in same))


@dataclass(frozen=True, slots=True)
class Ready:
    """Hold what one look made and the next one uses again."""

    choices: Choices
    engine: Engine
    statistics: TextStatistics
    lessons: Lessons
    shared: Knowledge  # of the folder and the person


@dataclass(frozen=True, slots=True)
class Findings:
    """Hold the result of a look: what was found, in the whole text or a part of it, and what was made ready."""

    found: Found
    whole: bool
    ready: Ready
    learned_until: int  # the round of learning that was known, see `Lessons.learn`


@dataclass(frozen=True, slots=True)
class Look:
    """Hold all that a look needs, so that it can run on any thread; looks of one text run one at a time."""

    material: Material
    choices: Choices
    touched: (
        frozenset[int] | None
    )  # ids of the paragraphs to look at, beside those where more was learned; None for all
    first: range | None  # positions to look at before all others
    known: Ready | None
    engine: Engine | None
    shared: Callable[[], Knowledge]
    make_engine: Callable[[Choices], Engine]
    lock: threading.Lock

    def run(self, progress: Progress, show_first: Callable[[Found], None] = lambda _: None) -> Findings:
        """Look, and report at once what is found first; raise CancelledError when the progress was cancelled."""
        known, (original, present, _) = self.known, self.material
        engine = self.engine or self.make_engine(self.choices)
        lessons = known.lessons if known else self._first_lessons()
        until = lessons.learn()
        positions = self._positions(lessons)
        shared = known.shared if known else self.shared()
        knowledge = shared.merged(lessons.knowledge)
        with self.lock:  # a look that was cancelled may still be at work with the engine
            # what the recogniser wrote tells how it errs; what was mended since must not speak against the rest
            kept = known.statistics if known and self.engine else None  # one edit hardly changes how often words occur
            statistics = kept or engine.transcript_statistics(original)
            if self.first is not None:
                show_first(self._found(self.first, engine.check(present, self.first, statistics, knowledge=knowledge)))
            every = engine.check(present, positions, statistics, progress, knowledge=knowledge)
        ready = Ready(self.choices, engine, statistics, lessons, shared)
        return Findings(self._found(positions, every), positions is None, ready, until)

    def _first_lessons(self) -> Lessons:
        from jamedit.suggest.learning.feedback import Feedback
        from jamedit.suggest.learning.lessons import Lessons
        from jamedit.suggest.learning.word_index import WordIndex

        return Lessons(Feedback(*self.material), WordIndex(self.material.present.paragraphs))

    def _positions(self, lessons: Lessons) -> tuple[int, ...] | None:
        if self.touched is None:
            return None
        position_of = self.material.present.position_of
        return tuple(sorted(at for i in self.touched | lessons.touched if (at := position_of(i)) is not None))

    def _found(self, positions: Sequence[int] | None, suggestions: Sequence[Suggestion]) -> Found:
        paragraphs = self.material.present.paragraphs
        looked_at = paragraphs if positions is None else [paragraphs[at] for at in positions]
        return Found(self.material.present, frozenset(p.id for p in looked_at), tuple(suggestions))


def _same(paragraph_id: int, seen: Transcript, present: Transcript) -> bool:
    paragraph = present.paragraph(paragraph_id)
    return paragraph is not None and paragraph is seen.paragraph(paragraph_id)
