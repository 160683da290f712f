"""The open suggestions in order, found by paragraph and counted by likeness; taking some out costs little."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from jamedit.document import Suggestion

ASKED = "asked"  # the kind of a suggestion that the user asked for
AlikeKey = tuple[str, str, str]


def alike_key(suggestion: Suggestion) -> AlikeKey:
    """Return the key of suggestions that are alike."""
    return suggestion.alike_key


@dataclass(frozen=True, slots=True)
class Filter:
    """Hold which suggestions are shown: kinds (None: all of them) from a confidence on."""

    kinds: frozenset[str] | None = None
    least: float = 0.0

    @property
    def admits_all(self) -> bool:
        """Return whether nothing is left out."""
        return self.kinds is None and self.least <= 0

    def admits(self, suggestion: Suggestion) -> bool:
        """Return whether a suggestion is shown; one that was asked for always is."""
        wanted = self.kinds is None or suggestion.kind in self.kinds
        return (suggestion.confidence >= self.least and wanted) or suggestion.kind == ASKED


class OpenSuggestions:
    """Hold suggestions in the order of the text; `shown` are those that a filter admits."""

    def __init__(self) -> None:
        self.all: list[Suggestion] = []
        self.filter = Filter()
        self._by_paragraph: dict[int, list[Suggestion]] = {}
        self._counts: Counter[AlikeKey] = Counter()
        self._shown: list[Suggestion] | None = None

    def put(self, suggestions: list[Suggestion]) -> None:
        """Hold other suggestions, given in the order of the text."""
        self.all, self._shown = suggestions, None
        grouped: dict[int, list[Suggestion]] = defaultdict(list)
        for each in suggestions:
            grouped[each.paragraph_id].append(each)
        self._by_paragraph = dict(grouped)
        self._counts = Counter(map(alike_key, self.shown))

    def take_out(self, gone: Collection[Suggestion]) -> None:
        """Let some of the suggestions go; what was returned before is not changed by it."""
        ids = set(map(id, gone))
        self.all, self._shown = [s for s in self.all if id(s) not in ids], None
        for paragraph_id in {s.paragraph_id for s in gone}:
            left = [s for s in self._by_paragraph.get(paragraph_id, ()) if id(s) not in ids]
            if left:
                self._by_paragraph[paragraph_id] = left
            else:
                self._by_paragraph.pop(paragraph_id, None)
        self._counts.subtract(alike_key(s) for s in gone if self.filter.admits(s))

    @property
    def shown(self) -> Sequence[Suggestion]:
        """Return those that the filter admits."""
        if self.filter.admits_all:
            return self.all
        if self._shown is None:
            self._shown = [s for s in self.all if self.filter.admits(s)]
        return self._shown

    @property
    def paragraph_ids(self) -> Collection[int]:
        """Return the ids of the paragraphs that have some."""
        return self._by_paragraph.keys()

    def in_paragraph(self, paragraph_id: int) -> Sequence[Suggestion]:
        """Return those of one paragraph, in the order of the text."""
        return self._by_paragraph.get(paragraph_id, ())

    def alike(self, suggestion: Suggestion) -> list[Suggestion]:
        """Return all shown that have the same kind, words and proposal, this one included."""
        key = alike_key(suggestion)
        return [s for s in self.shown if alike_key(s) == key] if self._counts[key] > 1 else [suggestion]

    def count_alike(self, suggestion: Suggestion) -> int:
        """Return how many shown have the same kind, words and proposal, this one included."""
        return max(1, self._counts[alike_key(suggestion)])
