"""How a written word is said in English: figures, signs, units, abbreviations and acronyms as spoken words."""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache
from itertools import product

Said = tuple[str, ...]  # lower-case spoken words; single letters are read by their names

_ONES = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
_TENS = ("", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_SCALES = ((10**9, "billion"), (10**6, "million"), (1000, "thousand"))
_ORDINALS = {
    "one": "first",
    "two": "second",
    "three": "third",
    "five": "fifth",
    "eight": "eighth",
    "nine": "ninth",
    "twelve": "twelfth",
}
_SIGNS = {
    "%": ("percent",),
    "&": ("and",),
    "+": ("plus",),
    "=": ("equals",),
    "@": ("at",),
    "#": ("number",),
    "$": ("dollars",),
    "€": ("euros",),
    "£": ("pounds",),
    "°": ("degrees",),
    "×": ("times",),
    "<": ("less", "than"),
    ">": ("greater", "than"),
    "²": ("squared",),
    "½": ("half",),
    "¼": ("quarter",),
}
_UNITS = {
    "km": ("kilometers",),
    "cm": ("centimeters",),
    "mm": ("millimeters",),
    "kg": ("kilograms",),
    "mg": ("milligrams",),
    "ml": ("milliliters",),
    "ms": ("milliseconds",),
    "hz": ("hertz",),
    "khz": ("kilohertz",),
    "mhz": ("megahertz",),
    "ghz": ("gigahertz",),
    "kb": ("kilobytes",),
    "mb": ("megabytes",),
    "gb": ("gigabytes",),
    "tb": ("terabytes",),
    "kw": ("kilowatts",),
    "m": ("meters",),
    "g": ("grams",),
    "h": ("hours",),
    "s": ("seconds",),
    "k": ("thousand",),
    "x": ("times",),
    "am": ("a", "m"),
    "pm": ("p", "m"),
    "bn": ("billion",),
    "ft": ("feet",),
}
_SHORT = {
    "mr": "mister",
    "mrs": "missus",
    "ms": "miz",
    "dr": "doctor",
    "prof": "professor",
    "st": "saint",
    "vs": "versus",
    "etc": "et cetera",
    "e.g": "for example",
    "i.e": "that is",
    "jr": "junior",
    "sr": "senior",
    "no": "no",
    "approx": "approximately",
    "gonna": "gonna",
}
_PART = re.compile(r"\d+(?:[.,:]\d+)*|[^\W\d_]+(?:'[^\W\d_]+)*'?|[^\w\s]", re.UNICODE)
_ORDINAL_END = ("st", "nd", "rd", "th")
_MOST_VARIANTS = 6
_MOST_LETTERS = 80  # of a token: what is longer is no word


@lru_cache(maxsize=65_536)
def spoken_forms(token: str) -> tuple[Said, ...]:
    """Return the ways a token may be said, the likeliest first; none when it has no sound (a dash, a bracket)."""
    text = unicodedata.normalize("NFKC", token[:_MOST_LETTERS]).replace("’", "'")
    if text.startswith("[") and text.rstrip(".,;:!?").endswith("]"):  # [laughs]
        return ()
    short = _SHORT.get(text.strip("([{\"'").rstrip(".,;:!?)]}\"'").casefold())
    if short and text.rstrip(",;:!?)]}\"'").endswith((".", "vs", "Mr", "Mrs", "Ms", "Dr", "etc")):
        return (tuple(short.split()),)
    parts = _PART.findall(text)
    choices = [found for i, part in enumerate(parts) if (found := _part(parts, i))]
    joined = [tuple(word for piece in one for word in piece) for one in _few(choices)]
    return tuple(dict.fromkeys(said for said in joined if said))


def _few(choices: list[list[Said]]) -> list[tuple[Said, ...]]:
    """Return combinations of the variants of the parts, not more than are worth trying."""
    count = 1
    for i, variants in enumerate(choices):
        count *= len(variants)
        if count > _MOST_VARIANTS:
            count //= len(variants)
            choices[i] = variants[:1]
    return list(product(*choices)) if choices else []


def _part(parts: list[str], i: int) -> list[Said]:
    """Return how one part of a token is said, with a look at its neighbours; empty for what is not said."""
    part = parts[i]
    before, after = (parts[i - 1] if i else ""), (parts[i + 1] if i + 1 < len(parts) else "")
    if part[0].isdecimal():
        if after in _ORDINAL_END and ":" not in part and "." not in part:
            return [(*form[:-1], _ordinal(form[-1])) for form in _number(part)]
        if after == "s":  # the 1990s
            return [
                (*form[:-1], form[-1].removesuffix("y") + ("ies" if form[-1][-1] == "y" else "s"))
                for form in _number(part)
            ]
        money = {"$": "dollars", "€": "euros", "£": "pounds"}.get(before)
        return [(*form, money) if money else form for form in _number(part)]
    if before[:1].isdecimal():
        if part in _ORDINAL_END or part == "s":
            return []
        if part.casefold() in _UNITS:
            return [_UNITS[part.casefold()]]
    if part in _SIGNS:
        if part in "$€£" and after[:1].isdecimal():
            return []
        if part in "+#" and before.casefold() == "c":
            return [("plus",)] if part == "+" else [("sharp",)]
        silent_alone = part in "<>=+#@" and (len(parts) == 1 or (part in "#@" and after))
        return [(), _SIGNS[part]][:1] if silent_alone and part in "<>" else [_SIGNS[part]]
    if part == "." and before[-1:].isalnum() and after[:1].isalpha() and len(parts) > 2:
        return [("dot",)] if not (len(before) == 1 and len(after) == 1) else []
    return _word(part) if part[0].isalpha() else []


def _word(part: str) -> list[Said]:
    letters = part.replace("'", "")
    low = part.casefold().strip("'")
    plain = low[:-2] if low.endswith("'s") else low
    spelled = tuple(plain) + (("'s",) if low.endswith("'s") else ())
    if len(letters) > 1 and letters[:-1].isupper() and len(letters) <= 6:  # GPU, NASA, PCs
        plural = letters[-1] == "s" and not letters.isupper()
        spelled = (*(c.casefold() for c in letters[:-1]), "'s") if plural else spelled
        return [spelled, (low,)]
    if len(plain) <= 4 and not set(plain) & set("aeiouy") and len(plain) > 1:
        return [spelled, (low,)]
    humps = re.findall(r"[A-Z]?[^\WA-Z\d_]+|[A-Z]+(?![^\WA-Z\d_])", part)
    if len(humps) > 1 and "".join(humps) == part:  # PyTorch, DataFrame, GitHub
        return [(low,), tuple(w for hump in humps for w in _word(hump)[0])]
    return [(low,)]


@cache
def _ordinal(word: str) -> str:
    if word in _ORDINALS:
        return _ORDINALS[word]
    return word[:-1] + "ieth" if word.endswith("y") else word + "th"


def _number(text: str) -> list[Said]:
    """Return the ways of saying a figure: as a number, a year, a time of day, digit by digit."""
    if ":" in text:
        times = [_whole(int(p)) if p.strip("0") else ("o'clock",) for p in text.split(":")[:3]]
        return [tuple(w for part in times for w in part)]
    plain = text.replace(",", "") if re.fullmatch(r"\d{1,3}(,\d{3})+(\.\d+)?", text) else text.replace(",", ".")
    whole, *fraction = plain.split(".")
    if len(fraction) > 1:  # a version: 3.11.7
        return [tuple(w for i, p in enumerate((whole, *fraction)) for w in (("point",) if i else ()) + _whole(int(p)))]
    if fraction:
        digits = tuple(_ONES[int(d)] for d in fraction[0][:8])
        forms = [(*_whole(int(whole[:15])), "point", *digits)]
        if len(fraction[0]) > 1 and fraction[0][0] != "0":
            forms.append((*_whole(int(whole[:15])), "point", *_whole(int(fraction[0][:8]))))
        return forms
    digits = tuple(_ONES[int(d)] for d in whole[:12])
    if len(whole) > 12 or (whole[0] == "0" and len(whole) > 1):
        return [digits, tuple("oh" if d == "zero" else d for d in digits)]
    value = int(whole)
    forms = [_whole(value)]
    if 1100 <= value <= 2099 and "," not in text:
        forms.insert(0, _year(value)) if value < 2000 or value > 2009 else forms.append(_year(value))
    if value > 100:
        forms.append(_whole(value, "and"))
    if 100 < value < 1000:
        forms.append((*_whole(value // 100), *_two_digits(value % 100)))
    if len(whole) > 2:
        forms.append(digits)
    return list(dict.fromkeys(forms))[:4]


def _year(value: int) -> Said:
    return (*_whole(value // 100), *_two_digits(value % 100))


def _two_digits(value: int) -> Said:
    if not value:
        return ("hundred",)
    return ("oh", _ONES[value]) if value < 10 else _whole(value)


def _whole(value: int, joint: str = "") -> Said:
    """Return a whole number in words; `joint` goes behind the hundreds ("two hundred and five")."""
    if value < 20:
        return (_ONES[value],)
    if value < 100:
        return (_TENS[value // 10], *((_ONES[value % 10],) if value % 10 else ()))
    if value < 1000:
        rest = ((joint,) if joint else ()) + _whole(value % 100) if value % 100 else ()
        return (_ONES[value // 100], "hundred", *rest)
    for scale, name in _SCALES:
        if value >= scale:
            rest = _whole(value % scale, joint) if value % scale else ()
            return (*_whole(value // scale, joint), name, *rest)
    return ()
