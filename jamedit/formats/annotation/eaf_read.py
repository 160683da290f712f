"""What an ELAN file says: tiers of annotations, the time slots they hang on, tiers that divide others into words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import partial
from itertools import pairwise

from jamedit.document import CueSource, Span, Timing
from jamedit.document.span import ordered, share
from jamedit.document.tokens import key
from jamedit.formats.engine.builder import Builder, Caption
from jamedit.formats.engine.inline_markup import difference, words_in
from jamedit.formats.engine.markup_tree.patching import Slot, stray_slot
from jamedit.formats.engine.markup_tree.tree import (
    ENTITY,
    TAG,
    Element,
    Run,
    Tree,
    parse,
    plain_sections,
    text_of,
)
from jamedit.formats.engine.time_expressions import LONGEST_MS

MARKS = re.compile(rf"{TAG}|(?P<entity>{ENTITY})")
_MILLISECONDS = re.compile(r"\s*+-?\d{1,15}\s*+")
_SILENT = frozenset(("ANNOTATION_VALUE", "HEADER", "LOCALE", "CV_ENTRY", "CVE_VALUE", "DESCRIPTION", "LICENSE"))
_LABEL = re.compile(r"(?:[^\W\d]|[.\-])*+\d[\w.\-]*+$")  # what numbers an utterance rather than saying it


@dataclass(slots=True, eq=False)
class TimeSlot:
    """Hold a point in time: where it is, and its time as reckoned."""

    element: Element
    ms: int | None = None


@dataclass(slots=True, eq=False)
class Annotation:
    """Hold one annotation: `outer` is the ANNOTATION around it, `parts` are the words that a child tier makes of it.

    `tier` is the number of its tier: a reference would make a ring that only the garbage collector could take apart.
    """

    id: str
    tier: int
    element: Element
    outer: Element
    value: Element | None
    refs: tuple[str, str] = ("", "")
    parent: str = ""
    span: Span | None = None
    parts: list[Annotation] = field(default_factory=list)


_UNNAMED = ("transcript", "default")  # what jamedit and ELAN call a tier of nobody


@dataclass(slots=True, eq=False)
class Tier:
    """Hold one tier; `parent` is the id of the one it depends on."""

    id: str
    element: Element
    participant: str
    parent: str
    annotations: list[Annotation] = field(default_factory=list)

    @property
    def speaker(self) -> str:
        """Return who speaks on the tier; nobody known where it has but the name that a program gives to the first."""
        return " ".join((self.participant or ("" if self.id in _UNNAMED else self.id)).split())


@dataclass(slots=True, eq=False)
class Document:
    """Hold what was read of a file; `slots` are the annotations that are speech, in the order of the file."""

    tree: Tree
    times: dict[str, TimeSlot] = field(default_factory=dict)
    tiers: dict[str, Tier] = field(default_factory=dict)
    numbered: list[Tier] = field(default_factory=list)  # the tiers, and one for each text outside of any
    slots: list[Slot[Annotation]] = field(default_factory=list)
    speech: list[Tier] = field(default_factory=list)
    word_tiers: list[Tier] = field(default_factory=list)

    def tier_of(self, annotation: Annotation) -> Tier:
        """Return the tier of an annotation."""
        return self.numbered[annotation.tier]

    def content(self, annotation: Annotation) -> str:
        """Return the text of an annotation."""
        return self.tree.content(annotation.value) if annotation.value else ""

    def captions(self) -> list[Caption]:
        """Return the speech of all tiers in the order of time."""
        latest: dict[int, int] = {}
        keyed = []
        for i, slot in enumerate(self.slots):
            tier = slot.data.tier
            span = slot.parts[0].span
            latest[tier] = span.start_ms if span else latest.get(tier, 0)
            keyed.append((latest[tier], i, slot.parts[0]))
        return [caption for _, _, caption in sorted(keyed, key=lambda k: k[:2])]


def document(text: str, name: str, builder: Builder) -> Document:
    """Read a whole text; faults are told to the builder."""
    found = Document(parse(text, name))
    _read_times(found, builder)
    for element in found.tree.every("TIER"):
        _read_tier(found, element)
    _interpolate(found)
    _set_spans(found)
    _choose_speech(found)
    _choose_words(found)
    _tell_of_others(found, builder)
    for tier in found.speech:
        found.slots += [slot for a in tier.annotations if (slot := _slot(found, a)) is not None]
    found.slots += _strays(found, builder)
    found.slots.sort(key=lambda s: s.start)
    for at, what in found.tree.faults:
        builder.warn(found.tree.line_of(at), f"{what}; read as far as possible")
    return found


def _read_times(found: Document, builder: Builder) -> None:
    for element in found.tree.every("TIME_SLOT"):
        values = found.tree.values(element)
        value = values.get("TIME_VALUE")
        slot = TimeSlot(element)
        if value is not None and _MILLISECONDS.fullmatch(value):
            slot.ms = min(LONGEST_MS, max(0, int(value)))
        elif value is not None:
            line = found.tree.line_of(found.tree.attributes(element)["TIME_VALUE"].start)
            builder.warn(line, f"the time {value[:40]!r} cannot be read, left unchanged")
        found.times.setdefault(values.get("TIME_SLOT_ID", ""), slot)


def _read_tier(found: Document, element: Element) -> None:
    value = found.tree.value
    tier = Tier(value(element, "TIER_ID"), element, value(element, "PARTICIPANT"), value(element, "PARENT_REF"))
    while tier.id in found.tiers:
        tier.id += f"'{len(found.tiers)}"
    found.tiers[tier.id] = tier
    found.numbered.append(tier)
    number = len(found.numbered) - 1
    for inner in element.every("ALIGNABLE_ANNOTATION", "REF_ANNOTATION"):
        values = found.tree.values(inner)
        refs = (values.get("TIME_SLOT_REF1", ""), values.get("TIME_SLOT_REF2", ""))
        around = found.tree.parent(inner)
        outer = around if around and around.name == "ANNOTATION" else inner
        text, parent = inner.first("ANNOTATION_VALUE"), values.get("ANNOTATION_REF", "")
        tier.annotations.append(Annotation(values.get("ANNOTATION_ID", ""), number, inner, outer, text, refs, parent))


def _interpolate(found: Document) -> None:
    """Reckon the times of slots that have none: evenly between the nearest known ones, tier by tier first."""
    if all(s.ms is not None for s in found.times.values()):
        return
    chains = [[r for a in t.annotations for r in a.refs if r in found.times] for t in found.tiers.values()]
    for chain in [*chains, list(found.times)]:
        slots = [found.times[r] for i, r in enumerate(chain) if not i or chain[i - 1] != r]
        known = [i for i, s in enumerate(slots) if s.ms is not None]
        for a, b in pairwise(known):
            start, end = slots[a].ms or 0, slots[b].ms or 0
            for i in range(a + 1, b):
                slots[i].ms = start + (max(start, end) - start) * (i - a) // (b - a)
    for slots_in_order in (list(found.times.values()), list(found.times.values())[::-1]):
        last: int | None = None
        for slot in slots_in_order:  # before the first and after the last known one
            slot.ms = last if slot.ms is None else slot.ms
            last = slot.ms


def _set_spans(found: Document) -> None:
    by_id = {a.id: a for t in found.tiers.values() for a in t.annotations}
    for annotation in by_id.values():
        a, b = (found.times[r].ms if r in found.times else None for r in annotation.refs)
        if a is not None:
            annotation.span = ordered(a, a if b is None else b)
    for annotation in by_id.values():
        seen, at = 0, annotation
        while at.span is None and at.parent in by_id and seen < 20:
            at, seen = by_id[at.parent], seen + 1
        annotation.span = at.span


def _choose_speech(found: Document) -> None:
    """Take the tiers that depend on no other; one that merely numbers its utterances leaves them to its child."""
    below = _below(found)
    for tier in found.tiers.values():
        if tier.parent in found.tiers:
            continue
        children = below.get(tier.id, [])
        if children and not all(not t or _LABEL.match(t) for t in map(found.content, tier.annotations)):
            children = []
        fewest = len(tier.annotations)
        saying = [c for c in children if sum(len(found.content(a).split()) for a in c.annotations) > fewest]
        chosen = saying[0] if saying else tier
        chosen.participant = chosen.participant or (tier.participant or tier.id if saying else "")
        found.speech.append(chosen)


def _below(found: Document) -> dict[str, list[Tier]]:
    """Return the tiers that depend on each."""
    below: dict[str, list[Tier]] = {}
    for tier in found.tiers.values():
        below.setdefault(tier.parent, []).append(tier)
    return below


def _choose_words(found: Document) -> None:
    """Find for each tier the one below it whose annotations are its words."""
    below = _below(found)
    for tier in found.speech:
        for child in below.get(tier.id, []):
            parts = _by_parent(tier, child)
            joined = [
                (found.content(a), [found.content(p) for p in parts[a.id]]) for a in tier.annotations if parts.get(a.id)
            ]
            same = sum(_keys(whole.split()) == _keys(" ".join(pieces).split()) for whole, pieces in joined)
            if joined and any(len(pieces) > 1 for _, pieces in joined) and same * 2 >= len(joined):
                for annotation in tier.annotations:
                    annotation.parts = parts.get(annotation.id, [])
                found.word_tiers.append(child)
                break


def _keys(words: Iterable[str]) -> list[str]:
    return [key(w) for w in words if key(w)]


def _by_parent(tier: Tier, child: Tier) -> dict[str, list[Annotation]]:
    """Return the annotations of a child tier that belong to each of its parent: by reference, else by time."""
    parts: dict[str, list[Annotation]] = {}
    parents = sorted((a for a in tier.annotations if a.span), key=lambda a: a.span.start_ms if a.span else 0)
    at = 0
    for part in sorted(child.annotations, key=lambda a: a.span.start_ms if a.span and not a.parent else 0):
        if part.parent:
            parts.setdefault(part.parent, []).append(part)
        elif part.span:
            middle = (part.span.start_ms + part.span.end_ms) // 2
            if at and parents[at].span and (parents[at].span or part.span).start_ms > middle:
                at = 0
            while at + 1 < len(parents) and (parents[at].span or part.span).end_ms <= middle:
                at += 1
            if parents and (parents[at].span or part.span).start_ms <= middle:
                parts.setdefault(parents[at].id, []).append(part)
    return parts


def _tell_of_others(found: Document, builder: Builder) -> None:
    read = {id(tier) for tier in (*found.speech, *found.word_tiers)}
    for tier in found.tiers.values():
        if id(tier) in read or not any(found.content(a) for a in tier.annotations):
            continue
        line = found.tree.line_of(tier.element.start)
        builder.warn(line, f"tier {tier.id!r} annotates {tier.parent!r}; it is kept in the file, not in the text")


def _slot(found: Document, annotation: Annotation) -> Slot[Annotation] | None:
    if annotation.value is None:
        return None
    place = annotation.value
    raw = plain_sections(found.tree.text[place.body : place.end])
    words = words_in(raw, MARKS)
    if not words:
        return None
    lines = "\n".join(filter(None, map(text_of, raw.split("\n"))))
    source = CueSource(lines, annotation.id, "", annotation.span)
    caption = Caption(words, annotation.span, source, found.tier_of(annotation).speaker)
    if annotation.parts and annotation.span:
        caption.word_times = _word_times(found, annotation, words, annotation.span)
    outer = annotation.outer
    return Slot(outer.start, place.body, place.end, outer.stop, annotation, [caption])


def _word_times(found: Document, annotation: Annotation, words: list[str], span: Span) -> list[tuple[Span, Timing]]:
    """Return the times of the words that the child tier has; the others lie between their neighbours."""
    texts: list[str] = []
    times: list[tuple[Span, Timing]] = []
    for part, its_span in zip(annotation.parts, _part_spans(annotation, span), strict=True):
        tokens = found.content(part).split()
        heard = part.refs != ("", "") and len(tokens) == 1
        texts += tokens
        shared = share(its_span, [len(t) for t in tokens])
        times += [(s, Timing.HEARD if heard else Timing.ESTIMATED) for s in shared]
    known: list[tuple[Span, Timing] | None] = [None] * len(words)
    at = 0, 0
    for _, a, b, c, d in difference([key(t) or t for t in texts], [key(w) or w for w in words]):
        known[at[1] : c] = times[at[0] : a]
        at = b, d
    known[at[1] :] = times[at[0] :]
    return filled(words, known, span)


def _part_spans(annotation: Annotation, span: Span) -> list[Span]:
    """Return the times of an annotation's parts; parts without slots of their own share its time."""
    if all(p.refs != ("", "") and p.span for p in annotation.parts):
        return [p.span or span for p in annotation.parts]
    return share(span, [1] * len(annotation.parts))


def filled(words: list[str], known: list[tuple[Span, Timing] | None], span: Span) -> list[tuple[Span, Timing]]:
    """Give words without a time the gap between those that have one."""
    times: list[tuple[Span, Timing]] = []
    i = 0
    while i < len(words):
        here = known[i]
        if here is not None:
            times.append(here)
            i += 1
            continue
        end = next((j for j in range(i, len(words)) if known[j] is not None), len(words))
        start_ms = times[-1][0].end_ms if times else span.start_ms
        following = known[end] if end < len(words) else None
        gap = ordered(start_ms, following[0].start_ms if following else span.end_ms)
        times += [(part, Timing.ESTIMATED) for part in share(gap, [len(w) for w in words[i:end]])]
        i = end
    return times


def _strays(found: Document, builder: Builder) -> Iterator[Slot[Annotation]]:
    """Yield text that is outside of any annotation."""

    def nothing(element: Element) -> Annotation:
        found.numbered.append(Tier("", element, "", ""))
        return Annotation("", len(found.numbered) - 1, element, element, None)

    stack = [found.tree.root] if any(e.name not in _SILENT for e in found.tree.with_text) else []
    while stack:
        element = stack.pop()
        if element.name in _SILENT:
            continue
        stack.extend(element.elements())
        for run in element.children:
            if isinstance(run, Run):
                slot = stray_slot(found.tree, run, builder, "annotation", partial(nothing, element))
                if slot is not None:
                    yield slot
