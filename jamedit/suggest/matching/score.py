"""How sure a proposal for a term is, from its similarity and its neighbours.

The measures go into one logistic score. Its weights are fitted by benchmarks/fitting/score.py to automatic captions
with their corrected versions and to hand-made gold, so that confidence can be read as the share of proposals that move
a text towards its editor's.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from math import exp, log1p
from operator import mul
from typing import NamedTuple

from jamedit.suggest.base import TextStatistics
from jamedit.suggest.language.bigrams import Bigrams
from jamedit.suggest.language.lexicon import Lexicon
from jamedit.suggest.matching.similarity import FUNCTION_ZIPF, Similarity
from jamedit.suggest.matching.term_index import UNKNOWN_ZIPF, Target

LEAST_CONFIDENCE = 0.1
_MOST_RIGHT = log1p(3)  # more correct occurrences than this say no more


class Context(NamedTuple):
    """Hold what neighbours and the whole text say for a proposal: how well the present words fit their neighbours,
    whether the term occurs beside the same neighbours elsewhere, how often term and present words occur in the text."""

    before: float
    after: float
    neighbour: float
    right: float
    right_single: float
    source: float
    capital: float
    no_capital: float
    introduced: float


def context(
    keys: Sequence[str],
    around: tuple[str, str],
    capitals: float,
    target: Target,
    statistics: TextStatistics,
    pairs: Bigrams,
    neighbour: float,
    shared: float,
    introduced: bool,
) -> Context:
    """Return what speaks for and against a target in place of folded words between two neighbours.

    `neighbour` is what `neighbour_support` says. `shared` is the share of the target's words that the window has: where
    there are some, correct occurrences of the term elsewhere speak the less against it.
    """
    before, after = around
    named = target.text[:1].isupper()
    right = min(_MOST_RIGHT, log1p(count(target.right, statistics))) * (1 - shared)
    return Context(
        before=pairs.strength(before, keys[0]),
        after=pairs.strength(keys[-1], after),
        neighbour=neighbour,
        right=right,
        right_single=right * (len(keys) == 1),
        source=log1p(max(0, count(keys, statistics) - 1)),
        capital=float(capitals > 0) * (1.0 if named else 0.5),
        no_capital=float(capitals == 0 and named),
        introduced=float(introduced and named),
    )


def neighbour_support(around: tuple[str, str], target: Target, statistics: TextStatistics, lexicon: Lexicon) -> float:
    """Return how often (log) the target occurs elsewhere beside a neighbour that tells something."""
    before, after = around
    seen = 0
    if before and lexicon.zipf.get(before, UNKNOWN_ZIPF) < FUNCTION_ZIPF:
        seen += statistics.pairs[before, target.right[0]]
    if after and lexicon.zipf.get(after, UNKNOWN_ZIPF) < FUNCTION_ZIPF:
        seen += statistics.pairs[target.right[-1], after]
    return log1p(seen) if seen else 0.0


def count(keys: Sequence[str], statistics: TextStatistics) -> int:
    """Return how often, at most, folded words occur in a row in the text."""
    if len(keys) == 1:
        return statistics.words[keys[0]]
    return min(statistics.pairs[pair] for pair in pairwise(keys))


BIAS = -7.183
SIMILARITY = Similarity(
    letters=7.632,
    sound=8.936,
    skeleton=1.326,
    weakest=-3.848,
    same_first=1.274,
    same_last=0.673,
    length=-2.034,
    long_alike=-0.484,
    commonest=-0.659,
    everyday=2.814,
    unlisted=0.081,
    token_gap=2.538,
    single=-1.750,
    inflection=-0.573,
    contained=-0.978,
    acronym=0.757,
    named_single=0.509,
    target_listed=-0.758,
    part=-0.738,
    inflected=-3.015,
    target_words=-0.459,
    shared=9.586,
    inside=-0.960,
)
CONTEXT = Context(
    before=-0.693,
    after=-1.039,
    neighbour=2.491,
    right=-1.231,
    right_single=-1.284,
    source=-0.269,
    capital=0.458,
    no_capital=0.115,
    introduced=0.274,
)


def confidence(similarity: Similarity, around: Context) -> float:
    """Return how sure a proposal is, 0 to 1."""
    score = BIAS + sum(map(mul, SIMILARITY, similarity)) + sum(map(mul, CONTEXT, around))
    return 1 / (1 + exp(-score))
