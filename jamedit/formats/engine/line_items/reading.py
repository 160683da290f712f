"""Write a file by changing places in the text it was read from, so that all else in it stays as it is.

A reader of this family finds `Item`s, each a caption or a single word with its places in the text. The text itself is
kept with the transcript. The writer finds the same items in it again, pairs them with the words of now by their ids,
and changes only the places that differ; an item whose words went is taken out, a new one is put after its neighbour.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Literal

from jamedit.captioning.paragraphs import break_units
from jamedit.captioning.profiles import READING
from jamedit.document import CueSource, Span, Timing, Transcript, Word
from jamedit.document.span import share
from jamedit.formats.engine.builder import Builder, Caption, caption_units, quiet_gc
from jamedit.formats.engine.cue_list.time_doubts import warn_of_times
from jamedit.formats.engine.inline_markup import Placed, placed_words
from jamedit.formats.engine.passage import Passage
from jamedit.formats.engine.source_text import keep_text
from jamedit.formats.source import SourceText

Place = tuple[int, int]
_LEAST_WORDS = 3  # items before a file is said to give a time to every single word


@dataclass(slots=True)
class Item:
    """Hold one caption or word of a file: what it says, and where in the text it says so.

    It runs from `start` to `end`, line end and all. `shown` is its text with plain line breaks, for other formats. A
    place that is None is not in the file and never written. `word_times` is one for each word, where the file has them.
    """

    start: int
    end: int
    body: Place
    words: list[str]
    span: Span | None = None
    speaker: str = ""
    confidence: float | None = None
    shown: str = ""
    start_at: Place | None = None
    end_at: Place | None = None
    speaker_at: Place | None = None
    confidence_at: Place | None = None
    word_times: list[tuple[Span, Timing]] | None = None
    section: str = ""  # a heading that is before it
    opens: bool = False  # a paragraph of its own begins here
    time: Callable[[str, int], str] | None = None  # how its times are written, where items differ in that
    part: tuple[int, int] = (0, 0)  # which tier of the file it is in, which of that it is
    new_item: Callable[[ItemPassage], str] | None = None  # how a new one beside it is made, when not in its likeness
    new_body: Callable[[str, ItemPassage], str] | None = (
        None  # how its body is written again, where words alone do not tell
    )


@dataclass(slots=True)
class ItemPassage(Passage):
    """Hold what is to be written of one item: words and spans of now; `item` is None for a new one.

    New lines of it have at most `width` characters.
    """

    item: Item | None = None
    width: int = READING.line_length


def _unchanged(word: str) -> str:
    return word


@dataclass(frozen=True, slots=True)
class Scheme:
    """Hold what a format of this family does in its own way.

    `items` finds the items of a text in reading order, at least one word in each; `placed` the words in a body;
    `escape_word` and `escape_name` write a word and a name so that they are read as themselves. `time` writes a time
    like the literal that was there; where `length_at_end` the second literal is a length. `new_item` makes a new item,
    `pause` what follows it in a new file, `head` and `tail` open and close one, `separator` ends an item.
    """

    format_id: str
    items: Callable[[str, Builder], list[Item]]
    new_item: Callable[[ItemPassage], str]
    time: Callable[[str, int], str]
    head: Callable[[Sequence[ItemPassage], Transcript], str] = lambda outs, transcript: ""
    tail: str = ""
    pause: Callable[[ItemPassage, ItemPassage | None], str] = lambda out, following: ""
    placed: Callable[[str], list[Placed]] = placed_words
    escape_word: Callable[[str], str] = _unchanged
    escape_name: Callable[[str], str] = _unchanged
    separator: str = "\n"
    length_at_end: bool = False
    grain: Literal["caption", "word", "either"] = "caption"  # what an item is; the file itself may tell
    points: bool = False  # items may overlap and have no length
    carries: bool = False  # a speaker named before a text speaks on until another one is named
    copied: bool = True  # a new item is like the one before it


def read_items(source: SourceText, name: str, scheme: Scheme) -> Transcript:
    """Read a text of a format and keep it with the transcript."""
    builder = Builder()
    with quiet_gc():
        items = scheme.items(source.text, builder)
        _add(builder, items, scheme)
        if not word_by_word(items, scheme):
            timed = [(item.span, item.start) for item in items if item.span]
            warn_of_times(builder, source.text, timed, points=scheme.points)
        meta = replace(source.meta(name, scheme.format_id), properties=keep_text(source.text))
        return builder.with_meta(meta)


def _add(builder: Builder, items: Sequence[Item], scheme: Scheme) -> None:
    """Add the items as captions or as words, a new start at each section."""
    add = _add_words if word_by_word(items, scheme) else _add_captions
    for part in _parts(items):
        if part[0].section:
            builder.section(part[0].section)
        add(builder, part)


def _parts(items: Sequence[Item]) -> Iterator[Sequence[Item]]:
    """Yield the items from one place to the next where a paragraph begins in any case."""
    starts = [0, *(i for i, item in enumerate(items) if i and (item.section or item.opens)), len(items)]
    for start, end in pairwise(starts):
        if start < end:
            yield items[start:end]


def word_by_word(items: Sequence[Item], scheme: Scheme) -> bool:
    """Tell whether the items are single words, each with its own time."""
    if scheme.grain != "either":
        return scheme.grain == "word"
    timed = [i for i in items if i.span]
    if len(timed) < _LEAST_WORDS or any(i.word_times for i in items):
        return False
    return sum(len(i.words) == 1 for i in timed) >= 0.9 * len(timed)


def _add_captions(builder: Builder, items: Sequence[Item]) -> None:
    run = []
    for item in items:
        source = CueSource(item.shown or " ".join(item.words), span=item.span)
        run.append(Caption(item.words, item.span, source, item.speaker, item.word_times))
    builder.captions(run)


def _add_words(builder: Builder, items: Sequence[Item]) -> None:
    start = 0
    for end in break_units(caption_units(items)):
        words = [word for item in items[start:end] for word in _words_of(item)]
        builder.timed_paragraph(words, (), items[start].speaker)
        start = end


def _words_of(item: Item) -> Iterator[Word]:
    if item.span is None:
        yield from (Word(0, text, None, item.confidence) for text in item.words)
        return
    timing = Timing.HEARD if len(item.words) == 1 else Timing.ESTIMATED
    for text, span in zip(item.words, share(item.span, [len(w) for w in item.words]), strict=True):
        yield Word(0, text, span, item.confidence, timing)


def keys_of(items: Sequence[Item]) -> list[int]:
    """Return the id of each item's first word as the reader gave it, and the first id it did not use."""
    keys: list[int] = []
    next_id = 1
    for part in _parts(items):
        start = 0
        for end in break_units(caption_units(part)):
            next_id += 1  # the paragraph's own
            for item in part[start:end]:
                keys.append(next_id)
                next_id += len(item.words)
            start = end
    return [*keys, next_id]


def moved(place: Place, by: int) -> Place:
    """Return a place so many characters further on."""
    return place[0] + by, place[1] + by


def lines_of(text: str) -> Iterator[Place]:
    """Yield where each line is, its end "\n" included."""
    at = 0
    for line in text.split("\n"):
        end = min(at + len(line) + 1, len(text))
        if end > at:
            yield at, end
        at = end


def ends_by_next(starts: Sequence[int], letters: Sequence[int]) -> list[int]:
    """Return when items end that have a start only: where the next begins, or after the time that it takes to say."""
    needed = [start + max(1_000, 75 * count) for start, count in zip(starts, letters, strict=True)]
    return [b if b >= a else late for (a, b), late in zip(pairwise(starts), needed, strict=False)] + needed[-1:]
