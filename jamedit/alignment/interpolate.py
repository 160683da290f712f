"""Times for words that nothing is known of, between words that have one."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from jamedit.document.span import Span, share

WIDEST_GAP_MS = 10_000  # a longer silence says nothing about where a word in it was spoken
LETTER_MS = 75  # about 13 letters a second: a word takes no more of a gap than it needs


def between(spans: Sequence[Span | None], letters: Sequence[int], widest_ms: int = WIDEST_GAP_MS) -> dict[int, Span]:
    """Return times for the runs without one that are between two words with one, by position.

    A run gets its share of the gap by letters, beginning where the word before ends. Where the gap is longer than
    `widest_ms`, or shorter than a millisecond a word, nothing is known.
    """
    known = [i for i, span in enumerate(spans) if span is not None]
    found: dict[int, Span] = {}
    for left, right in pairwise(known):
        if right - left > 1:
            before, after = spans[left], spans[right]
            assert before is not None
            assert after is not None
            places = in_gap(before.end_ms, after.start_ms, letters[left + 1 : right], widest_ms)
            found.update(zip(range(left + 1, right), places, strict=False))
    return found


def in_gap(start_ms: int, end_ms: int, letters: Sequence[int], widest_ms: int = WIDEST_GAP_MS) -> list[Span]:
    """Return the times of words of so many letters in a gap, or nothing where it does not say when they are spoken."""
    if not 0 < end_ms - start_ms <= widest_ms:
        return []
    needed = min(end_ms - start_ms, LETTER_MS * sum(letters))
    if needed < len(letters):  # less than a millisecond each is no time at all
        return []
    return share(Span(start_ms, start_ms + needed), letters)
