"""Spellings that houses differ in: British or American, OK or okay."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from jamedit.suggest.base import Proposal, Resources, TextStatistics
from jamedit.suggest.declaration import Declaration, Group, Rule
from jamedit.suggest.vocabulary.style_table import StyleTable

_MIXED = 0.55


class SpellingSuggester:
    """Find spellings that are not those of the house, or of most of the text."""

    about = Declaration(
        "spelling",
        title="Spelling",
        looks_for="Spelling (British, American)",
        group=Group.TIDIES,
        reasons={"style": "house style: “{0}”"},
        rules=(
            Rule(
                "spelling",
                "A word is not spelled as in the house style or in most of the text.",
                ("our favourite neighbour has colour, his color => our favourite neighbour has colour, his colour",),
                ("the colour and the color", "the center", "okay, okay, okay, then ok"),
            ),
        ),
    )
    kind = about.kind

    def __init__(self, resources: Resources) -> None:
        self._tables = [
            StyleTable(resources, "spelling", _MIXED, whole=True),
            StyleTable(resources, "okay", 0.0),  # editors of captions hardly ever mind,
        ]

    def find(self, tokens: Sequence[str], keys: Sequence[str], statistics: TextStatistics) -> Iterator[Proposal]:
        """Yield a proposal for every word in the other spelling."""
        for table in self._tables:
            yield from table.find(self.kind, tokens, keys, statistics)
