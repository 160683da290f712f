"""Words written apart that belong together, and compounds as the house writes them: data set, dataset; e-mail."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from jamedit.document.tokens import core
from jamedit.suggest.base import Proposal, Resources, TextStatistics, where
from jamedit.suggest.declaration import Declaration, Group, Rule
from jamedit.suggest.language import lexicon
from jamedit.suggest.language.surface_form import crosses_break, with_surface_form
from jamedit.suggest.vocabulary.style_table import StyleTable

_MIXED = 0.5
_OF_TEXT = 0.65  # the text has the word together elsewhere: recognisers write apart by mistake, never together
_SHORTEST = 3  # letters of each part
_WIDEST = 3  # words


class CompoundSuggester:
    """Find compounds that are cut in two, or not written as the house, or most of the text, writes them."""

    about = Declaration(
        "compound",
        title="Compound",
        looks_for="Compounds (dataset, data set)",
        group=Group.TIDIES,
        reasons={"compound": "written together: “{0}”", "style": "house style: “{0}”"},
        rules=(
            Rule(
                "broken-compound",
                "A word is written as two that nearly all editors, or the text elsewhere, write as one.",
                (
                    "the hyper parameters. So => the hyperparameters. So",
                    "Hyper parameters, then => Hyperparameters, then",
                    "this imagelake and that image lake => this imagelake and that imagelake",
                ),
                (
                    "a fine image lake",
                    "in any way",
                    "the data. Set it up",
                    "sunlight in the sun light",
                    "work. Flow on",
                    "the Hyper Parameter",
                ),
            ),
            Rule(
                "house-compound",
                "A compound is not written as in the house style or in most of the text.",
                (
                    "a dataset and a checkpoint => a data set and a check point",
                    "an email or email or email or e-mail => an email or email or email or email",
                ),
                ("a data set", "an e-mail"),
                styles=(("compounds", "apart"),),
            ),
            Rule(
                "house-compound-together",
                "A compound is written as two words where the house style joins them.",
                ("the back ends, front end => the backends, frontend",),
                ("set up the back", "a dataset"),
                styles=(("compounds", "together"),),
            ),
        ),
    )
    kind = about.kind

    def __init__(self, resources: Resources) -> None:
        self._tables = [StyleTable(resources, "compounds", 0.0), StyleTable(resources, "email", _MIXED)]
        self._zipf = resources.lexicon.zipf
        self._listed = _listed(resources.language)
        self._apart = dict(resources.styles).get("compounds") == "apart"
        self._words: object = None  # of the statistics that what follows was made from
        self._broken = self._listed
        self._openings = {words[0] for words in self._listed}

    def find(self, tokens: Sequence[str], keys: Sequence[str], statistics: TextStatistics) -> Iterator[Proposal]:
        """Yield a proposal for every compound in the other form."""
        for table in self._tables:
            yield from table.find(self.kind, tokens, keys, statistics)
        if self._apart:
            return
        if statistics.words is not self._words:
            self._words, self._broken = statistics.words, self._of_text(statistics) | self._listed
            self._openings = {words[0] for words in self._broken}
        for at in where(keys, self._openings):
            yield from self._from(tokens, keys, at)

    def _from(self, tokens: Sequence[str], keys: Sequence[str], at: int) -> Iterator[Proposal]:
        for end in range(at + 2, min(at + _WIDEST, len(keys)) + 1):
            found = self._broken.get(tuple(keys[at:end]))
            if found and not crosses_break(tokens, at, end):
                words = [core(t) for t in tokens[at:end]]
                if any(w[:1].isupper() for w in words[1:]):
                    continue  # a name or a heading
                joined = found[0][0].upper() + found[0][1:] if words[0][:1].isupper() else found[0]
                text = with_surface_form(tokens, at, end, joined)
                yield Proposal(at, end, (text,), self.kind, found[1], ("compound", found[0]))

    def _of_text(self, statistics: TextStatistics) -> dict[tuple[str, ...], tuple[str, float]]:
        """Return pairs of words that the text has together, too; not those that everybody may write either way."""
        together = (w for w in statistics.words if len(w) >= 2 * _SHORTEST and w not in self._zipf)
        cuts = ((w, w[:at], w[at:]) for w in together for at in range(_SHORTEST, len(w) - _SHORTEST + 1))
        return {(a, b): (word, _OF_TEXT) for word, a, b in cuts if (a, b) in statistics.pairs}


@cache
def _listed(language: str) -> dict[tuple[str, ...], tuple[str, float]]:
    """Return what is written together with how sure that is, by its words."""
    rows = lexicon.columns(language, "broken_compounds", 3)
    return {tuple(apart.split()): (together, float(sure)) for apart, together, sure in rows}
