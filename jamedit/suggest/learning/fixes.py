"""Replacements by hand, found by comparing a text with what was first read.

What is kept is the changed phrase. A word that carries little meaning, or a sign, says nothing by itself: who writes
"Marsh & Low" for "Marsh and Low" does not want "&" for every "and". Such a change is kept with the words around it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from jamedit.document import Paragraph, Transcript, Word
from jamedit.document.knowledge import LONGEST, fold, plain
from jamedit.document.tokens import key
from jamedit.suggest.language import lexicon
from jamedit.suggest.language.surface_form import parted_by_marks
from jamedit.suggest.matching.text_similarity import alike
from jamedit.suggest.vocabulary.slips import says_little

_alike = lru_cache(maxsize=65_536)(alike)  # one replacement may be made in thousands of places


class Fix(NamedTuple):
    """Hold a replacement by hand: the id of its first new word, the text before and after.

    `bare` are the changed words alone, without the punctuation around them, where they say too little to be learned
    without the words around them.
    """

    word_id: int
    before: str
    after: str
    bare: tuple[str, str] | None = None


class _Change(NamedTuple):
    """Hold words `start` to `end` of the text as first read (end exclusive) and the words in their place."""

    start: int
    end: int
    new: Sequence[Word]


class Fixes:
    """Compare paragraphs with the text as it was first read, by the ids that words keep through every edit."""

    def __init__(self, original: Transcript, language: str = lexicon.FALLBACK) -> None:
        self._words: list[Word] = list(original.words())
        self._at = {w.id: i for i, w in enumerate(self._words)}
        self._language = language

    def of(self, paragraph: Paragraph) -> Iterator[Fix]:
        """Yield the fixes by hand in a paragraph that may come again: old and new sound similar or differ in form."""
        words = [w for w in paragraph.words if not w.hidden]
        own, first = self._at, self._words
        places = [own.get(w.id) for w in words]
        changed = [
            i for i, (at, w) in enumerate(zip(places, words, strict=True)) if at is None or first[at].text != w.text
        ]
        for start, end in _runs(changed):
            change = self._change(words[start:end], places, start, end)
            if change is not None:
                yield from self._fixes(change, words, start)

    def _change(self, run: Sequence[Word], places: Sequence[int | None], start: int, end: int) -> _Change | None:
        """Return what a run of changed words came from, None when they came from nowhere or from far apart."""
        own = [at for at in places[start:end] if at is not None]
        if not own:
            return None
        before = places[start - 1] if start else None
        after = places[end] if end < len(places) else None
        first = min(own) if before is None else before + 1
        last = max(own) + 1 if after is None else after
        if not 0 <= first <= min(own) <= max(own) < last or last - first > 2 * len(run) + 8:
            return None
        return _Change(first, last, run)

    def _fixes(self, change: _Change, words: Sequence[Word], at: int) -> Iterator[Fix]:
        old, new = [w.text for w in self._words[change.start : change.end]], [w.text for w in change.new]
        if len(old) == len(new):  # several words side by side, each corrected for itself
            parts = [i for i, (a, b) in enumerate(zip(old, new, strict=True)) if a != b]
            if all(_alike(old[i], new[i], self._language) for i in parts):
                for i in (i for i in parts if fold(old[i])):
                    part = _Change(change.start + i, change.start + i + 1, change.new[i : i + 1])
                    yield from self._told(part, words, at + i)
                return
        if _alike(" ".join(old), " ".join(new), self._language):
            yield from self._told(change, words, at)

    def _told(self, change: _Change, words: Sequence[Word], at: int) -> Iterator[Fix]:
        """Yield a change as it is to be learned, with words around it where it says little alone; none if all do."""
        start, end = change.start, change.end
        first, last = at, at + len(change.new)
        while self._says_little(start, end, words[first:last]):
            before = self._before(words, start, first)
            after = self._after(words, end, last)
            if not (before or after) or max(end - start, last - first) + before + after > LONGEST:
                return
            start, first, end, last = start - before, first - before, end + after, last + after
        wider = start < change.start or end > change.end
        bare = (plain(self._text(change.start, change.end)), plain(_text(change.new))) if wider else None
        yield Fix(change.new[0].id, self._text(start, end), _text(words[first:last]), bare)

    def _text(self, start: int, end: int) -> str:
        return _text(self._words[start:end])

    def _says_little(self, start: int, end: int, new: Sequence[Word]) -> bool:
        sides = (self._words[start:end], new)
        return any(all(says_little(key(w.text), self._language) for w in side) for side in sides)

    def _before(self, words: Sequence[Word], start: int, first: int) -> bool:
        """Return whether the word before belongs to the same clause and came from the one that was there before."""
        if not start or not first:
            return False
        there, here = self._words[start - 1], words[first - 1]
        return there.id == here.id and not (_parted(there, self._words[start]) or _parted(here, words[first]))

    def _after(self, words: Sequence[Word], end: int, last: int) -> bool:
        if end >= len(self._words) or last >= len(words):
            return False
        there, here = self._words[end], words[last]
        return there.id == here.id and not (_parted(self._words[end - 1], there) or _parted(words[last - 1], here))


def _parted(word: Word, following: Word) -> bool:
    return parted_by_marks(word.text, following.text)


def _text(words: Sequence[Word]) -> str:
    return " ".join([w.text for w in words])


def _runs(places: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Yield start and end (exclusive) of the runs of neighbours in rising numbers."""
    start = end = -1
    for at in places:
        if at != end:
            if end > start:
                yield start, end
            start = at
        end = at + 1
    if end > start:
        yield start, end
