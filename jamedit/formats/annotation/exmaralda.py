"""EXMARaLDA's basic transcription (.exb): a tier of events for each speaker over one time line. Only read.

Tiers of the type "t" are what was said; others describe or translate it and are told. Events that follow one another
are one text, in which a word may be cut. Points of the time line without a time are placed between their neighbours.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import pairwise
from typing import NamedTuple

from jamedit.document import Transcript
from jamedit.document.span import ordered
from jamedit.document.tokens import token_spans
from jamedit.formats.base import Codec
from jamedit.formats.engine.builder import Builder, Caption, quiet_gc
from jamedit.formats.engine.cue_list.read_only import caption_of, finished
from jamedit.formats.engine.line_items.seconds import seconds_ms
from jamedit.formats.engine.markup_tree.tree import Element, Tree, parse, plain_sections, unescaped
from jamedit.formats.source import SourceText

_ID, _KIND = "exmaralda", "an EXMARaLDA transcription"
_ROOT = re.compile(r"<basic-transcription[\s>]")
_TAG = re.compile(r"</?[A-Za-z][^<>]*>")
_GUESSED_MS = 1_000  # between two points of a time line that has no time at all


class _Event(NamedTuple):
    """Hold the text of an event between two points, given by their numbers on the time line."""

    start: int
    end: int
    text: str


def sniff(text: str, name: str) -> float:
    """Say how sure it is that a text is EXMARaLDA's."""
    opens = text.lstrip("\ufeff \t\n").startswith("<")
    return 0.98 if opens and _ROOT.search(text[:20_000]) else 0.0


def read(source: SourceText, name: str) -> Transcript:
    """Read an EXMARaLDA transcription."""
    builder = Builder()
    with quiet_gc():
        tree = parse(source.text, name)
        points = list(tree.root.every("tli"))
        numbers = {tree.value(e, "id"): i for i, e in reversed(list(enumerate(points)))}
        times = _times([tree.value(e, "time") for e in points])
        names = {tree.value(e, "id"): _short_name(tree, e) for e in tree.root.every("speaker")}
        captions: list[Caption] = []
        for tier in tree.root.every("tier"):
            code = tree.value(tier, "speaker")
            if tree.value(tier, "type", "t") == "t":
                captions += _captions(_events(tree, tier, numbers), names.get(code) or code, times)
            else:
                _tell(tree, tier, builder)
        builder.captions(sorted(captions, key=lambda c: c.span.start_ms if c.span else 0))
        for at, what in tree.faults:
            builder.warn(tree.line_of(at), f"{what}; read as far as possible")
        title = tree.root.first("transcription-name")
        return finished(builder, replace(source.meta(name, _ID), title=tree.content(title) if title else ""), _KIND)


def _times(literals: list[str]) -> list[int]:
    """Return the times of all points in milliseconds; what is missing is placed evenly between its neighbours."""
    known = [(i, seconds_ms(t)) for i, t in enumerate(literals) if t.strip()]
    if not known:
        return [i * _GUESSED_MS for i in range(len(literals))]
    times = [known[0][1]] * len(literals)
    for (a, start), (b, end) in pairwise(known):
        for i in range(a, b):
            times[i] = start + (max(start, end) - start) * (i - a) // (b - a)
    last, end = known[-1]
    times[last:] = [end] * (len(literals) - last)
    return times


def _tell(tree: Tree, tier: Element, builder: Builder) -> None:
    if any(tree.content(e) for e in tier.elements()):
        name = tree.value(tier, "display-name") or tree.value(tier, "category") or tree.value(tier, "id")
        builder.warn(tree.line_of(tier.start), f"the tier {name!r} describes what is said and is not read as text")


def _short_name(tree: Tree, person: Element) -> str:
    short = person.first("abbreviation")
    return tree.content(short) if short else ""


def _captions(events: Iterable[_Event], speaker: str, times: list[int]) -> Iterator[Caption]:
    """Yield a caption for each event; a word that goes on in the next event is of the one where it begins."""
    for run in _runs(sorted(events, key=lambda e: (e.start, e.end))):
        text = "".join(e.text for e in run)
        spans, at, edge = token_spans(text), 0, 0
        for event in run:
            edge += len(event.text)
            first = at
            while at < len(spans) and spans[at][0] < edge:
                at += 1
            mine = [text[a:b] for a, b in spans[first:at]]
            span = ordered(times[event.start], times[event.end]) if times else None
            caption = caption_of(" ".join(mine), span, speaker)
            if caption is not None:
                yield caption


def _events(tree: Tree, tier: Element, numbers: dict[str, int]) -> Iterator[_Event]:
    last = max(len(numbers) - 1, 0)
    for element in tier.every("event"):
        raw = _TAG.sub("", plain_sections(tree.text[element.body : element.end]))
        start = numbers.get(tree.value(element, "start"), last)
        end = numbers.get(tree.value(element, "end"), start)
        yield _Event(start, max(start, end), unescaped(raw))


def _runs(events: list[_Event]) -> Iterator[list[_Event]]:
    """Yield the events that follow one another without a gap."""
    run: list[_Event] = []
    for event in events:
        if run and run[-1].end != event.start:
            yield run
            run = []
        run.append(event)
    if run:
        yield run


CODEC = Codec(sniff, read)
