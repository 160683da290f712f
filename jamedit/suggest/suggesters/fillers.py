"""Words that say nothing: hesitations, and phrases such as "you know" in unscripted talk."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cache
from math import exp, log

from jamedit.document.tokens import edges
from jamedit.suggest.base import Proposal, Resources, TextStatistics, where
from jamedit.suggest.declaration import Declaration, Group, Rule
from jamedit.suggest.language import lexicon

_HESITATION = 0.97
_SUREST = 0.96
# Fitted to what editors of captions leave out: who says a phrase often means nothing by it, and editors of scripted
# videos leave it in.
_OFTEN, _USUAL_RATE = 0.84, 5.0  # uses in a thousand words
_SCRIPTED = 2.55
_STEADYING = 1000  # words
_QUOTES = '"“”„«»'
Phrase = tuple[str, ...]


class FillerSuggester:
    """Propose to hide hesitations, and less surely filler phrases."""

    about = Declaration(
        "filler",
        title="Filler",
        looks_for="Fillers (um, you know)",
        group=Group.TIDIES,
        reasons={"filler": "filler “{0}”"},
        threshold=0.5,
        rules=(
            Rule(
                "hesitation",
                "A sound of hesitation (um, uh, er) is left out of the clean text.",
                ("so um we start => so we start", "and, uh, then => and, then"),
                ("the umbrella", "an error", "Mm-hmm, yes", 'people say "uh" a lot'),
            ),
            Rule(
                "filler-phrase",
                "A phrase that adds nothing (you know, like, sort of) is left out of the clean text.",
                ("um uh it was um you know fine => it was fine",),
                (
                    "do you know why",
                    "you know that it works",
                    "what I mean is this",
                    "a kind of magic",
                    "this sort of thing",
                    "it looks like rain",
                    "things like that",
                ),
            ),
        ),
    )
    kind = about.kind

    def __init__(self, resources: Resources) -> None:
        language = resources.language
        self._hesitations = lexicon.words(language, "hesitations")
        self._before = lexicon.words(language, "filler_not_after")
        self._after = lexicon.words(language, "filler_not_before")
        self._phrases, self._neighbours = _phrases(language), _neighbours(language)
        self._openings = self._hesitations | self._phrases.keys()

    def find(self, tokens: Sequence[str], keys: Sequence[str], statistics: TextStatistics) -> Iterator[Proposal]:
        """Yield a proposal to hide every hesitation and every phrase that is not part of a clause."""
        for at in where(keys, self._openings):
            key = keys[at]
            if key in self._hesitations and not is_quoted(tokens[at]):
                yield Proposal(at, at + 1, (), self.kind, _HESITATION, ("filler", key), hide=True)
                continue
            for phrase, odds in self._phrases[key]:
                if tuple(keys[at : at + len(phrase)]) == phrase:
                    yield from self._phrase(keys, at, phrase, odds + _evidence(phrase, statistics))

    def _phrase(self, keys: Sequence[str], at: int, phrase: Phrase, odds: float) -> Iterator[Proposal]:
        end = at + len(phrase)
        before = keys[at - 1] if at else ""
        after = keys[end] if end < len(keys) else ""
        if before not in self._before and after not in self._after:
            weights, every = self._neighbours, ("*",)
            odds += weights.get((phrase, True, before), 0.0) + weights.get((every, True, before), 0.0)
            odds += weights.get((phrase, False, after), 0.0) + weights.get((every, False, after), 0.0)
            sure = min(_SUREST, 1 / (1 + exp(-odds)))
            yield Proposal(at, end, (), self.kind, sure, ("filler", " ".join(phrase)), hide=True)


def is_quoted(token: str) -> bool:
    """Return whether a word is alone in quotation marks: it is quoted, not a filler."""
    before, middle, after = edges(token)
    return bool(middle) and any(c in _QUOTES for c in before) and any(c in _QUOTES for c in after)


@cache
def _phrases(language: str) -> dict[str, list[tuple[Phrase, float]]]:
    """Return the phrases by their first word, with the log odds that one says nothing."""
    phrases: dict[str, list[tuple[Phrase, float]]] = defaultdict(list)
    for phrase, share in lexicon.table(language, "filler_phrases"):
        words = tuple(phrase.split())
        phrases[words[0]].append((words, log(float(share) / (1 - float(share)))))
    return phrases


@cache
def _neighbours(language: str) -> dict[tuple[Phrase, bool, str], float]:
    """Return the evidence of a word before (True) or after a phrase, as log odds."""
    rows = lexicon.columns(language, "filler_neighbours", 4)
    return {(tuple(phrase.split()), side == "before", word): float(weight) for phrase, side, word, weight in rows}


def _evidence(phrase: Phrase, statistics: TextStatistics) -> float:
    """Return the evidence of the whole text that a phrase is a filler, as log odds."""
    count = statistics.words[phrase[0]] if len(phrase) == 1 else statistics.pairs[phrase[0], phrase[1]]
    rate = 1000 * (count + 1) / (statistics.total + _STEADYING)
    return _OFTEN * log(rate / _USUAL_RATE) - _SCRIPTED * (1 - statistics.spontaneous)
