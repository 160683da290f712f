"""Proposals, never edits: the register of suggesters and the ways to ask them.

A new suggester is a new file that follows `jamedit.suggest.base` and one line here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence, Set

from jamedit.document import Glossary, Suggestion, Transcript
from jamedit.progress import Progress
from jamedit.suggest import engine
from jamedit.suggest.base import Proposal, Resources, Rule, Styles, Suggester, Survey
from jamedit.suggest.casing import CasingSuggester
from jamedit.suggest.engine import PRESETS
from jamedit.suggest.fillers import FillerSuggester
from jamedit.suggest.glossary import GlossarySuggester
from jamedit.suggest.repeats import RepeatSuggester
from jamedit.suggest.spacing import SpacingSuggester

__all__ = [
    "CLEANERS",
    "PRESETS",
    "SUGGESTERS",
    "Engine",
    "Proposal",
    "Resources",
    "Rule",
    "Styles",
    "Suggester",
    "Survey",
    "suggest",
    "suggest_tokens",
]

SUGGESTERS: dict[str, Callable[[Resources], Suggester]] = {
    GlossarySuggester.kind: GlossarySuggester,
    SpacingSuggester.kind: SpacingSuggester,
    CasingSuggester.kind: CasingSuggester,
    FillerSuggester.kind: FillerSuggester,
    RepeatSuggester.kind: RepeatSuggester,
}
CLEANERS = frozenset(
    {"spacing", "casing", "filler", "repeat"}
)  # they tidy what was said; the others mend what was misheard


class Engine(engine.Engine):
    """Hold the registered suggesters made ready for one glossary and language (see `jamedit.suggest.engine`)."""

    def __init__(
        self,
        glossary: Glossary,
        kinds: Iterable[str] | None = None,
        preset: str = "balanced",
        language: str = "en",
        styles: Styles = (),
    ) -> None:
        super().__init__(SUGGESTERS, glossary, kinds, preset, language, styles)


def suggest(
    transcript: Transcript,
    glossary: Glossary,
    kinds: Iterable[str] | None = None,
    preset: str = "balanced",
    progress: Progress | None = None,
    paragraphs: Sequence[int] | None = None,
    dismissed: Set[tuple[str, str, str]] = frozenset(),
) -> list[Suggestion]:
    """Return suggestions for a transcript in document order, none overlapping (keep an `Engine` for many calls).

    `paragraphs` are the positions to look at, None for all; the text as a whole still serves as evidence.
    """
    ready = Engine(glossary, kinds, preset, transcript.meta.language)
    return ready.check(transcript, paragraphs, progress=progress, dismissed=dismissed)


def suggest_tokens(
    tokens: Sequence[str],
    glossary: Glossary,
    kinds: Iterable[str] | None = None,
    preset: str = "balanced",
    language: str = "en",
) -> list[Proposal]:
    """Return proposals for a plain list of tokens, taken as one stretch."""
    return Engine(glossary, kinds, preset, language).find(tokens)
