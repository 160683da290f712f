"""How text is cut into words, and what of a word is compared."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import cache, lru_cache

_LONGEST_WORD = 200  # characters


@cache
def _token() -> re.Pattern[str]:
    return re.compile(r"\S+")


@cache
def _edges() -> re.Pattern[str]:
    return re.compile(r"^[^\w%+#$@&]+|[^\w%+#$@&]+$")


@cache
def _sentence_end() -> re.Pattern[str]:
    return re.compile(r"[.!?…。！？][\"'”’»)\]]*$")


def tokens(text: str) -> list[str]:
    """Cut a text at white space of every kind, no-break spaces included."""
    return text.split()


def token_spans(text: str) -> list[tuple[int, int]]:
    """Return start and end of every token in a text, in characters."""
    return [m.span() for m in _token().finditer(text)]


def without_monsters(tokens: Iterable[str]) -> list[str]:
    """Return tokens with those that nobody can have said replaced by a stop.

    A picture or an address in a text may be one token of a million characters, and what compares words compares
    letters with letters.
    """
    return [token if len(token) <= _LONGEST_WORD else "|" for token in tokens]


def core(token: str) -> str:
    """Return a token without punctuation at its edges, case kept; "+" and "#" belong to names such as C++."""
    return token if token.isalnum() else _edges().sub("", token)  # most have no punctuation at all


def edges(token: str) -> tuple[str, str, str]:
    """Return the punctuation before a token, its core, and the punctuation after it."""
    middle = core(token)
    if not middle:
        return token, "", ""
    at = token.index(middle)
    return token[:at], middle, token[at + len(middle) :]


@lru_cache(maxsize=65_536)  # called for every word of a text, and most words come again
def key(token: str) -> str:
    """Return what makes two tokens the same word: case, width and edge punctuation do not count."""
    if token.isascii() and token.isalnum():
        return token.lower()
    return core(unicodedata.normalize("NFKC", token)).casefold().replace("’", "'")


def ends_sentence(token: str) -> bool:
    """Return whether a token closes a sentence (Latin and full-width marks, closing quotes allowed)."""
    return bool(_sentence_end().search(token))
