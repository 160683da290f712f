"""Cut the words of a paragraph into captions: two lines of 42 characters, seven seconds, sense before size."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from jamedit.document import Span, Word
from jamedit.formats.paragraphs import closes_sentence

_SHORTEST = 20  # a sentence of fewer characters waits for company
_CLAUSE = tuple(",;:、，；：–—")


@dataclass(frozen=True, slots=True)
class CaptionRule:
    """Hold the figures of a caption profile; `pause_ms` within a text ends a caption in any case."""

    line_length: int = 42
    lines: int = 2
    longest_ms: int = 7_000
    pause_ms: int = 1_000


def wrap(texts: Sequence[str], width: int = 42) -> list[str]:
    """Break words into as few lines as they need, of about equal length; a word longer than a line stays whole."""
    whole = " ".join(texts)
    if len(whole) <= width:
        return [whole]
    count = len(_greedy(texts, width))
    low, high = len(whole) // count, width
    while low < high:  # the narrowest width that needs no more lines gives the evenest ones
        middle = (low + high) // 2
        low, high = (low, middle) if len(_greedy(texts, middle)) <= count else (middle + 1, high)
    return _greedy(texts, low)


def _greedy(texts: Sequence[str], width: int) -> list[str]:
    lines: list[str] = []
    for text in texts:
        if lines and len(lines[-1]) + 1 + len(text) <= width:
            lines[-1] += " " + text
        else:
            lines.append(text)
    return lines


def segments(words: Sequence[Word], rule: CaptionRule | None = None) -> Iterator[Sequence[Word]]:
    """Yield runs of consecutive words, each one caption. Words without a time go with their neighbours."""
    rule = rule or CaptionRule()
    start = 0
    while start < len(words):
        end = _fitting(words, start, rule)
        if end < len(words) and not _pauses(words, end, rule):
            end = _sensible(words, start, end)
        yield words[start:end]
        start = end


def _fitting(words: Sequence[Word], start: int, rule: CaptionRule) -> int:
    """Return how far a caption may run at most: full, too long in time, or cut by a pause."""
    first = next((w.span for w in words[start : start + 40] if w.span), None)
    lines, room = 1, rule.line_length
    for i in range(start, len(words)):
        word = words[i]
        if i > start:
            if first and word.span and word.span.end_ms - first.start_ms > rule.longest_ms:
                return i
            if _pauses(words, i, rule):
                return i
        if len(word.text) > room and room < rule.line_length:
            lines, room = lines + 1, rule.line_length
            if lines > rule.lines:
                return i
        room -= len(word.text) + 1
    return len(words)


def _pauses(words: Sequence[Word], at: int, rule: CaptionRule) -> bool:
    before, after = words[at - 1].span, words[at].span
    return before is not None and after is not None and after.start_ms - before.end_ms >= rule.pause_ms


def _sensible(words: Sequence[Word], start: int, end: int) -> int:
    """Return the best end at or before the last possible one: a sentence's, else a clause's in the second half."""
    length, ends = 0, []
    for i in range(start, end):
        length += len(words[i].text) + 1
        ends.append(length)
    for i in range(end, start, -1):
        if ends[i - 1 - start] >= _SHORTEST and closes_sentence(words[i - 1].text):
            return i
    for i in range(end, start, -1):
        if ends[i - 1 - start] < length // 2:
            break
        if words[i - 1].text.endswith(_CLAUSE):
            return i
    return end


def time_of(words: Sequence[Word]) -> Span | None:
    """Return the time from the first to the last word that has one."""
    first = next((w.span for w in words if w.span), None)
    last = next((w.span for w in reversed(words) if w.span), None)
    return Span(first.start_ms, max(first.end_ms, last.end_ms)) if first and last else None
