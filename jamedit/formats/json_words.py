"""Words and segments of the JSON that speech recognisers write, whatever the names of the keys.

A format tells in a `Sheet` where its blocks (segments, phrases, utterances) stand and how their pieces are called; this
module makes a transcript of it, `json_patch` writes a changed transcript into the same text.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import Any, Literal, NamedTuple

from jamedit.document import Cue, CueSource, Span, Timing, Transcript
from jamedit.document.span import share, union
from jamedit.document.tokens import core
from jamedit.formats.builder import Builder, Row, quiet_gc
from jamedit.formats.json_clock import Clock
from jamedit.formats.json_text import Path, value_at
from jamedit.formats.paragraphs import Unit, break_units
from jamedit.formats.textio import SourceText, replace_unusable

Spelling = Literal["as is", "bare"]
_LARGEST_COMPARED = 2_000 * 2_000  # a phrase beyond that is none, and would take for ever

Spaced = Callable[[dict[str, Any], str], str]


class Time(NamedTuple):
    """Hold where a time stands; "offset" is a start counted from the start of the block."""

    path: Path
    part: Literal["start", "end", "length", "offset"]
    clock: Clock


class Text(NamedTuple):
    """Hold where a text stands; a "bare" one is in small letters and without punctuation."""

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

    A `mark` is a punctuation element that belongs to a word beside it; one of mere white space is `blank`.
    """

    element: int
    text: str
    start_ms: int | None = None
    end_ms: int | None = None
    confidence: float | None = None
    speaker: str = ""
    mark: bool = False

    @property
    def blank(self) -> bool:
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
    """Hold a segment of a file: where it stands, its text, and its pieces in the list at `words_at` below it.

    A `listed` one is an element of a list, so that others can come to stand beside it. `repeats` are elements that
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
class Sheet:
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


# reading elements


def text_of(value: Any) -> str:
    """Return a text of a file with characters that no file can hold replaced."""
    if not isinstance(value, str):
        return ""
    return value if value.isascii() and "\0" not in value else replace_unusable(value)[0]


def speaker_name(value: Any) -> str:
    """Return the name of a speaker that a file gives as a text or as a number."""
    if value is None:
        return ""
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
    texts = [_getter(t.path) for t in fields.texts]
    get_sure, get_speaker = _getter(fields.confidence), _getter(fields.speaker)
    for number, item in enumerate(items if isinstance(items, list) else ()):
        if not isinstance(item, dict):
            warnings.append(f"word {number + 1} of a list is no object, kept as text")
            made.append(Piece(number, " " + (text_of(item) or json.dumps(item))))
            continue
        text = None
        for get in texts:
            if isinstance(text := get(item), str):
                break
        else:
            if texts[0](item) is not None:
                warnings.append(f"word {number + 1} of a list has no text, kept as it stands")
                made.append(Piece(number, " " + json.dumps(item, ensure_ascii=False)))
            continue
        raw = spaced(item, text_of(text))
        if raw:
            start, end = times_of(item, fields.times, base_ms)
            sure = confidence_of(get_sure(item), fields.scale) if fields.confidence else None
            speaker = speaker_name(get_speaker(item)) if fields.speaker else ""
            mark = spaced is not as_spaced and not raw[0].isspace() and not any(map(str.isalnum, raw))
            made.append(Piece(number, raw, start, end, sure, speaker, mark))
    return _closed(made)


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
    """Return the block that stands at a path of a parsed file."""
    item = value_at(value, path)
    if not isinstance(item, dict):
        warnings.append(f"{'.'.join(map(str, path))} is no object, kept as text")
        return Block(path, text_of(item) or json.dumps(item, ensure_ascii=False))
    text = next((t for p in fields.texts if (t := text_of(value_at(item, p.path)))), "")
    span = span_of(item, fields.times)
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


# pieces and words


def settle(view: View) -> None:
    """Find the words of every block, and which pieces they are made of."""
    for block in view.blocks:
        spelled = [p.text.strip() for p in block.pieces]
        words = block.text.split()
        if spelled == words or (
            not words and all(p.text[0].isspace() and len(p.text.split()) == 1 for p in block.pieces)
        ):
            block.tokens = spelled
            block.groups = [Group((i, i + 1), (i, i + 1)) for i in range(len(spelled))]
            continue
        own = "".join([p.text for p in block.pieces]).split()
        same = "".join(words) == "".join(own)
        leads = bool(words) and (same or view.text_leads or len(words) > len(own))
        block.tokens = words if leads else own
        if same or not leads:
            block.groups = _by_letters([p.text for p in block.pieces], block.tokens)
        else:
            block.groups = _by_likeness(spelled, words)


def _by_letters(pieces: Sequence[str], words: Sequence[str]) -> list[Group]:
    """Group pieces and words that are spelled with the same letters, as closely as they can be parted.

    Blank pieces go with the word before them.
    """
    sizes = [len("".join(p.split())) for p in pieces]
    made: list[Group] = []
    p = w = p0 = w0 = ahead = 0  # letters of the pieces beyond those of the words
    while p < len(pieces) or w < len(words):
        if p < len(pieces) and ahead <= 0:
            ahead += sizes[p]
            p += 1
            if not sizes[p - 1] and w0 == w and made and p0 == p - 1:
                made[-1] = Group((made[-1].pieces[0], p), made[-1].words)
                p0 = p
        elif w < len(words):
            ahead -= len(words[w])
            w += 1
        else:
            p = len(pieces)
        if ahead == 0 and w > w0:
            made.append(Group((p0, p), (w0, w)))
            p0, w0 = p, w
    return made


def _by_likeness(pieces: Sequence[str], words: Sequence[str]) -> list[Group]:
    """Group pieces with words that are spelled otherwise ("twenty five" and "25") by what stands around them."""
    left, right = ([core(t).casefold() for t in texts] for texts in (pieces, words))
    if left == right:
        return [Group((i, i + 1), (i, i + 1)) for i in range(len(pieces))]
    if len(pieces) * len(words) > _LARGEST_COMPARED:
        return [Group((0, len(pieces)), (0, len(words)))]
    from difflib import SequenceMatcher  # few formats need it

    made: list[Group] = []
    extra = 0  # pieces at the beginning that are no words
    for tag, a, b, c, d in SequenceMatcher(None, left, right, autojunk=False).get_opcodes():
        if tag == "equal" or (tag == "replace" and b - a == d - c):
            made += [Group((a + i, a + i + 1), (c + i, c + i + 1)) for i in range(b - a)]
        elif tag == "delete" and made:  # pieces that are no words go with the word before them
            made[-1] = Group((made[-1].pieces[0], b), made[-1].words)
        elif tag == "delete":
            extra = b
        else:
            made.append(Group((a, b), (c, d)))
        if extra and made:
            made[0], extra = Group((0, made[0].pieces[1]), made[0].words), 0
    return made


def rows_of(block: Block) -> list[Row]:
    """Return the words of a block with what the file says of them."""
    rows: list[Row] = []
    for (p0, p1), (w0, w1) in block.groups:
        texts = block.tokens[w0:w1]
        if p1 - p0 == 1 == len(texts):
            piece = block.pieces[p0]
            span, sure, speaker = piece.span, piece.confidence, piece.speaker
        else:
            mine = block.pieces[p0:p1]
            span, sure = union(p.span for p in mine), _mean(mine)
            speaker = next((p.speaker for p in mine if p.speaker), "")
        if sure is None:
            sure = block.confidence
        if len(texts) == 1:
            rows.append(Row(texts[0], span, sure, Timing.HEARD if span else Timing.NONE, speaker or block.speaker))
        else:
            spans = share(span, [len(t) for t in texts]) if span else [None] * len(texts)
            timing = Timing.ESTIMATED if span else Timing.NONE
            rows += [Row(t, s, sure, timing, speaker or block.speaker) for t, s in zip(texts, spans, strict=True)]
    if len(rows) < len(block.tokens):
        rows = [Row(t, None, block.confidence, Timing.NONE, block.speaker) for t in block.tokens]
    return _with_all_times(rows, block.span)


def _mean(pieces: Sequence[Piece]) -> float | None:
    known = [p.confidence for p in pieces if p.confidence is not None and any(map(str.isalnum, p.text))]
    return sum(known) / len(known) if known else None


def _with_all_times(rows: list[Row], span: Span | None) -> list[Row]:
    """Give words without a time of their own a share of what is left between their neighbours."""
    at = 0
    while at < len(rows):
        end = at
        while end < len(rows) and rows[end].span is None:
            end += 1
        if end > at:
            before, after = (rows[at - 1].span if at else None), (rows[end].span if end < len(rows) else None)
            start = before.end_ms if before else span.start_ms if span else None
            stop = after.start_ms if after else span.end_ms if span else start
            if start is None and stop is not None:
                start = stop
            if start is not None and stop is not None:
                parts = share(Span(start, max(start, stop)), [len(r.text) for r in rows[at:end]])
                rows[at:end] = [
                    r._replace(span=s, timing=Timing.ESTIMATED) for r, s in zip(rows[at:end], parts, strict=True)
                ]
        at = end + 1
    return rows


# the transcript


def transcript_of(sheet: Sheet, source: SourceText, name: str, format_id: str) -> Transcript:
    """Return the transcript that a sheet tells of."""
    builder = Builder()
    for message in sheet.warnings:
        builder.warn(0, message)
    with quiet_gc():
        view = sheet.views[0] if sheet.views else View([], Fields())
        settle(view)
        blocks = _timed_rows(view, sheet.times_from)
        parts = list(_captions(blocks) if view.captions else _single_words(blocks))
        _paragraphs(builder, parts, sheet)
        transcript = builder.with_meta(
            replace(source.meta(name, format_id), language=sheet.language, title=sheet.title)
        )
    return _in_time(transcript) if sheet.by_time else transcript


def _timed_rows(view: View, other: View | None) -> list[tuple[Block, list[Row]]]:
    """Return the blocks with their words, with the times that another view has for the same words."""
    made = [(block, rows_of(block)) for block in view.blocks if block.tokens]
    if other is None:
        return made
    settle(other)
    told = [row for block in other.blocks for row in rows_of(block)]
    if len(told) != sum(len(rows) for _, rows in made):
        return made
    times = iter(told)
    return [
        (block, [r._replace(span=t.span, timing=t.timing) if t.span else r for r, t in zip(rows, times, strict=False)])
        for block, rows in made
    ]


def _in_time(transcript: Transcript) -> Transcript:
    """Return the paragraphs of several channels in the order in which they were spoken."""
    ordered = sorted(transcript.paragraphs, key=lambda p: p.start_ms or 0)
    return replace(transcript, paragraphs=tuple(ordered))


class _Part(NamedTuple):
    """Hold words of one speaker that stay together, and the caption that they open."""

    rows: list[Row]
    span: Span | None
    cue: Cue | None = None


def _captions(blocks: Iterable[tuple[Block, list[Row]]]) -> Iterator[_Part]:
    for block, rows in blocks:
        starts = [i for i, row in enumerate(rows) if not i or row.speaker != rows[i - 1].speaker]
        for start, end in pairwise([*starts, len(rows)]):
            mine = rows[start:end]
            whole = block.span or union(r.span for r in rows)
            span = whole if len(starts) == 1 else union(r.span for r in mine)
            source = CueSource(block.text.strip() or " ".join(block.tokens), span=whole)
            yield _Part(mine, span, Cue(0, span, CueSource("") if start else source))


def _single_words(blocks: Iterable[tuple[Block, list[Row]]]) -> Iterator[_Part]:
    for _, rows in blocks:
        for row in rows:
            yield _Part([row], row.span)


def _units(parts: Sequence[_Part]) -> Iterator[Unit]:
    end_ms: int | None = None
    for part in parts:
        pause = part.span.start_ms - end_ms if part.span and end_ms is not None else 0
        end_ms = part.span.end_ms if part.span else end_ms
        yield Unit([r.text for r in part.rows], part.rows[0].speaker, pause)


def _paragraphs(builder: Builder, parts: Sequence[_Part], sheet: Sheet) -> None:
    """Gather parts into paragraphs: where the file has them, else by the rule for readers."""
    sections = sorted(sheet.sections)
    first = 0  # the number of the first word of the next paragraph
    for a, b in _stretches(parts, sheet):
        start = a
        ends = _turn_ends(parts[a:b]) if sheet.paragraphed else break_units(_units(parts[a:b]))
        for end in ends:
            while sections and sections[0][0] <= first:
                builder.section(sections.pop(0)[1])
            mine = parts[start : a + end]
            rows = [row for part in mine for row in part.rows]
            builder.row_paragraph(rows, _cues(mine), rows[0].speaker)
            first += len(rows)
            start = a + end
    for _, title in sections:
        builder.section(title)


def _stretches(parts: Sequence[_Part], sheet: Sheet) -> Iterator[tuple[int, int]]:
    """Yield the runs of parts inside of which no paragraph has to begin."""
    forced = sheet.breaks | {at for at, _ in sheet.sections}
    start = word = 0
    for i, part in enumerate(parts):
        if i > start and word in forced:
            yield start, i
            start = i
        word += len(part.rows)
    if parts:
        yield start, len(parts)


def _turn_ends(parts: Sequence[_Part]) -> Iterator[int]:
    speakers = [part.rows[0].speaker for part in parts]
    yield from (i for i in range(1, len(parts)) if speakers[i] != speakers[i - 1])
    yield len(parts)


def _cues(parts: Iterable[_Part]) -> list[Cue]:
    cues: list[Cue] = []
    at = 0
    for part in parts:
        if part.cue:
            cues.append(replace(part.cue, first_word_id=at))
        at += len(part.rows)
    return cues
