"""Transcripts of f4 and MAXQDA: a paragraph a turn, its time behind it, `I: Text. #00:00:07-3#` (tenths of a second).

The time is when the paragraph ends and the next one begins. Where nearly every paragraph opens with a time, it is when
it begins.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from jamedit.document import Span, Transcript
from jamedit.document.span import share
from jamedit.formats.base import Codec, has_extension
from jamedit.formats.engine.builder import Builder
from jamedit.formats.engine.line_items.labels import take_labels, write_labelled
from jamedit.formats.engine.line_items.reading import Item, ItemPassage, Place, Scheme, lines_of, read_items
from jamedit.formats.engine.paragraphs.writing import paragraphs
from jamedit.formats.engine.passage import no_times
from jamedit.formats.engine.source_text import source_text
from jamedit.formats.options import WriteOptions
from jamedit.formats.source import SourceText

_ID = "f4"
_TIME = r"(\d{1,3}):(\d{2}):(\d{2})(?:-(\d{1,3}))?"
_STAMP = re.compile(rf"#(?P<time>{_TIME})#")
_FIRST = 0.6  # of the lines with a time begin with it: then times are of beginnings
_MS_PER_LETTER = 75


def sniff(text: str, name: str) -> float:
    """Say how sure it is that a text is of f4 or MAXQDA."""
    sample = text[:20_000]
    found = len(_STAMP.findall(sample))
    if not found:
        return 0.0
    lines = sum(1 for line in sample.split("\n") if line.strip())
    return 0.9 if found > 1 or has_extension(name, (".f4.txt",)) or lines < 4 else 0.6


def _ms(match: re.Match[str]) -> int:
    hours, minutes, seconds, part = match.groups()[1:]
    return ((int(hours) * 60 + int(minutes)) * 60 + int(seconds)) * 1000 + int((part or "0").ljust(3, "0"))


def _stamp(literal: str, ms: int) -> str:
    """Write a time with as many digits behind the second as another one."""
    digits = len(literal.partition("-")[2])
    unit = 10 ** (3 - digits)
    whole, part = divmod((ms + unit // 2) // unit, 10**digits)
    minutes, second = divmod(whole, 60)
    hours, minute = divmod(minutes, 60)
    return f"{hours:02d}:{minute:02d}:{second:02d}" + (f"-{part:0{digits}d}" if digits else "")


def _items(text: str, builder: Builder) -> list[Item]:
    lines = [(a, b) for a, b in lines_of(text) if text[a:b].strip()]
    first = sum(bool(_STAMP.match(text[a:b].lstrip())) for a, b in lines)
    items = _opened(text, lines) if first >= _FIRST * max(1, _STAMP.subn("", text)[1]) else _closed(text, lines)
    return [item for item in items if item.words]


def _closed(text: str, lines: Sequence[Place]) -> list[Item]:
    """Return the items of a text whose times are behind what they are of."""
    items: list[Item] = []
    ends: list[int | None] = []
    for start, end in lines:
        at = start
        stamps = list(_STAMP.finditer(text, start, end))
        for i, m in enumerate(stamps):
            last = end if not text[m.end() : end].strip() else m.end()
            items.append(_item(text, at, last, (at, m.start()), m, opens=not i))
            items[-1].end_at = m.span("time")
            ends.append(_ms(m))
            at = last
        if text[at:end].strip():
            items.append(_item(text, at, end, (at, end), None, opens=at == start))
            ends.append(None)
    _share(items, [0, *ends])
    return items


def _opened(text: str, lines: Sequence[Place]) -> list[Item]:
    """Return the items of a text whose times are before what they are of."""
    items: list[Item] = []
    starts: list[int | None] = []
    for start, end in lines:
        stamps = list(_STAMP.finditer(text, start, end))
        cuts = [start, *(m.start() for m in stamps if text[start : m.start()].strip()), end]
        for a, b in pairwise(cuts):
            stamp = _STAMP.match(text, a + len(text[a:b]) - len(text[a:b].lstrip()), b)
            items.append(_item(text, a, b, (stamp.end() if stamp else a, b), stamp, opens=a == start))
            items[-1].start_at = stamp.span("time") if stamp else None
            starts.append(_ms(stamp) if stamp else None)
    _share(items, [*starts, None])
    return items


def _item(text: str, start: int, end: int, body: Place, stamp: re.Match[str] | None, *, opens: bool) -> Item:
    a, b = body
    raw = text[a:b]
    a, b = a + len(raw) - len(raw.lstrip()), a + len(raw.rstrip())
    item = Item(start, end, (min(a, b), b), text[a:b].split(), shown=text[a:b])
    item.opens = opens
    item.time = _stamp if stamp else None
    return item


def _share(items: Sequence[Item], edges: Sequence[int | None]) -> None:
    """Share out the time between known edges among the items; there is one edge more than there are items."""
    known = [i for i, ms in enumerate(edges) if ms is not None]
    if not any(edges[i] for i in known):
        return
    for a, b in pairwise([*known, *([len(edges) - 1] if known[-1] < len(edges) - 1 else [])]):
        letters = [sum(map(len, item.words)) for item in items[a:b]]
        begin, end = edges[a] or 0, edges[b]
        end = max(begin, begin + max(1_000, _MS_PER_LETTER * sum(letters)) if end is None else end)
        for item, span in zip(items[a:b], share(Span(begin, end), letters), strict=True):
            item.span = span


def _labelled(text: str, builder: Builder) -> list[Item]:
    items = _items(text, builder)
    take_labels(text, items, _SCHEME)
    return items


def _new_item(out: ItemPassage) -> str:
    end = _stamp("-0", out.span.end_ms if out.span else 0)
    return f"{out.speaker}{out.text} #{end}#\n\n"


_SCHEME = Scheme(_ID, _labelled, _new_item, _stamp, points=True, carries=True)


def read(source: SourceText, name: str) -> Transcript:
    """Read a transcript of f4 or MAXQDA."""
    return read_items(source, name, _SCHEME)


def write(transcript: Transcript, options: WriteOptions) -> str:
    """Write a paragraph with its speaker before and its end behind it, a blank line between two."""
    if source_text(transcript.meta, _ID) is not None:
        return write_labelled(transcript, options, _SCHEME, _items)
    outs = list(paragraphs(transcript, options))
    if outs and all(out.span is None for out in outs):
        raise no_times(transcript, _ID)
    parts = []
    for out in outs:
        name = f"{out.speaker}: " if out.speaker else ""
        end = f" #{_stamp('-0', out.span.end_ms)}#" if out.span else ""
        parts.append(f"{name}{out.text}{end}\n")
    return "\n".join(parts)


CODEC = Codec(sniff, read, write)
