"""Words that houses write together or apart: dataset, data set; email, e-mail."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from jamedit.suggest.base import Proposal, Resources, Rule, Survey
from jamedit.suggest.style_table import StyleTable

_MIXED = 0.5


class CompoundSuggester:
    """Find compounds that are not written as the house, or most of the text, writes them."""

    kind = "compound"
    rules = (
        Rule(
            "compound",
            "A compound is written in another way than the house, or most of the text, writes it.",
            (
                "a dataset, a dataset, a dataset and a data set => a dataset, a dataset, a dataset and a dataset",
                "an email or email or email or e-mail => an email or email or email or email",
            ),
            ("a data set", "a dataset and a data set", "the data. Set it up, dataset dataset dataset"),
        ),
    )

    def __init__(self, resources: Resources) -> None:
        self._tables = [StyleTable(resources, switch, _MIXED) for switch in ("compounds", "email")]

    def find(self, tokens: Sequence[str], keys: Sequence[str], survey: Survey) -> Iterator[Proposal]:
        """Yield a proposal for every compound in the other form."""
        for table in self._tables:
            yield from table.find(self.kind, tokens, keys, survey)
