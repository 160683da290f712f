"""Proposals, never edits: the register of suggesters and the ways to ask them.

A new suggester is a new file that follows `jamedit.suggest.base` and one line in `jamedit.suggestion_kinds`. This
package is light: a suggester is loaded when its entry of `SUGGESTERS` is read, as an `Engine` does when it is made.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import replace
from importlib import import_module

from jamedit.document import Glossary, Knowledge, Meta, Suggestion, Transcript
from jamedit.progress import Progress
from jamedit.suggest import engine
from jamedit.suggest.base import Proposal, Resources, Suggester, SuggesterClass, TextStatistics
from jamedit.suggest.declaration import Declaration, Group, Rule, Styles
from jamedit.suggest.engine import PRESETS
from jamedit.suggest.other_kinds import OTHER_KINDS
from jamedit.suggestion_kinds import DEFAULT_KINDS, REGISTER

__all__ = [
    "DEFAULT_KINDS",
    "PRESETS",
    "SUGGESTERS",
    "Declaration",
    "Engine",
    "Group",
    "Proposal",
    "Resources",
    "Rule",
    "Styles",
    "Suggester",
    "TextStatistics",
    "cleaners",
    "declaration_of",
    "suggest",
    "suggest_tokens",
]


class _Suggesters(Mapping[str, SuggesterClass]):
    """Map every kind to its suggester's class, loaded when it is first read."""

    def __init__(self) -> None:
        self._names = {entry.kind: entry.suggester for entry in REGISTER}

    def __getitem__(self, kind: str) -> SuggesterClass:
        module, _, name = self._names[kind].partition(".")
        found: SuggesterClass = getattr(import_module(f"{__name__}.suggesters.{module}"), name)
        return found

    def __contains__(self, kind: object) -> bool:
        return kind in self._names

    def __iter__(self) -> Iterator[str]:
        return iter(self._names)

    def __len__(self) -> int:
        return len(self._names)


SUGGESTERS: Mapping[str, SuggesterClass] = _Suggesters()


def declaration_of(kind: str) -> Declaration | None:
    """Return what is declared of a kind, None for one that is not known."""
    return SUGGESTERS[kind].about if kind in SUGGESTERS else OTHER_KINDS.get(kind)


def cleaners() -> frozenset[str]:
    """Return the kinds that do not correct recognition errors: they tidy or mark."""
    return frozenset(kind for kind, made in SUGGESTERS.items() if made.about.group is not Group.MENDS)


class Engine(engine.Engine):
    """Hold the registered suggesters made ready for one glossary and language (see `jamedit.suggest.engine`).

    No `kinds` means the default ones.
    """

    def __init__(
        self,
        glossary: Glossary,
        kinds: Iterable[str] | None = None,
        preset: str = engine.BALANCED,
        language: str = "en",
        styles: Styles = (),
        subject: str = "",
    ) -> None:
        kinds = DEFAULT_KINDS if kinds is None else kinds
        super().__init__(SUGGESTERS, glossary, kinds, preset, language, styles, subject)


def suggest(
    transcript: Transcript,
    glossary: Glossary,
    kinds: Iterable[str] | None = None,
    preset: str = engine.BALANCED,
    progress: Progress | None = None,
    paragraphs: Sequence[int] | None = None,
    dismissed: Set[tuple[str, str, str]] = frozenset(),
    knowledge: Knowledge | None = None,
) -> list[Suggestion]:
    """Return suggestions for a transcript in document order, none overlapping (keep an `Engine` for many calls).

    `paragraphs` are the positions to look at, None for all; the text as a whole still serves as evidence.
    """
    ready = Engine(glossary, kinds, preset, transcript.meta.language)
    return ready.check(transcript, paragraphs, progress=progress, dismissed=dismissed, knowledge=knowledge)


def suggest_tokens(
    tokens: Sequence[str],
    glossary: Glossary,
    kinds: Iterable[str] | None = None,
    preset: str = engine.BALANCED,
    language: str = "",
    title: str = "",
    styles: Styles = (),
    subject: str = "",
    knowledge: Knowledge | None = None,
) -> list[Proposal]:
    """Return proposals for a plain list of tokens, taken as one paragraph; rare words of a title are terms, too."""
    ready = Engine(glossary, kinds, preset, language, styles, subject)
    statistics = ready.statistics([tokens])
    ready.take_terms(Transcript(meta=Meta(title=title)), statistics)
    return ready.find(tokens, replace(statistics, knowledge=knowledge) if knowledge else statistics)
