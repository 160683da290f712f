"""How many of the glossary errors of the captions are found and mended, at each confidence."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from benchmarks.quality.labelled import Decision, Labelled, captions
from jamedit.suggest import suggest_tokens

LEASTS = (0.25, 0.5, 0.6, 0.7, 0.75, 0.8, 0.85, 0.9, 0.95)
_KIND = "glossary"


def table() -> str:
    """Return detection and correction, precision and recall, of glossary errors and the suggestions that make terms."""
    counts: dict[float, Counter[str]] = {least: Counter() for least in LEASTS}
    count_up(counts, captions())
    return "\n".join(lines(counts))


def count_up(counts: dict[float, Counter[str]], texts: Iterable[Labelled]) -> None:
    """Add what is found in texts to counts by least confidence."""
    for text in texts:
        judged = list(_judged(text))
        for least, count in counts.items():
            _add(count, text, [v for sure, v in judged if sure >= least])


def lines(counts: dict[float, Counter[str]]) -> Iterator[str]:
    """Yield the table of what was counted."""
    yield "glossary errors at each confidence: suggestions, detection P and R, correction P and R"
    for least, count in counts.items():
        shown, errors = max(1, count["shown"]), max(1, count["errors"])
        figures = (count["touch"] / shown, count["found"] / errors, count["mend"] / shown, count["mended"] / errors)
        yield f"{least:6.2f} {count['shown']:5}  " + "  ".join(f"{f:.3f}" for f in figures)


def _judged(text: Labelled) -> Iterator[tuple[float, Decision]]:
    for p in suggest_tokens(text.tokens, text.glossary, None, "everything"):
        decision = text.judge(p.start, p.end, p.text)
        if decision is not None:
            yield p.confidence, decision


def _add(count: Counter[str], text: Labelled, decisions: list[Decision]) -> None:
    """Count as the scorer does: precision over suggestions that make a term, recall over errors that need one."""
    mine = [v for v in decisions if v.kind == _KIND]
    count["shown"] += len(mine)
    count["touch"] += sum(v.touches for v in mine)
    count["mend"] += sum(v.mends for v in mine)
    errors = {i for i, block in enumerate(text.blocks) if block[3] == _KIND}
    count["errors"] += len(errors)
    count["found"] += len(errors & {i for v in decisions for i in v.blocks})
    count["mended"] += len(errors & {i for v in decisions if v.mends for i in v.blocks})
