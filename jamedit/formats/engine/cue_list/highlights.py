"""Captions that light up word by word: each shows the same line again with the next word marked, as Whisper does.

The line is read once, and its words have the times for which they are lit. The captions that show it again are part of
what is behind the first one, and change with it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import islice, pairwise
from typing import NamedTuple

from jamedit.document import Span, Timing
from jamedit.document.span import share
from jamedit.document.tokens import token_spans
from jamedit.formats.engine.builder import Caption
from jamedit.formats.engine.cue_list.reading import Found
from jamedit.formats.engine.inline_markup import Placed, retyped

_LIT = re.compile(r"<(?:[ubi]|font\b[^<>\n]{0,200}|c\b[^<>\n]{0,80})>([^<>]{1,200})</(?:[ubi]|font|c)>", re.IGNORECASE)
_MARKS = re.compile(r"<[^<>\n]{0,200}>|\{\\[^{}\n]{0,200}\}")
_JOINED_MS = 100  # a line without a mark is shown between two words
_SHARE = 0.6  # of the captions of several words


class _Shown(NamedTuple):
    """Hold what a caption shows: its text without marks, and where the marked part is in it, -1 for none."""

    text: str
    start: int
    end: int
    span: Span


def without_highlights(found: list[Found]) -> tuple[list[Found], bool]:
    """Return the captions with those that light up word by word joined, and whether there were any."""
    if not any(_alike(a, b) for a, b in pairwise(found)):
        return found, False
    shown = [_shown(f) for f in found]
    runs = list(_runs(shown))
    lit = [(a, b) for a, b in runs if sum(s is not None and s.start >= 0 for s in shown[a:b]) > 1]
    several = sum(f.parts[0].words[1:] != [] for f in found)
    if not lit or sum(b - a for a, b in lit) < _SHARE * several:
        return found, False
    return [_joined(found[a:b], [s for s in shown[a:b] if s]) for a, b in runs], True


def _alike(before: Found, now: Found) -> bool:
    """Tell whether two captions say the same and look different."""
    one, other = before.parts[0], now.parts[0]
    if one.words != other.words or one.source is None or other.source is None:
        return False
    return one.source.text != other.source.text and "</" in one.source.text + other.source.text


def _shown(caption: Found) -> _Shown | None:
    part = caption.parts[0]
    if part.source is None or part.span is None or len(caption.parts) > 1 or part.word_times:
        return None
    raw = part.source.text
    text = _MARKS.sub("", raw)
    marks = list(islice(_LIT.finditer(raw), 2)) if "</" in raw else []
    if len(marks) != 1:
        return _Shown(text, -1, -1, part.span)
    start = len(_MARKS.sub("", raw[: marks[0].start()]))
    whole = marks[0][1].strip() == text.strip() and len(part.words) > 1
    return _Shown(text, -1, -1, part.span) if whole else _Shown(text, start, start + len(marks[0][1]), part.span)


def _runs(shown: Sequence[_Shown | None]) -> Iterator[tuple[int, int]]:
    """Yield from where to where captions show one line, the marked part moving on."""
    first, at = 0, 0
    for i, now in enumerate(shown):
        before = shown[i - 1] if i else None
        goes_on = before is not None and now is not None and now.text == before.text
        if goes_on and before and now:
            goes_on = now.start >= at if now.start >= 0 else now.span.start_ms - before.span.end_ms <= _JOINED_MS
        if i and not goes_on:
            yield from _run(shown, first, i)
            first, at = i, 0
        at = max(at, now.end) if now else 0
    if shown:
        yield from _run(shown, first, len(shown))


def _run(shown: Sequence[_Shown | None], first: int, end: int) -> Iterator[tuple[int, int]]:
    if any(s and s.start >= 0 for s in shown[first:end]):
        yield first, end
    else:  # said twice
        yield from ((i, i + 1) for i in range(first, end))


def _joined(run: Sequence[Found], shown: Sequence[_Shown]) -> Found:
    """Return the one caption that some of one line are, or the one there is."""
    caption = run[0].parts[0]
    times = _word_times(caption.words, shown)
    if len(run) == 1:
        caption.word_times = times or caption.word_times
        return run[0]
    span = Span(shown[0].span.start_ms, max(shown[0].span.start_ms, *(s.span.end_ms for s in shown)))
    source = replace(caption.source, span=span) if caption.source else None
    whole = Caption(caption.words, span, source, caption.speaker, times)
    return Found([whole], run[0].start, run[0].body, run[0].end)


def _word_times(words: Sequence[str], shown: Sequence[_Shown]) -> list[tuple[Span, Timing]] | None:
    """Return when each word is lit; words that never are share the time between others. None where nobody can tell."""
    lit = [s for s in shown if s.start >= 0]
    places = token_spans(shown[0].text) if shown else []
    if not lit or len(places) != len(words) or any(b.span.start_ms < a.span.end_ms for a, b in pairwise(lit)):
        return None
    owner: list[tuple[int, int]] = []  # of each word the first mark on it, and the one behind the last
    at = 0
    for a, b in places:
        while at < len(lit) and lit[at].end <= a:
            at += 1
        last = at
        while last < len(lit) and lit[last].start < b:
            last += 1
        owner.append((at, last))
    return _shared(words, owner, lit, Span(shown[0].span.start_ms, max(s.span.end_ms for s in shown)))


def _shared(
    words: Sequence[str], owner: Sequence[tuple[int, int]], lit: Sequence[_Shown], whole: Span
) -> list[tuple[Span, Timing]]:
    times: list[tuple[Span, Timing]] = []
    while len(times) < len(words):
        first = len(times)
        start, end = owner[first]
        last = first + 1
        while last < len(words) and owner[last] == (start, end):
            last += 1
        done = times[-1][0].end_ms if times else whole.start_ms
        if start < end:
            begins, ends = max(lit[start].span.start_ms, done), lit[end - 1].span.end_ms
        else:
            begins, ends = done, lit[start].span.start_ms if start < len(lit) else whole.end_ms
        timing = Timing.HEARD if start < end and last == first + 1 else Timing.ESTIMATED
        parts = share(Span(begins, max(begins, ends)), [len(word) for word in words[first:last]])
        times += [(part, timing) for part in parts]
    return times


def unlit(text: str) -> str:
    """Return the text of a caption without the mark on the word that is lit."""
    return _LIT.sub(r"\1", text, count=1)


def update_highlights(placed: Callable[[str], list[Placed]], between: str, now: str) -> str:
    """Return what is between two captions with the line that it shows again that of the first as it is now.

    `placed` finds the words in a text; what stays the same keeps its marks.
    """
    new = [now[word.start : word.end] for word in placed(now)]
    texts = [word.text for word in placed(now)]
    out: list[str] = []
    lines: list[str] = []
    inside = False
    for line in [*between.split("\n"), ""]:
        if inside and line.strip():
            lines.append(line)
            continue
        if lines:
            raw = "\n".join(lines)
            old = placed(raw)
            out.append(raw if [w.text for w in old] == texts else retyped(raw, old, new))
            lines = []
        inside = "-->" in line
        out.append(line)
    return "\n".join(out[:-1])
