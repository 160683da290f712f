"""Fit the weights of `suggest.matching.score` to texts whose errors are known: python -m benchmarks.fitting.score.

Prints the weights as they are to be written into that file, and how sure and how right the proposals were on texts that
the weights were not fitted to: each channel and each transcript is left out once.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain
from typing import NamedTuple

import numpy as np

from benchmarks.quality.labelled import Decision, Labelled, captions, seeds
from jamedit.document.tokens import key
from jamedit.suggest.base import Resources
from jamedit.suggest.matching.score import Context
from jamedit.suggest.matching.similarity import Similarity
from jamedit.suggest.matching.token_run import TokenRun
from jamedit.suggest.suggesters.glossary import GlossarySuggester
from jamedit.suggest.vocabulary.text_statistics import statistics_of

RIDGE = 8.0
SEED_WEIGHT = 2.0  # hand-made gold is surer, and its glossaries are such as people type
NEARER = 0.5  # what a proposal counts that is nearer to the right words, but not the right ones
LEAST = 0.05
Array = np.ndarray
NAMES = Similarity._fields + Context._fields


class Example(NamedTuple):
    """Hold one candidate of one text with its features and whether it is right."""

    text: int
    group: str
    features: tuple[float, ...]
    decision: Decision


def examples(texts: Iterable[Labelled]) -> Iterator[Example]:
    """Yield the judged candidates of all texts."""
    for number, text in enumerate(texts):
        keys = [key(t) for t in text.tokens]
        statistics = statistics_of([text.tokens], frozenset())
        suggester = GlossarySuggester(Resources(text.glossary))
        run = TokenRun([(text.tokens, keys)])
        for found in suggester.candidates(run, statistics):
            decision = text.judge(found.start, found.end, found.text(run))
            if decision is not None:
                yield Example(number, text.group, (*found.similarity, *found.context), decision)


def fit(features: Array, wanted: Array, weights: Array, ridge: float) -> Array:
    """Return the weights of a logistic model with a ridge on standardised features, by Newton's method; bias last."""
    mean, spread = features.mean(0), features.std(0) + 1e-9
    table = np.c_[(features - mean) / spread, np.ones(len(features))]
    penalty = np.eye(table.shape[1]) * ridge
    penalty[-1, -1] = 1e-6
    found = np.zeros(table.shape[1])
    for _ in range(40):
        sure = 1 / (1 + np.exp(-table @ found))
        slope = table.T @ (weights * (sure - wanted)) + penalty @ found
        curve = (table * (weights * sure * (1 - sure))[:, None]).T @ table + penalty
        step = np.linalg.solve(curve, slope)
        found -= step
        if abs(step).max() < 1e-6:
            break
    plain = found[:-1] / spread
    return np.r_[plain, found[-1] - plain @ mean]


def settled(listed: list[Example], scores: Array) -> list[int]:
    """Return the numbers of the candidates that are left when of overlapping ones the surest stays."""
    taken: set[tuple[int, int]] = set()
    kept = []
    for i in sorted(range(len(listed)), key=lambda i: -scores[i]):
        decision = listed[i].decision
        places = {(listed[i].text, at) for at in range(decision.start, decision.end)}
        if scores[i] > np.log(LEAST / (1 - LEAST)) and taken.isdisjoint(places):
            taken |= places
            kept.append(i)
    return kept


def calibrated(scores: Array, better: Array, weights: Array) -> tuple[float, float]:
    """Return factor and summand that turn scores into the log odds of bringing a text nearer to the right one."""
    factor, summand = fit(scores[:, None], better, weights, 0.01)
    return float(factor), float(summand)


class Fitted(NamedTuple):
    """Hold the weights with the bias last, and every candidate's confidence by weights not fitted to its group."""

    model: Array
    listed: list[Example]
    kept: list[int]
    sure: Array


def gathered() -> list[Example]:
    """Return the judged candidates of all material."""
    return list(examples(chain(captions(), seeds())))


def fitted(listed: list[Example]) -> Fitted:
    """Fit the weights, to all and to all but one group."""
    features = np.array([e.features for e in listed])
    better = np.array([float(e.decision.gain > 0) for e in listed])
    wanted = np.array([1.0 if e.decision.mends else NEARER * (e.decision.gain > 0) for e in listed])
    groups = np.array([e.group for e in listed])
    weights = np.where(np.char.isdigit(groups), SEED_WEIGHT, 1.0)
    scores = np.zeros(len(listed))
    for group in sorted(set(groups)):
        out = groups == group
        model = fit(features[~out], wanted[~out], weights[~out], RIDGE)
        scores[out] = features[out] @ model[:-1] + model[-1]
    kept = settled(listed, scores)
    factor, summand = calibrated(scores[kept], better[kept], weights[kept])
    model = fit(features, wanted, weights, RIDGE) * factor
    model[-1] += summand
    return Fitted(model, listed, kept, 1 / (1 + np.exp(-(factor * scores + summand))))


def report() -> str:
    """Return how sure and how right proposals for terms are where their group was left out of the fit."""
    found = fitted(gathered())
    return "\n".join(_table(found))


def main() -> None:
    """Fit, and print."""
    found = fitted(gathered())
    _print_model(found.model[:-1], found.model[-1])
    print("\n".join(_table(found)))


def _print_model(model: Array, bias: float) -> None:
    print(f"BIAS = {bias:.3f}")
    for kind, values in ((Similarity, model[: len(Similarity._fields)]), (Context, model[len(Similarity._fields) :])):
        print(f"{kind.__name__.upper()} = {kind.__name__}(")
        for name, value in zip(kind._fields, values, strict=True):
            print(f"    {name}={value:.3f},")
        print(")")


def _table(found: Fitted) -> Iterator[str]:
    yield "terms, each channel and transcript left out once: confidence, proposals, touching an error, nearer, right"
    for title, is_seed in (("captions", False), ("transcripts", True)):
        for low in np.arange(0.1, 1.0, 0.1):
            here = (i for i in found.kept if low <= found.sure[i] < low + 0.1)
            some = [found.listed[i].decision for i in here if found.listed[i].group.isdigit() == is_seed]
            if some:
                sums = (sum(v.touches for v in some), sum(v.gain > 0 for v in some), sum(v.mends for v in some))
                yield f"{title:>12} {low:.1f} {len(some):5} " + " ".join(f"{n / len(some):.2f}" for n in sums)


if __name__ == "__main__":
    main()
