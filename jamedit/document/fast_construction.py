"""Make words by the million, as readers do.

A frozen value is filled through `object.__setattr__`, field by field, which is what most of the time of reading a long
file goes into. Here a plain object with the same slots is filled and then becomes the value: in half the time.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from jamedit.document.span import Span
from jamedit.document.word import Timing, Word


class _NewSpan:
    __slots__ = ("end_ms", "start_ms")  # layouts agree when the sorted names do

    def __init__(self, start_ms: int, end_ms: int) -> None:
        self.start_ms = start_ms
        self.end_ms = end_ms


class _NewWord:
    __slots__ = ("confidence", "hidden", "id", "span", "text", "timing")

    def __init__(
        self, own_id: int, text: str, span: Span | None, confidence: float | None, timing: Timing, hidden: bool
    ) -> None:
        self.id = own_id
        self.text = text
        self.span = span
        self.confidence = confidence
        self.timing = timing
        self.hidden = hidden


def words_of(first_id: int, texts: Sequence[str], span: Span) -> list[Word]:
    """Make the words of a span of the recording; they share its time by letter count, ESTIMATED."""
    made: list[Any] = []
    estimated = Timing.ESTIMATED
    start = begin = span.start_ms
    length, letters, done = span.length_ms, max(1, sum(map(len, texts))), 0
    for own_id, text in enumerate(texts, first_id):
        done += len(text)
        end = begin + length * done // letters
        part: Any = _NewSpan(start, end)
        part.__class__ = Span
        word = _NewWord(own_id, text, part, None, estimated, False)
        word.__class__ = Word  # type: ignore[assignment]
        made.append(word)
        start = end
    return made


def numbered(first_id: int, words: Iterable[Word]) -> list[Word]:
    """Return the words with ids that count up from `first_id`."""
    made: list[Any] = []
    for own_id, old in enumerate(words, first_id):
        word = _NewWord(own_id, old.text, old.span, old.confidence, old.timing, old.hidden)
        word.__class__ = Word  # type: ignore[assignment]
        made.append(word)
    return made


def untimed(first_id: int, texts: Iterable[str]) -> list[Word]:
    """Make words of which nothing is known but their text."""
    made: list[Any] = []
    none = Timing.NONE
    for own_id, text in enumerate(texts, first_id):
        word = _NewWord(own_id, text, None, None, none, False)
        word.__class__ = Word  # type: ignore[assignment]
        made.append(word)
    return made
