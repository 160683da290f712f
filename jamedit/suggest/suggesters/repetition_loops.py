"""Loops of a recogniser: the same words again and again, more often than anybody says them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from jamedit.document import Transcript
from jamedit.document.tokens import key
from jamedit.suggest.base import Proposal, Resources, TextStatistics
from jamedit.suggest.declaration import Declaration, Group, Rule

_SURE = 0.9
_LONGEST = 40  # words of a unit
_LEAST_COPIES, _LEAST_SHORT_COPIES = 4, 10
_SHORT = 2  # words: a unit as short as this may well be spoken four times
_AROUND = 4  # paragraphs before, in which a loop may have begun


class RepetitionLoopSuggester:
    """Find runs of four or more copies of the same words and propose to hide all but the first."""

    about = Declaration(
        "loop",
        title="Loop",
        looks_for="The same words again and again",
        group=Group.TIDIES,
        reasons={"loop": "repeated again and again: “{0}”"},
        rules=(
            Rule(
                "loop",
                "The same three or more words come four or more times in a row.",
                (
                    "So. We are here. We are here. We are here. We are here. Yes => So. We are here. Yes",
                    "go " * 12 + "on => go on",
                ),
                (
                    "no no no no no",
                    "We are here. We are here. We are here.",
                    "1 2 3 1 2 3 1 2 3 1 2 3 1 2 3",
                    "very " * 5,
                ),
            ),
        ),
    )
    kind = about.kind

    def __init__(self, resources: Resources) -> None:
        """Need nothing: a loop is one in every language."""

    def find(self, tokens: Sequence[str], keys: Sequence[str], statistics: TextStatistics) -> Iterator[Proposal]:
        """Yield a proposal for every run of copies, the first copy left out of it."""
        for start, end, size in _runs(keys):
            yield self._proposal(start + size, end, keys[start : start + size])

    def find_in(self, transcript: Transcript, position: int, statistics: TextStatistics) -> Iterator[Proposal]:
        """Yield proposals for the visible words of a paragraph; a run may have begun in those before it."""
        here = _keys(transcript, position)
        before: list[str] = []
        for at in range(position - 1, max(-1, position - 1 - _AROUND), -1):
            before[:0] = _keys(transcript, at)
        after = _keys(transcript, position + 1) if position + 1 < len(transcript.paragraphs) else []
        for start, end, size in _runs([*before, *here, *after]):
            first, last = max(0, start + size - len(before)), min(len(here), end - len(before))
            if first < last:
                yield self._proposal(first, last, here[first : first + size])

    def _proposal(self, start: int, end: int, unit: Sequence[str]) -> Proposal:
        return Proposal(start, end, (), self.kind, _SURE, ("loop", " ".join(unit)), hide=True)


def _keys(transcript: Transcript, position: int) -> list[str]:
    return [key(w.text) for w in transcript.paragraphs[position].words if not w.hidden]


def _runs(keys: Sequence[str]) -> Iterator[tuple[int, int, int]]:
    """Yield start, end and size of unit of every run with enough copies, found in one pass.

    A word's distance to its last copy is the guess for the size; it holds as long as every word equals the one that
    far back.
    """
    last: dict[str, int] = {}
    size, same = 0, 0
    for at, word in enumerate(keys):
        if size and keys[at - size] == word:
            same += 1
        else:
            if same:
                yield from _run(keys, at - same - size, at, size)
            size = at - last.get(word, -_LONGEST)
            size, same = (size, 1) if size < _LONGEST and at >= size else (0, 0)
        last[word] = at
    if same:
        yield from _run(keys, len(keys) - same - size, len(keys), size)


def _run(keys: Sequence[str], start: int, end: int, size: int) -> Iterator[tuple[int, int, int]]:
    copies = (end - start) // size
    if copies >= (_LEAST_SHORT_COPIES if size <= _SHORT else _LEAST_COPIES):
        unit = [k for k in keys[start : start + size] if k]
        if unit and not all(k[0].isdigit() for k in unit):
            yield start, start + copies * size, size
