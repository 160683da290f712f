"""How alike heard words and a term are, and how sure that makes a proposal.

The measures go into one logistic score. Its weights are fitted to automatic captions and their corrected versions and
to hand-made gold, so that confidence can be read as the share of proposals that move a text towards its editor's.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from math import exp, log1p
from typing import NamedTuple

from rapidfuzz.distance import Indel, Levenshtein

from jamedit.suggest.base import Survey
from jamedit.suggest.terms import UNKNOWN_ZIPF, Form, Target
from jamedit.suggest.wordlists import Lexicon

FUNCTION_ZIPF = 5.6
COMMON_ZIPF = 3.9  # a single word as common as this is never replaced on likeness alone
_EVERYDAY_ZIPF = 5.0  # nor are several words that are all as common as this
_LONGEST_ENDING = 3  # letters
_LEAST_MEAN = 0.625
LEAST_CONFIDENCE = 0.1


class Likeness(NamedTuple):
    """Hold what is compared between a window of words and a target; shares are 0 to 1, frequencies on Zipf's scale."""

    letters: float
    phones: float
    coarse: float
    skeleton: float
    weakest: float
    same_sound: float
    same_ends: float
    size: float
    rarest: float
    commonest: float
    function_edges: float
    token_gap: float
    single: float
    single_known: float
    alike_known: float
    inflection: float
    part: float
    inflected: float
    target_zipf: float
    target_words: float


_WEIGHTS = Likeness(
    letters=4.59,
    phones=7.31,
    coarse=2.99,
    skeleton=1.60,
    weakest=-7.54,
    same_sound=0.72,
    same_ends=0.59,
    size=-2.54,
    rarest=-1.37,
    commonest=-0.57,
    function_edges=-1.28,
    token_gap=1.03,
    single=-2.68,
    single_known=-0.23,
    alike_known=3.12,
    inflection=-0.81,
    part=-0.86,
    inflected=-2.27,
    target_zipf=-0.24,
    target_words=-3.47,
)
_BIAS, _RIGHT, _SOURCE = 0.805, -0.70, -0.23


def compare(keys: Sequence[str], window: Form, target: Target, lexicon: Lexicon) -> Likeness | None:
    """Compare a window (its folded words and their form) with a target; None where it is not to be proposed at all."""
    zipf = [lexicon.zipf.get(k, UNKNOWN_ZIPF) for k in keys]
    if _too_common(zipf) or _holds_inflection(keys, zipf, target):
        return None
    form = max(target.forms, key=lambda f: _sound(window, f))
    letters = max(Indel.normalized_similarity(window.letters, f.letters) for f in target.forms)
    phones = Levenshtein.normalized_similarity(window.phones, form.phones)
    broad = Levenshtein.normalized_similarity(window.coarse, form.coarse)
    bones = Levenshtein.normalized_similarity(window.skeleton, form.skeleton)
    if (letters + phones + broad + bones) / 4 < _LEAST_MEAN:
        return None
    known = max(0.0, min(zipf) - 2.5)
    single = float(len(keys) == 1)
    return Likeness(
        letters=letters,
        phones=phones,
        coarse=broad,
        skeleton=bones,
        weakest=min(letters, phones),
        same_sound=float(broad == 1.0),
        same_ends=float(window.coarse[0] == form.coarse[0]) * float(window.coarse[-1] == form.coarse[-1]),
        size=min(len(form.coarse), 12) / 12,
        rarest=min(zipf),
        commonest=max(zipf),
        function_edges=_function_edges(keys, zipf, target) / 2,
        token_gap=min(abs(len(keys) - len(target.right)), 3) / 3,
        single=single,
        single_known=single * known,
        alike_known=(letters + phones + broad) / 3 * known,
        inflection=single * float(keys[0] in lexicon.zipf and _inflects(keys[0], target.right[0])),
        part=float(target.part),
        inflected=float(target.inflected),
        target_zipf=target.zipf,
        target_words=min(len(target.right), 4) / 4,
    )


def confidence(likeness: Likeness, keys: Sequence[str], target: Target, survey: Survey) -> float:
    """Return how sure a proposal is, 0 to 1, from likeness and from what the whole text holds."""
    score = _BIAS + sum(w * x for w, x in zip(_WEIGHTS, likeness, strict=True))
    right, source = evidence(keys, target, survey)
    return 1 / (1 + exp(-(score + _RIGHT * right + _SOURCE * source)))


def evidence(keys: Sequence[str], target: Target, survey: Survey) -> tuple[float, float]:
    """Return how often (log) the target stands in the text right, and how often the words it would replace do."""
    return log1p(_count(target.right, survey)), log1p(_count(keys, survey))


def _count(keys: Sequence[str], survey: Survey) -> int:
    if len(keys) == 1:
        return survey.words[keys[0]]
    return min(survey.pairs[pair] for pair in pairwise(keys))


def _too_common(zipf: Sequence[float]) -> bool:
    return min(zipf) >= (COMMON_ZIPF if len(zipf) == 1 else _EVERYDAY_ZIPF)


def _holds_inflection(keys: Sequence[str], zipf: Sequence[float], target: Target) -> bool:
    """Tell whether a window holds an inflected form of the target ("universe") beside another word."""
    return (
        len(keys) > 1
        and len(target.right) == 1
        and any(z > UNKNOWN_ZIPF and _inflects(k, target.right[0]) for k, z in zip(keys, zipf, strict=True))
    )


def _function_edges(keys: Sequence[str], zipf: Sequence[float], target: Target) -> int:
    ends = ((zipf[0], keys[0], target.right[0]), (zipf[-1], keys[-1], target.right[-1]))
    return sum(z >= FUNCTION_ZIPF and heard != right for z, heard, right in ends)


def _sound(a: Form, b: Form) -> float:
    return Levenshtein.normalized_similarity(a.coarse, b.coarse) + Levenshtein.normalized_similarity(a.phones, b.phones)


def _inflects(a: str, b: str) -> bool:
    """Tell whether two words differ in a short ending only."""
    shared = next((i for i, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))
    return shared >= 3 and a != b and max(len(a), len(b)) - shared <= _LONGEST_ENDING
