"""Words said twice: "the the", "in the in the"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from jamedit.document.tokens import core
from jamedit.suggest import wordlists
from jamedit.suggest.base import Proposal, Resources, Rule, Survey
from jamedit.suggest.dress import crosses_break

_LONGEST = 4  # words
_FUNCTION = 0.93
_PHRASE = 0.76
_CONTENT = 0.72
_SCRIPTED = 0.4  # what is left of it in a text without hesitations: there a repeat is often meant
_FUNCTION_ZIPF = 5.6


class RepeatSuggester:
    """Propose to hide the first of two copies of one to four words."""

    kind = "repeat"
    rules = (
        Rule(
            "repeat",
            "Words stand twice in a row; the first copy is left out of the clean text.",
            (
                "um it is the the end => it is the end",
                "uh we saw it in the in the garden => we saw it in the garden",
                "uh and and and then => and then",
                "um So. The the cat => So. The cat",
            ),
            (
                "she had had enough",
                "I know that that works",
                "very very good",
                "bye bye",
                "no no",
                "one one two",
                "7 7 8",
                "We agree. We agree with all",
            ),
        ),
    )

    def __init__(self, resources: Resources) -> None:
        self._doubles = wordlists.words(resources.language, "doubles")
        self._zipf = resources.lexicon.zipf

    def find(self, tokens: Sequence[str], keys: Sequence[str], survey: Survey) -> Iterator[Proposal]:
        """Yield one proposal for every run of copies, longest unit first."""
        at = 0
        while at < len(keys) - 1:
            found = self._run(tokens, keys, at)
            if found is None:
                at += 1
                continue
            size, end = found
            yield self._proposal(tokens, keys, at, size, end, survey)
            at = end - size

    def _run(self, tokens: Sequence[str], keys: Sequence[str], at: int) -> tuple[int, int] | None:
        """Return size of the repeated unit and end of the run that starts here, or None."""
        for size in range(_LONGEST, 0, -1):
            unit = keys[at : at + size]
            end = at + size
            while keys[end : end + size] == unit and len(unit) == size:
                end += size
            if end > at + size and self._slip(unit) and not crosses_break(tokens, at, end, also=","):
                return size, end
        return None

    def _slip(self, unit: Sequence[str]) -> bool:
        """Tell whether a repeated unit is a slip of the tongue rather than meant."""
        words = [k for k in unit if k]
        return len(words) == len(unit) and not all(k in self._doubles or k[0].isdigit() for k in words)

    def _proposal(
        self, tokens: Sequence[str], keys: Sequence[str], at: int, size: int, end: int, survey: Survey
    ) -> Proposal:
        function = self._zipf.get(keys[at], 0.0) >= _FUNCTION_ZIPF
        sure = _PHRASE if size > 1 else _FUNCTION if function else _CONTENT
        sure *= _SCRIPTED + (1 - _SCRIPTED) * survey.spontaneous**3
        reason = ("repeat", " ".join(keys[at : at + 2 * size]))
        # A capital of the first copy would be lost with it: there the later copies go.
        keep_first = core(tokens[at])[:1].isupper() and not core(tokens[end - size])[:1].isupper()
        start, stop = (at + size, end) if keep_first else (at, end - size)
        return Proposal(start, stop, (), self.kind, sure, reason, hide=True)
