"""Whether a text looks as if its bytes were read in the wrong encoding, by what right words never have.

Other characters between letters ("vod¢m"), capitals behind small letters ("GŸnaydÝn"), two scripts in one word: all of
that happens, but not in one word of eight.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from itertools import pairwise

_FEWEST, _SHARE = 2, 8  # odd words: at least two, and one in eight of those with a character above ASCII
_LOOKED_AT = 64 * 1024  # characters
_FINAL_SIGMA = "ς"
_MARKS = "\u0300-\u036f\u0591-\u05f4\u064b-\u065f\u0670\u0e31-\u0e4e\u200b-\u200f"  # of letters, and invisible ones
_USUAL = r"'’‘`´.,;:!?¿¡/&@+*=|~^<>(){}\[\]\"#%$\\«»‹›“”„…‑–—\-\xad·"


@cache
def _foreign() -> re.Pattern[str]:
    return re.compile(r"[^\x00-\x7f]")


@cache
def _word() -> re.Pattern[str]:
    return re.compile(r"\S+")


@cache
def _letters() -> re.Pattern[str]:
    return re.compile(r"[^\W\d_]+")


@cache
def _odd() -> re.Pattern[str]:
    """Find control characters, the sign of a currency that nobody writes, and signs that are never between letters."""
    return re.compile(rf"[\x80-\x9f\ufffd]|\xa4(?!<)|(?<=[^\W\d_])[^\w\s{_MARKS}{_USUAL}]+(?=[^\W\d_])")


def looks_misread(text: str) -> bool:
    """Tell whether so many words are odd that the encoding they were read in is hardly the right one.

    For texts in alphabets; where a character is a word or syllable nothing is told.
    """
    first = _foreign().search(text)
    if first is None:
        return False
    words = [w for w in _word().findall(text, first.start(), first.start() + _LOOKED_AT) if not w.isascii()]
    if len(words) < _FEWEST:
        return False
    odd = sum(map(_is_odd, words))
    return odd >= _FEWEST and odd * _SHARE >= len(words)


def _is_odd(word: str) -> bool:
    return _odd().search(word) is not None or any(_is_mixed(run) for run in _letters().findall(word))


def _is_mixed(letters: str) -> bool:
    """Tell whether letters of one word are of two alphabets, or small and large as nobody writes them."""
    if letters.isascii():
        return False
    turns = any(a.islower() and b.isupper() and not (a + b).isascii() for a, b in pairwise(letters))
    return turns or _FINAL_SIGMA in letters[:-1] or len({*map(_script, letters)} - {""}) > 1


@cache
def _script(letter: str) -> str:
    """Return the alphabet of a letter, nothing for one that goes with any."""
    script = unicodedata.name(letter, "").partition(" ")[0]
    return "" if script in ("MODIFIER", "FEMININE", "MASCULINE", "MICRO") else script
