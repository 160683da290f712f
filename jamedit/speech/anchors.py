"""Which words of a text were recognised where: runs that both have in the same order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz.distance import Levenshtein

from jamedit.speech.base import Recognised

_RUN = 3  # equal words in a row that can be no accident
_RARE = 3  # uses in the text of a word that makes a run of two as good
_FASTEST = 7.0  # words a second between two anchors
_SLACK = 4  # words that may be too many all the same, since times are not exact


@dataclass(frozen=True, slots=True)
class Anchor:
    """Hold a word of the text, by its position, and when it was recognised, in milliseconds."""

    at: int
    start_ms: int
    end_ms: int


def find_anchors(text: Sequence[str], heard: Sequence[Recognised], offset: int = 0) -> list[Anchor]:
    """Return the anchors of folded words, in order; `offset` is added to their positions.

    Runs of three equal words count, or of two with a rare one; of runs that would have the text spoken impossibly fast
    between them the shorter one is left out.
    """
    counts = Counter(text)
    runs: list[list[Anchor]] = []
    for code in Levenshtein.opcodes(text, [word.text for word in heard]):
        if code.tag != "equal":
            continue
        size = code.src_end - code.src_start
        rare = size == _RUN - 1 and any(counts[word] <= _RARE for word in text[code.src_start : code.src_end])
        if size >= _RUN or rare:
            found = heard[code.dest_start : code.dest_end]
            runs.append([Anchor(code.src_start + i + offset, w.start_ms, w.end_ms) for i, w in enumerate(found)])
    return [anchor for run in _possible(runs) for anchor in run]


def _possible(runs: list[list[Anchor]]) -> list[list[Anchor]]:
    """Return runs that a person can have spoken one after the other."""
    kept: list[list[Anchor]] = []
    for run in runs:
        while kept and not _fits(kept[-1][-1], run[0]):
            if len(kept[-1]) > len(run):
                break
            kept.pop()
        else:
            kept.append(run)
    return kept


def _fits(before: Anchor, after: Anchor) -> bool:
    between = after.at - before.at - 1
    return between <= _SLACK + _FASTEST * max(0, after.start_ms - before.end_ms) / 1000
