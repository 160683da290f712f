"""Times inside a WebVTT caption: put before the words that have one, changed where a word's time has changed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from jamedit.document import Span, Timing, Word
from jamedit.document.timecode import milliseconds, timestamp
from jamedit.formats.engine.clock_times import like_clock
from jamedit.formats.engine.patches import Patch, apply
from jamedit.formats.subtitles.webvtt_text import STAMP, word_times, words_in

_KNOWN = (Timing.HEARD, Timing.ALIGNED, Timing.SET)


def has_stamps(raw: str) -> bool:
    """Tell whether there are times inside a caption."""
    return "<" in raw and STAMP.search(raw) is not None


def stamped(raw: str, words: Sequence[Word], span: Span) -> str:
    """Return a caption's text with the times that its words have, each written only where the text does not tell it.

    A time is before its word, and behind it when the next word does not begin at once. Words whose time is but an
    estimate get none, nor do those that begin with the caption; a time that would run backwards is left out.
    """
    rightly = _told(raw, words, span)
    if rightly is None or rightly == 2 * sum(_time_of(w) is not None for w in words):
        return raw
    made = _changed(raw, words, span)
    again = _changed(STAMP.sub("", raw), words, span) if has_stamps(raw) else made
    return max(made, again, key=lambda text: _told(text, words, span) or 0)


def _time_of(word: Word) -> Span | None:
    """Return the time of a word when somebody knows it."""
    return word.span if word.timing in _KNOWN else None


def _told(raw: str, words: Sequence[Word], span: Span) -> int | None:
    """Count the starts and ends that a reader takes from a text rightly; None when it has other words."""
    placed = words_in(raw)
    if [w.text for w in placed] != [w.text for w in words]:
        return None
    read = word_times(raw, placed, span)
    return sum(_rightly(_time_of(w), now) for w, (now, _) in zip(words, read, strict=True)) if read else 0


def _rightly(wanted: Span | None, now: Span) -> int:
    return 0 if wanted is None else (wanted.start_ms == now.start_ms) + (wanted.end_ms == now.end_ms)


def _changed(raw: str, words: Sequence[Word], span: Span) -> str:
    return apply(raw, _Changes(raw, words, span))


class _Changes:
    """Yield the changes of one text in order; times in it never run backwards by them."""

    def __init__(self, raw: str, words: Sequence[Word], span: Span) -> None:
        self._words, self._span = words, span
        self._placed = words_in(raw)
        read = word_times(raw, self._placed, span)
        self._read: list[Span | None] = [now for now, _ in read] if read else [None] * len(words)
        self._stamps = self._by_word(raw)
        first = STAMP.search(raw)
        self._like = first[0][1:-1] if first else timestamp(0)
        self._last = span.start_ms

    def _by_word(self, raw: str) -> dict[int, list[re.Match[str]]]:
        """Return the times of the text by the number of the word that follows."""
        number = 0

        def following(stamp: re.Match[str]) -> int:
            nonlocal number
            while number < len(self._placed) and self._placed[number].start < stamp.end():
                number += 1
            return number

        return {n: list(stamps) for n, stamps in groupby(STAMP.finditer(raw), key=following)}

    def __iter__(self) -> Iterator[Patch]:
        for number in range(len(self._words) + 1):
            yield from self._between(number)

    def _between(self, number: int) -> Iterator[Patch]:
        """Yield the changes of what is before a word: when the one before ends, when it begins itself."""
        stamps = self._stamps.get(number, [])
        start = self._new_start(number)
        end = self._new_end(number - 1, start)
        begins = start if start is not None else milliseconds(*stamps[-1].groups()) if stamps else None
        ending = stamps[:-1] if number < len(self._words) else stamps
        if end is not None and (begins is None or end < begins or ending):
            place = self._placed[number - 1].end
            yield from self._put(ending[0].span() if ending else (place, place), end)
        elif ending:
            self._pass(ending[0])
        for stamp in ending[1:]:
            self._pass(stamp)
        if number == len(self._words):
            return
        if start is not None:
            place = self._placed[number].start
            yield from self._put(stamps[-1].span() if stamps else (place, place), start)
        elif stamps:
            self._pass(stamps[-1])

    def _new_start(self, number: int) -> int | None:
        """Return when a word begins, None where the text tells so or nobody knows."""
        wanted = _time_of(self._words[number]) if number < len(self._words) else None
        now = self._read[number] if wanted else None
        return wanted.start_ms if wanted and (now is None or now.start_ms != wanted.start_ms) else None

    def _new_end(self, number: int, following: int | None) -> int | None:
        """Return when a word ends, also where the next one no longer begins then and would seem to move its end."""
        wanted = _time_of(self._words[number]) if number >= 0 else None
        now = self._read[number] if wanted else None
        moves = now is None or following is not None or (wanted and now.end_ms != wanted.end_ms)
        return wanted.end_ms if wanted and moves else None

    def _put(self, place: tuple[int, int], ms: int) -> Iterator[Patch]:
        if self._last < ms < self._span.end_ms:
            self._last = ms
            yield Patch(*place, f"<{like_clock(self._like, ms)}>")
        elif place[1] > place[0]:
            yield Patch(*place, "")

    def _pass(self, stamp: re.Match[str]) -> None:
        self._last = max(self._last, milliseconds(*stamp.groups()))
