"""A large pronouncing dictionary that is not read into memory word by word: a sorted file, searched block by block."""

from __future__ import annotations

from bisect import bisect_right
from functools import cache

from jamedit.paths import resource

_BLOCK = 2048  # bytes: to search one costs about as much as to find it


class Dictionary:
    """Look up the sounds of words that are not common (resources/words/<language>/pronunciations.tsv)."""

    def __init__(self, language: str) -> None:
        path = resource("words", language, "pronunciations.tsv")
        data = self._data = b"\n" + path.read_bytes() if path.is_file() else b"\n"  # so that every word has one before
        ends = {data.rfind(b"\n", 0, at) for at in range(_BLOCK, len(data), _BLOCK)}
        self._starts = sorted({0, *ends})
        self._firsts = [data[start + 1 : data.find(b"\t", start)] for start in self._starts]

    def sounds(self, word: str) -> str | None:
        """Return the phones of a folded word, None for a word that is not listed."""
        wanted = word.encode("utf-8", "replace")
        block = bisect_right(self._firsts, wanted)
        if not block:
            return None
        end = self._starts[block] if block < len(self._starts) else len(self._data)
        at = self._data.find(b"\n" + wanted + b"\t", self._starts[block - 1], end)
        if at < 0:
            return None
        return self._data[at + len(wanted) + 2 : self._data.index(b"\n", at + 1)].decode()


@cache
def dictionary(language: str) -> Dictionary:
    """Open the dictionary of a language once; one without it has no words."""
    return Dictionary(language)
