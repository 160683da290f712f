"""Where readers get a new paragraph: speaker change, a pause, three sentences, or near eighty words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from jamedit.document.tokens import ends_sentence

_CLOSERS = frozenset(".!?…。！？\"'”’»)]")
_TITLES = ("mr.", "mrs.", "ms.", "dr.", "prof.", "st.", "jr.", "sr.", "rev.", "gen.", "sen.", "u.s.", "u.k.", "dept.")
_ABBREVIATIONS = frozenset(
    (*_TITLES, "vs.", "e.g.", "i.e.", "etc.", "no.", "fig.", "al.", "ca.", "approx.", "ft.", "ave.")
)


@dataclass(frozen=True, slots=True)
class ReaderRule:
    """Hold the rule's figures; `longest` is how far a paragraph may run on to reach the end of a sentence."""

    pause_ms: int = 2_500
    sentences: int = 3
    words: int = 80
    longest: int = 150


class Unit(NamedTuple):
    """Hold words that stay together, who speaks them, and the pause before them in milliseconds.

    `good_end` is False where a unit had better not be the last of a paragraph (a line inside a caption).
    """

    words: Sequence[str]
    speaker: str = ""
    pause_ms: int = 0
    good_end: bool = True


@lru_cache(maxsize=65_536)  # most words come again
def closes_sentence(token: str) -> bool:
    """Return whether a token ends a sentence and is not a mere abbreviation or initial."""
    if token[-1] not in _CLOSERS or not ends_sentence(token):
        return False
    return token.lower() not in _ABBREVIATIONS and not (len(token) == 2 and token[0].isupper() and token[1] == ".")


def break_units(units: Iterable[Unit], rule: ReaderRule | None = None) -> Iterator[int]:
    """Yield after how many units each paragraph ends; the last one is the number of units."""
    rule = rule or ReaderRule()
    words = sentences = at = 0
    before: Unit | None = None
    complete = False
    for at, unit in enumerate(units, 1):
        if before is not None and (
            unit.speaker != before.speaker
            or unit.pause_ms >= rule.pause_ms
            or _full(words, sentences, complete, before, rule)
        ):
            yield at - 1
            words = sentences = 0
        words += len(unit.words)
        closing = [w for w in unit.words if w[-1] in _CLOSERS and closes_sentence(w)]
        sentences += len(closing)
        complete = bool(closing) and closing[-1] == unit.words[-1]
        before = unit
    if before is not None:
        yield at


def _full(words: int, sentences: int, complete: bool, last: Unit, rule: ReaderRule) -> bool:
    """Return whether a paragraph ends here; text with full stops may run on to the end of its sentence."""
    if complete:
        return sentences >= rule.sentences or words >= rule.words * 3 // 4
    slack = 0 if last.good_end else len(last.words)
    return words >= (rule.longest if sentences else rule.words - 3 + slack)
