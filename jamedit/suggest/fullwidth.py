"""Full-width punctuation in text that is not East Asian: "Yeah， hi。" and numbers cut by it: "76。 2%"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from jamedit.suggest.base import Proposal, Resources, Rule, Survey

_SURE = 0.95
_DECIMAL = 0.9
_GROUPED = 0.55  # "4，79": a decimal comma, or none at all
_PLAIN = str.maketrans("，。！？；：（）［］％．、～", ",.!?;:()[]%.,~")
_WIDE = "，。！？；：（）［］％．、～"
_FULL = re.compile(f"[{_WIDE}]")
_EAST_ASIAN = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\uff66-\uff9f]")
_DIGIT_STOP = re.compile(r"\D*\d+。")
_FRACTION = re.compile(r"\d+(%|％)?\W*")
_INNER = re.compile(r"(\d)，(\d+)")
_NEEDS_BLANK = re.compile(r"([,.!?;:)])(?=[^\W\d_])")


class FullWidthSuggester:
    """Find full-width signs beside Latin letters and digits."""

    kind = "fullwidth"
    rules = (
        Rule(
            "full-width",
            "A full-width sign stands in text that is not East Asian.",
            ("Yeah， hi。 We => Yeah, hi. We", "so，then => so, then", "of 76。 2% here => of 76.2% here"),
            ("深度学习。 是", "we say 你好， then", "plain, text.", "3。 学习"),
        ),
    )

    def __init__(self, resources: Resources) -> None:
        """Need nothing: signs are the same in every language."""

    def find(self, tokens: Sequence[str], keys: Sequence[str], survey: Survey) -> Iterator[Proposal]:
        """Yield a proposal for every token with a full-width sign that has no East Asian neighbour."""
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
            following = tokens[at + 1] if at + 1 < len(tokens) else ""
            if _DIGIT_STOP.fullmatch(token) and _FRACTION.fullmatch(following):
                whole = token.translate(_PLAIN) + following.translate(_PLAIN)
                sure = _DECIMAL if "%" in whole else _GROUPED
                yield Proposal(at, at + 2, (whole,), self.kind, sure, ("full width", whole))
            else:
                yield self._plain(token, at)

    def _plain(self, token: str, at: int) -> Proposal:
        inner = _INNER.search(token)
        plain = _NEEDS_BLANK.sub(r"\1 ", token.translate(_PLAIN))
        if inner and len(inner[2]) != 3:
            return Proposal(
                at,
                at + 1,
                (plain, _INNER.sub(r"\1\2", token).translate(_PLAIN)),
                self.kind,
                _GROUPED,
                ("full width", plain),
            )
        return Proposal(at, at + 1, (plain,), self.kind, _SURE, ("full width", plain))
