"""Captions with more words than can be spoken in their time; accepting one says that it is right."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from jamedit.document import Transcript, Word
from jamedit.suggest.base import Proposal, Resources, TextStatistics
from jamedit.suggest.declaration import Declaration, Group, Rule

_FASTEST = 35.0  # letters a second: auctioneers speak thirty
_IMPOSSIBLE = 0.85
_LEAST_LETTERS = 20  # a shorter caption may just be cut closely
_LONGEST = 40  # words; a longer caption is marked at its beginning


class SpeechRateSuggester:
    """Mark captions that nobody can speak so fast: its times are wrong, or its words were not spoken."""

    about = Declaration(
        "rate",
        title="Impossible speed",
        looks_for="Captions too fast to be spoken",
        group=Group.MARKS,
        reasons={"rate": "too fast to be spoken ({0}); accept to confirm"},
        rules=(
            Rule(
                "impossible-rate",
                "A caption has more letters than can be spoken in its time, and is not confirmed.",
                (
                    "[2s] We went. [0.5s] and all of these words in half a second => "
                    "We went. *and all of these words in half a second*",
                ),
                (
                    "[3s] and all of these words in three seconds",
                    "[0.1s] too short to tell",
                    "[0.5s] and~1 all~1 of~1 these~1 words~1 are~1 confirmed~1",
                    "and all of these words have no times",
                ),
            ),
        ),
    )
    kind = about.kind

    def __init__(self, resources: Resources) -> None:
        """Need nothing: times are in the transcript."""

    def find(self, tokens: Sequence[str], keys: Sequence[str], statistics: TextStatistics) -> tuple[Proposal, ...]:
        """Return nothing: plain tokens carry no times."""
        return ()

    def find_in(self, transcript: Transcript, position: int, statistics: TextStatistics) -> Iterator[Proposal]:
        """Yield a mark for every caption that is too fast and not confirmed."""
        paragraph = transcript.paragraphs[position]
        positions = {w.id: i for i, w in enumerate(w for w in paragraph.words if not w.hidden)}
        for cue, start, end in paragraph.cue_ranges():
            words = [w for w in paragraph.words[start:end] if not w.hidden]
            if cue.span is None or not words or all(w.confidence == 1 for w in words):
                continue
            letters = _letters(words)
            seconds = (cue.span.end_ms - cue.span.start_ms) / 1000
            if letters >= _LEAST_LETTERS and letters > _FASTEST * seconds:
                first = positions[words[0].id]
                text = " ".join(w.text for w in words[:_LONGEST])
                detail = f"{len(words)} / {seconds:.1f} s"
                yield Proposal(first, first + len(words[:_LONGEST]), (text,), self.kind, _IMPOSSIBLE, ("rate", detail))


def _letters(words: Sequence[Word]) -> int:
    return sum(len(w.text) for w in words)
