"""What documents for readers have in common: who opens a paragraph and when, tables of turns, times shared out."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from jamedit.document import Span
from jamedit.document.span import ordered, share
from jamedit.document.timecode import milliseconds
from jamedit.formats.engine.headings import kind_of
from jamedit.formats.engine.paragraphs.names import speaker_prefixes

_CLOCK = r"(?:(\d{1,3}):)?(\d{1,3}):(\d{2})(?:[.,](\d{1,3}))?"
_TIME = re.compile(rf"[\[(]?{_CLOCK}[\])]?")
TIME_ALONE = re.compile(rf"\s*+[\[(]?{_CLOCK}(?:\s*+(?:-->|[-–—])\s*+{_CLOCK})?[\])]?\s*+(?::\s*+)?$")
_BEFORE = re.compile(rf"\s*(?:\[{_CLOCK}\]|\({_CLOCK}\)|{_CLOCK}(?=\s|$))\s*(?:[-–—:]\s*)?")
_NAMED_TIME = re.compile(
    rf"([^\W_][^:\n\[\](){{}}<>]{{0,39}}?(?: \([^()\n]{{1,30}}\))?)"
    rf"\s*+(?:[\[(]{_CLOCK}[\])](?:\s*+:)?+|(?<=\s){_CLOCK}[^\S\n]*+(?::|(?=\n|\s*+$)))(?:\s++|$)"
)
_NAME_ALONE = re.compile(r"\s*+\[?([^\W_][^:\n\[\](){}<>]{0,39})\]?\s*+:\s*+$")
_BOLD_NAME = re.compile(r"\s*+\[?([^\W_][^:\n\[\](){}<>]{0,39}?)\]?\s*+(:?)\s*+$")
_COLON = re.compile(r"\s*:")
_MOST_WORDS = 4
_MS_PER_WORD = 400
_SLOWEST_MS = 1_000  # a word; what is longer is a pause


class Lead(NamedTuple):
    """Hold what opens a paragraph: a name, a time, and where both are in its text; `alone` when nothing follows."""

    name: str = ""
    name_at: tuple[int, int] = (0, 0)
    ms: int | None = None
    ms_at: tuple[int, int] = (0, 0)
    length: int = 0
    alone: bool = False


NO_LEAD = Lead()


class Opening(NamedTuple):
    """Hold the start of a paragraph's text, how many of its first characters are bold, and whether that is all.

    `sure` says that what is bold is marked as the name of a speaker.
    """

    text: str
    bold: int = 0
    whole: bool = True
    sure: bool = False


def leads(openings: Sequence[Opening]) -> list[Lead]:
    """Return what opens each paragraph. Names without bold type or a time must recur, as in plain text."""
    found = [_lead(o) for o in openings]
    texts = [o.text[lead.length :] for o, lead in zip(openings, found, strict=True)]
    rest = [f"{lead.name}: …" if lead.name else text.lstrip() for text, lead in zip(texts, found, strict=True)]
    for i, prefix in enumerate(speaker_prefixes(rest) if rest else []):
        if prefix.name and not found[i].name:
            at = found[i].length + len(texts[i]) - len(rest[i])
            found[i] = _with_name(openings[i], found[i], prefix.name, at, at + prefix.length)
    return _plausible(openings, found)


def _lead(opening: Opening) -> Lead:
    """Read a time, and a name that bold type, a time or being alone makes sure of."""
    text = opening.text
    lead = Lead()
    before = _BEFORE.match(text)
    if before:
        lead = _timed(lead, before, 0)._replace(length=before.end(), alone=opening.whole and before.end() == len(text))
    at = lead.length or len(text) - len(text.lstrip())
    timed = _NAMED_TIME.match(text, at)
    if timed and is_name(timed[1]):
        lead = _timed(lead, timed, 1)
        return _with_name(opening, lead, timed[1], timed.start(1), timed.end())
    bold = _BOLD_NAME.match(text[at : opening.bold]) if opening.bold > at else None
    if bold and len(bold[1].split()) <= _MOST_WORDS:
        end = opening.bold
        colon = _COLON.match(text, end)
        if bold[2] or colon or opening.sure:
            return _with_name(opening, lead, bold[1], at + bold.start(1), colon.end() if colon and not bold[2] else end)
    return lead


def _timed(lead: Lead, m: re.Match[str], skip: int) -> Lead:
    groups = m.groups()[skip:]
    for i in range(0, len(groups) - 3, 4):
        if groups[i + 1] is not None:
            first = i + skip + 1
            start = m.start(first) if groups[i] is not None else m.start(first + 1)
            end = m.end(first + 3) if groups[i + 3] is not None else m.end(first + 2)
            return lead._replace(ms=milliseconds(*groups[i : i + 4]), ms_at=(start, end))
    return lead


def _with_name(opening: Opening, lead: Lead, name: str, at: int, end: int) -> Lead:
    text = opening.text
    start = text.index(name.split()[0], at)
    last = name.split()[-1]
    stop = text.index(last, start) + len(last)
    while end < len(text) and text[end].isspace():
        end += 1
    lead = lead._replace(name=" ".join(name.split()), name_at=(start, stop), length=end)
    after = _BEFORE.match(text, end) if lead.ms is None else None
    if after:
        lead = _timed(lead, after, 0)._replace(length=after.end())
    return lead._replace(alone=opening.whole and not text[lead.length :].strip())


def is_name(text: str) -> bool:
    """Tell whether a text can be a name: few words, and no small letter first unless there is a digit."""
    words = text.split()
    if not 0 < len(words) <= _MOST_WORDS or text.isdigit():
        return False
    return not words[0][0].islower() or any(c.isdigit() for c in text)


def _plausible(openings: Sequence[Opening], found: list[Lead]) -> list[Lead]:
    """Add names that are alone or in bold type without a colon, where they recur; leave out lone times at ends."""
    maybe: dict[int, re.Match[str]] = {}
    for i, (opening, lead) in enumerate(zip(openings, found, strict=True)):
        if lead.name:
            continue
        text = opening.text[lead.length :]
        bold = opening.text[lead.length : opening.bold]
        m = (_NAME_ALONE.match(text) if opening.whole else None) or (_BOLD_NAME.match(bold) if bold.strip() else None)
        if m and is_name(m[1]):
            maybe[i] = m
    counts = Counter(" ".join(m[1].split()) for m in maybe.values())
    counts.update(lead.name for lead in found if lead.name)
    for i, m in maybe.items():
        at = found[i].length
        if counts[" ".join(m[1].split())] > 1:
            found[i] = _with_name(openings[i], found[i], m[1], at + m.start(1), at + m.end())
    if found and found[-1].alone:
        found[-1] = Lead()
    for i, (lead, following) in enumerate(pairwise(found)):
        if lead.alone and following.name and lead.name:
            found[i] = Lead()  # nothing is said under it: it is text
    return found


class Columns(NamedTuple):
    """Hold which columns of a table are what; None where there is no such column."""

    text: int
    speaker: int | None
    time: int | None
    headed: bool


def columns_of(rows: Sequence[Sequence[str]]) -> Columns | None:
    """Return the columns of a table of turns; None when it is a table of something else."""
    width = max(map(len, rows), default=0)
    if width < 2 or not rows:
        return None
    heads = [kind_of(cell) for cell in rows[0]]
    headed = sum(h != "" for h in heads) * 2 > len(heads)
    body = [row for row in rows[1 if headed else 0 :] if any(row)]
    if not body:
        return None
    cells = [[row[i] if i < len(row) else "" for row in body] for i in range(width)]
    time = next((i for i, c in enumerate(cells) if _mostly(c, lambda t: bool(TIME_ALONE.match(t)))), None)
    said = heads.index("text") if headed and "text" in heads else None
    speaker = heads.index("speaker") if headed and "speaker" in heads else None
    text = _longest(cells, said, (time, speaker))
    if speaker is None:
        others = [(i, _longest(cells, said, (time, i))) for i in range(width) if i not in (time, said)]
        named = [(i, t) for i, t in others if t != i and _are_names(cells[i], cells[t], time is None)]
        speaker, text = named[0] if named else (None, text)
        if not headed and _has_more_words(cells, (text, time, speaker)):
            return None
    if (time is None and speaker is None) or text in (speaker, time):
        return None
    return Columns(text, speaker, time, headed)


def _longest(cells: Sequence[Sequence[str]], said: int | None, others: Sequence[int | None]) -> int:
    """Return the column with the most text, unless it is known which has what is said."""
    if said is not None:
        return said
    return max(range(len(cells)), key=lambda i: (sum(map(len, cells[i])) if i not in others else -1, i))


def _are_names(cells: Sequence[str], texts: Sequence[str], untimed: bool) -> bool:
    """Tell whether the cells of a column name who says what is in another.

    Names come again, end in a colon or begin with no small letter; in the last case, and where no times are beside
    them, there must be several and more than one word to each, as words beside each other in a list are no turns.
    """
    full = [c.strip() for c in cells if c.strip()]
    if not _mostly(full, _can_be_name) or len(set(full)) > max(2, len(cells) // 2 + 1):
        return False
    if len(set(full)) < len(full) or all(c.endswith(":") for c in full):
        return True
    large = all(not word[0].islower() for c in full for word in c.split())
    words = sum(len(t.split()) for t in texts)
    return large and (not untimed or (len(full) > 1 and words >= 2 * len(texts)))


def _can_be_name(text: str) -> bool:
    """Tell whether what is in a cell can be a name, and is no sentence."""
    last = text.split()[-1] if text.split() else ""
    return is_name(text.rstrip(": ")) and not (last.endswith(("?", "!", "…")) or (last[-1:] == "." and len(last) > 3))


def _has_more_words(cells: Sequence[Sequence[str]], known: Sequence[int | None]) -> bool:
    """Tell whether columns beside the known ones have words, which would not be read."""
    others = (c for i, column in enumerate(cells) if i not in known for c in column)
    return any(any(map(str.isalpha, c)) for c in others)


def _mostly(cells: Sequence[str], test: object) -> bool:
    full = [c for c in cells if c.strip()]
    return bool(full) and callable(test) and sum(bool(test(c)) for c in full) >= 0.7 * len(full)


def time_in(text: str) -> int | None:
    """Return the first time in a text, in milliseconds."""
    m = _TIME.search(text)
    return milliseconds(*m.groups()) if m else None


def spans_of(sizes: Sequence[int], points: Sequence[tuple[int, int]]) -> list[Span | None]:
    """Share out the time between points (position of a word, milliseconds) among words by their letters."""
    spans: list[Span | None] = [None] * len(sizes)
    for (at, ms), (stop, following) in zip(points, [*points[1:], (len(sizes), -1)], strict=False):
        count = max(0, stop - at)
        end = following if following > ms else ms + _MS_PER_WORD * count
        spans[at:stop] = share(ordered(ms, min(end, ms + _SLOWEST_MS * count)), sizes[at:stop])
    return spans
