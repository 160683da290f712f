"""The elements of a list of words, written again where words have changed, come or gone."""

from __future__ import annotations

import json
from collections.abc import Sequence
from itertools import chain
from typing import NamedTuple

from jamedit.document import Span, Timing, Word
from jamedit.document.span import union
from jamedit.document.tokens import core
from jamedit.formats.engine.asr_json.current_words import CurrentWords, bare_word, respelled
from jamedit.formats.engine.asr_json.schema import Block, Group, Piece, Time, View, confidence_of, speaker_name
from jamedit.formats.engine.asr_json.text import Edits, Path, Place, elements, place_of, quoted, string_at
from jamedit.formats.engine.inline_markup import in_spaces_of

_TIMED = (Timing.HEARD, Timing.ALIGNED, Timing.SET)


class Part(NamedTuple):
    """Hold an element, or neighbouring ones, to write; `origin` is where they were in the list, None for new ones.

    `lead` and `trail` tell whether the text of it opens and ends with what parts words.
    """

    origin: Place | None
    text: str
    lead: bool = True
    trail: bool = False


class Scene(NamedTuple):
    """Hold what the elements of a block need to know of it: who speaks, and from when its offsets count."""

    voice: str
    base_ms: int


class Elements:
    """Write the elements of the words of one view."""

    def __init__(self, source: str, view: View) -> None:
        self._source = source
        self._view = view
        self._fields = view.word
        self._from_offset = any(t.part == "offset" for t in view.word.times)
        self._places: dict[int, list[Place]] = {}
        self._lists: dict[Path, list[Place]] = {}
        rest = [(b, p) for b in view.blocks for p in b.pieces if p.mark or p.space]
        self._mark = next(((b, p) for b, p in rest if not p.space), None)
        self._space = next(((b, p) for b, p in rest if p.space), None) if not view.spaced else None

    def places(self, block: Block) -> list[Place]:
        """Return the places of the elements of a block."""
        if id(block) not in self._places:
            place = self.place(block)
            at = place_of(self._source, place.start, block.words_at or ()) if place else None
            self._places[id(block)] = elements(self._source, at.start) if at else []
        return self._places[id(block)]

    def place(self, block: Block) -> Place | None:
        """Return where a block is; lists of blocks are looked through only once."""
        if not block.listed:
            return place_of(self._source, 0, block.path)
        listed = self.listed(block.path[:-1])
        return listed[int(block.path[-1])] if int(block.path[-1]) < len(listed) else None

    def listed(self, parent: Path) -> list[Place]:
        """Return the places of the elements of a list of blocks."""
        if parent not in self._lists:
            at = place_of(self._source, 0, parent)
            self._lists[parent] = elements(self._source, at.start) if at else []
        return self._lists[parent]

    def unchanged(self, block: Block, group: Group) -> Part:
        """Return the elements of a group as they are."""
        places, first, last = self.places(block), block.pieces[group.pieces[0]], block.pieces[group.pieces[1] - 1]
        here = Place(places[first.element].start, places[last.element].end)
        return Part(here, self._source[slice(*here)], first.text[0].isspace(), last.text[-1].isspace())

    def moved(self, block: Block, scene: Scene) -> bool:
        """Tell whether the times of a block's elements have to be counted again."""
        return self._from_offset and block.span is not None and block.span.start_ms != scene.base_ms

    def changed(
        self,
        block: Block,
        group: Group,
        words: Sequence[CurrentWords],
        before: Sequence[Word],
        first: int,
        scene: Scene,
    ) -> list[Part]:
        """Return the elements of a group whose words are not as they were.

        `before` are the words that it had, the first one the word number `first` of the file.
        """
        pieces = block.pieces[slice(*group.pieces)]
        spoken = [p for p in pieces if not p.mark and not p.space] or pieces[:1]
        old, new = union(w.span for w in before), union(n.word.span for n in words)
        respelt = [n.word.text for n in words] != [w.text for w in before] or pieces[0].element in block.repeats
        kept, spelling = self._spelled(pieces, spoken, words) if respelt else (pieces, {})
        whole = bool(spelling) and len(spoken) > 1  # the first element stands for all that the word was made of
        moved = new != old or whole or self.moved(block, scene)
        sure = respelt or [n.word.confidence for n in words] != [w.confidence for w in before]
        parts: list[Part] = []
        for piece in kept:
            place, edits = self.places(block)[piece.element], Edits(self._source)
            if piece.element in spelling:
                self._put_texts(edits, place, spelling[piece.element], words, before, first)
            if piece in spoken and moved and new is not None:
                inner = None if whole else _moved_along(piece.span, old, new)
                ends = bool(inner) or whole or piece is spoken[-1]
                starts = bool(inner) or piece is spoken[0]
                self._put_times(edits, place, inner or new, scene, start=starts, end=ends, timing=words[0])
            elif piece not in spoken and new != old and new is not None:
                self._put_times(edits, place, Span(new.end_ms, new.end_ms), scene, start=True, end=True, timing=None)
            if piece in spoken and sure:
                self._put_confidence(edits, place, words[0].word.confidence)
            add = piece in spoken and words[0].speaker != scene.voice
            self.put_speaker(edits, place, self._fields.speaker, words[0].speaker, add=add)
            parts.append(Part(place, edits.applied(*place), piece.text[0].isspace(), piece.text[-1].isspace()))
        if -1 in spelling:
            at = len(parts) - 1 if parts[-1].trail and len(parts) > 1 else len(parts)
            parts.insert(at, Part(None, self._new_mark(spelling[-1], new, words[0], scene)))
        return parts

    def _spelled(
        self, pieces: Sequence[Piece], spoken: Sequence[Piece], words: Sequence[CurrentWords]
    ) -> tuple[list[Piece], dict[int, str]]:
        """Return the pieces that stay when a word is written in another way, and their texts; -1 is a new mark."""
        text = " ".join([n.word.text for n in words])
        if self._mark is None:
            return [p for p in pieces if p is spoken[0] or p.space], {spoken[0].element: text}
        word, trail = _parted(text)
        after = [p for p in pieces if p.mark and p.element > spoken[0].element]
        kept = [p for p in pieces if p is spoken[0] or p.space or (trail and p in after[:1])]
        if not trail:
            return kept, {spoken[0].element: word}
        return kept, {spoken[0].element: word, after[0].element if after else -1: trail}

    def new_word(self, n: CurrentWords, block: Block, near: int, scene: Scene) -> list[Part]:
        """Return the elements of a new word, made like a word beside it: the piece `near` or the closest to it."""
        model = self._model(block, near)
        if model is None:
            return []
        owner, piece = model
        place, edits = self.places(owner)[piece.element], Edits(self._source)
        text, trail = _parted(n.word.text) if self._mark else (n.word.text, "")
        self._put_texts(edits, place, text)
        span = n.word.span
        if span is None and self._from_offset:
            span = piece.span
        if span is not None:
            self._put_times(edits, place, span, scene, start=True, end=True, timing=n)
        gone = [t.path for t in self._fields.times] if span is None else []
        if n.word.confidence is None and self._fields.confidence:
            gone.append(self._fields.confidence)
        else:
            self._put_confidence(edits, place, n.word.confidence)
        self._drop(edits, place, gone)
        self.put_speaker(edits, place, self._fields.speaker, n.speaker, add=n.speaker != scene.voice)
        parts = [Part(None, edits.applied(*place), piece.text[0].isspace(), piece.text[-1].isspace())]
        if trail:
            parts.append(Part(None, self._new_mark(trail, span, n, scene)))
        return parts

    def add(self, parts: list[Part], new: list[Part]) -> None:
        """Add the elements of a word to those before it, with what parts words where the file has such."""
        if parts and new and not parts[-1].trail:
            if self._space is not None:
                block, piece = self._space
                parts.append(Part(None, self._source[slice(*self.places(block)[piece.element])], trail=True))
            elif self._view.spaced and not new[0].lead:
                new = [new[0]._replace(text=self._with_lead(new[0].text), lead=True), *new[1:]]
        parts += new

    def _with_lead(self, element: str) -> str:
        edits = Edits(element)
        for path, _ in self._fields.texts:
            at = place_of(element, 0, path)
            if at and element[at.start] == '"':
                edits.put(at.start + 1, at.start + 1, " ")
        return edits.applied(0, len(element))

    def _new_mark(self, trail: str, span: Span | None, n: CurrentWords, scene: Scene) -> str:
        assert self._mark is not None
        block, piece = self._mark
        place, edits = self.places(block)[piece.element], Edits(self._source)
        self._put_texts(edits, place, trail)
        if span:
            edge = Span(span.end_ms, span.end_ms)
            self._put_times(edits, place, edge, scene, start=True, end=True, timing=None)
        self.put_speaker(edits, place, self._fields.speaker, n.speaker, add=False)
        return edits.applied(*place)

    def _model(self, block: Block, near: int) -> tuple[Block, Piece] | None:
        pieces, found = block.pieces, None
        for i in chain(range(near, -1, -1), range(near + 1, len(pieces))):
            if pieces[i].mark or pieces[i].space:
                continue
            found = found or pieces[i]
            if pieces[i].start_ms is not None:
                return block, pieces[i]
        if found:
            return block, found
        every = ((b, p) for b in self._view.blocks for p in b.pieces)
        return next((pair for pair in every if not pair[1].mark and not pair[1].space), None)

    # single values

    def _put_texts(
        self,
        edits: Edits,
        place: Place,
        text: str,
        words: Sequence[CurrentWords] = (),
        before: Sequence[Word] = (),
        first: int = 0,
    ) -> None:
        for path, spelling in self._fields.texts:
            found = string_at(self._source, place.start, path)
            if found is None:
                continue
            at, literal, raw = found
            new = respelled(raw, [w.text for w in before], words, first) if len(before) > 1 else None
            if new is None:
                new = in_spaces_of(raw, bare_word(text) if spelling == "bare" else text)
            if new != raw:
                edits.put(*at, quoted(new, literal))

    def _put_times(
        self,
        edits: Edits,
        place: Place,
        span: Span,
        scene: Scene,
        *,
        start: bool,
        end: bool,
        timing: CurrentWords | None,
    ) -> None:
        times = self._fields.times
        put_times(edits, place, times, span, scene.base_ms, start=start, end=end)
        if timing is None or any(place_of(self._source, place.start, t.path) for t in times):
            return
        if timing.word.timing in _TIMED or (self._from_offset and span.start_ms > scene.base_ms):
            first = {t.part: t for t in reversed(times) if len(t.path) == 1}
            for t in first.values():
                edits.add(place.start, str(t.path[0]), t.clock.write(_ms_of(t, span, scene.base_ms), ""))

    def _put_confidence(self, edits: Edits, place: Place, confidence: float | None) -> None:
        at = place_of(self._source, place.start, self._fields.confidence) if self._fields.confidence else None
        if at is None or confidence is None:
            return
        literal, scale = self._source[slice(*at)], self._fields.scale
        if confidence_of(json.loads(literal), scale) != confidence:
            shown = repr(confidence) if scale == 1 else str(round(confidence * scale))
            edits.put(*at, f'"{shown}"' if literal[0] == '"' else shown)

    def put_speaker(self, edits: Edits, place: Place, path: Path, name: str, *, add: bool) -> None:
        """Put the name of a speaker where one is, take it away for none, and `add` one where there was none."""
        if not path:
            return
        at = place_of(self._source, place.start, path)
        if at is None:
            owner = place_of(self._source, place.start, path[:-1])
            if add and name and owner and self._source[owner.start] == "{":
                edits.add(owner.start, str(path[-1]), quoted(name))
            return
        literal = self._source[slice(*at)]
        value = json.loads(literal)
        if speaker_name(value) == name:
            return
        if not name:
            self._drop(edits, place, [path])
            return
        number = name.removeprefix("Speaker ")
        if number == name or not number.isdecimal() or (isinstance(value, str) and not value.isdecimal()):
            edits.put(*at, quoted(name, literal))
        else:
            edits.put(*at, f'"{number}"' if isinstance(value, str) else number)

    def _drop(self, edits: Edits, place: Place, paths: Sequence[Path]) -> None:
        for owner in {p[:-1] for p in paths}:
            at = place_of(self._source, place.start, owner)
            if at and self._source[at.start] == "{":
                edits.drop(at.start, [str(p[-1]) for p in paths if p[:-1] == owner])


def _moved_along(part: Span | None, old: Span | None, new: Span) -> Span | None:
    """Return the time of one of the elements that a word is made of after the word was moved."""
    if part is None or old is None or not old.length_ms or part == old:
        return None
    inside = Span(max(part.start_ms, old.start_ms), min(part.end_ms, old.end_ms))
    start, end = (
        new.start_ms + round((t - old.start_ms) * new.length_ms / old.length_ms)
        for t in (inside.start_ms, inside.end_ms)
    )
    return Span(start, end)


def _parted(text: str) -> tuple[str, str]:
    """Return a word without the punctuation after it, and that."""
    middle = core(text)
    end = text.index(middle) + len(middle) if middle else len(text)
    return text[:end], text[end:]


def put_times(
    edits: Edits, place: Place, times: Sequence[Time], span: Span, base_ms: int = 0, *, start: bool, end: bool
) -> None:
    """Put start and end into the times that are in an object; those that tell the same stay as they are."""
    source = edits.text
    for t in times:
        if not (start if t.part in ("start", "offset") else end):
            continue
        at = place_of(source, place.start, t.path)
        if at is None:
            continue
        literal = source[slice(*at)]
        ms = _ms_of(t, span, base_ms)
        if t.clock.read(json.loads(literal)) != ms:
            edits.put(*at, t.clock.write(ms, literal))


def _ms_of(time: Time, span: Span, base_ms: int) -> int:
    if time.part == "length":
        return span.length_ms
    if time.part == "end":
        return span.end_ms
    return span.start_ms if time.part == "start" else max(0, span.start_ms - base_ms)
