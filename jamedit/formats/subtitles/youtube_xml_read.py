"""What YouTube's XML captions say: lines with their additions, times of words, how sure they are."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Literal

from jamedit.document import CueSource, Span, Timing
from jamedit.document.span import ordered, share
from jamedit.formats.engine.builder import Builder, Caption
from jamedit.formats.engine.inline_markup import Placed, placed_words
from jamedit.formats.engine.markup_tree.patching import Slot, stray_slot
from jamedit.formats.engine.markup_tree.tree import (
    ENTITY,
    TAG,
    Attribute,
    Element,
    Run,
    Tree,
    parse,
    plain_sections,
)
from jamedit.formats.engine.time_expressions import LONGEST_MS

Version = Literal["srv1", "srv2", "srv3"]

# Version 1 has its text escaped twice, marks such as <font> among it; in the others such text is meant.
_TWICE = r"&amp;(?:#\d{1,8}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z]\w{1,30});"
_WRITTEN = r"&lt;/?(?:font|[biu])\b(?:(?!&[lg]t;)[^<>]){0,200}&gt;"
_TAGS = rf"(?P<space><br\b[^<>]*>|</?(?:p|text)\b[^<>]*>)|{TAG}"
_MARKS_ONCE = re.compile(rf"{_TAGS}|(?P<entity>{ENTITY})")
_MARKS_TWICE = re.compile(rf"{_TAGS}|{_WRITTEN}|(?P<entity>{_TWICE}|{ENTITY})")
_ROLLING = re.compile(r"<(?:p|text)\b[^<>]*\b(?:a|append)=[\"']1[\"']")
_NUMBER = re.compile(r"\s*(-?\d{1,15})(?:\.(\d{1,9}))?\s*$")
_ELEMENT = {"srv1": "text", "srv2": "text", "srv3": "p"}
_LONGEST_GUESS_MS = 5_000


@dataclass(slots=True)
class Row:
    """Hold what a caption's line has besides text: the numbers that are in the file, and how sure its words are.

    `marked` tells that words or additions have times of their own.
    """

    start: Attribute | None = None
    length: Attribute | None = None
    base_ms: int = 0
    marked: bool = False
    open: bool = False  # it does not say how long it lasts
    confidences: list[float | None] = field(default_factory=list)


@dataclass(slots=True)
class _Line:
    """Hold an element with its additions."""

    elements: list[Element]
    start_ms: int
    end_ms: int | None


def words_of(version: Version, raw: str) -> list[Placed]:
    """Return the words of a caption, and where each is in its mark-up."""
    if version == "srv1":
        return placed_words(raw, _MARKS_TWICE)
    return placed_words(raw, _MARKS_ONCE, html.unescape)


def document(version: Version, text: str, name: str, builder: Builder) -> list[Slot[Row]]:
    """Read a whole text into captions; faults are told to the builder."""
    tree = parse(text, name)
    reader = _Reader(version, tree, builder)
    slots = [slot for line in reader.lines() for slot in reader.slot(line)]
    slots += reader.strays()
    slots.sort(key=lambda s: s.start)
    _end(slots)
    if reader.sure:  # all zero means: nobody said
        for slot in slots:
            slot.data.confidences = [None if c is None else c / 255 for c in slot.data.confidences]
    else:
        for slot in slots:
            slot.data.confidences = []
    for at, what in tree.faults:
        builder.warn(tree.line_of(at), f"{what}; read as far as possible")
    return slots


class _Reader:
    def __init__(self, version: Version, tree: Tree, builder: Builder) -> None:
        self._version, self._tree, self._builder = version, tree, builder
        self._name = _ELEMENT[version]
        self.sure = False
        self._rolling = _ROLLING.search(tree.text) is not None
        self._previous: tuple[list[str], int] = ([], 0)  # the last line of text, and when it goes

    def lines(self) -> Iterator[_Line]:
        """Yield each line with the elements that add to it."""
        line: _Line | None = None
        for element in self._tree.root.every(self._name):
            if _inside(self._tree, element, self._name):
                continue
            values = self._tree.attributes(element)
            adds = values.get("append" if self._version == "srv2" else "a")
            if adds is not None and adds.value == "1":
                if line and self._tree.content(element) == self._tree.content(line.elements[0]):
                    continue  # the line once more
                if line and self._tree.content(element):
                    line.elements.append(element)
                    continue
                if line:
                    yield line
                line = None
                if not self._tree.content(element):
                    continue
            if line:
                yield line
            line = _Line([element], *self._times(values))
        if line:
            yield line

    def _times(self, values: dict[str, Attribute]) -> tuple[int, int | None]:
        start = self._number(values.get("start" if self._version == "srv1" else "t"))
        length = self._number(values.get("dur" if self._version == "srv1" else "d"))
        begin = min(max(0, start or 0), LONGEST_MS)
        return begin, None if length is None else min(begin + max(0, length), LONGEST_MS)

    def _number(self, attribute: Attribute | None) -> int | None:
        """Return milliseconds: version 1 counts seconds."""
        if attribute is None:
            return None
        m = _NUMBER.match(attribute.value)
        if m is None:
            line = self._tree.line_of(attribute.start)
            self._builder.warn(line, f"the number {attribute.value[:40]!r} cannot be read, left unchanged")
            return None
        if self._version != "srv1":
            return int(m[1])
        return int(m[1]) * 1000 + int((m[2] or "0")[:3].ljust(3, "0"))

    def slot(self, line: _Line) -> Iterator[Slot[Row]]:
        """Yield the caption of a line, none when it has no word."""
        first, last = line.elements[0], line.elements[-1]
        text = self._tree.text
        body = self._behind_repeat(first, line.start_ms) if self._rolling else first.body
        stood = text[body : last.end]
        raw = plain_sections(stood)
        placed = words_of(self._version, raw)
        if not placed:
            return
        self._previous = (raw.rpartition("\n")[2].split(), line.end_ms or line.start_ms)
        values = self._tree.attributes(first)
        names = ("start", "dur") if self._version == "srv1" else ("t", "d")
        row = Row(values.get(names[0]), values.get(names[1]), line.start_ms)
        end = line.end_ms
        for element in line.elements[1:]:
            _, its_end = self._times(self._tree.attributes(element))
            if its_end is not None:
                end = max(line.start_ms, its_end, end or 0)
        row.open = end is None
        if len(line.elements) > 1:
            row.length = None  # the length of one element is not the caption's
        span = Span(line.start_ms, line.start_ms if end is None else end)
        caption = Caption([w.text for w in placed], span, CueSource(_lines(raw, placed), "", "", span))
        starts = self._starts(line, body) if raw == stood else []
        if len(starts) > 1 or (starts and starts[0][3]):
            row.marked = True
            caption.word_times = _word_times(placed, starts, span, row)
        slot = Slot(first.start, body, last.end, last.stop, row, [caption])
        self.sure = self.sure or any(row.confidences)
        yield slot

    def _behind_repeat(self, element: Element, start_ms: int) -> int:
        """Return where the text of a line begins: behind the line before, where that is shown once more above it."""
        first, mark, rest = self._tree.text[element.body : element.end].partition("\n")
        words, gone = self._previous
        repeats = words and first.split() == words and start_ms <= gone and rest.strip()
        return element.body + len(first) + len(mark) if repeats else element.body

    def _starts(self, line: _Line, body: int) -> list[tuple[int, int, float | None, bool]]:
        """Return place, time and certainty of each part that has a time, and whether it is a word's mark."""
        found: list[tuple[int, int, float | None, bool]] = []
        for element in line.elements:
            base, _ = self._times(self._tree.attributes(element))
            found.append((element.body - body, base, None, False))
            for s in element.every("s"):
                values = self._tree.attributes(s)
                offset = self._number(values.get("t"))
                sure = self._number(values.get("ac"))
                at = min(LONGEST_MS, max(0, base + (offset or 0)))
                found.append((s.body - body, at, None if sure is None else float(min(255, max(0, sure))), True))
        return found

    def strays(self) -> Iterator[Slot[Row]]:
        """Yield text that is outside of any line."""
        for element in self._tree.root.every():
            if element.name in (self._name, "s", "head") or _inside(self._tree, element, self._name):
                continue
            for run in element.children:
                slot = stray_slot(self._tree, run, self._builder, "caption", Row) if isinstance(run, Run) else None
                if slot is not None:
                    yield slot


def _inside(tree: Tree, element: Element, name: str) -> bool:
    parent = tree.parent(element)
    while parent is not None:
        if parent.name in (name, "head"):
            return True
        parent = tree.parent(parent)
    return False


def _lines(raw: str, placed: list[Placed]) -> str:
    """Return the text of a caption with its line breaks."""
    out = [placed[0].text]
    for before, word in pairwise(placed):
        out += ["\n" if "\n" in raw[before.end : word.start] else " ", word.text]
    return "".join(out)


def _word_times(
    placed: list[Placed], starts: list[tuple[int, int, float | None, bool]], span: Span, row: Row
) -> list[tuple[Span, Timing]]:
    """Give each word the time of the mark before it; several behind one mark share it out."""
    runs: list[tuple[int, list[int]]] = []  # when it starts, the sizes of its words
    at, seen = -1, -2
    for word in placed:
        while at + 1 < len(starts) and starts[at + 1][0] <= word.start:
            at += 1
        if at != seen:
            runs.append((max(starts[at][1], runs[-1][0] if runs else 0) if at >= 0 else span.start_ms, []))
            seen = at
        runs[-1][1].append(len(word.text))
        row.confidences.append(starts[at][2] if at >= 0 else None)
    times: list[tuple[Span, Timing]] = []
    for i, (start, sizes) in enumerate(runs):
        end = runs[i + 1][0] if i + 1 < len(runs) else max(start, span.end_ms)
        timing = Timing.HEARD if len(sizes) == 1 else Timing.ESTIMATED
        times += [(part, timing) for part in share(Span(start, end), sizes)]
    return times


def _end(slots: list[Slot[Row]]) -> None:
    """Let words end where the next line begins: lines of rolling captions stay on the screen for longer."""
    timed = [slot for slot in slots if slot.parts[0].span]
    for slot, following in zip(timed, [*timed[1:], None], strict=False):
        caption = slot.parts[0]
        start, end = (caption.span.start_ms, caption.span.end_ms) if caption.span else (0, 0)
        later = following.parts[0].span if following else None
        limit = later.start_ms if later and later.start_ms > start else None
        if slot.data.open:
            end = start + _LONGEST_GUESS_MS if limit is None else min(start + _LONGEST_GUESS_MS, limit)
            caption.span = Span(start, end)
            text = caption.source.text if caption.source else ""
            caption.source = CueSource(text, "", "", caption.span)
            limit = end
        if limit is None or limit > end:
            continue
        if caption.word_times is None:
            shared = share(Span(start, limit), [len(w) for w in caption.words])
            caption.word_times = [(part, Timing.ESTIMATED) for part in shared]
        else:
            last, timing = caption.word_times[-1]
            caption.word_times[-1] = (ordered(min(last.start_ms, limit), limit), timing)
    _part(timed)


def _part(slots: list[Slot[Row]]) -> None:
    """Let captions end where the next one begins when most run over: made by a machine, they stay until they roll."""
    spans = [slot.parts[0].span or Span(0, 0) for slot in slots]
    over = [(i, b.start_ms) for i, (a, b) in enumerate(pairwise(spans)) if a.start_ms < b.start_ms < a.end_ms]
    if len(over) > 1 and 2 * len(over) >= len(spans) - 1:
        for i, stop in over:
            slots[i].parts[0].span = Span(spans[i].start_ms, stop)
