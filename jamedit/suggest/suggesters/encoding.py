"""What is left of a broken encoding inside the text: "cafÃ©", "donâ€™t", "don�t"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from jamedit.suggest.base import Proposal, Resources, TextStatistics
from jamedit.suggest.declaration import Declaration, Group, Rule
from jamedit.suggest.language import lexicon

_READ_AGAIN = 0.93
_APOSTROPHE = 0.9
_LETTER = 0.6
_LOST = "\ufffd"
_BROKEN = re.compile("[ÃÂâãåäæçèéïðÐÑÎÏ][\x80-\xbf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]")
_APOSTROPHE_ENDS = frozenset(["s", "t", "d", "m", "re", "ve", "ll"])
_MOST_LETTERS = 5


class EncodingSuggester:
    """Find letters that were read with the wrong code page, and letters that were lost."""

    about = Declaration(
        "encoding",
        title="Broken letters",
        looks_for="Broken letters (cafÃ©)",
        group=Group.MENDS,
        reasons={"encoding": "letters decoded with the wrong encoding"},
        rules=(
            Rule(
                "read-wrongly",
                "Letters look like UTF-8 that was decoded as windows-1252.",
                ("the cafÃ© is shut => the café is shut", "I donâ€™t know => I don’t know"),
                ("the café is shut", "Ângela spoke", "it’s 20 °C", "âge d’or"),
            ),
            Rule(
                "lost-letter",
                "A letter was lost, and the replacement character is in its place.",
                ("I don�t know => I don’t know",),
                ("a � alone", "I don’t know"),
            ),
        ),
    )
    kind = about.kind

    def __init__(self, resources: Resources) -> None:
        self._zipf = resources.lexicon.zipf
        self._accents = "".join(sorted(lexicon.words(resources.language, "accents"))) or "éèüöäáíóúñç"

    def find(self, tokens: Sequence[str], keys: Sequence[str], statistics: TextStatistics) -> Iterator[Proposal]:
        """Yield a proposal for every token that can be read again."""
        if "".join(tokens).isascii():
            return
        for at, token in enumerate(tokens):
            if token.isascii():
                continue
            texts, sure = (self._lost(token), _LETTER) if _LOST in token else (_read_again(token), _READ_AGAIN)
            if texts:
                sure = _APOSTROPHE if sure == _LETTER and "’" in texts[0] else sure
                yield Proposal(at, at + 1, texts, self.kind, sure, ("encoding", token))

    def _lost(self, token: str) -> tuple[str, ...]:
        """Return what a token with one lost letter may have been."""
        before, _, after = token.partition(_LOST)
        if not before or not after or _LOST in after or not before[-1].isalpha():
            return ()
        if re.sub(r"(?<!\W)\W++$", "", after).casefold() in _APOSTROPHE_ENDS:
            return (f"{before}’{after}",)
        known = [
            f"{before}{c}{after}"
            for c in self._accents
            if f"{before}{c}{after}".casefold().strip(".,!?;:") in self._zipf
        ]
        return tuple(known[:_MOST_LETTERS])


def _read_again(token: str) -> tuple[str, ...]:
    if not _BROKEN.search(token):
        return ()
    try:
        text = "".join(map(chr, map(_byte_of, token)))
        again = text.encode("latin-1").decode("utf-8")
    except (UnicodeError, ValueError):
        return ()
    return (again,) if again != token and again.isprintable() and again.split() == [again] else ()


def _byte_of(char: str) -> int:
    """Return the byte of windows-1252 of a character, its five unassigned positions included."""
    return ord(char) if ord(char) < 0x100 else char.encode("cp1252")[0]
