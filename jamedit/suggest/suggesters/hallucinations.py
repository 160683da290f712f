"""Sentences that recognisers invent over music and silence: "Thank you for watching.", "Subtitles by …"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from jamedit.document import Transcript
from jamedit.document.tokens import ends_sentence, key
from jamedit.suggest.base import Proposal, Resources, TextStatistics, where
from jamedit.suggest.declaration import Declaration, Group, Rule
from jamedit.suggest.language import lexicon

_ANYWHERE = 0.86  # subtitle credits, which nobody speaks
_AT_THE_END = 0.6  # phrases that people use, too
_LONGEST_CREDIT = 14  # words
_END_WORDS = 40  # what counts as the end of a text


class HallucinationSuggester:
    """Find sentences known to be invented and propose to hide them."""

    about = Declaration(
        "invention",
        title="Invented text",
        looks_for="Sentences that recognisers invent",
        group=Group.TIDIES,
        reasons={"invention": "invented by the recogniser: “{0}”"},
        rules=(
            Rule(
                "credit",
                "A sentence is a subtitle credit, which recognisers know from their training.",
                ("It ends. Subtitles by the Amara.org community => It ends.",),
                ("We made subtitles by hand.", "He talked of subtitles by others and left."),
            ),
            Rule(
                "farewell",
                "The text ends with a sentence that recognisers invent over silence.",
                ("It ends. Thank you for watching! => It ends.",),
                ("Thank you for watching our dog while we were away, it was kind. So we left. " + "It was so. " * 20,),
            ),
        ),
    )
    kind = about.kind

    def __init__(self, resources: Resources) -> None:
        table = lexicon.table(resources.language, "inventions")
        self._credits = {tuple(text.casefold().split()) for text, where in table if where == "anywhere"}
        self._farewells = {tuple(text.casefold().split()) for text, where in table if where == "end"}
        self._openings = {phrase[0] for phrase in self._credits | self._farewells}

    def find(self, tokens: Sequence[str], keys: Sequence[str], statistics: TextStatistics) -> Iterator[Proposal]:
        """Yield a proposal for every invented sentence; the passage is taken as the end of the text."""
        yield from self._find(tokens, keys, len(keys) - _END_WORDS)

    def find_in(self, transcript: Transcript, position: int, statistics: TextStatistics) -> Iterator[Proposal]:
        """Yield proposals for the visible words of a paragraph."""
        tokens = [w.text for w in transcript.paragraphs[position].words if not w.hidden]
        later = transcript.paragraphs[position + 1 : position + 1 + _END_WORDS]
        room = _END_WORDS - sum(len(p.words) for p in later)
        yield from self._find(tokens, list(map(key, tokens)), len(tokens) - room)

    def _find(self, tokens: Sequence[str], keys: Sequence[str], closing: int) -> Iterator[Proposal]:
        for at in where(keys, self._openings):
            if at == 0 or ends_sentence(tokens[at - 1]):
                end = _sentence_end(tokens, at)
                sentence = tuple(keys[at:end])
                if any(sentence[: len(c)] == c for c in self._credits) and len(sentence) <= _LONGEST_CREDIT:
                    yield self._proposal(at, end, _ANYWHERE, sentence)
                elif at >= closing and sentence in self._farewells:
                    yield self._proposal(at, end, _AT_THE_END, sentence)

    def _proposal(self, start: int, end: int, sure: float, sentence: Sequence[str]) -> Proposal:
        return Proposal(start, end, (), self.kind, sure, ("invention", " ".join(sentence)), hide=True)


def _sentence_end(tokens: Sequence[str], start: int) -> int:
    return next((i + 1 for i in range(start, len(tokens)) if ends_sentence(tokens[i])), len(tokens))
