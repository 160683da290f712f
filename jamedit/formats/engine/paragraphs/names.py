"""Speaker names that open paragraphs of a reading text, and how to tell them from text with a colon."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from jamedit.formats.engine.name_shapes import BEHIND, core, named
from jamedit.formats.engine.not_names import is_remark, is_sound, opens_sentence

_PLAIN = re.compile(
    r"(?:>{1,3}[ \t\xa0]*|(?P<dash>[-–—‐][ \t\xa0]*))?"
    r"(?:\[([^\[\]\n:]{1,40})\](?P<colon>:?)|\((?P<round>[^()\n:]{1,40})\):"
    rf"|(?P<name>[^\W_][^:\n\[\](){{}}<>]{{0,47}}?{BEHIND}?):)"
    r"(?:[ \t\xa0]+|[ \t\xa0]*\n[ \t\xa0]*)(?=\S)"
)
_BOLD = re.compile(r"(?:\*\*|__)([^*_\n:][^*\n:]{0,39}?)(?::(?:\*\*|__)|(?:\*\*|__):)[ \t\xa0]+(?=\S)")
_SENTENCE = re.compile(r"[.!?;,…](?:\s|$)")
_HONORIFIC = re.compile(r"\b(?:(?i:Mr|Mrs|Ms|Dr|Prof|St|Jr|Sr)|[A-Z])\.")
_LABEL = re.compile(r"[a-z]{1,10}_\d{1,3}")  # as recognisers call their speakers
_MOST_WORDS, _MOST_NAMED_WORDS, _MOST_LETTERS = 4, 12, 40
_LEAST_SHARE = 0.3  # of the paragraphs, unless the very first one opens with a name


class Prefix(NamedTuple):
    """Hold the name that opens a paragraph, empty when none does, and how many characters it takes up.

    One that is `odd`, long or with a comma, is a name only where it is there again.
    """

    name: str = ""
    length: int = 0
    odd: bool = False


def speaker_prefixes(texts: Sequence[str], *, bold: bool = False) -> list[Prefix]:
    """Return the speaker name of each paragraph text.

    `bold` reads `**Name:**`, else `Name:`, `[Name]:`, `[Name]` and `>> Name:`.

    Names are taken as such when they recur: "Note:" once is text. Two different names suffice when the first paragraph
    opens with one. One bold name is enough.
    """
    found = [prefix_of(text, bold) for text in texts]
    counts = Counter(p.name for p in found if p.name)
    if any(p.odd and counts[p.name] < 2 for p in found):
        found = [Prefix() if p.odd and counts[p.name] < 2 else p for p in found]
        counts = Counter(p.name for p in found if p.name)
    if not counts or not _plausible(found, counts, bold):
        return [Prefix()] * len(found)
    small = bold and any(count > 1 and not like_a_name(name) for name, count in counts.items())
    return [p if counts[p.name] > 1 or like_a_name(p.name) or (small and p.name.isalpha()) else Prefix() for p in found]


def prefix_of(text: str, bold: bool = False) -> Prefix:
    """Return what may be a speaker's name before a text, whether or not it is said elsewhere."""
    match = (_BOLD if bold else _PLAIN).match(text)
    if match is None:
        return Prefix()
    if bold:
        name = " ".join(match[1].split())
        return Prefix() if _is_text(name) or is_remark(name) else Prefix(name, match.end())
    boxed = match[2] or ""
    name = " ".join((boxed or match["round"] or match["name"]).split())
    if not name or is_remark(name) or ((boxed or match["round"]) and is_sound(name)):
        return Prefix()
    if boxed and not match["colon"] and not like_a_name(name):
        return Prefix()
    plain = core(name)
    odd = bool(match["dash"] or match["round"]) or len(name) > _MOST_LETTERS
    if not _is_text(plain):
        return Prefix(name, match.end(), odd)
    return Prefix(name, match.end(), odd=True) if _is_long_name(plain) else Prefix()


def _is_text(name: str) -> bool:
    return len(name.split()) > _MOST_WORDS or _SENTENCE.search(_HONORIFIC.sub("", name)) is not None


def _is_long_name(name: str) -> bool:
    """Tell whether a text is a name of many words, or one with a comma: "Reed, Mona", "Mona Reed, PhD"."""
    plain = _HONORIFIC.sub("", name)
    parts = plain.split(",")
    if len(parts) > 3 or len(name.split()) > _MOST_NAMED_WORDS or _SENTENCE.search(plain.replace(",", "")):
        return False
    return named(plain.replace(",", "")) and not opens_sentence(name.replace(",", ""))


def _plausible(found: Sequence[Prefix], counts: Counter[str], bold: bool) -> bool:
    leads = bool(found[0].name)
    if bold:
        return leads or max(counts.values()) > 1 or len(counts) > 1
    if not leads and sum(counts.values()) < _LEAST_SHARE * len(found):
        return False
    few = len(counts) <= max(3, sum(counts.values()) // 2)
    return few and (max(counts.values()) > 1 or (leads and sum(map(like_a_name, counts)) > 1))


def like_a_name(name: str) -> bool:
    """Tell whether a text looks like a name by itself: every word opens with a capital or a digit, or "spk_0"."""
    return all(not word[0].islower() for word in name.split()) or _LABEL.fullmatch(name) is not None
