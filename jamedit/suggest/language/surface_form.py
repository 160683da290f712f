"""Punctuation and capitals around words that are to be replaced."""

from __future__ import annotations

import re
from collections.abc import Sequence

from jamedit.document.tokens import core, edges, ends_sentence

_OPENING = tuple('([{«‹“„‟"¿¡')
_CLOSING = tuple(')]}»›”"')
_BREAK = re.compile(r"[.!?;:,…。！？，；：][\"'”’»)\]]*$")


def with_surface_form(tokens: Sequence[str], start: int, end: int, text: str, *, begins: bool = False) -> str:
    """Return a text as it is written in place of tokens start to end (exclusive).

    Punctuation before the first and after the last token is kept; a text in lower case gets a capital where a
    sentence begins with one now. `begins` says that a paragraph begins at `start`, as it does at 0.
    """
    before, first, _ = edges(tokens[start])
    after = edges(tokens[end - 1])[2]
    opens = begins or start == 0 or ends_sentence(tokens[start - 1])
    if opens and first[:1].isupper() and text.split()[0].islower():
        text = text[0].upper() + text[1:]
    return before + text + ("" if after and text.endswith(after) else after)


def bare_words(tokens: Sequence[str]) -> str:
    """Return tokens without the punctuation around and between them, one space between."""
    return " ".join(filter(None, map(core, tokens)))


def breaks_after(token: str) -> bool:
    """Return whether a clause ends with a token, by its punctuation."""
    return not token[-1:].isalnum() and bool(_BREAK.search(token))


def parted_by_marks(token: str, following: str) -> bool:
    """Return whether a clause, a bracket or a quotation ends or begins between two tokens."""
    return breaks_after(token) or token.endswith(_CLOSING) or following.startswith(_OPENING)


def crosses_break(tokens: Sequence[str], start: int, end: int, also: str = "") -> bool:
    """Return whether a clause ends inside tokens start to end (exclusive); those in `also` do not count."""
    return any(breaks_after(t.rstrip(also)) for t in tokens[start : end - 1] if core(t))
