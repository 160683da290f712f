"""Addresses of the web that were written as they are spoken: "fast dot ai slash courses"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from jamedit.document.tokens import core
from jamedit.suggest.base import Proposal, Resources, TextStatistics, where
from jamedit.suggest.declaration import Declaration, Group, Rule
from jamedit.suggest.language import lexicon
from jamedit.suggest.language.surface_form import breaks_after, crosses_break, with_surface_form

_GENERIC = ("com", "org", "net", "io", "ai", "edu", "gov", "co", "me", "tv", "fm", "app", "dev")
_DOMAINS = frozenset((*_GENERIC, "uk", "de", "fr", "es", "it", "pt", "eu"))
_ALONE = {"com": "com", "comm": "com"}  # no words of their own, even where no "dot" is before them
_PATHED = {**_ALONE, "org": "org", "net": "net", "io": "io"}  # the same before a "slash"
_ADDRESS = re.compile(rf"[\w-]+(?:\.[\w-]+)*\.(?:{'|'.join(_DOMAINS)})(?:/[\w./-]*)?")
_NAME = re.compile(r"[\w-]+(?:\.[\w-]+)*")
_FUNCTION_ZIPF = 5.6
_NAME_ZIPF = 4.6  # a word as common as this is not taken for the name of a host by itself
_WHOLE, _PATH, _BARE = 0.93, 0.95, 0.85


class SpokenAddressSuggester:
    """Find addresses whose full stops and slashes are written as words, or left out."""

    about = Declaration(
        "address",
        title="Web address",
        looks_for="Web addresses written as spoken (dot com)",
        group=Group.MENDS,
        reasons={"address": "spoken address “{0}”"},
        rules=(
            Rule(
                "spoken-address",
                "An address is written with the words for its punctuation.",
                (
                    "go to fernweh dot org for more => go to fernweh.org for more",
                    "at fernweh.com slash maps, then => at fernweh.com/maps, then",
                    "at fernweh org slash maps => at fernweh.org/maps",
                    "on fernweh comm now => on fernweh.com now",
                    "the fernweh dot com slash maps slash north page => the fernweh.com/maps/north page",
                    "on nordlicht, at fernweh.com slash nord licht => on nordlicht, at fernweh.com/nordlicht",
                ),
                (
                    "look at this dot it is small",
                    "connect the dot org charts are dull",
                    "a slash command",
                    "the dot com bubble",
                    "our org slash team",
                    "fernweh. Com on",
                    "see fernweh.org",
                ),
            ),
        ),
    )
    kind = about.kind

    def __init__(self, resources: Resources) -> None:
        symbols = lexicon.table(resources.language, "spoken_signs")
        self._dots = frozenset(word for word, symbol in symbols if symbol == ".")
        self._slashes = frozenset(word for word, symbol in symbols if symbol == "/")
        self._seconds = self._dots | _PATHED.keys() | _ALONE.keys() | self._slashes
        self._zipf = resources.lexicon.zipf

    def find(self, tokens: Sequence[str], keys: Sequence[str], statistics: TextStatistics) -> Iterator[Proposal]:
        """Yield a proposal for every address, with as much of its path as follows."""
        after = 0
        for second in where(keys, self._seconds):
            at = second - 1
            if at < after or not keys[at]:
                continue
            found = self._host(tokens, keys, at)
            if found is None:
                continue
            host, end, sure = found
            path, after = self._path(tokens, keys, end, statistics)
            if after - at == 1 or (sure == _PATH and not path):
                continue
            text = with_surface_form(tokens, at, after, host + path)
            yield Proposal(at, after, (text,), self.kind, max(sure, _PATH if path else 0.0), ("address", host + path))

    def _host(self, tokens: Sequence[str], keys: Sequence[str], at: int) -> tuple[str, int, float] | None:
        """Return the name of a host that begins here, its end, and how sure it is; `_PATH` where a path must follow."""
        if _ADDRESS.fullmatch(keys[at]):
            return core(tokens[at]), at + 1, _PATH
        if self._zipf.get(keys[at], 0.0) >= _FUNCTION_ZIPF or not _NAME.fullmatch(keys[at]) or breaks_after(tokens[at]):
            return None
        second, third = (*keys[at + 1 : at + 3], "", "")[:2]
        name = core(tokens[at])
        if second in self._dots and third in _DOMAINS and not crosses_break(tokens, at, at + 3):
            return f"{name}.{third}", at + 3, _WHOLE
        if second in _PATHED and third in self._slashes and not breaks_after(tokens[at + 1]):
            return f"{name}.{_PATHED[second]}", at + 2, _PATH
        if second in _ALONE and self._zipf.get(keys[at], 0.0) < _NAME_ZIPF:
            return f"{name}.{_ALONE[second]}", at + 2, _BARE
        return None

    def _path(
        self, tokens: Sequence[str], keys: Sequence[str], end: int, statistics: TextStatistics
    ) -> tuple[str, int]:
        """Return the path that goes on after a host, "" for none, and its end.

        Two words that the text has as one elsewhere are one here.
        """
        path = ""
        while (
            end + 1 < len(keys)
            and keys[end] in self._slashes
            and not crosses_break(tokens, end - 1, end + 2)
            and _NAME.fullmatch(keys[end + 1])
            and self._zipf.get(keys[end + 1], 0.0) < _FUNCTION_ZIPF
        ):
            path += "/" + core(tokens[end + 1])
            end += 2
            if (
                statistics.words["".join(keys[end - 1 : end + 1])]
                and end < len(keys)
                and not breaks_after(tokens[end - 1])
            ):
                path += core(tokens[end])
                end += 1
        return path, end
