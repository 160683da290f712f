"""A changed transcript written into the JSON that it was read from: what is unchanged stays as it is, byte for byte.

The file is read once more, which gives the words it holds with the ids they have in the document. What became of each
of them is then written view by view: texts and times in their places, elements of new words beside those of their
neighbours, elements of deleted words away.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

from jamedit.document import Span, Word
from jamedit.document.span import union
from jamedit.formats.engine.asr_json.current_words import CurrentWords, respelled
from jamedit.formats.engine.asr_json.elements import Elements, Part, Scene, put_times
from jamedit.formats.engine.asr_json.schema import Block, Group, Schema, View
from jamedit.formats.engine.asr_json.text import Edits, Path, Place, joined, place_of, quoted, string_at
from jamedit.formats.engine.asr_json.words import settle
from jamedit.formats.engine.inline_markup import in_spaces_of


def patched(text: str, schema: Schema, now: list[CurrentWords], original: Sequence[Word]) -> str:
    """Return the text of the file with the words of now in it."""
    whole = [w.text for w in original]
    for view in schema.views:
        settle(view)
        if [t for b in view.blocks for t in b.tokens] == whole:
            text = _ViewPatch(text, view, original).with_words(now)
    edits = Edits(text)
    for path, spelling in schema.copies:
        found = string_at(text, 0, path)
        if found is not None:
            place, literal, raw = found
            new = respelled(raw, whole, now, 0, bare=spelling == "bare")
            if new is not None and new != raw:
                edits.put(*place, quoted(new, literal))
    return edits.applied(0, len(text))


@dataclass(slots=True)
class _BlockWords:
    """Hold a block to write: its words, and the block of the file it is made from (`is_new`: it is one more)."""

    words: list[CurrentWords]
    base: int
    is_new: bool = False


class _ViewPatch:
    """Write words into one view of a file."""

    def __init__(self, text: str, view: View, original: Sequence[Word]) -> None:
        self._source = text
        self._view = view
        self._original = original
        self._elements = Elements(text, view)
        self._first: list[int] = []
        self._owner: list[int] = []
        for number, block in enumerate(view.blocks):
            self._first.append(len(self._owner))
            self._owner += [number] * len(block.tokens)
        self._group = [(b, g) for b, block in enumerate(view.blocks) for g in block.groups for _ in range(*g.words)]

    def with_words(self, now: list[CurrentWords]) -> str:
        """Return the text of the file with this view changed."""
        outs, blocks = self._blocks(now), self._view.blocks
        edits = Edits(self._source)
        for number, block in enumerate(blocks):
            place = None if block.listed else place_of(self._source, 0, block.path)
            if place:
                mine = [n for out in outs if out.base == number for n in out.words]
                edits.put(*place, self._written(_BlockWords(mine, number), place))
        for parent in {b.path[:-1] for b in blocks if b.listed}:
            place = place_of(self._source, 0, parent)
            if place:
                in_list = [out for out in outs if blocks[out.base].path[:-1] == parent and blocks[out.base].listed]
                edits.put(*place, self._list(place, parent, in_list))
        return edits.applied(0, len(self._source))

    # which words are which block's

    def _blocks(self, now: list[CurrentWords]) -> list[_BlockWords]:
        made: list[_BlockWords] = []
        before = -1
        for n, home in zip(now, self._homes(now), strict=True):
            if not made or self._begins(n, home, before, made[-1]):
                made.append(_BlockWords([n], home))
            else:
                made[-1].words.append(n)
            before = home
        claimed: dict[int, int] = {}
        for i, out in enumerate(made):  # the part that holds words of the file before one of new words
            if any(n.at >= 0 for n in out.words):
                claimed.setdefault(out.base, i)
        for i, out in enumerate(made):
            out.is_new = claimed.setdefault(out.base, i) != i
        return made

    def _begins(self, n: CurrentWords, home: int, before: int, last: _BlockWords) -> bool:
        if not self._view.blocks[last.base].listed:
            return home != before
        if self._view.captions and n.captioned:
            return n.opens
        if self._view.captions:
            return home != before or n.opens
        one_voice = self._view.block.speaker and not self._view.word.speaker
        return home != before or bool(one_voice and n.speaker != last.words[-1].speaker)

    def _homes(self, now: list[CurrentWords]) -> list[int]:
        """Return the block of every word: a new one belongs with the word before it, or after it where it opens."""
        homes = [self._owner[n.at] if n.at >= 0 else -1 for n in now]
        following, nexts = 0, []
        for home in reversed(homes):
            following = home if home >= 0 else following
            nexts.append(following)
        nexts.reverse()
        leading = False
        for i, n in enumerate(now):
            leading = (leading or n.opens or not i) and n.at < 0
            if homes[i] < 0:
                homes[i] = nexts[i] if leading else homes[i - 1]
        return homes

    # a list of blocks

    def _list(self, place: Place, parent: Path, outs: list[_BlockWords]) -> str:
        places = self._elements.listed(parent)
        of_blocks = self._view.repeats | {
            int(b.path[-1]) for b in self._view.blocks if b.path[:-1] == parent and b.tokens
        }
        parts: list[tuple[Place | None, str]] = []
        done = 0

        def others(end: int) -> list[tuple[Place | None, str]]:
            return [(p, self._source[slice(*p)]) for i, p in enumerate(places[done:end], done) if i not in of_blocks]

        for out in outs:
            at = int(self._view.blocks[out.base].path[-1])
            if not out.is_new:
                parts += others(at)
                done = at + 1
            parts.append((None if out.is_new else places[at], self._written(out, places[at])))
        parts += others(len(places))
        if self._view.numbered and [origin for origin, _ in parts] != list(places):
            parts = self._numbered(parts, places)
        return joined(self._source, place, places, parts)

    def _numbered(self, parts: list[tuple[Place | None, str]], places: list[Place]) -> list[tuple[Place | None, str]]:
        """Return the blocks numbered again, when the file counted them one by one."""
        at = [place_of(self._source, p.start, self._view.numbered) for p in places]
        numbers = [self._source[slice(*p)] for p in at if p]
        if not all(n.isdecimal() for n in numbers) or any(int(b) != int(a) + 1 for a, b in pairwise(numbers)):
            return parts
        counted: list[tuple[Place | None, str]] = []
        for number, (origin, text) in enumerate(parts, int(numbers[0]) if numbers else 0):
            edits = Edits(text)
            here = place_of(text, 0, self._view.numbered)
            if here:
                edits.put(*here, str(number))
            counted.append((origin, edits.applied(0, len(text))))
        return counted

    # one block

    def _written(self, out: _BlockWords, place: Place) -> str:
        block, first = self._view.blocks[out.base], self._first[out.base]
        new = self._span(out, block, first)
        if not out.is_new and self._untouched(out, block, first) and new == block.span:
            return self._source[slice(*place)]
        edits = Edits(self._source)
        voice = self._voice(out, block)
        scene = Scene(voice, new.start_ms if new else 0)
        self._put_words(edits, out, block, place, scene)
        self._put_texts(edits, out, block, place, first)
        if new is not None and new != block.span:
            put_times(edits, place, self._view.block.times, new, start=True, end=True)
        if voice != block.speaker:
            self._elements.put_speaker(edits, place, self._view.block.speaker, voice, add=True)
        for path in self._view.emptied if out.is_new else ():
            at = place_of(self._source, place.start, path)
            if at:
                edits.put(*at, "[]")
        return edits.applied(*place)

    def _untouched(self, out: _BlockWords, block: Block, first: int) -> bool:
        same = [n.at for n in out.words] == list(range(first, first + len(block.tokens)))
        return same and not block.repeats and all(n.same for n in out.words)

    def _voice(self, out: _BlockWords, block: Block) -> str:
        """Return who speaks in a block: as in the file as long as all its words are spoken by the same as there."""
        known = [n for n in out.words if n.at >= 0]
        if not out.words or (known and not out.is_new and all(n.speaker == n.file_speaker for n in known)):
            return block.speaker
        return out.words[0].speaker

    def _span(self, out: _BlockWords, block: Block, first: int) -> Span | None:
        """Return the time of a block: its caption's, else as far as its words reach where it did so before."""
        if self._view.captions and out.words and out.words[0].captioned and out.words[0].span:
            shown, mine = out.words[0].span, self._original[first : first + len(block.tokens)]
            own = block.span or union(w.span for w in mine)
            return block.span if shown == own and not out.is_new else shown
        spans = [n.word.span for n in out.words if n.word.span]
        if not spans:
            return block.span
        mine = self._original[first : first + len(block.tokens)]
        if block.span is None:
            return union(spans) if out.is_new else None
        begins = out.words[0].at == first and out.words[0].word.span == mine[0].span
        ends = out.words[-1].at == first + len(mine) - 1 and out.words[-1].word.span == mine[-1].span
        start = block.span.start_ms if begins else spans[0].start_ms
        return Span(start, max(start, block.span.end_ms if ends else spans[-1].end_ms))

    def _put_texts(self, edits: Edits, out: _BlockWords, block: Block, place: Place, first: int) -> None:
        for path, spelling in self._view.block.texts:
            found = string_at(self._source, place.start, path)
            if found is None:
                continue
            at, literal, raw = found
            new = respelled(raw, block.tokens, out.words, first, bare=spelling == "bare")
            if new is None and spelling == "as is" and raw and not self._untouched(out, block, first):
                new = in_spaces_of(raw, " ".join(n.word.text for n in out.words))
            if new is not None and new != raw:
                edits.put(*at, quoted(new, literal))

    def _put_words(self, edits: Edits, out: _BlockWords, block: Block, place: Place, scene: Scene) -> None:
        at = place_of(self._source, place.start, block.words_at) if block.words_at is not None else None
        if at is None or self._source[at.start] != "[":
            return
        items = self._elements.places(block)
        told = {p.element for p in block.pieces} | block.repeats
        silent = deque([] if out.is_new else sorted({*range(len(items))} - told))
        parts: list[Part] = []
        near = -1
        for (owner, group), words in self._groups(out.words):
            if group is None:
                for n in words:
                    self._elements.add(parts, self._elements.new_word(n, block, near, scene))
            elif group.pieces[0] < group.pieces[1]:
                held = self._view.blocks[owner]
                near = group.pieces[0] if held is block else -1
                while held is block and silent and silent[0] < block.pieces[near].element:
                    parts.append(self._as_it_is(items[silent.popleft()], parts))
                self._elements.add(parts, self._group_parts(owner, group, words, scene))
        while silent:
            parts.append(self._as_it_is(items[silent.popleft()], parts))
        edits.put(*at, joined(self._source, at, items, [(p.origin, p.text) for p in parts]))

    def _as_it_is(self, place: Place, before: list[Part]) -> Part:
        return Part(place, self._source[slice(*place)], trail=not before or before[-1].trail)

    def _groups(self, words: list[CurrentWords]) -> Iterator[tuple[tuple[int, Group | None], list[CurrentWords]]]:
        """Yield runs of words with their group; new words inside or behind a phrase of one element belong to it."""
        keys: list[tuple[int, Group | None]] = []
        for n in words:
            if n.at >= 0:
                keys.append(self._group[n.at])
            else:
                keys.append(keys[-1] if keys and _is_phrase(keys[-1][1]) else (-1, None))
        following: tuple[int, Group | None] = (-1, None)
        for i in range(len(keys) - 1, -1, -1):  # those at the beginning belong to the phrase that follows
            if keys[i][1] is None and _is_phrase(following[1]):
                keys[i] = following
            following = keys[i]
        for key, run in groupby(zip(keys, words, strict=True), lambda pair: pair[0]):
            yield key, [n for _, n in run]

    def _group_parts(self, owner: int, group: Group, words: list[CurrentWords], scene: Scene) -> list[Part]:
        block, first = self._view.blocks[owner], self._first[owner] + group.words[0]
        before = self._original[first : self._first[owner] + group.words[1]]
        as_before = len(words) == len(before) and all(n.same and n.at == first + i for i, n in enumerate(words))
        repeats = block.pieces[group.pieces[0]].element in block.repeats
        if as_before and not repeats and not self._elements.moved(block, scene):
            return [self._elements.unchanged(block, group)]
        return self._elements.changed(block, group, words, before, first, scene)


def _is_phrase(group: Group | None) -> bool:
    """Tell whether one element holds several words."""
    return group is not None and group.pieces[1] - group.pieces[0] == 1 and group.words[1] - group.words[0] > 1
