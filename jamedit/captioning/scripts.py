"""Scripts that are written without spaces: where their words may be cut, and how much of them a line holds."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from types import MappingProxyType

from jamedit.captioning.profiles import PROFILES, Profile
from jamedit.document import Span, Word

# A character that no text may have (Unicode calls it a noncharacter): what follows is the rest of the same word.
JOINER = "\ufdd0"

_ENDS = frozenset("、。，．！？…；：）」』】》〉〕］｝,.!?;:)")  # a piece ends well after these
_NEVER_FIRST = _ENDS | frozenset("ーぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ々ゝゞ・‐–—～％%’”")
_NEVER_LAST = frozenset("（「『【《〈〔［｛([“‘￥$")
_LEAST = 3  # characters of a piece, where no punctuation ends it
_COMBINING = frozenset(["Mn", "Mc"])

_HAN = (("\u3005", "\u3007"), ("\u3400", "\u9fff"), ("\uf900", "\ufaff"), ("\U00020000", "\U0003ffff"))
_THAI = (("\u0e00", "\u0eff"), ("\u1000", "\u109f"), ("\u1780", "\u17ff"))  # Thai, Lao, Burmese, Khmer

# Netflix's Timed Text Style Guides: characters of a line and characters a second.
_FIGURES = MappingProxyType({"ja": (23, 7.0), "zh": (16, 9.0), "ko": (16, 12.0), "th": (35, 17.0)})
_MOSTLY = 0.3  # of the letters


def script_of(character: str) -> str:
    """Return the script of a character that is written without spaces ("kana", "han", "thai"), "" for all others."""
    if character < "\u0e00":
        return ""
    if "\u3040" <= character <= "\u30ff" or "\uff66" <= character <= "\uff9f":
        return "kana"
    if any(low <= character <= high for low, high in _HAN):
        return "han"
    return "thai" if any(low <= character <= high for low, high in _THAI) else ""


def language_of(texts: Sequence[str]) -> str:
    """Return "ja", "zh", "ko" or "th" for a text that is mostly written so, "" for any other."""
    sample = "".join(texts[:400])
    counts = {"kana": 0, "han": 0, "thai": 0, "": 0, "hangul": 0}
    for character in filter(str.isalpha, sample):
        counts["hangul" if "\uac00" <= character <= "\ud7a3" else script_of(character)] += 1
    total = sum(counts.values()) or 1
    if (counts["kana"] + counts["han"]) / total > _MOSTLY:
        return "ja" if counts["kana"] * 10 > counts["han"] else "zh"
    return "ko" if counts["hangul"] / total > _MOSTLY else "th" if counts["thai"] / total > _MOSTLY else ""


def profile_for(texts: Sequence[str], profile: Profile) -> Profile:
    """Return a profile with the figures of the text's script, where its own were not changed by anyone."""
    figures = _FIGURES.get(language_of(texts))
    standard = PROFILES.get(profile.name)
    if figures is None or standard is None:
        return profile
    length = figures[0] if profile.line_length == standard.line_length else profile.line_length
    return replace(profile, line_length=length, cps=figures[1] if profile.cps == standard.cps else profile.cps)


def length_of(text: str) -> int:
    """Return how much of a line a word takes, so that one more a word for the space after it is right."""
    return len(text) - 2 if text[-1:] == JOINER else len(text)


def joined(texts: Sequence[str]) -> str:
    """Return words with a space between them, pieces of one word without."""
    return without_joiners(" ".join(texts))


def without_joiners(text: str) -> str:
    """Return a text in which the pieces of words are words again."""
    return text.replace(JOINER + " ", "").replace(JOINER, "") if JOINER in text else text


def pieces(text: str, width: int) -> list[str]:
    """Cut a word of a script without spaces that is longer than a line where a line may end.

    All pieces but the last end with `JOINER`. A word of any other script is one piece.
    """
    if len(text) <= width or not any(map(script_of, text)):
        return [text]
    found = [part for run in _cut(text, _after_punctuation) for part in _fitting(run, width)]
    return [*(part + JOINER for part in found[:-1]), found[-1]]


def breakable(words: Sequence[Word], profile: Profile, ids: Iterator[int]) -> list[Word]:
    """Return words none of which is longer than a line, where its script lets it be cut; times by length.

    The first piece keeps the id of the word, the others get new ones. All but the last end with `JOINER`.
    """
    if all(len(w.text) <= profile.line_length for w in words):
        return list(words)
    return [piece for word in words for piece in _pieces_of(word, profile.line_length, ids)]


def _pieces_of(word: Word, width: int, ids: Iterator[int]) -> Iterator[Word]:
    parts = pieces(word.text, width)
    if len(parts) == 1:
        yield word
        return
    total, at = len(word.text), 0
    for part in parts:
        size = len(part) - part.endswith(JOINER)
        yield replace(word, id=next(ids) if at else word.id, text=part, span=_share(word.span, at, at + size, total))
        at += size


def _share(span: Span | None, start: int, end: int, total: int) -> Span | None:
    if span is None:
        return None
    length = span.end_ms - span.start_ms
    return Span(span.start_ms + length * start // total, span.start_ms + length * end // total)


def _fitting(run: str, width: int) -> Iterator[str]:
    """Yield parts of a run without punctuation inside, none longer than a line."""
    if len(run) * 2 <= width:
        yield run
        return
    for part in _cut(run, _between_scripts):
        count = -(-len(part) // width)
        step = -(-len(part) // count)
        at = 0
        while len(part) - at > step:
            cut = next((c for c in range(at + step, at, -1) if _may_cut(part, c)), at + step)
            yield part[at:cut]
            at = cut
        yield part[at:]


def _cut(text: str, fits: Callable[[str, int, int], bool]) -> Iterator[str]:
    start = 0
    for at in range(1, len(text)):
        if _may_cut(text, at) and fits(text, start, at):
            yield text[start:at]
            start = at
    yield text[start:]


def _after_punctuation(text: str, _start: int, at: int) -> bool:
    return text[at - 1] in _ENDS


def _between_scripts(text: str, start: int, at: int) -> bool:
    """Return whether a word may well begin at a character: kanji, katakana or Latin letters after hiragana."""
    before, after = text[at - 1], text[at]
    hiragana = "\u3041" <= before <= "\u309f" and not "\u3041" <= after <= "\u309f"
    return at - start >= _LEAST and hiragana


def _may_cut(text: str, at: int) -> bool:
    before, after = text[at - 1], text[at]
    if after in _NEVER_FIRST or before in _NEVER_LAST or _is_combining(after):
        return False
    return bool(script_of(before) or script_of(after) or before in _ENDS)


def _is_combining(character: str) -> bool:
    return unicodedata.category(character) in _COMBINING
