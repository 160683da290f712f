"""Whether a text is in a page of Windows, by its quotes and dashes, and in the Western one, by its letters.

Most files that are not in Unicode are; many have a few curly quotes as all that is above ASCII, which statistics of
languages take for letters of DOS and of the Mac.
"""

from __future__ import annotations

import re
from functools import cache

# The letters above ASCII that a language writes; a code page is told by the language that its text could be.
LANGUAGES = (
    *("àâæçéèêëîïôœùûüÿ", "äöüßé", "áéíñóúüç", "ãõáàâéêíóôúüç", "àèéìíîòóùú", "åæøéèêóòâôäöü"),
    *("áðéíóúýþæö", "áàäéèëêïíóöüúû", "çàéèíïóòúü"),
)
_NO_LETTERS = "ªºµ"
_ENGLISH = frozenset(("the", "and", "of", "it", "that", "this", "there", "with", "you", "they", "was", "what", "have"))
_ENGLISH_SHARE = 12  # one word of so many is such a word, and a text is English


@cache
def _in_place() -> re.Pattern[str]:
    """Find punctuation where it is only as punctuation: quotes around words, dashes between spaces, prices."""
    return re.compile(
        r"(?<![^\W\d_])[“„](?=[\w¡¿])|(?<=[\w.,!?…])[”“](?!\w)|«(?=[ \xa0]?\w)|(?<=[\w.,!?…])[ \xa0]?»(?!\w)"
        r"|(?<=[A-Za-z])’(?=(?:s|t|re|ll|ve|d|m)\b)|\b(?:[lcjnLCJN]|[Qq]u)’(?=[aeiouyhéêèà]\w)"
        r"|(?<=[\s\d])[–—](?=[\s\d])|^[–—](?= )|(?<=[\w,.!?])…(?![\w])|[€£][ \xa0]?(?=\d)|(?<=\d)[ \xa0]?[€£°]",
        re.MULTILINE,
    )


@cache
def _out_of_place() -> re.Pattern[str]:
    """Find punctuation where none is, for it was a letter in another page."""
    return re.compile(
        r"(?<=[^\W\d_])[“„«‘‚‹•€](?=[^\W\d_])|(?<=[^\W\d_])[”»›…™†‡‰©®°](?=[^\W\d_])"
        r"|(?<=[^\W\d_])[‚„•ˆ˜†‡](?![“])|[ˆ˜ƒ¤¦¨¬¯±²³¶¸¹¼¾×÷](?=[^\W\d_])|(?<=[^\W\d_])[¤¦¨¬¯±¶¸¹×÷]"
    )


@cache
def _word() -> re.Pattern[str]:
    return re.compile(r"[^\W\d_]+")


@cache
def _letters() -> re.Pattern[str]:
    return re.compile(r"[^\W\d_]")


def has_windows_punctuation(sample: bytes) -> bool:
    """Tell whether a text mostly in ASCII has curly quotes, dashes or prices as all pages of Windows code them."""
    try:
        text = sample.decode("cp1252")
    except UnicodeDecodeError:
        return False
    if not _in_place().search(text) or _out_of_place().search(text):
        return False
    letters: list[str] = _letters().findall(text)
    return sum(c > "\x7f" for c in letters) * 3 <= len(letters)


def is_plain_or_english(sample: bytes) -> bool:
    """Tell whether a text has no letters above ASCII but those of words that English has from its neighbours."""
    text = sample.decode("cp1252", "replace").lower()
    foreign = {c for c in _letters().findall(text) if c > "\x7f" and c not in _NO_LETTERS}
    if not foreign:
        return True
    words = _word().findall(text)
    english = sum(w in _ENGLISH for w in words)
    return english * _ENGLISH_SHARE >= len(words) and foreign <= set().union(*LANGUAGES)
