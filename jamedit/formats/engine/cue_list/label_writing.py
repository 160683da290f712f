"""Put the names of speakers in front of caption text: those of the file as they were, others like them."""

from __future__ import annotations

import html
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

from jamedit.formats.engine.cue_list.label_reading import Words
from jamedit.formats.engine.cue_list.labels import like, name_in
from jamedit.formats.engine.cue_list.writing import CuePassage
from jamedit.formats.engine.inline_markup import Placed, difference
from jamedit.formats.engine.source_layout import Layout

if TYPE_CHECKING:
    from jamedit.formats.options import WriteOptions

_PLAIN, _TURN = "{}: ", ">> "
_TURNS = (">>", "&gt;")


class _Mark(NamedTuple):
    """Hold a place in a caption where a name may be: before which word, the label there now and where it was."""

    word: int
    literal: str = ""
    offset: int = -1


def wants_labels(layout: Layout, options: WriteOptions) -> bool:
    """Tell whether names are put in front of the text, or taken away: when asked for, and where the file has them."""
    return bool(layout.label) or (options.speaker_labels == "write" and options.speakers)


class LabelWriter:
    """Write the names of one file's captions, one caption after the other."""

    def __init__(
        self, cues: Sequence[CuePassage], layout: Layout, options: WriteOptions, placed: Words, *, entities: bool
    ) -> None:
        """Take all captions that are to be written; `entities` writes names with entities."""
        style = layout.label or _PLAIN
        self._labels = layout.labels
        self._named = style if "{}" in style else f"{style.rstrip()} {_PLAIN}"
        self._turns = style.lstrip().startswith(_TURNS)
        self._carries = layout.carries if layout.label else _may_carry(cues)
        self.omits = options.speaker_labels == "omit" or not options.speakers
        self._placed = placed
        self._entities = entities
        self.repeats = False  # whether the same name may be in two labels one after the other
        self._said = ""

    def written(self, cue: CuePassage, key: int | None, text: Callable[[CuePassage], str]) -> tuple[str, bool]:
        """Return the text of a caption with its names, and whether it is as it was in the file.

        `key` is that of the caption in the file; `text` gives the words of a caption that nobody speaks.
        """
        kept = self._labels.get(key, []) if key is not None else []
        bare = text(replace(cue, speaker="", others=[]) if cue.speaker or cue.others else cue)
        same = cue.source is not None and cue.source.text == bare
        if self.omits:
            return bare, same and not kept
        if not kept and not cue.others:
            label = self.label(cue.speaker, "")
            at = _behind_block(bare)
            return (bare[:at] + label + bare[at:], False) if label else (bare, same)
        if len(kept) == 1 and not kept[0][0] and not cue.others:
            label = self.label(cue.speaker, kept[0][1])
            return label + bare, same and label == kept[0][1]
        marks = list(self._marks(cue, kept, bare, same=same))
        names = self._names(cue)
        new = [self.label(names[mark.word], mark.literal) for mark in marks]
        same = same and new == [mark.literal for mark in marks]
        return self._inserted(bare, marks, new), same

    def _marks(self, cue: CuePassage, kept: Sequence[tuple[int, str]], bare: str, *, same: bool) -> Iterator[_Mark]:
        """Yield the places in a caption where a name is or may have to be, in order."""
        places = {0, *(start for start, _ in cue.others if 0 < start < len(cue.words))}
        old = self._placed(cue.source.text) if kept and cue.source else []
        starts = [word.start for word in old]
        firsts = [bisect_left(starts, offset) for offset, _ in kept]
        moved = range(len(old) + 1) if same else _moved([w.text for w in old], cue.texts)
        at: dict[int, list[_Mark]] = {}
        for first, (offset, literal) in zip(firsts, kept, strict=True):
            unmoved = same or (first == 0 and cue.source is not None and bare[:offset] == cue.source.text[:offset])
            mark = _Mark(moved[first], literal, offset if unmoved else -1)
            at.setdefault(mark.word, []).append(mark)
        for word in sorted(places | at.keys()):
            if word < len(cue.words):
                yield from at.get(word, [_Mark(word)])

    def _names(self, cue: CuePassage) -> list[str]:
        return [name for name, words in cue.voices for _ in words]

    def label(self, name: str, literal: str) -> str:
        """Return what is to be in front of the words of a speaker, given what was there."""
        said = self._said
        now = name_in(literal)
        self._said = name if name or literal else said
        if literal and now == name:
            return literal
        if not name:
            turn = literal.lstrip().startswith(_TURNS) or (self._turns and self._carries and said != "")
            self._said = "" if turn or not self._carries else said
            return _TURN if turn else ""
        written = " ".join((html.escape(name, quote=False) if self._entities else name).replace(":", " ").split())
        if self._carries and name == said and ((now and not self.repeats) or not literal):
            return ""  # twice in a row would say that every caption is named
        return (like(literal) if now else self._named).replace("{}", written)

    def _inserted(self, bare: str, marks: Sequence[_Mark], labels: Sequence[str]) -> str:
        words: list[Placed] = self._placed(bare)
        parts: list[str] = []
        at = 0
        for mark, label in zip(marks, labels, strict=True):
            if not label:
                continue
            place = mark.offset
            if place < 0:
                place = words[mark.word].start if mark.word and mark.word < len(words) else _behind_block(bare)
            between = bare[at : max(at, place)]
            if mark.word and not mark.literal and not label.startswith(_TURNS):
                between = between.rstrip() + "\n"  # a name is at the start of a line
            parts += [between, label]
            at = max(at, place)
        return "".join([*parts, bare[at:]])


def _may_carry(cues: Sequence[CuePassage]) -> bool:
    """Tell whether it is enough to name each turn once: not where nobody's words follow, nor for a single name.

    A name that is there only once is not known as one.
    """
    names = [name for cue in cues for name, words in cue.voices if words]
    named = names[next((i for i, name in enumerate(names) if name), 0) :]
    return len(set(named)) > 1 and "" not in named


def _moved(old: list[str], new: list[str]) -> list[int]:
    """Return which word of now each word of a caption is, or the one that came into its place."""
    sizes = [1] * len(old)
    before = 0
    for tag, a, b, c, d in difference(old, new):
        if tag == "insert":
            before, sizes = (before + d - c, sizes) if not a else (before, _grown(sizes, a - 1, d - c))
        else:
            sizes[a:b] = [1 if i < d - c else 0 for i in range(b - a)]
            sizes[b - 1] += max(0, d - c - (b - a))
    return [0, *accumulate(sizes, initial=before)][1:] if old else [0]


def _grown(sizes: list[int], at: int, by: int) -> list[int]:
    return [size + by if i == at else size for i, size in enumerate(sizes)]


def _behind_block(text: str) -> int:
    """Return where a name goes: behind what places the caption on the screen."""
    return text.index("}") + 1 if text.startswith("{\\") and "}" in text else 0
