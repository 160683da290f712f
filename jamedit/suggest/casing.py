"""Terms of the glossary with other capitals than the glossary has."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from jamedit.document.tokens import core
from jamedit.suggest.base import Proposal, Resources, Rule, Survey
from jamedit.suggest.dress import crosses_break, dress
from jamedit.suggest.spelled import spelled
from jamedit.suggest.terms import Target

_MIXED = 0.92  # PyTorch, LSTM: nothing else is meant
_NAME = 0.75
_EVERYDAY = 0.3  # "clip" or CLIP: the word may be meant
_EVERYDAY_ZIPF = 3.6


class CasingSuggester:
    """Find terms in lower case, or with capitals in other places."""

    kind = "casing"
    rules = (
        Rule(
            "term-casing",
            "A term of the glossary is written with other capitals.",
            (
                "we train it in pytorch. => we train it in PyTorch.",
                "then charles martin spoke => then Charles Martin spoke",
            ),
            ("We train it in PyTorch.", "Inpainting is fun", "INPAINTING IS FUN"),
            ("PyTorch", "Charles Martin", "inpainting"),
        ),
    )

    def __init__(self, resources: Resources) -> None:
        self._lexicon = resources.lexicon
        self._spelled = spelled(resources.glossary, resources.language)

    def find(self, tokens: Sequence[str], keys: Sequence[str], survey: Survey) -> Iterator[Proposal]:
        """Yield a proposal for every term whose capitals differ."""
        for start, end, _, target in self._spelled.longest(keys):
            if target.text == target.text.lower():
                continue
            words = [core(t) for t in tokens[start:end]]
            suffix = words[-1][-2:] if keys[end - 1].endswith("'s") and not target.right[-1].endswith("'s") else ""
            written = " ".join(words)
            meant = target.text + suffix
            if written == meant or written.casefold() != meant.casefold() or crosses_break(tokens, start, end):
                continue
            text = dress(tokens, start, end, meant)
            yield Proposal(start, end, (text,), self.kind, self._sure(target), ("casing", target.term))

    def _sure(self, target: Target) -> float:
        mixed = any(w[1:] != w[1:].lower() for w in target.text.split())
        everyday = len(target.right) == 1 and target.zipf >= _EVERYDAY_ZIPF
        return _EVERYDAY if everyday else _MIXED if mixed else _NAME
