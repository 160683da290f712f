"""The words of a sheet: which pieces they are made of, what is known of them, and the transcript of them all."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import NamedTuple

from jamedit.captioning.paragraphs import Unit, break_units
from jamedit.document import Cue, CueSource, Span, Timing, Transcript
from jamedit.document.span import share, union
from jamedit.document.tokens import core
from jamedit.formats.engine.asr_json.schema import Block, Fields, Group, Piece, Schema, View
from jamedit.formats.engine.builder import Builder, Row, quiet_gc
from jamedit.formats.source import SourceText

_LARGEST_COMPARED = 2_000 * 2_000  # a phrase beyond that is none, and would take for ever

_LOST = "\ufffd"  # what is left of a character that was cut


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
        better = not same and _is_better(words, own)
        leads = bool(words) and (same or view.text_leads or better or len(words) > len(own))
        block.tokens = words if leads else own
        if same or not leads:
            block.groups = _by_letters([p.text for p in block.pieces], block.tokens)
        elif better and _LOST not in "".join(own):
            block.groups = _by_letters([_letters(p) or "-" for p in spelled], [_letters(w) or "-" for w in words])
        else:
            block.groups = _by_similarity(spelled, words)


def _is_better(words: Sequence[str], own: Sequence[str]) -> bool:
    """Tell whether a text says what its pieces say, and more: punctuation, or characters that the pieces cut."""
    text, pieces = "".join(words), "".join(own)
    if _LOST in pieces and text and _LOST not in text:
        return True
    letters = _letters(text)
    return len(text) - len(letters) > len(pieces) - len(_letters(pieces)) and letters == _letters(pieces)


def _letters(text: str) -> str:
    return text if text.isalnum() else "".join([c for c in text if c.isalnum()])


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


def _by_similarity(pieces: Sequence[str], words: Sequence[str]) -> list[Group]:
    """Group pieces with words that are spelled otherwise ("twenty five" and "25") by what is around them."""
    if not pieces:
        return [Group((0, 0), (0, len(words)))]
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
            span, sure = union(p.span for p in mine if not p.space), _mean(mine)
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


def transcript_of(schema: Schema, source: SourceText, name: str, format_id: str) -> Transcript:
    """Return the transcript that a sheet tells of."""
    builder = Builder()
    for message in schema.warnings:
        builder.warn(0, message)
    with quiet_gc():
        view = schema.views[0] if schema.views else View([], Fields())
        settle(view)
        blocks = _timed_rows(view, schema.times_from)
        parts = list(_captions(blocks) if view.captions else _single_words(blocks))
        _paragraphs(builder, parts, schema)
        transcript = builder.with_meta(
            replace(source.meta(name, format_id), language=schema.language, title=schema.title)
        )
    return _in_time(transcript) if schema.by_time else transcript


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


def _paragraphs(builder: Builder, parts: Sequence[_Part], schema: Schema) -> None:
    """Gather parts into paragraphs: where the file has them, else by the rule for readers."""
    sections = sorted(schema.sections)
    first = 0  # the number of the first word of the next paragraph
    for a, b in _stretches(parts, schema):
        start = a
        ends = _turn_ends(parts[a:b]) if schema.paragraphed else break_units(_units(parts[a:b]))
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


def _stretches(parts: Sequence[_Part], schema: Schema) -> Iterator[tuple[int, int]]:
    """Yield the runs of parts inside of which no paragraph has to begin."""
    forced = schema.breaks | {at for at, _ in schema.sections}
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
