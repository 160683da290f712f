"""How alike heard words and a term are, and how sure that makes a proposal.

The measures go into one logistic score. Its weights are fitted to automatic captions and their corrected versions and
to hand-made gold, so that confidence can be read as the share of proposals that move a text towards its editor's.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise
from math import exp, log1p
from typing import NamedTuple

from rapidfuzz.distance import Indel, Levenshtein

from jamedit.suggest.base import Survey
from jamedit.suggest.terms import UNKNOWN_ZIPF, Form, Target
from jamedit.suggest.wordlists import Lexicon

FUNCTION_ZIPF = 5.6
COMMON_ZIPF = 4.5  # a single word as common as this is never replaced on likeness alone
_FAMILIAR_ZIPF = 3.6  # one as common as this only when it sounds exactly like the term
_EVERYDAY_ZIPF = 5.0  # several words that are all as common as this are let alone, too
_GRAMMAR_ZIPF = 6.0  # words that carry no meaning of their own
_LONGEST_ENDING = 3  # letters
_LEAST_MEAN = 0.625
_LEAST_MEAN_OF_REST = 0.45
_LEAST_OF_SINGLE = 1.05  # letters and phones together, where there is but one word to go by
_TELLING_ZIPF = 4.9  # a word rarer than this tells something about the words beside it
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
    shared: float
    support: float


_WEIGHTS = Likeness(
    letters=3.13,
    phones=5.71,
    coarse=1.64,
    skeleton=1.11,
    weakest=-4.75,
    same_sound=0.74,
    same_ends=0.42,
    size=-2.53,
    rarest=-0.56,
    commonest=-0.51,
    function_edges=-0.94,
    token_gap=1.88,
    single=-0.75,
    single_known=0.88,
    alike_known=1.37,
    inflection=-1.25,
    part=-1.28,
    inflected=-2.20,
    target_zipf=-0.28,
    target_words=-3.70,
    shared=4.51,
    support=0.8,
)
_BIAS, _RIGHT, _SOURCE = 0.243, -0.66, -0.41


def compare(
    keys: tuple[str, ...], target: Target, lexicon: Lexicon, form_of: Callable[[tuple[str, ...]], Form]
) -> Likeness | None:
    """Compare a window (its folded words) with a target; None where it is not to be proposed at all.

    Words that both begin or end with count as support; only the rest is compared, so that "text encoder" is not
    taken for "image encoder".
    """
    zipf = [lexicon.zipf.get(k, UNKNOWN_ZIPF) for k in keys]
    heard, meant = _differing(keys, target.right)
    if not heard and all(lexicon.zipf.get(k, UNKNOWN_ZIPF) >= FUNCTION_ZIPF for k in meant):
        heard, meant = keys, target.right  # only an "of" is missing
    shared = len(keys) - len(heard)
    heard_zipf = [lexicon.zipf.get(k, UNKNOWN_ZIPF) for k in heard]
    if not heard or not meant or _too_common(zipf) or _holds_inflection(keys, zipf, target):
        return None
    if shared and min(heard_zipf) >= _GRAMMAR_ZIPF:
        return None
    window, forms = form_of(heard), (form_of(meant),) if shared else target.forms
    if not window.coarse or not forms[0].coarse:
        return None
    form, (letters, phones, broad, bones) = _measure(window, forms)
    if (letters + phones + broad + bones) / 4 < (_LEAST_MEAN_OF_REST if shared else _LEAST_MEAN):
        return None
    if len(keys) == 1 and (letters + phones < _LEAST_OF_SINGLE or (zipf[0] >= _FAMILIAR_ZIPF and phones < 1.0)):
        return None
    rarest = min(heard_zipf)
    known = max(0.0, rarest - 2.5)
    single = float(len(heard) == 1)
    return Likeness(
        letters=letters,
        phones=phones,
        coarse=broad,
        skeleton=bones,
        weakest=min(letters, phones),
        same_sound=float(broad == 1.0),
        same_ends=float(window.coarse[0] == form.coarse[0]) * float(window.coarse[-1] == form.coarse[-1]),
        size=min(len(form.coarse), 12) / 12,
        rarest=rarest,
        commonest=max(zipf),
        function_edges=_function_edges(keys, zipf, target) / 2,
        token_gap=min(abs(len(keys) - len(target.right)), 3) / 3,
        single=single,
        single_known=single * known,
        alike_known=(letters + phones + broad) / 3 * known,
        inflection=single * float(heard[0] in lexicon.zipf and _inflects(heard[0], meant[0])),
        part=float(target.part),
        inflected=float(target.inflected),
        target_zipf=target.zipf,
        target_words=min(len(target.right), 4) / 4,
        shared=shared / len(target.right),
        support=_support(keys, heard, lexicon) if shared else 0.0,
    )


def _support(keys: tuple[str, ...], heard: tuple[str, ...], lexicon: Lexicon) -> float:
    """Return how telling the words are that a window has in common with its target: 0 everyday, about 1 rare."""
    rarest = min(lexicon.zipf.get(k, UNKNOWN_ZIPF) for k in keys if k not in heard or keys.count(k) > heard.count(k))
    return max(0.0, (_TELLING_ZIPF - rarest) / (_TELLING_ZIPF - UNKNOWN_ZIPF))


def _differing(keys: tuple[str, ...], right: tuple[str, ...]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return two runs of words without the words that both begin and end with."""
    shortest = min(len(keys), len(right))
    head = next((i for i in range(shortest) if keys[i] != right[i]), shortest)
    tail = next((i for i in range(shortest - head) if keys[-1 - i] != right[-1 - i]), shortest - head)
    return keys[head : len(keys) - tail], right[head : len(right) - tail]


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


def _measure(window: Form, forms: Sequence[Form]) -> tuple[Form, tuple[float, float, float, float]]:
    """Return the form that sounds most like a window, and how alike letters, phones, coarse sounds and skeleton are."""
    form = max(forms, key=lambda f: _sound(window, f))
    letters = max(Indel.normalized_similarity(window.letters, f.letters) for f in forms)
    pairs = ((window.phones, form.phones), (window.coarse, form.coarse), (window.skeleton, form.skeleton))
    phones, broad, bones = (Levenshtein.normalized_similarity(a, b) for a, b in pairs)
    return form, (letters, phones, broad, bones)


def _sound(a: Form, b: Form) -> float:
    return Levenshtein.normalized_similarity(a.coarse, b.coarse) + Levenshtein.normalized_similarity(a.phones, b.phones)


def _inflects(a: str, b: str) -> bool:
    """Tell whether two words differ in a short ending only."""
    shared = next((i for i, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))
    return shared >= 3 and a != b and max(len(a), len(b)) - shared <= _LONGEST_ENDING
