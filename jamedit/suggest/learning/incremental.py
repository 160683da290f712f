"""Suggestions kept up to date while somebody works: only what an edit or a decision touches is looked at again.

`IncrementalSuggestions` lives on one thread and holds what is known of a transcript. It gives a `Look`, which may run
on another thread, and takes in the `Findings` that come of it. What a decision or a fix by hand teaches touches all
paragraphs that hold its words.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from jamedit.document import Glossary, Knowledge, Transcript
from jamedit.suggest.engine import Engine
from jamedit.suggest.learning.look import Choices, Findings, Found, Look, Material, Ready
from jamedit.suggest.vocabulary import subject_glossaries

if TYPE_CHECKING:  # loaded when a look runs, on its thread
    from jamedit.suggest.learning.alternatives import Alternatives
    from jamedit.suggest.learning.feedback import Feedback
    from jamedit.suggest.learning.lessons import Step
    from jamedit.suggest.learning.word_index import WordIndex

FIRST = 16  # paragraphs about what is on the screen, which are looked at before all others


@dataclass(frozen=True, slots=True)
class Taken:
    """Hold the findings that still hold, and the edits learned from only now: large ones, or made meanwhile."""

    found: Found
    learned: tuple[Step, ...]


class IncrementalSuggestions:
    """Keep which parts of a transcript to look at again, and what is known of it in between.

    `make_engine` makes an engine of choices. For use on one thread; the looks that it gives may run on others.
    """

    def __init__(self, make_engine: Callable[[Choices], Engine]) -> None:
        self._make_engine = make_engine
        self._lock = threading.Lock()
        self._engine: tuple[Choices, Engine] | None = None  # outlives a change of the text
        self._ready: Ready | None = None
        self._touched: set[int] = set()  # ids of paragraphs
        self._missed: list[tuple[Step, Transcript]] = []  # edits made before anything was known of the text
        self._alternatives: tuple[tuple[object, ...], Alternatives] | None = None

    @property
    def feedback(self) -> Feedback | None:
        """Return what was learned from the transcript, None before the first look."""
        return self._ready.lessons.feedback if self._ready else None

    @property
    def word_index(self) -> WordIndex | None:
        """Return the paragraphs of each word, None before the first look."""
        return self._ready.lessons.word_index if self._ready else None

    @property
    def touched(self) -> frozenset[int]:
        """Return the ids of the paragraphs that are to be looked at again, once all was learned."""
        if self._ready is not None:
            self._ready.lessons.learn()
        return frozenset(self._touched) | (self._ready.lessons.touched if self._ready else frozenset())

    @property
    def outstanding(self) -> bool:
        """Return whether there is anything to look at again, or to learn from."""
        return bool(self._touched) or (self._ready is not None and self._ready.lessons.outstanding)

    @property
    def knowledge(self) -> Knowledge:
        """Return all that was learned: from the transcript, its folder and the person."""
        return self._ready.shared.merged(self._ready.lessons.knowledge) if self._ready else Knowledge()

    # what to look at

    def look(
        self,
        material: Material,
        choices: Choices,
        shared: Callable[[], Knowledge] = Knowledge,
        shown: int = 0,
    ) -> Look:
        """Forget what was known of the text before, and return a look at all of it.

        `shared` reads, on the thread of the look, what the folder and the person know; `shown` is the position of the
        first paragraph on the screen.
        """
        self.forget()
        return self._look(material, choices, None, shared, _on_screen(shown, len(material.present.paragraphs)))

    def look_again(
        self, material: Material, choices: Choices, shared: Callable[[], Knowledge] = Knowledge
    ) -> Look | None:
        """Return a look at the paragraphs that were touched, None when nothing is outstanding.

        What was noted is learned from by the look, on its thread.
        """
        return self._look(material, choices, frozenset(self._touched), shared, None) if self.outstanding else None

    def _look(
        self,
        material: Material,
        choices: Choices,
        touched: frozenset[int] | None,
        shared: Callable[[], Knowledge],
        first: range | None,
    ) -> Look:
        engine = self._engine[1] if self._engine and self._engine[0] == choices else None
        if self._ready is None:  # the look reads the decisions, while they go on being given here
            material = material._replace(decisions=dict(material.decisions))
        return Look(material, choices, touched, first, self._ready, engine, shared, self._make_engine, self._lock)

    def forget(self) -> None:
        """Forget the text, but not the engine."""
        self._ready = None
        self._touched.clear()
        self._missed.clear()

    # what happens

    def note(self, step: Step, present: Transcript) -> bool:
        """Take over an edit; return whether `feedback` knows of it from now on, or not before a look has ended."""
        from jamedit.suggest.learning.lessons import is_large

        added, removed = {p.id for p in step.change.added}, {p.id for p in step.change.removed}
        self._touched.update(added)
        self._touched.difference_update(removed - added)
        if self._ready is None:
            self._missed.append((step, present))
            return False
        self._ready.lessons.note(step, present)
        return not is_large(step)

    def share(self, more: Knowledge) -> bool:
        """Take over what was added to a knowledge file; return whether paragraphs are to be looked at again for it."""
        if self._ready is None:
            return False
        self._ready = replace(self._ready, shared=self._ready.shared.merged(more))
        for pair in more.pairs:
            self._touched |= self._ready.lessons.word_index.paragraphs(pair.recognised)
        return True

    def take(self, findings: Findings, present: Transcript) -> Taken:
        """Keep what a look made ready; return what of its finds holds for the present text.

        Paragraphs that changed meanwhile stay touched for the next look.
        """
        from jamedit.suggest.learning.lessons import is_large

        ready = findings.ready
        if self._ready is not None:  # more may have been shared meanwhile
            ready = replace(ready, shared=self._ready.shared)
        self._ready, self._engine = ready, (ready.choices, ready.engine)
        found = findings.found.still_true(present)
        if not findings.whole:
            self._touched -= found.paragraphs
        ready.lessons.looked_at(found.paragraphs, findings.learned_until)
        missed, self._missed = self._missed, []
        for step, then in missed:
            ready.lessons.note(step, then)
        learned = ready.lessons.large_ones()
        return Taken(found, (*learned, *(step for step, _ in missed if not is_large(step))))

    # what is needed in between

    def likely_subjects(self) -> tuple[tuple[str, str], ...]:
        """Return name and title of the built-in glossaries that the text looks like, the most likely first."""
        names = subject_glossaries.likely(self._ready.statistics) if self._ready else ()
        return tuple((name, subject_glossaries.title(name)) for name in names)

    def alternatives(
        self, glossary: Glossary, present: Transcript, tokens: Sequence[str], start: int, end: int | None
    ) -> tuple[int, int, tuple[str, ...]]:
        """Return what tokens might be, best first, after their range; with no end, around the one at `start`."""
        alternatives = self._made_alternatives(glossary, present)
        if end is None:
            return alternatives.around(tokens, start, self.knowledge)
        return start, end, alternatives.of(tokens, start, end, self.knowledge)

    def complete(self, glossary: Glossary, present: Transcript, typed: str, before: str) -> str:
        """Return the most likely completion of what was typed so far in place of `before`; "" for none."""
        return self._made_alternatives(glossary, present).complete(typed, before, self.knowledge)

    def _made_alternatives(self, glossary: Glossary, present: Transcript) -> Alternatives:
        from jamedit.suggest.learning.alternatives import Alternatives

        language = present.meta.language
        statistics = self._ready.statistics if self._ready else None
        made_for = (glossary, language, statistics)
        if self._alternatives is None or self._alternatives[0] != made_for:
            if statistics is None:
                statistics = self._make_engine(Choices(glossary, (), language=language)).transcript_statistics(present)
            self._alternatives = made_for, Alternatives(glossary, statistics, language)
        return self._alternatives[1]


def _on_screen(first: int, count: int) -> range | None:
    """Return the positions to look at before all others, None where there are few paragraphs."""
    return range(first, min(first + FIRST, count)) if count > 2 * FIRST else None
