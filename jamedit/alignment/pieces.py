"""Words as what of them is compared: each its parts, so that other spaces and hyphens make no difference."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache

from jamedit.document.tokens import key

# letters of languages that put no space between words: Chinese and Japanese, Thai, Lao, Burmese, Khmer
_UNSPACED = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"


@cache
def _piece() -> re.Pattern[str]:
    return re.compile(rf"[{_UNSPACED}]|[^\W_{_UNSPACED}][^\s\-‐‑–—/_.,{_UNSPACED}]*")


@cache
def _grouped() -> re.Pattern[str]:
    return re.compile(r"(?<=\d)[,.'’\u00a0\u202f](?=\d{3}\b)")


@lru_cache(maxsize=65_536)  # most words of a text come again
def pieces(token: str) -> tuple[str, ...]:
    """Return what of a token is compared: "Scikit-learn," is "scikit" and "learn", "1,200" is "1200", "–" is nothing.

    Letters of a language that puts no spaces between words are compared one by one.
    """
    folded = key(token)
    if folded.isascii() and folded.isalpha():
        return (folded,)
    return tuple(_piece().findall(_grouped().sub("", folded)))


@dataclass(slots=True)
class Pieces:
    """Hold the pieces of all words of a text: of word `n` those from `starts[n]` to `starts[n + 1]`, end exclusive."""

    texts: list[str] = field(default_factory=list)
    owners: list[int] = field(default_factory=list)  # the position of the word each belongs to
    starts: list[int] = field(default_factory=lambda: [0])


def pieces_of(tokens: Sequence[str]) -> Pieces:
    """Return the pieces of the words of a text."""
    made = Pieces()
    texts, owners, starts = made.texts, made.owners, made.starts
    for at, token in enumerate(tokens):
        parts = pieces(token)
        texts += parts
        owners += [at] * len(parts)
        starts.append(len(texts))
    return made
