"""Words that the recogniser itself was unsure of; accepting one says that it is right."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from jamedit.document import Transcript
from jamedit.suggest.base import Proposal, Resources, TextStatistics
from jamedit.suggest.declaration import Declaration, Group, Rule

_DOUBTFUL = 0.5  # a confidence below this is shown
_WRONG = 0.7  # how often a word of no confidence at all is wrong
_LONGEST = 4  # words marked together


class LowConfidenceSuggester:
    """Mark words of low confidence: the proposal is the words as they are, to be confirmed or typed again."""

    about = Declaration(
        "confidence",
        title="Unsure",
        looks_for="Words the recogniser was unsure of",
        group=Group.MARKS,
        reasons={"confidence": "the recogniser was {0} sure; accept to confirm"},
        on=False,
        rules=(
            Rule(
                "low-confidence",
                "The recogniser has low confidence in a word, or in a few in a row.",
                (
                    "at the cackle~0.2 contest => at the *cackle* contest",
                    "at the ka~0.1 gel~0.3 contest => at the *ka gel* contest",
                ),
                ("at the Kaggle~0.9 contest", "at the cackle~0.5 contest", "at the cackle contest"),
            ),
        ),
    )
    kind = about.kind

    def __init__(self, resources: Resources) -> None:
        """Need nothing: the transcript says how sure its words are."""

    def find(self, tokens: Sequence[str], keys: Sequence[str], statistics: TextStatistics) -> tuple[Proposal, ...]:
        """Return nothing: plain tokens carry no confidence."""
        return ()

    def find_in(self, transcript: Transcript, position: int, statistics: TextStatistics) -> Iterator[Proposal]:
        """Yield a mark for every run of visible words that are below the threshold."""
        words = [w for w in transcript.paragraphs[position].words if not w.hidden]
        start = 0
        while start < len(words):
            end = start
            while end < len(words) and end - start < _LONGEST and _doubtful(words[end].confidence):
                end += 1
            if end > start:
                least = min(w.confidence or 0.0 for w in words[start:end])
                text = " ".join(w.text for w in words[start:end])
                yield Proposal(start, end, (text,), self.kind, _WRONG * (1 - least), ("confidence", f"{least:.0%}"))
            start = max(end, start + 1)


def _doubtful(confidence: float | None) -> bool:
    return confidence is not None and confidence < _DOUBTFUL
