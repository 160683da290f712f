"""LRC (.lrc): `[mm:ss.xx]` before a line, several where it is sung again, `<mm:ss.xx>` before words.

Tags such as `[ar:Name]` stay as they are; `[offset:+500]` moves all lines half a second ahead. A line ends where the
next one begins; a time without a text ends the line before.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import partial

from jamedit.document import Span, Timing, Transcript
from jamedit.document.timecode import milliseconds
from jamedit.formats.base import Codec, has_extension
from jamedit.formats.engine.builder import Builder
from jamedit.formats.engine.cue_list.word_timestamps import times_between
from jamedit.formats.engine.inline_markup import Placed, placed_words
from jamedit.formats.engine.line_items.reading import Item, ItemPassage, Scheme, ends_by_next, lines_of, read_items
from jamedit.formats.engine.line_items.writing import reworded, write_items
from jamedit.formats.options import WriteOptions
from jamedit.formats.source import SourceText

_ID = "lrc"
_TIME = r"()(\d{1,4}):(\d{1,2})(?:[.:](\d{1,3}))?"
_STAMP = re.compile(rf"[ \t]*\[-?{_TIME}\]")
_INSIDE = re.compile(rf"<{_TIME}>")
_TAG = re.compile(r"[ \t]*\[(?:[a-zA-Z_#][\w#]*):[^\n]*\][ \t]*$|[ \t]*#|[ \t]*\[[a-zA-Z_]+\][ \t]*$")
_OFFSET = re.compile(r"^[ \t]*\[offset:[ \t]*([-+]?\d{1,9})[ \t]*\]", re.MULTILINE | re.IGNORECASE)
_SIGN = re.compile(r"^[ \t]*\[-?\d{1,3}:\d{2}(?:[.:]\d{1,3})?\](?![ \t]*-->)", re.MULTILINE)
_LONGEST_GAP_MS = 300  # pauses longer than this are written as the end of the line before


def sniff(text: str, name: str) -> float:
    """Say how sure it is that a text is LRC."""
    lines = [line for line in text[:20_000].split("\n")[:200] if line.strip()]
    stamped = sum(1 for line in lines if _SIGN.match(line))
    tags = sum(1 for line in lines if _TAG.match(line))
    if not stamped or not (_SIGN.match(lines[0]) or _TAG.match(lines[0])):
        return 0.6 if has_extension(name, (".lrc",)) and (stamped or tags) else 0.0
    if stamped + tags < 0.8 * len(lines):
        return 0.6 if has_extension(name, (".lrc",)) else 0.0
    sure = tags or _INSIDE.search(text) or any(_STAMP.match(x) and "." in x.partition("]")[0] for x in lines)
    return 0.9 if sure or has_extension(name, (".lrc",)) else 0.5


def _items(text: str, builder: Builder) -> list[Item]:
    offset = _OFFSET.search(text)
    shift = int(offset[1]) if offset else 0
    items: list[Item] = []
    stops: list[int] = []
    for number, (start, end) in enumerate(lines_of(text), 1):
        line = text[start:end].rstrip("\n")
        stamps, at = [], 0
        while match := _STAMP.match(line, at):
            stamps.append(match)
            at = match.end()
        words = [w.text for w in _placed(line[at:])]
        if not words:
            stops += [max(0, milliseconds(*m.groups()) - shift) for m in stamps]
        elif stamps:
            for m in stamps:
                below = "[-" in m[0]
                if below:
                    builder.warn(number, "a time below zero, read as 0")
                begin = 0 if below else max(0, milliseconds(*m.groups()) - shift)
                item = Item(start, end, (start + at, start + len(line)), words, Span(begin, begin))
                item.shown = " ".join(words)
                item.start_at = (start + m.start(2) - below, start + m.end() - 1)
                item.time, item.new_item = (
                    partial(_shifted, shift),
                    partial(_new_item, shift=shift, like=m[0].strip()[1:-1]),
                )
                items.append(item)
        elif not _TAG.match(line):
            builder.warn(number, "a line without a time, kept as text")
            items.append(Item(start, end, (start, start + len(line)), words))
    return _timed(text, items, stops, shift)


def _shifted(shift: int, literal: str, ms: int) -> str:
    return _like(literal, max(0, ms + shift))


def _like(literal: str, ms: int) -> str:
    """Write a time like another; LRC counts minutes beyond an hour and knows no hours."""
    mark = "." if "." in literal else ":" if literal.count(":") == 2 else ""
    digits = len(re.split(r"[.:]", literal)[2]) if mark else 0
    unit = 10 ** (3 - digits)
    whole, part = divmod((ms + unit // 2) // unit, 10**digits)
    minutes, seconds = divmod(whole, 60)
    return f"{minutes:02d}:{seconds:02d}" + (f"{mark}{part:0{digits}d}" if mark else "")


def _timed(text: str, items: list[Item], stops: list[int], shift: int) -> list[Item]:
    """Put lines in the order of their times, unless some have none, and let them end where the next begins."""
    timed = sorted((i for i in items if i.span), key=lambda i: i.span.start_ms if i.span else 0)
    starts = [i.span.start_ms for i in timed if i.span]
    ends = ends_by_next(starts, [sum(map(len, i.words)) for i in timed])
    stops.sort()
    for n, (item, begin, end) in enumerate(zip(timed, starts, ends, strict=True)):
        at = bisect_right(stops, begin)
        stop = stops[at] if at < len(stops) else end
        item.span = Span(begin, stop if stop < end or n + 1 == len(timed) else end)
        raw = text[slice(*item.body)]
        if "<" in raw and _INSIDE.search(raw):
            item.word_times = _word_times(raw, item.span, shift)
            item.new_body = partial(_restamped, shift, item.words, item.word_times)
    return timed if len(timed) == len(items) else items


def _placed(raw: str) -> list[Placed]:
    return placed_words(raw, _INSIDE)


def _word_times(raw: str, span: Span, shift: int) -> list[tuple[Span, Timing]] | None:
    """Return the time of every word from the times before them; a time behind the last word ends it."""
    words = _placed(raw)
    stamps = [(m.end(), max(0, milliseconds(*m.groups()) - shift)) for m in _INSIDE.finditer(raw)]
    edges = [span.start_ms, *(ms for _, ms in stamps)]
    if sorted(edges) != edges:
        return None
    edges.append(max(edges[-1], span.end_ms))
    return times_between(words, [place for place, _ in stamps], edges)


def _restamped(
    shift: int, words: list[str], times: list[tuple[Span, Timing]] | None, raw: str, out: ItemPassage
) -> str:
    """Return a line with times before its words, written again where words or their times are others."""
    starts = [w.span.start_ms if w.span else None for w in out.words]
    known = [s.start_ms for s, _ in times] if times else None
    if out.texts == words and (known is None or starts == known):
        return raw
    if known is None or None in starts:
        return reworded(raw, out.texts, _SCHEME)
    stamps = list(_INSIDE.finditer(raw))
    space = " " if raw[stamps[0].end() : stamps[0].end() + 1].isspace() else ""
    like = stamps[0][0][1:-1]
    lead = raw[: len(raw) - len(raw.lstrip())]
    parts = [f"<{_shifted(shift, like, w.span.start_ms)}>{space}{w.text}" for w in out.words if w.span]
    closed = out.words[-1].span if stamps[-1].end() == len(raw.rstrip()) else None
    last = f" <{_shifted(shift, like, closed.end_ms)}>" if closed else ""
    return lead + " ".join(parts) + last


def _new_item(out: ItemPassage, shift: int = 0, like: str = "00:00.000") -> str:
    heard = out.words and all(w.span and w.timing is not Timing.ESTIMATED for w in out.words)
    begin = out.span.start_ms if out.span else 0
    if heard:
        text = " ".join(f"<{_shifted(shift, like, w.span.start_ms)}>{w.text}" for w in out.words if w.span)
    else:
        text = out.text
    return f"[{_shifted(shift, like, begin)}]{text}\n"


def _pause(out: ItemPassage, following: ItemPassage | None) -> str:
    """Return the line that ends another one, when the next does not begin at once."""
    if out.span is None:
        return ""
    if following and following.span and following.span.start_ms - out.span.end_ms <= _LONGEST_GAP_MS:
        return ""
    return f"[{_like('00:00.000', out.span.end_ms)}]\n"


_SCHEME = Scheme(_ID, _items, _new_item, _like, placed=_placed, pause=_pause, points=True, copied=False)


def read(source: SourceText, name: str) -> Transcript:
    """Read LRC; a line with several times is read once for each."""
    return read_items(source, name, _SCHEME)


def write(transcript: Transcript, options: WriteOptions) -> str:
    """Write LRC; a line that is sung several times stays one as long as it reads the same each time."""
    return write_items(transcript, options, _SCHEME)


CODEC = Codec(sniff, read, write)
