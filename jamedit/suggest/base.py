"""What every suggester is: it reads tokens and proposes; it never edits.

A suggester gets a passage (the tokens of a paragraph, or of a whole list) and the statistics of the text as a whole,
and yields proposals with token positions. The engine resolves overlaps and turns proposals into suggestions.
To add one: a new file with a class that follows `Suggester`, and one line in the register (`jamedit.suggestion_kinds`).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass, field
from itertools import compress, count
from typing import Protocol, runtime_checkable

from jamedit.document import Glossary, Knowledge, Transcript
from jamedit.suggest.declaration import Declaration, Styles
from jamedit.suggest.language import lexicon
from jamedit.suggest.language.lexicon import Lexicon


@dataclass(frozen=True, slots=True)
class Proposal:
    """Propose to replace tokens start to end (exclusive), or to hide them; fields as in `Suggestion`."""

    start: int
    end: int
    replacements: tuple[str, ...]
    kind: str
    confidence: float
    reason: tuple[str, str] = ("", "")
    hide: bool = False

    @property
    def text(self) -> str:
        """Return the best proposed text, empty when the tokens are to be hidden."""
        return "" if self.hide or not self.replacements else self.replacements[0]


@dataclass(frozen=True, slots=True)
class TextStatistics:
    """Hold what is known of the text as a whole: how often each word and each pair of words occurs in it (folded).

    `spontaneous` is 0 for scripted to 1 for unscripted talk, `total` the number of words; `tokens` counts them as
    they are written, `cased` is the share that begins with a capital.
    `knowledge` is what was learned from corrections so far.
    """

    words: Counter[str] = field(default_factory=Counter)
    pairs: Counter[tuple[str, str]] = field(default_factory=Counter)
    spontaneous: float = 0.0
    total: int = 0
    tokens: Counter[str] = field(default_factory=Counter)
    cased: float = 0.0
    knowledge: Knowledge = field(default_factory=Knowledge)


def where(keys: Sequence[str], wanted: Set[str]) -> Iterator[int]:
    """Yield the positions of the words that are in a set, several times as fast as a loop over all of them."""
    return compress(count(), map(wanted.__contains__, keys))


@dataclass(frozen=True, slots=True)
class Resources:
    """Hold what a suggester is made from."""

    glossary: Glossary = field(default_factory=Glossary)
    language: str = lexicon.FALLBACK
    styles: Styles = ()

    @property
    def lexicon(self) -> Lexicon:
        """Return the common words of the language."""
        return lexicon.lexicon_of(self.language)


class Suggester(Protocol):
    """Find one kind of error; made once for a glossary and a language, used for many passages."""

    @property
    def about(self) -> Declaration:
        """Return what is declared of its kind."""
        ...

    def find(self, tokens: Sequence[str], keys: Sequence[str], statistics: TextStatistics) -> Iterable[Proposal]:
        """Yield proposals for a passage; `keys` are the tokens folded by `jamedit.document.tokens.key`."""
        ...


@runtime_checkable
class InContext(Protocol):
    """Be a suggester that needs more than the words of a paragraph: times, confidence, the paragraphs around it."""

    def find_in(self, transcript: Transcript, position: int, statistics: TextStatistics) -> Iterable[Proposal]:
        """Yield proposals for a paragraph instead of `find`; positions count its words that are not hidden."""
        ...


@runtime_checkable
class LooksAhead(Protocol):
    """Be a suggester that finds much faster in many passages at once than in one after the other."""

    def look_ahead(self, passages: Sequence[tuple[Sequence[str], Sequence[str]]], statistics: TextStatistics) -> None:
        """Keep what `find` is going to return: tokens and folded words of each passage, all of one text."""
        ...


class SuggesterClass(Protocol):
    """Be the class of a suggester: what it declares can be read without making one."""

    @property
    def about(self) -> Declaration:
        """Return what is declared of its kind."""
        ...

    def __call__(self, resources: Resources) -> Suggester:
        """Return a suggester for a glossary and a language."""
        ...
