"""What the text of an ASS dialogue line says: words, line breaks, drawings, karaoke."""

from __future__ import annotations

import re
from bisect import bisect_right
from itertools import accumulate, groupby

from jamedit.document import Span, Timing
from jamedit.document.span import share
from jamedit.formats.engine.inline_markup import Placed, placed_words

KARAOKE = re.compile(r"\\[kK][fo]?(\d{1,6})")
_MARKS = re.compile(r"\{[^{}\n]*\}|(?P<entity>\\(?:[Nnh{}]|\u2060))")
_BLOCK = re.compile(r"\{[^{}\n]*\}")
_DRAWING = re.compile(r"\\p(\d+)")
_ENTITIES = {"\\N": "\n", "\\n": "\n", "\\h": "\xa0", "\\{": "{", "\\}": "}", "\\\u2060": "\\"}
_NEEDS_SPELLING = re.compile(r"[{}]|\\(?=[Nnh{}\u2060])")


def placed(raw: str) -> list[Placed]:
    """Return the words of a text, without tags and drawings."""
    if "\\p" not in raw:
        return placed_words(raw, _MARKS, _ENTITIES.__getitem__)
    words: list[Placed] = []
    for start, end in _spoken_parts(raw):
        part = placed_words(raw[start:end], _MARKS, _ENTITIES.__getitem__)
        words += [Placed(w.text, w.start + start, w.end + start, w.marks) for w in part]
    return words


def words_of(raw: str) -> list[str]:
    """Return the texts of the words, as `placed` finds them; the many lines without tags need no search for places."""
    if "{" not in raw:
        plain = raw.replace("\\N", " ").replace("\\n", " ").replace("\\h", " ") if "\\" in raw else raw
        if "\\" not in plain:
            return plain.split()
    return [w.text for w in placed(raw)]


def _spoken_parts(raw: str) -> list[tuple[int, int]]:
    """Return the stretches of a text that are no drawing."""
    parts: list[tuple[int, int]] = []
    start: int | None = 0
    for block in _BLOCK.finditer(raw):
        modes = _DRAWING.findall(block[0])
        if not modes:
            continue
        if int(modes[-1][:9]) and start is not None:
            parts.append((start, block.start()))
            start = None
        elif not int(modes[-1][:9]) and start is None:
            start = block.end()
    return parts if start is None else [*parts, (start, len(raw))]


def shown(raw: str) -> str:
    """Return a text with plain line breaks and without tags, for other formats."""
    if "{" not in raw and "\\" not in raw:
        return raw.strip()
    if "{" not in raw and "\\" not in (plain := raw.replace("\\N", "\n").replace("\\n", "\n")):
        return "\n".join([line.strip() for line in plain.split("\n")]).strip()
    plain = "".join(raw[a:b] for a, b in _spoken_parts(raw))
    text = _MARKS.sub(lambda m: _ENTITIES.get(m[0], ""), plain)
    return "\n".join(line.strip() for line in text.split("\n")).strip()


def escaped(word: str) -> str:
    """Write a word so that its braces and backslashes are read as such."""
    if "\\" not in word and "{" not in word and "}" not in word:
        return word
    return _NEEDS_SPELLING.sub(lambda m: "\\\u2060" if m[0] == "\\" else "\\" + m[0], word)


def syllable_times(raw: str, span: Span) -> list[tuple[Span, Timing]] | None:
    """Return the time of every word from the lengths of the syllables (in hundredths of a second) before them.

    A word that has syllables of its own has been heard there; several words of one syllable share it.
    """
    words = placed(raw)
    marks = [(b.end(), sum(int(n) for n in KARAOKE.findall(b[0])) * 10) for b in _BLOCK.finditer(raw)]
    marks = [(at, ms) for at, ms in marks if ms]
    places = [0, *(at for at, _ in marks)]
    edges = [span.start_ms, *accumulate((ms for _, ms in marks), initial=span.start_ms)]
    if not marks or edges[-1] > span.end_ms + 60_000:
        return None
    firsts = [bisect_right(places, w.start) - 1 for w in words]
    lasts = [bisect_right(places, max(w.start, w.end - 1)) - 1 for w in words]
    starts: list[int] = []
    for syllable, group in groupby(range(len(words)), firsts.__getitem__):
        letters = [len(words[i].text) for i in group]
        starts += [part.start_ms for part in share(Span(edges[syllable], edges[syllable + 1]), letters)]
    times = []
    for i, last in enumerate(lasts):
        shared = i + 1 < len(words) and firsts[i + 1] == last
        end = max(starts[i], starts[i + 1] if shared else edges[last + 1])
        alone = not shared and (i == 0 or firsts[i - 1] != firsts[i])
        times.append((Span(starts[i], end), Timing.HEARD if alone else Timing.ESTIMATED))
    return times
