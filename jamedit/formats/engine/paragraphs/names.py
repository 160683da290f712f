"""Speaker names that open paragraphs of a reading text, and how to tell them from text with a colon."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from jamedit.formats.engine.not_names import is_remark, is_sound

_PLAIN = re.compile(
    r"(?:>{1,3}[ \t\xa0]*)?(?:\[([^\[\]\n:]{1,40})\](?P<colon>:?)|([^\W_][^:\n\[\](){}<>]{0,39}):)"
    r"(?:[ \t\xa0]+|[ \t\xa0]*\n[ \t\xa0]*)(?=\S)"
)
_BOLD = re.compile(r"(?:\*\*|__)([^*_\n:][^*\n:]{0,39}?)(?::(?:\*\*|__)|(?:\*\*|__):)[ \t\xa0]+(?=\S)")
_SENTENCE = re.compile(r"[.!?;,…](?:\s|$)")
_HONORIFIC = re.compile(r"\b(?:(?i:Mr|Mrs|Ms|Dr|Prof|St|Jr|Sr)|[A-Z])\.")
_LABEL = re.compile(r"[a-z]{1,10}_\d{1,3}")  # as recognisers call their speakers
_MOST_WORDS = 4
_LEAST_SHARE = 0.3  # of the paragraphs, unless the very first one opens with a name


class Prefix(NamedTuple):
    """Hold the name that opens a paragraph, empty when none does, and how many characters it takes up."""

    name: str = ""
    length: int = 0


def speaker_prefixes(texts: Sequence[str], *, bold: bool = False) -> list[Prefix]:
    """Return the speaker name of each paragraph text.

    `bold` reads `**Name:**`, else `Name:`, `[Name]:`, `[Name]` and `>> Name:`.

    Names are taken as such when they recur: "Note:" once is text. Two different names suffice when the first paragraph
    opens with one. One bold name is enough.
    """
    found = [prefix_of(text, bold) for text in texts]
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
    name = " ".join((match[1] or (match[3] if not bold else "")).split())
    if not bold and match[1] and not match["colon"] and (not like_a_name(name) or is_sound(name)):
        return Prefix()
    if not name or len(name.split()) > _MOST_WORDS or _SENTENCE.search(_HONORIFIC.sub("", name)):
        return Prefix()
    return Prefix() if is_remark(name) else Prefix(name, match.end())


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
