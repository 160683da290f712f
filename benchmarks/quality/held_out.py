"""What the engine reaches on texts that its weights were not fitted to: python -m benchmarks.quality.held_out.

Each transcript with gold, then each channel of the captions, is left out of the fit once and looked at with the weights
of the rest.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from benchmarks.fitting import score as fit_confidence
from benchmarks.quality import suggest_terms
from benchmarks.quality.labelled import SEEDS, SHARED, captions
from benchmarks.quality.seed_gold import read_seed
from benchmarks.quality.suggest import seed_counts
from jamedit.suggest.matching import score
from jamedit.suggest.matching.score import Context
from jamedit.suggest.matching.similarity import Similarity


def main() -> None:
    """Print both tables."""
    listed = fit_confidence.gathered()
    for line in (*_transcripts(listed), *_captions(listed)):
        print(line, flush=True)


def _use(listed: list[fit_confidence.Example], group: str) -> None:
    """Have the engine weigh proposals as if a group had never been seen."""
    model = fit_confidence.fitted([e for e in listed if e.group != group]).model
    size = len(Similarity._fields)
    score.BIAS = float(model[-1])
    score.SIMILARITY = Similarity(*map(float, model[:size]))
    score.CONTEXT = Context(*map(float, model[size:-1]))


def _transcripts(listed: list[fit_confidence.Example]) -> Iterator[str]:
    yield "transcripts, each left out: rows, mended (3 choices), touched; shown, of them on a row"
    total: Counter[str] = Counter()
    for name in SEEDS:
        _use(listed, name[:3])
        counts = seed_counts(read_seed(SHARED / "data" / "seeds" / f"{name}.txt"))
        total.update(counts)
        yield _line(name[:3], counts)
    yield _line("all", total)


def _line(label: str, counts: Counter[str]) -> str:
    share, right = counts["mended"] / counts["rows"], counts["good"] / max(1, counts["shown"])
    rows = f"{counts['rows']:4} {counts['mended']:4} {counts['touched']:4} {share:6.1%}"
    return f"{label:>4} {rows}   {counts['shown']:4} {counts['good']:4} {right:6.1%}"


def _captions(listed: list[fit_confidence.Example]) -> Iterator[str]:
    texts = list(captions())
    counts: dict[float, Counter[str]] = {least: Counter() for least in suggest_terms.LEASTS}
    for channel in sorted({t.group for t in texts}):
        _use(listed, channel)
        suggest_terms.count_up(counts, (t for t in texts if t.group == channel))
    yield from suggest_terms.lines(counts)


if __name__ == "__main__":
    main()
