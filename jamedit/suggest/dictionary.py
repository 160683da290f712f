"""A large pronouncing dictionary that is not read into memory word by word: a sorted file, searched by halving."""

from __future__ import annotations

from functools import cache

from jamedit.paths import resource


class Dictionary:
    """Look up the sounds of words that are not common (resources/words/<language>/pronunciations.tsv)."""

    def __init__(self, language: str) -> None:
        path = resource("words", language, "pronunciations.tsv")
        self._data = path.read_bytes() if path.is_file() else b""

    def sounds(self, word: str) -> str | None:
        """Return the phones of a folded word, None for a word that is not listed."""
        data, wanted = self._data, word.encode()
        low, high = 0, len(data)
        while low < high:
            start = data.rfind(b"\n", low, (low + high) // 2) + 1 or low
            tab = data.find(b"\t", start)
            found = data[start:tab]
            if found == wanted:
                return data[tab + 1 : data.index(b"\n", tab)].decode()
            if found < wanted:
                low = data.index(b"\n", tab) + 1
            else:
                high = start
        return None


@cache
def dictionary(language: str) -> Dictionary:
    """Open the dictionary of a language once; one without it has no words."""
    return Dictionary(language)
