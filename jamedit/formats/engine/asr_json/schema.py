"""What a format tells of the JSON that speech recognisers write, whatever the names of its keys.

A `Schema` says where the blocks of a file (segments, phrases, utterances) are and how their pieces are called.
`json_words` makes a transcript of it, `json_patch` writes a changed transcript into the same text.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal, NamedTuple

from jamedit.document import Span
from jamedit.formats.engine.asr_json.clock import Clock
from jamedit.formats.engine.asr_json.text import Path, value_at
from jamedit.formats.engine.text.textio import replace_unusable

Spelling = Literal["as is", "bare"]
Spaced = Callable[[dict[str, Any], str], str]


class Time(NamedTuple):
    """Hold where a time is; "offset" is a start counted from the start of the block."""

    path: Path
    part: Literal["start", "end", "length", "offset"]
    clock: Clock


class Text(NamedTuple):
    """Hold where a text is; a "bare" one is in small letters and without punctuation."""

    path: Path
    spelling: Spelling = "as is"


@dataclass(frozen=True, slots=True)
class Fields:
    """Name what an object of a file keeps; the first text and the first time of each part that are there count.

    Confidence runs from 0 to `scale`; where that is not 1, 0 says that nobody knows.
    """

    texts: tuple[Text, ...] = ()
    times: tuple[Time, ...] = ()
    confidence: Path = ()
    speaker: Path = ()
    scale: int = 1


class Piece(NamedTuple):
    """Hold an element of a list of words; its text opens with white space where a new word begins.

    A `mark` is a punctuation element that belongs to a word beside it; one of mere white space is `space`.
    """

    element: int
    text: str
    start_ms: int | None = None
    end_ms: int | None = None
    confidence: float | None = None
    speaker: str = ""
    mark: bool = False

    @property
    def space(self) -> bool:
        """Tell whether the element only parts words."""
        return self.text.isspace()

    @property
    def span(self) -> Span | None:
        """Return the time from start to end."""
        if self.start_ms is None or self.end_ms is None:
            return None
        return Span(self.start_ms, max(self.start_ms, self.end_ms))


class Group(NamedTuple):
    """Say which pieces are which words of a block, as half-open ranges."""

    pieces: tuple[int, int]
    words: tuple[int, int]


@dataclass(slots=True)
class Block:
    """Hold a segment of a file: where it is, its text, and its pieces in the list at `words_at` below it.

    A `listed` one is an element of a list, so that others can come to be beside it. `repeats` are elements that
    repeat words told before; they go when anything is changed.
    """

    path: Path
    text: str = ""
    words_at: Path | None = None
    pieces: list[Piece] = field(default_factory=list)
    span: Span | None = None
    speaker: str = ""
    confidence: float | None = None
    tokens: list[str] = field(default_factory=list)
    groups: list[Group] = field(default_factory=list)
    listed: bool = True
    repeats: set[int] = field(default_factory=set)


@dataclass(slots=True)
class View:
    """Hold one way in which a file tells all of its words: a list of blocks and what their keys are called.

    Blocks that are `captions` become cues. `spaced` where pieces carry the white space between words. `text_leads`
    where the text has better words than the pieces. `numbered` is where blocks have a running number; the lists at
    `emptied` are not taken over into a new block. `repeats` are elements of the list of blocks that repeat others.
    """

    blocks: list[Block]
    block: Fields
    word: Fields = field(default_factory=Fields)
    captions: bool = False
    spaced: bool = False
    text_leads: bool = False
    numbered: Path = ()
    emptied: tuple[Path, ...] = ()
    repeats: set[int] = field(default_factory=set)


@dataclass(slots=True)
class Schema:
    """Hold what a format makes of a file; the first view is the one that is read, the others are kept equal to it.

    `copies` are texts of the whole; `breaks` and `sections` say at which words paragraphs and sections begin, all of
    them when `paragraphed`. `times_from` is the view that has the times of the words when the first has not. `by_time`
    where the file tells one channel after the other.
    """

    views: list[View]
    copies: list[Text] = field(default_factory=list)
    breaks: set[int] = field(default_factory=set)
    paragraphed: bool = False
    sections: list[tuple[int, str]] = field(default_factory=list)
    times_from: View | None = None
    by_time: bool = False
    language: str = ""
    title: str = ""
    warnings: list[str] = field(default_factory=list)


def text_of(value: Any) -> str:
    """Return a text of a file with characters that no file can hold replaced."""
    if not isinstance(value, str):
        return ""
    return value if value.isascii() and "\0" not in value else replace_unusable(value)[0]


def speaker_name(value: Any) -> str:
    """Return the name of a speaker that a file gives as a text, a number, or an object with a name."""
    if value is None:
        return ""
    if isinstance(value, dict):
        value = next((value[key] for key in ("name", "label", "id") if value.get(key) not in (None, "")), None)
        return "" if isinstance(value, dict) else speaker_name(value)
    if isinstance(value, int) and not isinstance(value, bool):
        return f"Speaker {value}"
    name = " ".join(text_of(value).split())
    return f"Speaker {name}" if name.isdecimal() else name


def confidence_of(value: Any, scale: int = 1) -> float | None:
    """Return a confidence between 0 and 1, None for anything else; a text may hold the number."""
    if type(value) is float and scale == 1:
        return value if 0.0 <= value <= 1.0 else None
    if isinstance(value, str):
        try:
            value = float(value[:40])
        except ValueError:
            return None
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        return None
    if scale != 1 and not value:
        return None
    return float(value) / scale if 0 <= value <= scale else None


def times_of(item: Any, times: Sequence[Time], base_ms: int | None = None) -> tuple[int | None, int | None]:
    """Return start and end of an object in milliseconds, None where it does not say."""
    known: dict[str, int] = {}
    for path, part, clock in times:
        if part not in known:
            ms = clock.read(item.get(path[0]) if len(path) == 1 else value_at(item, path))
            if ms is not None:
                known[part] = ms
    start, end = known.get("start"), known.get("end")
    if start is None and base_ms is not None and any(t.part == "offset" for t in times):
        start = base_ms + known.get("offset", 0)
    if end is None and start is not None and "length" in known:
        end = start + known["length"]
    if start is not None and end is not None and end < start:
        end = start
    return start, end


def span_of(item: Any, times: Sequence[Time]) -> Span | None:
    """Return the time of an object, None when its start or end is missing."""
    start, end = times_of(item, times)
    return None if start is None or end is None else Span(start, end)


def apart(item: dict[str, Any], text: str) -> str:
    """Take every element for a word of its own."""
    return " " + text


def as_spaced(item: dict[str, Any], text: str) -> str:
    """Take white space that the elements carry for what parts the words."""
    return text


def pieces_of(
    items: Any, fields: Fields, warnings: list[str], spaced: Spaced = apart, base_ms: int | None = None
) -> list[Piece]:
    """Return the pieces of a list of elements, those without a text left out; what is no element is kept as text."""
    made: list[Piece] = []
    untold: list[int] = []  # words whose times are there and not understood
    texts = [_getter(t.path) for t in fields.texts]
    get_sure, get_speaker = _getter(fields.confidence), _getter(fields.speaker)
    for number, item in enumerate(items if isinstance(items, list) else ()):
        if not isinstance(item, dict):
            warnings.append(f"word {number + 1} of a list is not an object, kept as text")
            made.append(Piece(number, " " + (text_of(item) or json.dumps(item))))
            continue
        text = None
        for get in texts:
            if isinstance(text := get(item), str):
                break
        else:
            if texts[0](item) is not None:
                warnings.append(f"word {number + 1} of a list has no text, kept unchanged")
                made.append(Piece(number, " " + json.dumps(item, ensure_ascii=False)))
            continue
        raw = spaced(item, text_of(text))
        if raw:
            start, end = times_of(item, fields.times, base_ms)
            if start is None and end is None and has_strange_time(item, fields.times):
                untold.append(number + 1)
            sure = confidence_of(get_sure(item), fields.scale) if fields.confidence else None
            speaker = speaker_name(get_speaker(item)) if fields.speaker else ""
            mark = spaced is not as_spaced and not raw[0].isspace() and not any(map(str.isalnum, raw))
            made.append(Piece(number, raw, start, end, sure, speaker, mark))
    if untold:
        more = f" and of {len(untold) - 1} more" if len(untold) > 1 else ""
        warnings.append(f"the time of word {untold[0]} of a list{more} is not understood, kept without a time")
    return _closed(made)


def has_strange_time(item: Any, times: Sequence[Time]) -> bool:
    """Tell whether an object says times, and none of them can be read."""
    said = [value for t in times if (value := value_at(item, t.path)) is not None and value != ""]
    return bool(said) and times_of(item, times) == (None, None)


def _getter(path: Path) -> Callable[[dict[str, Any]], Any]:
    """Return what finds the value at a path; most paths are a single key."""
    if len(path) == 1:
        key = str(path[0])
        return lambda item: item.get(key)
    return lambda item: value_at(item, path)


def _closed(pieces: list[Piece]) -> list[Piece]:
    """Let pieces that have a start only end where the next one starts, and the other way round."""
    if all((p.end_ms is None) == (p.start_ms is None) for p in pieces):
        return pieces
    starts = [*(p.start_ms for p in pieces[1:]), None]
    before = 0
    for i, (p, following) in enumerate(zip(pieces, starts, strict=True)):
        if p.end_ms is None and p.start_ms is not None:
            pieces[i] = p._replace(end_ms=following)
        elif p.start_ms is None and p.end_ms is not None:
            pieces[i] = p._replace(start_ms=min(before, p.end_ms))
        before = p.end_ms or before
    return pieces


def block_of(
    value: Any,
    path: Path,
    fields: Fields,
    warnings: list[str],
    words_at: Path | None = None,
    word: Fields | None = None,
    spaced: Spaced = apart,
) -> Block:
    """Return the block that is at a path of a parsed file."""
    item = value_at(value, path)
    if not isinstance(item, dict):
        warnings.append(f"{'.'.join(map(str, path))} is not an object, kept as text")
        return Block(path, text_of(item) or json.dumps(item, ensure_ascii=False))
    text = next((t for p in fields.texts if (t := text_of(value_at(item, p.path)))), "")
    span = span_of(item, fields.times)
    if span is None and has_strange_time(item, fields.times):
        warnings.append(f"{'.'.join(map(str, path)) or 'a segment'} has a time that is not understood, kept without")
    items = value_at(item, words_at) if words_at is not None else None
    found = pieces_of(items, word, warnings, spaced, span.start_ms if span else None) if word else []
    return Block(
        path,
        text,
        words_at if isinstance(items, list) else None,
        found,
        span,
        speaker_name(value_at(item, fields.speaker)) if fields.speaker else "",
        confidence_of(value_at(item, fields.confidence)) if fields.confidence else None,
    )
