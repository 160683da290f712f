"""Which part of the file each passage of now came from.

A file is read once more to be written in place, which gives its words the ids that they have in the document; the ids
of a passage's words then tell where in the file it was: a caption, a line, a paragraph or a single word.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import deque
from collections.abc import Iterable, Sequence
from itertools import pairwise

from jamedit.document import CueSource
from jamedit.formats.engine.passage import Passage


class Origins:
    """Tell from a word's id which part of the file, counted from 0, it came from."""

    def __init__(self, ranges: Iterable[tuple[int, int, int]]) -> None:
        """Take ranges of ids: the first one, the first one behind, and the number of the part."""
        self._ranges = sorted(ranges)
        self._starts = [start for start, _, _ in self._ranges]

    @classmethod
    def of_keys(cls, keys: Sequence[int]) -> Origins:
        """Take the id of each part's first word, in the order of the file, and the first id that it does not use."""
        return cls((start, end, number) for number, (start, end) in enumerate(pairwise(keys)))

    def of(self, word_id: int) -> int | None:
        """Return the number of the part that has this word, None for a new word."""
        at = bisect_right(self._starts, word_id) - 1
        if at < 0:
            return None
        _, end, number = self._ranges[at]
        return number if word_id < end else None


def match_in_order(passages: Sequence[Passage], keys: Sequence[int]) -> list[int | None]:
    """Return which part of the file each passage is, None for a new one, where parts never change places.

    `keys` are as `Origins.of_keys` takes them. The first word decides; a passage that begins with a new word, but has
    the text of the file behind it, takes the free part before the next one.
    """
    origins, places = Origins.of_keys(keys), list[int | None]()
    last = -1
    for passage in passages:
        place = origins.of(passage.key)
        known = place is not None and place > last
        places.append(place if known else None)
        last = place if known and place is not None else last
    following = len(keys) - 1
    for i in range(len(passages) - 1, -1, -1):
        place = places[i]
        if place is not None:
            following = place
            continue
        before = next((p for p in reversed(places[max(0, i - 8) : i]) if p is not None), -1)
        if keys and passages[i].source is not None and before < following - 1:
            places[i] = following = following - 1
    return places


def match_in_any_order(
    passages: Sequence[Passage], origins: Origins, sources: Sequence[CueSource | None]
) -> list[int | None]:
    """Return which part of the file each passage is, None for a new one, where parts may change places.

    The first word of a part that no other passage has taken decides; of a passage with new words only, its source:
    `sources` are those of the parts.
    """
    taken: set[int] = set()
    by_source: dict[CueSource, deque[int]] = {}
    for number, source in enumerate(sources):
        if source is not None and source.text:
            by_source.setdefault(source, deque()).append(number)
    places: list[int | None] = []
    for passage in passages:
        numbers = (origins.of(w.id) for w in passage.words)
        mine = next((n for n in numbers if n is not None and n not in taken), None)
        if mine is None:
            mine = _by_source(by_source, passage.source, taken)
        if mine is not None:
            taken.add(mine)
        places.append(mine)
    return places


def _by_source(places: dict[CueSource, deque[int]], source: CueSource | None, taken: set[int]) -> int | None:
    same = places.get(source) if source else None
    while same and same[0] in taken:
        same.popleft()
    return same[0] if same else None


def match_words(ids: Sequence[int], file_ids: Sequence[int]) -> list[int]:
    """Return which word of the file each word is, -1 for a new one and for as few as can be of moved ones.

    `file_ids` are the ids of all words of the file in its order.
    """
    position = {word_id: number for number, word_id in enumerate(file_ids)}
    return _rising([position.get(i, -1) for i in ids])


def _rising(places: list[int]) -> list[int]:
    """Return the places with those that are out of order made new words (-1), as few as can be."""
    known = [p for p in places if p >= 0]
    if all(a < b for a, b in pairwise(known)):
        return places
    tops: list[int] = []  # the smallest last place of a rising run, by its length
    lengths: list[int] = []
    for place in known:
        length = bisect_left(tops, place)
        tops[length : length + 1] = [place]
        lengths.append(length)
    wanted, staying = len(tops) - 1, set()
    for i in range(len(known) - 1, -1, -1):
        if lengths[i] == wanted:
            staying.add(i)
            wanted -= 1
    numbers = iter(range(len(known)))
    return [p if p >= 0 and next(numbers) in staying else -1 for p in places]
