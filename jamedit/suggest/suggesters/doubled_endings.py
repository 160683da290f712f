"""Words that a recogniser wrote with their end twice: "parametermeter", "calledled", "dataset sets"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from jamedit.suggest.base import Proposal, Resources, TextStatistics
from jamedit.suggest.declaration import Declaration, Group, Rule
from jamedit.suggest.language import lexicon
from jamedit.suggest.language.surface_form import breaks_after, with_surface_form

_JOINED = 0.9
_KNOWN, _UNKNOWN = 0.85, 0.5  # two words: the text has the right word elsewhere, or not
_SHORTEST_TAIL, _SHORTEST_HEAD = 3, 3  # letters
_COMMON_ZIPF = 5.6  # a second word as common as this has its own meaning


class DoubledEndingSuggester:
    """Find words whose ending is written twice."""

    about = Declaration(
        "stitch",
        title="Doubled ending",
        looks_for="Words with a doubled ending (calledled)",
        group=Group.MENDS,
        reasons={"stitch": "the ending is doubled"},
        rules=(
            Rule(
                "stitched-word",
                "A word that is in no dictionary is a known word with its ending doubled.",
                ("the parametermeter here => the parameter here", "it is calledled so => it is called so"),
                ("a murmur", "the bonbon", "a couscous dish", "it called", "the pinging"),
            ),
            Rule(
                "stitched-pair",
                "A word of two parts is followed by its second part.",
                ("the dataset sets are big => the datasets are big", "one keyword word too => one keyword too"),
                (
                    "to expand and cool",
                    "the network works",
                    "an average age",
                    "one hand and then",
                    "the data sets",
                    "from understand stand",
                    "the dataset. Sets are",
                ),
            ),
        ),
    )
    kind = about.kind

    def __init__(self, resources: Resources) -> None:
        self._zipf = resources.lexicon.zipf
        self._own = lexicon.words(resources.language, "not_stitched")
        self._known: dict[str, str] = {}

    def find(self, tokens: Sequence[str], keys: Sequence[str], statistics: TextStatistics) -> Iterator[Proposal]:
        """Yield a proposal for every word with its end twice, in one word or in two."""
        known, last = self._known, len(keys) - 1
        for at, key in enumerate(keys):
            if len(key) < 2 * _SHORTEST_TAIL:
                continue
            right = known.get(key)
            if right is None:
                right = known[key] = self._unstitched(key)
            if right:
                yield Proposal(
                    at, at + 1, (with_surface_form(tokens, at, at + 1, right),), self.kind, _JOINED, ("stitch", right)
                )
            elif at < last and key[-2:] == keys[at + 1].removesuffix("s")[-2:]:
                yield from self._pair(tokens, keys, at, statistics)

    def _unstitched(self, key: str) -> str:
        """Return the known word that a word is with its end once, "" when it is none."""
        zipf = self._zipf
        if key in zipf or not key.isalpha():
            return ""
        for size in range(_SHORTEST_TAIL, len(key) // 2 + 1):
            head, tail = key[:-size], key[-size:]
            twice = head != tail and head.endswith(tail) and tail not in self._own
            if twice and (head in zipf or (size > _SHORTEST_TAIL and tail in zipf)):
                return head
        return ""

    def _pair(
        self, tokens: Sequence[str], keys: Sequence[str], at: int, statistics: TextStatistics
    ) -> Iterator[Proposal]:
        first, second = keys[at], keys[at + 1]
        part = second.removesuffix("s") if len(second) > _SHORTEST_TAIL else second
        head = first.removesuffix(part)
        if head == first or min(len(head) - _SHORTEST_HEAD, len(part) - _SHORTEST_TAIL) < 0:
            return
        if head not in self._zipf or second in self._own or self._zipf.get(second, 0.0) >= _COMMON_ZIPF:
            return
        if not breaks_after(tokens[at]):
            right = first + ("s" if second != part else "")
            sure = _KNOWN if statistics.words[right] > (right == first) else _UNKNOWN
            text = with_surface_form(tokens, at, at + 2, right)
            yield Proposal(at, at + 2, (text,), self.kind, sure, ("stitch", right))
