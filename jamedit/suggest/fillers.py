"""Words that say nothing: hesitations, and phrases such as "you know" in unscripted talk."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from jamedit.suggest import wordlists
from jamedit.suggest.base import Proposal, Resources, Rule, Survey

_HESITATION = 0.97
_SCRIPTED = 0.2  # what is left of a phrase's confidence in a text without hesitations


class FillerSuggester:
    """Propose to hide hesitations, and less surely filler phrases."""

    kind = "filler"
    rules = (
        Rule(
            "hesitation",
            "A sound of hesitation (um, uh, er) is left out of the clean text.",
            ("so um we start => so we start", "and, uh, then => and, then"),
            ("the umbrella", "an error", "Mm-hmm, yes"),
        ),
        Rule(
            "filler-phrase",
            "A phrase that says nothing where it stands (you know, I mean) is left out of the clean text.",
            ("um it was you know fine => it was fine",),
            (
                "do you know why",
                "you know that it works",
                "what I mean is this",
                "a kind of magic",
                "this sort of thing",
            ),
        ),
    )

    def __init__(self, resources: Resources) -> None:
        self._hesitations = wordlists.words(resources.language, "hesitations")
        self._phrases = [
            (tuple(phrase.split()), float(sure))
            for phrase, sure in wordlists.table(resources.language, "filler_phrases")
        ]
        self._before = wordlists.words(resources.language, "filler_not_after")
        self._after = wordlists.words(resources.language, "filler_not_before")

    def find(self, tokens: Sequence[str], keys: Sequence[str], survey: Survey) -> Iterator[Proposal]:
        """Yield a proposal to hide every hesitation and every phrase that is not part of a clause."""
        for at, key in enumerate(keys):
            if key in self._hesitations:
                yield Proposal(at, at + 1, (), self.kind, _HESITATION, ("filler", key), hide=True)
            for phrase, sure in self._phrases:
                if key == phrase[0] and tuple(keys[at : at + len(phrase)]) == phrase:
                    yield from self._phrase(
                        keys, at, phrase, sure * (_SCRIPTED + (1 - _SCRIPTED) * survey.spontaneous**3)
                    )

    def _phrase(self, keys: Sequence[str], at: int, phrase: tuple[str, ...], sure: float) -> Iterator[Proposal]:
        end = at + len(phrase)
        before = keys[at - 1] if at else ""
        after = keys[end] if end < len(keys) else ""
        if before not in self._before and after not in self._after:
            yield Proposal(at, end, (), self.kind, sure, ("filler", " ".join(phrase)), hide=True)
