"""Which eight-bit or East Asian encodings a text could be in, by what is usual in the languages that use them.

The statistics are those of chardet (0BSD licence), which is loaded for the first text that is not UTF-8.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from functools import lru_cache

LEAST = 0.05  # a score below this says nothing
_CONTROLS = re.compile("[\x80-\x84\x86-\x9f]")  # no text has them
_FEW = 20  # of so many bytes above ASCII one may be a mishap that the encoding does not have
_MIXED = 0.2  # share of words in which two scripts meet, from which on an encoding is not the one
# Pages of DOS and of the Mac that few files are in: they must fit a little better than the others.
_RARE = (
    *("iso8859-6", "mac-greek", "mac-turkish", "mac-latin2", "mac-iceland"),
    *("cp737", "cp775", "cp855", "cp857", "cp861", "cp862", "cp865", "cp869"),
)
_HANDICAP = 0.95  # of the score of a rare one
# What Windows made of a page is what nearly all programs write; it comes first where both give the same text.
_PAGES = (
    *("cp1252", "cp1250", "cp1251", "cp1253", "cp1254", "cp1255", "cp1256", "cp1257", "cp1258", "cp874"),
    *("cp932", "euc_jp", "gb18030", "cp950", "cp949"),
    *("koi8-r", "koi8-u", "iso8859-2", "iso8859-5", "iso8859-7", "iso8859-8", "iso8859-9", "iso8859-13"),
    *("iso8859-15", "mac-roman", "mac-cyrillic", "cp437", "cp850", "cp852", "cp866"),
    *_RARE,
)
_SUPERSETS = {  # the larger one of two that share their common characters
    "iso8859-1": "cp1252",
    "tis-620": "cp874",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "big5": "cp950",
    "big5hkscs": "cp950",
    "euc_jis_2004": "euc_jp",
}


@lru_cache(maxsize=8)  # of a file that is read, shown and written again
def guesses(sample: bytes) -> tuple[tuple[str, float], ...]:
    """Return names of codecs, each with its score from 0 to 1, the likeliest first; none for a text that fits none."""
    import chardet

    found: dict[str, float] = {}
    for each in chardet.detect_all(sample, ignore_threshold=True):
        code = _codec(each["encoding"])
        score = each["confidence"] * (_HANDICAP if code in _RARE else 1.0)
        if code is not None and score > found.get(code, 0.0) and not _is_odd(sample, code):
            found[code] = score
    ranked = sorted(found.items(), key=lambda each: (-each[1], _PAGES.index(each[0])))
    return tuple(_usual_names(sample, ranked))


def _codec(name: str | None) -> str | None:
    """Return the name of a Python codec for an encoding in which people write texts today, None for any other."""
    try:
        code = codecs.lookup(name or "").name
    except LookupError:
        return None
    code = _SUPERSETS.get(code, code)
    return code if code in _PAGES else None


def _usual_names(sample: bytes, ranked: list[tuple[str, float]]) -> Iterator[tuple[str, float]]:
    """Yield each code, or the more usual one that gives the same text."""
    seen = set()
    for code, score in ranked:
        usual = next((c for c in _PAGES if c == code or _same(sample, c, code)), code)
        if usual not in seen:
            seen.add(usual)
            yield usual, score


def _same(sample: bytes, one: str, other: str) -> bool:
    try:
        return sample.decode(one) == sample.decode(other)
    except UnicodeDecodeError:
        return False


def _is_odd(sample: bytes, code: str) -> bool:
    """Return whether a text has what wrong encodings make: control characters, mixed scripts."""
    text = sample.decode(code, "replace")
    unknown = text.count("\ufffd")
    if _CONTROLS.search(text) or (unknown and unknown * _FEW > sum(b > 0x7F for b in sample)):
        return True
    text = text[:4096]
    words = [w for w in re.findall(r"[^\W\d_]+", text) if not w.isascii()]
    other = [w for w in words if any(c > "\u036f" for c in w)]
    mixed = sum(any("a" <= c.lower() <= "z" for c in word) for word in other)
    latin = sum("a" <= c.lower() <= "z" for c in text)
    scattered = bool(other) and max(map(len, other)) < 3 and latin > 4 * sum(map(len, other))
    return scattered or mixed > _MIXED * len(words)
