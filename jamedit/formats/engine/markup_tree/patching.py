"""Write a file of the same format by changing places in the text that was read, so that all the rest stays as it was.

The text is kept as it came. To write, it is read again, which gives the same ids, and each part of the present
transcript is put in the place of the part it grew out of: words tell which that is.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from jamedit.document import CueSource, Span
from jamedit.formats.engine.builder import Builder, Caption
from jamedit.formats.engine.markup_tree.tree import Run, Tree, text_of
from jamedit.formats.engine.matching import Origins, match_in_any_order
from jamedit.formats.engine.passage import Passage
from jamedit.formats.engine.patches import Patch

T = TypeVar("T")
P = TypeVar("P", bound=Passage)


def encodable(text: str, encoding: str) -> str:
    """Put character references for what the encoding of the file cannot hold."""
    codec = encoding.removesuffix("-bare") or "utf-8"
    if text.isascii() or codec.startswith("utf"):
        return text
    return text.encode(codec, "xmlcharrefreplace").decode(codec)


@dataclass(slots=True, eq=False)
class Slot(Generic[T]):
    """Hold where one caption is in a file: `start` to `stop` with its tags, `body` to `end` what is inside.

    `parts` is what was read there, one voice each; `data` is what the format needs to know besides.
    """

    start: int
    body: int
    end: int
    stop: int
    data: T
    parts: list[Caption] = field(default_factory=list)

    @property
    def words(self) -> list[str]:
        """Return the words read here."""
        return [w for part in self.parts for w in part.words]

    @property
    def span(self) -> Span | None:
        """Return the time read here."""
        spans = [p.span for p in self.parts if p.span]
        return Span(spans[0].start_ms, max(s.end_ms for s in spans)) if spans else None


def matched(slots: Sequence[Slot[T]], found: Sequence[Passage]) -> list[Slot[T] | None]:
    """Return the place of each passage, None for one that is new."""
    parts = ((number, part) for number, slot in enumerate(slots) for part in slot.parts)
    origins = Origins((part.word_id, part.word_id + len(part.words), number) for number, part in parts)
    numbers = match_in_any_order(found, origins, [slot.parts[0].source for slot in slots])
    return [None if number is None else slots[number] for number in numbers]


def stray_slot(tree: Tree, run: Run, builder: Builder, outside_of: str, data: Callable[[], T]) -> Slot[T] | None:
    """Return text outside of any caption as a slot without a time, and tell of it; None when it has no word."""
    raw = tree.text[run.start : run.end]
    words = text_of(raw).split()
    if not words:
        return None
    start, end = run.start + len(raw) - len(raw.lstrip()), run.start + len(raw.rstrip())
    builder.warn(tree.line_of(start), f"text outside of any {outside_of}, kept as text")
    return Slot(start, start, end, end, data(), [Caption(words, None, CueSource(" ".join(words)))])


class CurrentSpeaker(Generic[T]):
    """Know whom a reader takes to be speaking at a paragraph that does not say so: whoever spoke before."""

    def __init__(self, slots: Sequence[Slot[T]]) -> None:
        self._number = {id(slot): i for i, slot in enumerate(slots)}
        self._slots = slots
        self._last = -1
        self.current = ""

    def at(self, slot: Slot[T]) -> str:
        """Return who is taken to speak at a paragraph without a name of its own."""
        number = self._number[id(slot)]
        stood = number == 0 and self._last == -1
        if self._last >= 0 and self._last == number - 1:
            stood = self._slots[self._last].parts[0].speaker == self.current
        self._last = number
        return slot.parts[0].speaker if stood else self.current

    def note_new(self, name: str) -> None:
        """Take notice of a new paragraph."""
        self.current, self._last = name or self.current, -2


def caption_patches(
    text: str,
    slots: Sequence[Slot[T]],
    found: Sequence[P],
    change: Callable[[Slot[T], P], Iterable[Patch]],
    new_caption: Callable[[P, Slot[T]], str],
) -> list[Patch] | None:
    """Return the patches that make the captions of a file the present ones; None when not one is left of it.

    `change` gives the patches of a caption that stays, `new_caption` a new one in the shape of its neighbour.
    """
    places = matched(slots, found)
    stays = {id(slot) for slot in places if slot is not None}
    if not stays and found:
        return None
    patches = [Patch(space_before(text, s.start), s.stop, "") for s in slots if id(s) not in stays]
    before: Slot[T] | None = None
    first = next((slot for slot in places if slot is not None), None)
    for out, slot in zip(found, places, strict=True):
        if slot is not None:
            patches += change(slot, out)
            before = slot
        elif before is not None:
            gap = gap_before(text, before.start)
            patches.append(Patch(before.stop, before.stop, gap + new_caption(out, before)))
        elif first is not None:
            gap = gap_before(text, first.start)
            patches.append(Patch(first.start, first.start, new_caption(out, first) + gap))
    return patches


def gap_before(text: str, at: int) -> str:
    """Return the white space before a place."""
    return text[space_before(text, at) : at]


def space_before(text: str, at: int) -> int:
    """Return where the white space before a place begins."""
    while at > 0 and text[at - 1] in " \t\n":
        at -= 1
    return at
