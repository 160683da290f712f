"""Change an ELAN file in place: values, time slots, annotations that come and go, tiers of new speakers."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import Generic, TypeVar

from jamedit.document import Span
from jamedit.formats.annotation.eaf_read import MARKS, Annotation, Document, Tier
from jamedit.formats.engine.cue_list.writing import CuePassage
from jamedit.formats.engine.inline_markup import placed_words, retyped
from jamedit.formats.engine.markup_tree.patching import Slot, encodable, gap_before, matched, space_before
from jamedit.formats.engine.markup_tree.tree import Element, escaped, plain_sections
from jamedit.formats.engine.patches import Patch

_NUMBERED = re.compile(r"\d{1,12}$")
T = TypeVar("T")


class _Order(Generic[T]):
    """Find the last of some things before a time, in the order they have in the file."""

    def __init__(self, things: Sequence[tuple[int | None, T]]) -> None:
        self.things = [thing for _, thing in things]
        self._starts = list(accumulate((-1 if ms is None else ms for ms, _ in things), max))

    def before(self, ms: int) -> T | None:
        """Return the last thing that begins at or before a time."""
        at = bisect_right(self._starts, ms)
        return self.things[at - 1] if at else None


class Change:
    """Make the patches that turn the annotations of a file into the captions of a transcript."""

    def __init__(self, found: Document, cues: list[CuePassage], encoding: str) -> None:
        self._found, self._cues, self._encoding = found, cues, encoding
        self._text, self._value = found.tree.text, found.tree.value
        self._gone: set[str] = set()
        self._wanted: dict[str, dict[str, int]] = {}  # time slot, annotation, the time it wants
        self._patches: list[Patch] = []
        self._users: dict[str, list[Annotation]] = {}
        self._dependents: dict[str, list[Annotation]] = {}
        self._next: dict[str, Annotation] = {}
        self._by_id: dict[str, Annotation] = {}
        for annotation in (a for t in found.tiers.values() for a in t.annotations):
            self._by_id[annotation.id] = annotation
            self._dependents.setdefault(annotation.parent, []).append(annotation)
            for ref in annotation.refs:
                self._users.setdefault(ref, []).append(annotation)
            if annotation.parent and (previous := self._value(annotation.element, "PREVIOUS_ANNOTATION")):
                self._next[previous] = annotation
        self._times = _Order([(s.ms, s) for s in found.times.values()])
        self._place = {ref: i for i, ref in enumerate(found.times)}
        self._refs = list(found.times)
        self._next_slot = 1 + max(map(_number, found.times), default=0)
        self._next_id = 1 + max(map(_number, self._by_id), default=0)
        self._last_id = self._next_id - 1
        self._new_tiers: dict[str, list[tuple[Span, list[str]]]] = {}
        self._renamed: dict[int, str] = {}
        self._orders: dict[int, _Order[Annotation]] = {}
        self._below: dict[str, list[Tier]] = {}
        for tier in found.tiers.values():
            self._below.setdefault(tier.parent, []).append(tier)
        self._by_start: dict[int, list[tuple[int, int, Annotation]]] = {}
        self._time_order = found.tree.root.first("TIME_ORDER")

    def patches(self) -> list[Patch] | None:
        """Return the patches; None when nothing of the file is left."""
        places = matched(self._found.slots, self._cues)
        stays = {id(slot) for slot in places if slot}
        if self._cues and not stays:
            return None
        pairs = list(zip(self._cues, places, strict=True))
        self._rename(pairs)
        for stood in self._found.slots:
            if id(stood) not in stays:
                self._remove(stood)
        for out, slot in pairs:
            if slot is None or (slot.data.id and not self._is_speaker(slot, out)):
                if slot is not None:
                    self._remove(slot)
                self._add(out)
            else:
                self._change(slot, out)
        self._write_tiers()
        self._relink()
        self._write_times()
        self._write_last_id()
        return self._patches

    # speakers

    def _rename(self, pairs: list[tuple[CuePassage, Slot[Annotation] | None]]) -> None:
        """Give a tier another participant where all that is said on it is now somebody else's."""
        now: dict[int, set[str]] = {}
        tiers: dict[int, Tier] = {}
        for out, slot in pairs:
            if slot and slot.data.id:
                now.setdefault(slot.data.tier, set()).add(out.speaker)
                tiers[slot.data.tier] = self._found.tier_of(slot.data)
        taken = {t.speaker for t in tiers.values()}
        for key, names in now.items():
            tier, name = tiers[key], next(iter(names))
            if len(names) > 1 or name == tier.speaker or name in taken or not name:
                continue
            self._renamed[id(tier)] = name
            values = self._found.tree.attributes(tier.element)
            if "PARTICIPANT" in values:
                place = values["PARTICIPANT"]
                self._patches.append(Patch(place.start, place.end, self._coded(escaped(name))))
            else:
                at = tier.element.start + 1 + len(tier.element.tag)
                self._patches.append(Patch(at, at, f' PARTICIPANT="{self._coded(escaped(name))}"'))

    def _speaker(self, tier: Tier) -> str:
        return self._renamed.get(id(tier), tier.speaker)

    def _is_speaker(self, slot: Slot[Annotation], out: CuePassage) -> bool:
        return self._speaker(self._found.tier_of(slot.data)) == out.speaker

    # annotations that stay

    def _change(self, slot: Slot[Annotation], out: CuePassage) -> None:
        annotation = slot.data
        stood = self._text[slot.body : slot.end]
        if out.texts != slot.words:
            raw = plain_sections(stood)
            raw = retyped(raw, placed_words(raw, MARKS), out.texts, escape=True)
            self._patches.append(Patch(slot.body, slot.end, self._coded(raw)))
        if not annotation.id:
            return
        old = slot.parts[0].span
        if out.span is not None and old is not None:
            self._want(annotation, old, out.span)
        if annotation.parts:
            self._change_parts(slot, out)

    def _want(self, annotation: Annotation, old: Span, new: Span) -> None:
        pairs = ((old.start_ms, new.start_ms), (old.end_ms, new.end_ms))
        for ref, (before, now) in zip(annotation.refs, pairs, strict=True):
            if before != now and ref in self._found.times:
                self._wanted.setdefault(ref, {})[annotation.id] = now

    def _change_parts(self, slot: Slot[Annotation], out: CuePassage) -> None:
        """Take the words' own annotations along: their text, their times, and those whose word went."""
        part = slot.parts[0]
        pieces = [(p, self._found.content(p).split()) for p in slot.data.parts]
        if [t for _, tokens in pieces for t in tokens] != slot.words and sum(len(t) for _, t in pieces) != len(
            slot.words
        ):
            return  # the tier of words says something else: it stays as it is
        now = {w.id: w for w in out.words}
        at = 0
        for piece, tokens in pieces:
            ids = range(part.word_id + at, part.word_id + at + len(tokens))
            at += len(tokens)
            left = [now[i] for i in ids if i in now]
            if tokens and not left:
                self._remove_annotation(piece)
                continue
            before = slot.words[at - len(tokens) : at]
            if piece.value and [w.text for w in left] != before:
                text = self._coded(escaped(" ".join(w.text for w in left)))
                self._patches.append(Patch(piece.value.body, piece.value.end, text))
            spans = [w.span for w in left if w.span]
            old = (part.word_times or [])[at - len(tokens) : at]
            if spans and old and piece.refs != ("", ""):
                self._want(
                    piece, Span(old[0][0].start_ms, old[-1][0].end_ms), Span(spans[0].start_ms, spans[-1].end_ms)
                )

    # annotations that go

    def _remove(self, slot: Slot[Annotation]) -> None:
        if not slot.data.id:
            self._cut(slot.start, slot.stop)
            return
        self._remove_annotation(slot.data)

    def _remove_annotation(self, annotation: Annotation) -> None:
        """Remove an annotation with all that depends on it."""
        waiting = [annotation]
        while waiting:
            one = waiting.pop()
            if one.id in self._gone:
                continue
            self._gone.add(one.id)
            self._cut(one.outer.start, one.outer.stop)
            waiting += self._dependents.get(one.id, ())
            for tier in self._below.get(self._found.tier_of(one).id, ()):
                waiting += self._inside(tier, one)

    def _relink(self) -> None:
        """Let annotations that followed one that went follow the one before it."""
        for identifier in self._gone:
            follower = self._next.get(identifier)
            if follower is None or follower.id in self._gone:
                continue
            before = identifier
            while before in self._gone:
                before = (
                    self._value(self._by_id[before].element, "PREVIOUS_ANNOTATION") if before in self._by_id else ""
                )
            previous = self._found.tree.attributes(follower.element)["PREVIOUS_ANNOTATION"]
            start, end = (previous.start, previous.end) if before else (previous.opens - 1, previous.end + 1)
            self._patches.append(Patch(start, end, before))

    def _inside(self, tier: Tier, annotation: Annotation) -> list[Annotation]:
        """Return the annotations of a tier that belong to one of the tier above by their time alone."""
        span = annotation.span
        if span is None or span.length_ms <= 0:
            return []
        if id(tier) not in self._by_start:
            loose = [(a.span.start_ms, i, a) for i, a in enumerate(tier.annotations) if a.span and not a.parent]
            self._by_start[id(tier)] = sorted(loose, key=lambda entry: entry[:2])
        there = self._by_start[id(tier)]
        first, last = bisect_left(there, (span.start_ms, -1)), bisect_left(there, (span.end_ms + 1, -1))
        return [a for _, _, a in there[first:last] if a.span and a.span.end_ms <= span.end_ms]

    def _cut(self, start: int, stop: int) -> None:
        self._patches.append(Patch(space_before(self._text, start), stop, ""))

    # annotations that come

    def _add(self, out: CuePassage) -> None:
        if out.span is not None:
            self._new_tiers.setdefault(out.speaker, []).append((out.span, out.texts))

    def _write_tiers(self) -> None:
        known = {self._speaker(t): t for t in reversed(self._found.speech)}
        for name, added in self._new_tiers.items():
            tier = known.get(name)
            if tier is None:
                self._new_tier(name, added)
                continue
            for span, words in added:
                self._insert(tier, span, words)

    def _insert(self, tier: Tier, span: Span, words: list[str]) -> None:
        """Add an annotation to a tier, behind the last one that begins before it."""
        if id(tier) not in self._orders:
            self._orders[id(tier)] = _Order([(a.span.start_ms if a.span else None, a) for a in tier.annotations])
        earlier = self._orders[id(tier)].before(span.start_ms)
        beside = earlier or next(iter(tier.annotations), None)
        if beside is None:
            self._patches.append(Patch(tier.element.end, tier.element.end, self._annotation(span, words)))
            return
        gap = gap_before(self._text, beside.outer.start)
        text = self._annotation(span, words)
        if earlier:
            self._patches.append(Patch(beside.outer.stop, beside.outer.stop, gap + text))
        else:
            self._patches.append(Patch(beside.outer.start, beside.outer.start, text + gap))

    def _new_tier(self, name: str, added: list[tuple[Span, list[str]]]) -> None:
        beside = self._found.speech[0].element if self._found.speech else None
        kind = self._value(beside, "LINGUISTIC_TYPE_REF") if beside else "default-lt"
        title = name or "transcript"
        while title in self._found.tiers:
            title += "'"
        person = f' PARTICIPANT="{escaped(name)}"' if name else ""
        inner = "\n".join(self._annotation(span, words) for span, words in added)
        text = f'<TIER LINGUISTIC_TYPE_REF="{escaped(kind)}"{person} TIER_ID="{escaped(title)}">\n{inner}\n</TIER>'
        last = self._last_tier()
        at = last.stop if last else self._found.tree.root.stop
        self._patches.append(Patch(at, at, (gap_before(self._text, last.start) if last else "\n") + self._coded(text)))

    def _last_tier(self) -> Element | None:
        tiers = [t.element for t in self._found.tiers.values()]
        return tiers[-1] if tiers else None

    def _annotation(self, span: Span, words: list[str]) -> str:
        first, second = self._new_time(span.start_ms), self._new_time(span.end_ms)
        identifier = f"a{self._next_id}"
        self._next_id += 1
        return (
            f'<ANNOTATION><ALIGNABLE_ANNOTATION ANNOTATION_ID="{identifier}" TIME_SLOT_REF1="{first}" '
            f'TIME_SLOT_REF2="{second}"><ANNOTATION_VALUE>{self._coded(escaped(" ".join(words)))}</ANNOTATION_VALUE>'
            "</ALIGNABLE_ANNOTATION></ANNOTATION>"
        )

    # times

    def _write_times(self) -> None:
        """Change time slots in place where all who use them agree and the order stays, else give a new one."""
        for ref, wishes in self._wanted.items():
            users = [a for a in self._users[ref] if a.id not in self._gone]
            values = {wishes.get(a.id, self._follows(a, wishes)) for a in users}
            slot = self._found.times[ref]
            ms = next(iter(wishes.values()))
            value = self._found.tree.attributes(slot.element).get("TIME_VALUE")
            if values == {ms} and value is not None and self._keeps_order(ref, ms):
                self._patches.append(Patch(value.start, value.end, str(ms)))
                continue
            for annotation in users:
                wish = wishes.get(annotation.id)
                if wish is not None:
                    new = self._new_time(wish)
                    self._patches += self._referred(annotation, ref, new)

    def _follows(self, annotation: Annotation, wishes: dict[str, int]) -> int | None:
        """Return the time for a part of an annotation that wants another one and has no wish itself."""
        parent = self._found.tier_of(annotation).parent
        above = (ms for i, ms in wishes.items() if self._found.tier_of(self._by_id[i]).id == parent)
        return next(above, None)

    def _referred(self, annotation: Annotation, old: str, new: str) -> Iterator[Patch]:
        values = self._found.tree.attributes(annotation.element)
        for name in ("TIME_SLOT_REF1", "TIME_SLOT_REF2"):
            if name in values and values[name].value == old:
                yield Patch(values[name].start, values[name].end, new)

    def _keeps_order(self, ref: str, ms: int) -> bool:
        at = self._place[ref]
        before, after = self._refs[max(0, at - 1) : at], self._refs[at + 1 : at + 2]
        return all(self._planned(r) <= ms for r in before) and all(self._planned(r) >= ms for r in after)

    def _planned(self, ref: str) -> int:
        wishes = self._wanted.get(ref)
        return next(iter(wishes.values())) if wishes else self._found.times[ref].ms or 0

    def _new_time(self, ms: int) -> str:
        name = f"ts{self._next_slot}"
        self._next_slot += 1
        earlier = self._times.before(ms)
        text = f'<TIME_SLOT TIME_SLOT_ID="{name}" TIME_VALUE="{ms}"/>'
        first = next(iter(self._times.things), None)
        if earlier is not None:
            at = earlier.element.stop
            self._patches.append(Patch(at, at, gap_before(self._text, earlier.element.start) + text))
        elif first is not None:
            self._patches.append(
                Patch(first.element.start, first.element.start, text + gap_before(self._text, first.element.start))
            )
        elif self._time_order is not None:
            self._patches.append(Patch(self._time_order.body, self._time_order.body, text))
        return name

    def _write_last_id(self) -> None:
        if self._next_id - 1 == self._last_id:
            return
        for element in self._found.tree.root.every("PROPERTY"):
            if self._value(element, "NAME") == "lastUsedAnnotationId":
                self._patches.append(Patch(element.body, element.end, str(self._next_id - 1)))

    def _coded(self, text: str) -> str:
        return encodable(text, self._encoding)


def _number(text: str) -> int:
    m = _NUMBERED.search(text)
    return int(m[0]) if m else 0
