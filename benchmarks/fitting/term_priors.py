"""Fit the weights of `suggest.vocabulary.term_priors`: python -m benchmarks.fitting.term_priors.

The built-in glossary of machine learning is looked for in the material that speaks of that, without any typed term.
Prints the weights as they are to be written into that file, and how right the proposals were at each confidence, every
channel and transcript left out of the fit once.
"""

from __future__ import annotations

from itertools import chain, pairwise

import numpy as np

from benchmarks.fitting.score import fit
from benchmarks.quality.labelled import Labelled, captions, seeds
from jamedit.document.tokens import key
from jamedit.suggest.base import Resources
from jamedit.suggest.engine import settle
from jamedit.suggest.matching.phonetics import Sounds
from jamedit.suggest.suggesters.glossary import GlossarySuggester
from jamedit.suggest.vocabulary import subject_glossaries
from jamedit.suggest.vocabulary.term_priors import Evidence, evidence
from jamedit.suggest.vocabulary.text_statistics import statistics_of

SUBJECT = "machine-learning"
OTHER_CHANNELS = ("Veritasium", "minutephysics")  # they speak of other things
LEAST = 0.1
RIDGE = 0.5
STEPS = (0.0, 0.1, 0.25, 0.5, 0.7, 0.85, 1.01)


def examples(text: Labelled) -> list[tuple[Evidence, bool]]:
    """Return what speaks for every proposal in a text, and whether it brings its words nearer to the right ones."""
    sounds, statistics = Sounds(), statistics_of([text.tokens], frozenset())
    keys = [key(t) for t in text.tokens]
    proposals = GlossarySuggester(Resources(subject_glossaries.load(SUBJECT))).find(text.tokens, keys, statistics)
    found = [p for p in settle(p for p in proposals if p.confidence >= LEAST) if p.reason[0] == "sounds like"]
    judged = ((p, text.judge(p.start, p.end, p.text)) for p in found)
    return [(evidence(p, keys, statistics, sounds), v.gain > 0) for p, v in judged if v is not None]


def main() -> None:
    """Fit, and print."""
    texts = [t for t in chain(captions(), seeds()) if t.group not in OTHER_CHANNELS]
    listed = [(t.group, *example) for t in texts for example in examples(t)]
    groups, better = np.array([g for g, _, _ in listed]), np.array([float(b) for _, _, b in listed])
    features, weights = np.array([e for _, e, _ in listed]), np.ones(len(listed))
    sure = np.zeros(len(listed))
    for group in sorted(set(groups)):
        out = groups == group
        model = fit(features[~out], better[~out], weights[~out], RIDGE)
        sure[out] = 1 / (1 + np.exp(-(features[out] @ model[:-1] + model[-1])))
    model = fit(features, better, weights, RIDGE)
    values = ", ".join(f"{name}={value:.3f}" for name, value in zip(Evidence._fields, model, strict=False))
    print(f"BIAS = {model[-1]:.3f}\nWEIGHTS = Evidence({values})")
    for low, high in pairwise(STEPS):
        inside = (sure >= low) & (sure < high)
        share = better[inside].mean() if inside.any() else 0.0
        print(f"{low:.2f} to {high:.2f}  {inside.sum():5} proposals, {share:.2f} nearer")


if __name__ == "__main__":
    main()
