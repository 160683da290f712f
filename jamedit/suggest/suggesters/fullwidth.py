"""Full-width punctuation in text that is not East Asian: "Yeah， hi。"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from jamedit.suggest.base import Proposal, Resources, TextStatistics
from jamedit.suggest.declaration import Declaration, Group, Rule
from jamedit.suggest.language.cut_numbers import cut_number

_SURE = 0.95
_PLAIN = str.maketrans("，。！？；：（）［］％．、～", ",.!?;:()[]%.,~")
_WIDE = "，。！？；：（）［］％．、～"
_FULL = re.compile(f"[{_WIDE}]")
_EAST_ASIAN = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\uff66-\uff9f]")
_NEEDS_SPACE = re.compile(r"([,.!?;:)])(?=[^\W\d_])")


class FullWidthSuggester:
    """Find full-width characters beside Latin letters and digits."""

    about = Declaration(
        "fullwidth",
        title="Full-width characters",
        looks_for="Full-width punctuation in Latin text",
        group=Group.TIDIES,
        reasons={"full width": "full-width character"},
        on=False,
        form_only=True,
        rules=(
            Rule(
                "full-width",
                "There is full-width punctuation in text that is not East Asian.",
                ("Yeah， hi。 We => Yeah, hi. We", "so，then => so, then"),
                ("深度学习。 是", "we say 你好， then", "plain, text.", "3。 学习", "of 76。 2% here"),
            ),
        ),
    )
    kind = about.kind

    def __init__(self, resources: Resources) -> None:
        """Need nothing: punctuation is the same in every language."""

    def find(self, tokens: Sequence[str], keys: Sequence[str], statistics: TextStatistics) -> Iterator[Proposal]:
        """Yield a proposal for every token with a full-width character that has no East Asian neighbour."""
        text = "".join(tokens)
        if text.isascii() or not _FULL.search(text):
            return
        for at, token in enumerate(tokens):
            if (
                token.isascii()
                or not _FULL.search(token)
                or _EAST_ASIAN.search("".join(tokens[max(0, at - 1) : at + 2]))
            ):
                continue
            if not cut_number(tokens, at) and not (at and cut_number(tokens, at - 1)):
                plain = _NEEDS_SPACE.sub(r"\1 ", token.translate(_PLAIN))
                yield Proposal(at, at + 1, (plain,), self.kind, _SURE, ("full width", plain))
