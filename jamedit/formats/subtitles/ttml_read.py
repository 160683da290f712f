"""What a TTML text says: captions with times relative to their parents, speakers, word times, titles."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from jamedit.document import CueSource, Span, Timing
from jamedit.document.fast_construction import source_of
from jamedit.document.span import ordered, share, union
from jamedit.formats.engine.builder import Builder, Caption
from jamedit.formats.engine.inline_markup import Placed, placed_words, words_in
from jamedit.formats.engine.markup_tree.patching import Slot, stray_slot
from jamedit.formats.engine.markup_tree.tree import (
    BREAK,
    ENTITY,
    TAG,
    Element,
    Run,
    Tree,
    parse,
    plain_sections,
    text_of,
)
from jamedit.formats.engine.time_expressions import LONGEST_MS, Rates

_NAME = r"(?:[\w.\-]+:)?"
_ASIDE = rf"<{_NAME}metadata\b[^<>]*+(?<!/)>(?s:.{{0,500}}?)</{_NAME}metadata>"
_NEXT = rf"</{_NAME}span>(?=<{_NAME}span\b"  # a part, and another one with no white space between
_MARK = rf"{_ASIDE}|{TAG}|(?P<entity>{ENTITY})"
MARKS = re.compile(rf"(?P<space><{_NAME}br\b[^<>]*>|(?<=[.!?\u2026]){_NEXT}[^<>]{{0,200}}>[^\W\d]))|{_MARK}")
_GLUED = re.compile(rf"(?P<space><{_NAME}br\b[^<>]*>|{_NEXT}))|{_MARK}")
_BEGINS = re.compile(r"begin\s*+=")
_TELLS = re.compile(r"(?:begin|end|dur|agent)\s*+=")  # no tag without it says when something is, or who speaks
_LEAST_GLUED = 3  # timed parts without a space between them that are words
_LONGEST_GUESS_MS = 5_000  # of a caption that says no end


@dataclass(slots=True)
class Place:
    """Hold the element of a caption, when its parent begins, and the ids of the people who speak in it."""

    element: Element
    base_ms: int
    agent: str = ""
    timed: bool = False


@dataclass(slots=True)
class Document:
    """Hold what was read of a file besides its captions."""

    tree: Tree
    rates: Rates
    slots: list[Slot[Place]] = field(default_factory=list)
    names: dict[str, str] = field(default_factory=dict)
    agents: dict[str, Element] = field(default_factory=dict)
    title: str = ""
    language: str = ""
    sections: dict[int, str] = field(default_factory=dict)  # number of the slot, title
    absolute: bool = False  # times inside of timed elements count from the start of the recording, as Apple's do
    marks: re.Pattern[str] = MARKS  # what parts the words of a caption, or is none


class _Context(NamedTuple):
    """Hold what an element hands down: when it begins and ends, and who speaks."""

    base: int
    limit: int | None
    agent: str


class _Piece(NamedTuple):
    """Hold text of one caption: where it is, its own time if it has one, who speaks."""

    start: int
    span: Span | None
    agent: str


def document(text: str, name: str, builder: Builder) -> Document:
    """Read a whole text into captions; faults are told to the builder."""
    tree = parse(text, name)
    top = tree.root.first("tt") or tree.root
    rate = (
        tree.value(top, k) if top.tag else "" for k in ("frameRate", "frameRateMultiplier", "subFrameRate", "tickRate")
    )
    found = Document(tree, Rates.of(*rate))
    found.language = tree.value(top, "lang") if top.tag else ""
    for agent in tree.every("agent"):
        found.agents[tree.value(agent, "id")] = agent
        named = agent.first("name")
        found.names[tree.value(agent, "id")] = tree.content(named or agent) or tree.value(agent, "id")
    head = tree.root.first("head")
    title = head.first("title") if head else None
    found.title = tree.content(title) if title else ""
    found.absolute = _is_absolute(found)
    found.marks = _GLUED if _is_glued(found) else MARKS
    reader = _Reader(found, builder)
    reader.walk(tree.root, _Context(0, None, ""))
    reader.finish()
    for at, what in tree.faults:
        builder.warn(tree.line_of(at), f"{what}; read as far as possible")
    return found


def _is_absolute(found: Document) -> bool:
    """Tell whether the times of timed parts fit into those around them as they are, and not when added to them."""
    votes = 0
    waiting: list[tuple[Element, int, int | None]] = [(found.tree.root, 0, None)]
    while waiting:
        parent, begin, end = waiting.pop()
        for child in parent.elements():
            if not (begin and end is not None) and not _BEGINS.search(found.tree.text, child.body, child.end):
                continue  # nothing timed around it, and nothing in it
            values = found.tree.attributes(child)
            read = {k: found.rates.milliseconds(values[k].value) for k in ("begin", "end") if k in values}
            start, stop = read.get("begin"), read.get("end")
            if begin and start is not None and end is not None:
                votes += (begin - 1 <= start <= end + 1) - (start <= end - begin + 1)
            waiting.append((child, begin if start is None else start, end if stop is None else stop))
    return votes > 0


def _is_glued(found: Document) -> bool:
    """Tell whether every caption of several timed parts has no space at all, in a writing that has some."""
    texts = []
    for caption in found.tree.every("p"):
        if len(caption.children) < _LEAST_GLUED:
            continue
        spans = [s for s in caption.elements() if s.name == "span" and "begin" in found.tree.attributes(s)]
        if len(spans) >= _LEAST_GLUED:
            texts.append(found.tree.text[caption.body : caption.end])
    plain = [text_of(text) for text in texts]
    spaced = any(len(text.split()) > 1 or "> " in raw for text, raw in zip(plain, texts, strict=True))
    return bool(plain) and not spaced and any(c.upper() != c.lower() for text in plain for c in text)


class _Reader:
    def __init__(self, found: Document, builder: Builder) -> None:
        self._found, self._tree, self._builder = found, found.tree, builder
        self._text = found.tree.text
        self._limits: list[tuple[int, int, int | None]] = []  # number of a caption, its start, its end if it says one

    def walk(self, parent: Element, context: _Context) -> None:
        """Go through the containers; `seq` ones play their children one after another."""
        sequential = bool(parent.tag) and self._tree.value(parent, "timeContainer") == "seq"
        base = context.base
        for child in parent.children:
            if isinstance(child, Run):
                self._stray(child)
            elif child.name == "p":
                end = self._caption(child, context if base == context.base else context._replace(base=base))
                base = end if sequential and end is not None else base
            elif child.name in ("head", "metadata", "set", "title", "desc"):
                self._section(child)
            else:
                inner = self._times(child, context._replace(base=base))
                self.walk(child, inner)
                base = inner.limit if sequential and inner.limit is not None else base

    def _section(self, metadata: Element) -> None:
        title = metadata if metadata.name == "title" else metadata.first("title")
        if metadata.name != "head" and title is not None and (text := self._tree.content(title)):
            self._found.sections[len(self._found.slots)] = text

    def _stray(self, run: Run) -> None:
        slot = stray_slot(self._tree, run, self._builder, "caption", lambda: Place(self._tree.root, 0))
        if slot is not None:
            self._found.slots.append(slot)

    def _times(self, element: Element, context: _Context) -> _Context:
        """Return what an element hands down, its own begin, end and duration reckoned in."""
        values = self._tree.values(element)
        return self._handed_down(element, values, context) if values else context

    def _handed_down(self, element: Element, values: dict[str, str], context: _Context) -> _Context:
        begin, end, dur = (self._time(element, values, name) for name in ("begin", "end", "dur"))
        origin = 0 if self._found.absolute else context.base
        base = context.base if begin is None else min(LONGEST_MS, origin + begin)
        limit = context.limit
        for ends in (None if dur is None else base + dur, None if end is None else origin + end):
            if ends is not None:
                limit = ends if limit is None else min(limit, ends)
        agent = context.agent
        if "agent" in values:
            agent = next(iter(values["agent"].split()), "")
        return _Context(base, None if limit is None else min(LONGEST_MS, limit), agent)

    def _time(self, element: Element, values: dict[str, str], name: str) -> int | None:
        written = values.get(name)
        if written is None:
            return None
        ms = self._found.rates.milliseconds(written)
        if ms is None:
            line = self._tree.line_of(self._tree.attributes(element)[name].start)
            self._builder.warn(line, f"the time {written[:40]!r} cannot be read, left unchanged")
        return ms

    def _caption(self, element: Element, context: _Context) -> int | None:
        """Add the caption or captions of one `p`; return when it ends."""
        values = self._tree.values(element)
        own = "begin" in values or "end" in values or "dur" in values
        inner = self._handed_down(element, values, context)
        body = element.body
        inside = list(element.elements())
        for child in inside:
            if child.name == "metadata" and not self._text[body : child.start].strip():
                body = child.stop
        timed = [c for c in inside if c.name == "span" and self._is_timed(c)]
        if not own and timed and self._are_captions(element, timed):
            for span in timed:
                place = Place(span, 0 if self._found.absolute else inner.base, inner.agent, True)
                self._add(place, span.body, self._times(span, inner), self._tree.value(span, "id"))
        elif own or timed or context.limit is not None or self._text[body : element.end].strip():
            origin = 0 if self._found.absolute else context.base
            self._add(Place(element, origin, inner.agent, own), body, inner, values.get("id", ""))
        return inner.limit

    def _is_timed(self, element: Element) -> bool:
        values = self._tree.attributes(element)
        return "begin" in values or "end" in values or "dur" in values

    def _are_captions(self, element: Element, timed: list[Element]) -> bool:
        """Tell whether the timed parts of a `p` without times are captions by themselves rather than words."""
        rest, at = [], element.body
        for span in [*timed]:
            rest.append(self._text[at : span.start])
            at = span.stop
        alone = not text_of("".join([*rest, self._text[at : element.end]]))
        return alone and any(len(self._tree.content(span).split()) > 1 for span in timed)

    def _add(self, place: Place, body: int, context: _Context, identifier: str) -> None:
        element = place.element
        stood = self._text[body : element.end]
        raw = plain_sections(stood)
        if _TELLS.search(raw) is None:
            self._add_words(place, body, context, raw, identifier)
            return
        placed = placed_words(raw, self._found.marks)
        if not placed:
            return
        pieces = list(self._pieces(element, context, None)) if raw == stood else []
        mine = _piece_of_each(placed, pieces, body, context.agent)
        times = _word_times(placed, mine, context) if any(p.span for p in mine) else None
        source = CueSource(_lines(raw), identifier)
        slot = Slot(element.start, body, element.end, element.stop, place)
        for i, (word, piece) in enumerate(zip(placed, mine, strict=True)):
            name = self._found.names.get(piece.agent, piece.agent)
            if not slot.parts or slot.parts[-1].speaker != name:
                slot.parts.append(Caption([], None, None if slot.parts else source, name, [] if times else None))
            slot.parts[-1].words.append(word.text)
            if times:
                slot.parts[-1].word_times.append(times[i])  # type: ignore[union-attr]
        limit = max(t.end_ms for t, _ in times) if times and context.limit is None else context.limit
        self._limits.append((len(self._found.slots), context.base, limit))
        self._found.slots.append(slot)

    def _add_words(self, place: Place, body: int, context: _Context, raw: str, identifier: str) -> None:
        """Add a caption in which nothing says when it is spoken or by whom, as hardly any does."""
        found, element = self._found, place.element
        words = words_in(raw, found.marks)
        if not words:
            return
        source = source_of(_lines(raw), identifier, "", None)
        part = Caption(words, None, source, found.names.get(context.agent, context.agent))
        self._limits.append((len(found.slots), context.base, context.limit))
        found.slots.append(Slot(element.start, body, element.end, element.stop, place, [part]))

    def _pieces(self, element: Element, context: _Context, span: Span | None) -> Iterator[_Piece]:
        for child in element.children:
            if isinstance(child, Run):
                yield _Piece(child.start, span, context.agent)
            elif child.name != "metadata":
                inner = self._times(child, context)
                own = span
                if child.name == "span" and self._is_timed(child):
                    own = ordered(inner.base, inner.base if inner.limit is None else inner.limit)
                yield from self._pieces(child, inner, own)

    def finish(self) -> None:
        """Give every caption its time; one that says no end lasts to the next one's start, or a few seconds."""
        starts = [start for _, start, _ in self._limits]
        for (number, start, limit), following in zip(self._limits, [*starts[1:], -1], strict=False):
            if limit is None:
                guess = start + _LONGEST_GUESS_MS
                limit = min(guess, following) if following > start else guess
            _set_times(self._found.slots[number].parts, ordered(start, limit))


def _piece_of_each(placed: list[Placed], pieces: list[_Piece], body: int, agent: str) -> list[_Piece]:
    at, mine = -1, []
    for word in placed:
        while at + 1 < len(pieces) and pieces[at + 1].start <= body + word.start:
            at += 1
        first = pieces[at] if at >= 0 else _Piece(-1, None, agent)
        last = at
        while last + 1 < len(pieces) and pieces[last + 1].start < body + word.end:
            last += 1
        inside = union(p.span for p in pieces[at : last + 1]) if last > at >= 0 else None
        mine.append(first if inside is None or first.span is None else first._replace(span=inside))
    return mine


def _word_times(placed: list[Placed], mine: list[_Piece], context: _Context) -> list[tuple[Span, Timing]]:
    """Share the time of each timed part among its words; words between two such parts get the gap."""
    runs: list[tuple[Span | None, list[int]]] = []
    for word, piece in zip(placed, mine, strict=True):
        if not runs or runs[-1][0] is not piece.span:
            runs.append((piece.span, []))
        runs[-1][1].append(len(word.text))
    times: list[tuple[Span, Timing]] = []
    for i, (span, sizes) in enumerate(runs):
        timing = Timing.HEARD if span and len(sizes) == 1 else Timing.ESTIMATED
        if span is None:
            start = times[-1][0].end_ms if times else context.base
            end = runs[i + 1][0].start_ms if i + 1 < len(runs) and runs[i + 1][0] else context.limit  # type: ignore[union-attr]
            span = ordered(start, start if end is None else end)
        times += [(part, timing) for part in share(span, sizes)]
    return times


def _set_times(parts: list[Caption], span: Span) -> None:
    """Give a caption its time; voices without word times share it."""
    first = parts[0]
    if first.source:
        first.source = source_of(first.source.text, first.source.identifier, "", span)
    if len(parts) == 1:
        first.span = span
        return
    shared = share(span, [sum(map(len, p.words)) for p in parts])
    starts = [p.word_times[0][0].start_ms if p.word_times else s.start_ms for p, s in zip(parts, shared, strict=True)]
    starts[0] = span.start_ms
    for part, start, end in zip(parts, starts, [*starts[1:], span.end_ms], strict=True):
        part.span = ordered(start, end)


def _lines(raw: str) -> str:
    """Return the text of a caption with its line breaks, as other formats write it."""
    return "\n".join(filter(None, map(text_of, BREAK.split(raw))))
