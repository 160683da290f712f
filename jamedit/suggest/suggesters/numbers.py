"""Numbers that were cut in two, and numbers as the house writes them, once it has chosen: ten or 10, per cent or %."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from jamedit.suggest.base import Proposal, Resources, TextStatistics
from jamedit.suggest.declaration import Declaration, Group, Rule
from jamedit.suggest.language import lexicon
from jamedit.suggest.language.cut_numbers import cut_number
from jamedit.suggest.language.surface_form import breaks_after, with_surface_form
from jamedit.suggest.vocabulary.style_table import CHOSEN, StyleTable

_NUMBER = re.compile(r"\d[\d.,]*")
_GLUED = re.compile(r"([^\W\d_]+)(\d+\W?)")
_APART = 0.8
_SIGNED = re.compile(r"(\d[\d.,]*)\s*%")


class NumberSuggester:
    """Find cut numbers, and numbers and percentages that are not written as the house writes them."""

    about = Declaration(
        "number",
        title="Number",
        looks_for="Numbers",
        group=Group.TIDIES,
        reasons={"written": "written “{0}”", "cut number": "one number, split in two", "style": "house style: “{0}”"},
        rules=(
            Rule(
                "number",
                "A number from ten up is written in words or digits against the house style.",
                ("about ten days => about 10 days",),
                ("ten thousand days", "nine days", "two hundred ten days"),
                styles=(("numbers", "digits"),),
            ),
            Rule(
                "cut-number",
                "A number is split by a full stop or a full-width comma.",
                (
                    "of 76。 2% here => of 76.2% here",
                    "about 76. 2%, then => about 76.2%, then",
                    "course 4，79 of it => course 4,79 of it",
                ),
                ("in 2020. 3% of us", "there are 5. Then 2%", "of 76.2% and 4,790"),
            ),
            Rule(
                "glued-number",
                "The number of a part, page or step is joined to the word.",
                ("then in part5 of it => then in part 5 of it",),
                ("the mp3 of part 5", "PyBox2D", "GPT2 and x86"),
            ),
            Rule(
                "percent",
                "A percentage is not written with the symbol or word of the house style.",
                ("some 20 per cent of it => some 20% of it", "3.5 percent, then => 3.5%, then"),
                ("the percent sign", "20% of it", "a few per cent"),
                styles=(("percent", "%"),),
            ),
            Rule(
                "percent-word",
                "A percentage has the symbol where the house style has the word.",
                ("some 20% of it => some 20 percent of it", "a few per cent => a few percent"),
                ("20 percent", "100 %d"),
                styles=(("percent", "percent"),),
            ),
        ),
    )
    kind = about.kind

    def __init__(self, resources: Resources) -> None:
        chosen = dict(resources.styles)
        rows = lexicon.grid(resources.language, "style_percent")
        self._words = frozenset(word.casefold() for word in (rows[0] if rows else ()) if word != "%")
        percent = chosen.get("percent", "")
        self._percent = percent if rows and percent in rows[0] else ""
        self._numbers = StyleTable(resources, "numbers", 0.0)
        self._counted = lexicon.words(resources.language, "counted")
        self._counting = lexicon.words(resources.language, "numbers")

    def find(self, tokens: Sequence[str], keys: Sequence[str], statistics: TextStatistics) -> Iterator[Proposal]:
        """Yield a proposal for every cut number, and for every number that is not written as was chosen."""
        for proposal in self._numbers.find(self.kind, tokens, keys, statistics):
            if not self._counts_on(keys, proposal.start, proposal.end):
                yield proposal
        for at, token in enumerate(tokens):
            if token.isalpha():
                continue  # as most are
            glued = _GLUED.fullmatch(token) if token[-1:].isdigit() or token[-2:-1].isdigit() else None
            if glued and glued[1].casefold() in self._counted:
                yield Proposal(at, at + 1, (f"{glued[1]} {glued[2]}",), self.kind, _APART, ("written", glued[1]))
            elif token.endswith((".", "。")) or "，" in token:
                cut = cut_number(tokens, at)
                if cut:
                    yield Proposal(at, cut.end, cut.texts, self.kind, cut.sure, ("cut number", cut.texts[0]))
        if self._percent:
            yield from self._percentages(tokens, keys)

    def _counts_on(self, keys: Sequence[str], start: int, end: int) -> bool:
        """Return whether a number word is a part of a longer number ("ten thousand")."""
        around = (*keys[max(0, start - 1) : start], *keys[end : end + 1])
        return any(k in self._counting or k[:1].isdigit() for k in around)

    def _percentages(self, tokens: Sequence[str], keys: Sequence[str]) -> Iterator[Proposal]:
        for at, key in enumerate(keys):
            words = next((n for n in (1, 2) if " ".join(keys[at : at + n]) in self._words), 0)
            number = keys[at - 1] if at and not breaks_after(tokens[at - 1]) else ""
            signed = _SIGNED.fullmatch(key)
            if words and self._percent == "%" and _NUMBER.fullmatch(number):
                text = with_surface_form(tokens, at - 1, at + words, f"{number}%")
                yield Proposal(at - 1, at + words, (text,), self.kind, CHOSEN, ("style", "%"))
            elif words and self._percent != "%" and " ".join(keys[at : at + words]) != self._percent.casefold():
                text = with_surface_form(tokens, at, at + words, self._percent)
                yield Proposal(at, at + words, (text,), self.kind, CHOSEN, ("style", self._percent))
            elif signed and self._percent != "%":
                text = with_surface_form(tokens, at, at + 1, f"{signed[1]} {self._percent}")
                yield Proposal(at, at + 1, (text,), self.kind, CHOSEN, ("style", self._percent))
