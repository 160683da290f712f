"""How sure a proposal is whose term nobody typed for this text.

A term of the text's own (its title, its speakers) is a little less sure than a typed one. Most terms of a built-in
glossary are not spoken of in a text at all, so that something in an hour of speech sounds like each of them: they are
believed where they occur elsewhere in the text, or where no dictionary has the word that was recognised. Their
weights are fitted by benchmarks/fitting/term_priors.py.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from math import exp, log
from typing import NamedTuple

from jamedit.document.tokens import key
from jamedit.suggest.base import Proposal, TextStatistics
from jamedit.suggest.language import lexicon
from jamedit.suggest.matching.phonetics import Sounds

_OWN_TERM = 0.85
_COMMON_ZIPF = 4.3


class Evidence(NamedTuple):
    """Hold what is weighed for a term of a subject.

    `typed` are the log odds that a typed term would have; the others tell whether the term occurs in the text, a word
    recognised for it is in no dictionary, there are several such words, and the right ones are as common as "machine".
    """

    typed: float
    in_text: float
    odd: float
    several: float
    common: float


BIAS = -3.738
WEIGHTS = Evidence(typed=0.720, in_text=1.934, odd=1.066, several=1.480, common=-3.062)


def evidence(proposal: Proposal, keys: Sequence[str], statistics: TextStatistics, sounds: Sounds) -> Evidence:
    """Return what speaks for a proposal and against it; `keys` are the folded words of its whole passage."""
    term, wanted = [key(w) for w in proposal.reason[1].split()], set(map(key, proposal.text.split()))
    uses = statistics.words[term[0]] if len(term) == 1 else min(statistics.pairs[pair] for pair in pairwise(term))
    recognised = [k for k in keys[proposal.start : proposal.end] if k and k not in wanted]
    odds = log(proposal.confidence / (1 - proposal.confidence)) if proposal.confidence < 1 else 10.0
    odd = not all(map(sounds.knows, recognised))
    zipf = lexicon.lexicon_of(sounds.language).zipf
    shared = [zipf.get(k, 0.0) for k in keys[proposal.start : proposal.end] if k in wanted]
    common = bool(shared) and min(shared) >= _COMMON_ZIPF
    return Evidence(odds, float(uses > 0), float(odd), float(len(recognised) > 1), float(common))


def of_own(proposal: Proposal) -> Proposal:
    """Return a proposal for a term that the text brings along."""
    return replace(proposal, confidence=proposal.confidence * _OWN_TERM)


def of_subject(proposal: Proposal, keys: Sequence[str], statistics: TextStatistics, sounds: Sounds) -> Proposal:
    """Return a proposal for a term of a built-in glossary; what is only written otherwise is as sure as an own term."""
    if proposal.reason[0] != "sounds like":
        return of_own(proposal)
    found = evidence(proposal, keys, statistics, sounds)
    score = BIAS + sum(weight * value for weight, value in zip(WEIGHTS, found, strict=True))
    return replace(proposal, confidence=1 / (1 + exp(-score)))
