"""House styles as tables: the same word in two or more forms, of which a user, or the text itself, prefers one.

A table `style_NAME.tsv` has one switch: its first line names the choices, every other line gives the form of each. A
form of several words is written with spaces.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from jamedit.suggest.base import Proposal, Resources, TextStatistics, where
from jamedit.suggest.language import lexicon
from jamedit.suggest.language.surface_form import crosses_break, with_surface_form

CHOSEN = 0.92
_CLEAR = 3  # times as often must the preferred form occur


class Form(NamedTuple):
    """Hold one form of a table: its words, its row, the number of its choice."""

    words: tuple[str, ...]
    row: int
    choice: int


class StyleTable:
    """Find forms of one switch that are not the preferred ones.

    Nobody having chosen, a text that mixes forms is brought to the one it has clearly more often: row by row, or over
    the `whole` table, where one form tells of all others (British, American). `mixed` is how sure that is; 0 for never.
    """

    def __init__(self, resources: Resources, switch: str, mixed: float, whole: bool = False) -> None:
        rows = lexicon.grid(resources.language, f"style_{switch}")
        self._names, self._rows = (rows[0], rows[1:]) if rows else ((), ())
        chosen = dict(resources.styles).get(switch)
        self._choice = self._names.index(chosen) if chosen in self._names else None
        self._mixed, self._whole = mixed, whole
        self._words: object = None  # of the statistics that what follows was made from
        self._preferred: dict[int, int] = {}
        self._forms = _forms(self._rows)

    def find(
        self, kind: str, tokens: Sequence[str], keys: Sequence[str], statistics: TextStatistics
    ) -> Iterator[Proposal]:
        """Yield proposals of a kind for every form that is not the preferred one of its row."""
        if self._choice is None and not self._mixed:
            return
        if statistics.words is not self._words:
            self._words, self._preferred = statistics.words, self._preferences(statistics)
        forms, preferred = self._forms, self._preferred
        for at in where(keys, forms.keys()) if preferred else ():
            for form in forms[keys[at]]:
                wanted = preferred.get(form.row, form.choice)
                if wanted != form.choice and tuple(keys[at : at + len(form.words)]) == form.words:
                    yield from self._proposal(kind, tokens, at, form, self._rows[form.row][wanted])

    def _proposal(self, kind: str, tokens: Sequence[str], at: int, form: Form, text: str) -> Iterator[Proposal]:
        end = at + len(form.words)
        if not crosses_break(tokens, at, end):
            written = with_surface_form(tokens, at, end, text)
            if written != " ".join(tokens[at:end]):
                sure = CHOSEN if self._choice is not None else self._mixed
                yield Proposal(at, end, (written,), kind, sure, ("style", text))

    def _preferences(self, statistics: TextStatistics) -> dict[int, int]:
        """Return the number of the preferred choice by row."""
        if self._choice is not None:
            return dict.fromkeys(range(len(self._rows)), self._choice)
        counts: dict[int, list[int]] = defaultdict(lambda: [0] * len(self._names))
        for first in self._forms.keys() & statistics.words.keys():  # few of the forms occur in a text
            for form in self._forms[first]:
                counts[0 if self._whole else form.row][form.choice] += _count(form, statistics)
        clear = {}
        for number, row in counts.items():
            most, total = max(row), sum(row)
            if total > most >= _CLEAR * (total - most):
                clear[number] = row.index(most)
        return dict.fromkeys(range(len(self._rows)), clear[0]) if self._whole and clear else clear


def _count(form: Form, statistics: TextStatistics) -> int:
    if len(form.words) == 1:
        return statistics.words[form.words[0]]
    return min(statistics.pairs[pair] for pair in pairwise(form.words))


@cache
def _forms(rows: tuple[tuple[str, ...], ...]) -> dict[str, list[Form]]:
    """Return the forms of a table by their first word."""
    forms: dict[str, list[Form]] = defaultdict(list)
    for number, row in enumerate(rows):
        for choice, text in enumerate(row):
            words = tuple(text.casefold().split())
            forms[words[0]].append(Form(words, number, choice))
    return forms
