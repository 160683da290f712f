"""Make words and captions by the million, as readers do.

A frozen value is filled through `object.__setattr__`, field by field, which is what most of the time of reading a long
file goes into. Here a plain object with the same slots is filled and then becomes the value: in a third of the time.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from jamedit.document.cue import Cue, CueSource
from jamedit.document.span import Span
from jamedit.document.word import Timing, Word


class _NewSpan:
    __slots__ = ("end_ms", "start_ms")  # layouts agree when the sorted names do
    start_ms: int
    end_ms: int


class _NewWord:
    __slots__ = ("confidence", "hidden", "id", "span", "text", "time_confidence", "timing")
    id: int
    text: str
    span: Span | None
    confidence: float | None
    timing: Timing
    hidden: bool
    time_confidence: float | None


class _NewSource:
    __slots__ = ("identifier", "settings", "span", "text")
    text: str
    identifier: str
    settings: str
    span: Span | None


class _NewCue:
    __slots__ = ("first_word_id", "source", "span")
    first_word_id: int
    span: Span | None
    source: CueSource | None


def span_of(start_ms: int, end_ms: int) -> Span:
    """Make a span of the recording."""
    made: Any = _NewSpan()
    made.start_ms = start_ms
    made.end_ms = end_ms if end_ms > start_ms else start_ms
    made.__class__ = Span
    value: Span = made
    return value


def source_of(text: str, identifier: str, settings: str, span: Span | None) -> CueSource:
    """Make what is kept of a caption."""
    made: Any = _NewSource()
    made.text = text
    made.identifier = identifier
    made.settings = settings
    made.span = span
    made.__class__ = CueSource
    value: CueSource = made
    return value


def cue_of(first_word_id: int, span: Span | None, source: CueSource | None) -> Cue:
    """Make the mark of a caption."""
    made: Any = _NewCue()
    made.first_word_id = first_word_id
    made.span = span
    made.source = source
    made.__class__ = Cue
    value: Cue = made
    return value


def words_of(first_id: int, texts: Sequence[str], span: Span) -> list[Word]:
    """Make the words of a span of the recording; they share its time by letter count, ESTIMATED."""
    made: list[Word] = []
    add_words(made, first_id, texts, span)
    return made


def add_words(made: list[Word], first_id: int, texts: Sequence[str], span: Span) -> None:
    """Add such words to others."""
    add, estimated = made.append, Timing.ESTIMATED
    start = begin = span.start_ms
    length, letters, done = span.end_ms - begin, len("".join(texts)) or 1, 0
    for own_id, text in enumerate(texts, first_id):
        done += len(text)
        word: Any = _NewWord()
        part: Any = _NewSpan()
        part.start_ms = start
        part.end_ms = start = begin + length * done // letters
        part.__class__ = Span
        word.id = own_id
        word.text = text
        word.span = part
        word.confidence = None
        word.timing = estimated
        word.hidden = False
        word.time_confidence = None
        word.__class__ = Word
        add(word)


def words_of_rows(rows: Iterable[Sequence[Any]], timings: Sequence[Timing]) -> list[Word]:
    """Make words of checked rows, all of one length.

    A row: id, text, start, end (None: no time), confidence, number of the timing, hidden; last, where there is any,
    how sure the time is.
    """
    made: list[Word] = []
    add = made.append
    for own_id, text, start, end, confidence, timing, hidden, *more in rows:
        word: Any = _NewWord()
        word.id = own_id
        word.text = text
        if start is None:
            word.span = None
        else:
            word.span = part = _NewSpan()
            part.start_ms = start
            part.end_ms = end
            part.__class__ = Span  # type: ignore[assignment]
        word.confidence = confidence
        word.timing = timings[timing]
        word.hidden = bool(hidden)
        word.time_confidence = more[0] if more else None
        word.__class__ = Word
        add(word)
    return made


def numbered(first_id: int, words: Iterable[Word]) -> list[Word]:
    """Return the words with ids that count up from `first_id`."""
    return [
        word_of(own_id, old.text, old.span, old.confidence, old.timing, old.hidden, old.time_confidence)
        for own_id, old in enumerate(words, first_id)
    ]


def untimed(first_id: int, texts: Iterable[str]) -> list[Word]:
    """Make words of which nothing is known but their text."""
    none = Timing.NONE
    return [word_of(own_id, text, None, None, none, False) for own_id, text in enumerate(texts, first_id)]


def word_of(
    own_id: int,
    text: str,
    span: Span | None,
    confidence: float | None,
    timing: Timing,
    hidden: bool,
    time_confidence: float | None = None,
) -> Word:
    """Make a word."""
    made: Any = _NewWord()
    made.id = own_id
    made.text = text
    made.span = span
    made.confidence = confidence
    made.timing = timing
    made.hidden = hidden
    made.time_confidence = time_confidence
    made.__class__ = Word
    value: Word = made
    return value
