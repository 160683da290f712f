"""Terms of the glossary whose letters are right and whose spaces, hyphens or accents are not."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from jamedit.document.tokens import key
from jamedit.suggest.base import Proposal, Resources, TextStatistics
from jamedit.suggest.declaration import Declaration, Group, Rule
from jamedit.suggest.language.surface_form import crosses_break, with_surface_form
from jamedit.suggest.matching.letter_search import letter_index
from jamedit.suggest.matching.term_index import Target

_ONE_WORD = 0.88  # "weight watcher" for WeightWatcher
_STYLE = 0.55  # "zero shot" for zero-shot: many editors leave it so
_FALLING_OFF = 0.1  # for a part of a term, for a plural or singular made from it


class TermSpacingSuggester:
    """Find terms written apart, together, or without their hyphens and accents."""

    about = Declaration(
        "spacing",
        title="Form of a term",
        looks_for="Terms written together or apart",
        group=Group.TIDIES,
        reasons={"written": "written “{0}”"},
        rules=(
            Rule(
                "term-spacing",
                "A term of the glossary is written with other spaces, hyphens or accents.",
                (
                    "we use a weight watcher here => we use a WeightWatcher here",
                    "please ask fast ai, Joe => please ask fast.ai, Joe",
                ),
                ("the WeightWatcher works", "weight, watcher of all", "she is fast. AI is slow"),
                ("WeightWatcher", "fast.ai"),
            ),
        ),
    )
    kind = about.kind

    def __init__(self, resources: Resources) -> None:
        self._letter_index = letter_index(resources.glossary, resources.language)

    def find(self, tokens: Sequence[str], keys: Sequence[str], statistics: TextStatistics) -> Iterator[Proposal]:
        """Yield a proposal for every run of words with a term's letters that are not cut as in the term."""
        for start, end, _, target in self._letter_index.longest(keys):
            here = tuple(keys[start:end])
            if crosses_break(tokens, start, end) or _spoken_alike(here, target.right):
                continue
            owned = (*here[:-1], here[-1].removesuffix("'s"))
            suffix = "'s" if owned != here and not target.right[-1].endswith("'s") else ""
            if suffix and owned == target.right:
                continue
            text = with_surface_form(tokens, start, end, target.text + suffix)
            yield Proposal(start, end, (text,), self.kind, _sure(target), ("written", target.term))


def _spoken_alike(here: tuple[str, ...], right: tuple[str, ...]) -> bool:
    """Return whether words are those of a term, "&" and "and" being the same."""
    return here == right or tuple("and" if k == "&" else k for k in here) == tuple(
        "and" if k == "&" else k for k in right
    )


def _sure(target: Target) -> float:
    plain = len(target.right) == 1 and "-" not in key(target.text)
    return (_ONE_WORD if plain else _STYLE) - _FALLING_OFF * (target.part + target.inflected)
