"""The lines of a text with time stamps: which have one, who speaks, and where their own text is."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from jamedit.captioning.paragraphs import closes_sentence
from jamedit.document.timecode import clock_ms
from jamedit.formats.engine.clock_times import like_clock
from jamedit.formats.engine.line_items.frames import FRAMES, frames_ms
from jamedit.formats.engine.line_items.reading import Place, lines_of, moved
from jamedit.formats.engine.paragraphs.names import like_a_name, prefix_of

_TIME = rf"(?:{FRAMES}|\d{{1,3}}:\d{{2}}(?::\d{{2}})?(?:[.,]\d{{1,3}})?)"
_ENDS = r"(?![\d:]|[.,]\d|[ \t]*(?:-->|[AaPp]\.?[Mm]\b))"
_SPACE = r"[ \t\xa0]"
_STAMP = re.compile(
    rf"{_SPACE}*(?:\*\*)?(?P<open>[\[(<]?)(?P<time>{_TIME}){_ENDS}[\])>]?(?:\*\*)?"
    rf"(?:{_SPACE}*[-–—]{_SPACE}*{_TIME}{_SPACE}*$|{_SPACE}*[-–—:|]?{_SPACE}*)"
)
_NAMED = re.compile(
    rf"{_SPACE}*+(?:(?P<name>[^\W\d_][^\n\[\](){{}}<>|:]{{0,48}}?)|\[(?P<boxed>[^\W\d_][^\n\[\]|:]{{0,48}})\])"
    rf"{_SPACE}*+(?:[:,]{_SPACE}*+)?+"
    rf"(?:[\[(](?P<inner>{_TIME})[\])]|(?<=[ \t\xa0])(?P<bare>{_TIME}){_ENDS})(?:{_SPACE}*+:)?+"
    rf"(?:{_SPACE}++(?=\S)|{_SPACE}*+$)"
)
_INNER = re.compile(rf"\[(?P<time>{_TIME})\]{_SPACE}*(?=[^\s\[(])")
# Hours, minutes and seconds as Teams writes them in the language of its user.
_HOURS = (
    r"hours?|hrs?\.?|Stunden?|Std\.?|heures?|horas?|or[ae]|u(?:ur|ren)|tim(?:e|er|mar|me)|"
    r"godzin[ay]?|час(?:а|ов)?|saat"
)
_MINUTES = r"min(?:ute|uto|uut|utt|ut|\.)?(?:[nrs]|er|en)?|minuti|minuut|minuten|minuut(?:tia)?|минут[аы]?|dakika"
_SECONDS = (
    r"sec(?:onds?|ondes?|onden?|onde|\.)?|[Ss]ekunden?|[Ss]ekunder?|segundos?|second[oi]|"
    r"sekund[ay]?|секунд[аы]?|saniye"
)
_COMMA = rf"(?:,{_SPACE}*+|{_SPACE}++)?+"
_SPOKEN_TIME = re.compile(
    rf"(?:(\d++){_SPACE}(?:{_HOURS}))?{_COMMA}(?:(\d++){_SPACE}(?:{_MINUTES}))?{_COMMA}"
    rf"(?:(\d++){_SPACE}(?:{_SECONDS}))?",
    re.IGNORECASE,
)
_BARE = re.compile(r"\d{1,2}:\d{2}(?::\d{2})?")
_SENTENCE = re.compile(r"[.!?;,…](?:\s|$)")
_MOST_NAME_WORDS = 5
_MOST_DIGITS = 9  # of a number
OPENING = 80  # characters of a line that may begin with a name
_FRAMES = 25  # a second, until the whole file tells


@dataclass(slots=True)
class StampedLine:
    """Hold one line: its stamp and speaker if it has them, and where its own text is.

    A time behind a name and a colon may be `said`: "Mona: 10:30 is fine".
    """

    start: int
    end: int
    body: Place
    time_at: Place | None = None
    time_ms: int | None = None
    speaker: str = ""
    speaker_at: Place | None = None
    said: bool = False


def stamped_lines(text: str) -> list[StampedLine]:
    """Return the lines with something on them; a stamp's wording ("4 seconds") belongs to the stamp."""
    found: list[StampedLine] = []
    for start, end in lines_of(text):
        raw = text[start:end].rstrip("\n")
        if not raw.strip():
            continue
        before = found[-1] if found else None
        bare = before is not None and before.time_ms is not None and before.body[0] == before.body[1]
        if before is not None and bare and _says(raw, before.time_ms or 0):
            before.end, before.body = end, (end, end)
            before.time_at = (before.time_at[0], start + len(raw)) if before.time_at else None
            continue
        found += _cut(text, _line(raw, start, end))
    return _named_above(text, _without_numbers(text, _without_said(text, found)))


def _without_said(text: str, lines: list[StampedLine]) -> list[StampedLine]:
    """Take times between a name and its words for words, unless nearly all names have one and they go up."""
    doubtful = [line for line in lines if line.said]
    if not doubtful:
        return lines
    named = len(doubtful) + sum(
        line.time_ms is None and prefix_of(text[line.body[0] : min(line.body[1], line.body[0] + OPENING)]).name != ""
        for line in lines
    )
    times = [line.time_ms or 0 for line in doubtful]
    up = sum(a < b for a, b in pairwise(times))
    if len(doubtful) > 1 and len(doubtful) >= 0.8 * named and up >= 0.8 * (len(times) - 1):
        return lines
    return [
        StampedLine(line.start, line.end, (line.start, max(line.start, line.body[1]))) if line.said else line
        for line in lines
    ]


def _without_numbers(text: str, lines: list[StampedLine]) -> list[StampedLine]:
    """Leave out the numbers above nearly all times, that count them: captions whose ends are missing have them."""
    stamped = [i for i, line in enumerate(lines) if line.time_ms is not None]
    above = {i: text[slice(*lines[i - 1].body)].strip() for i in stamped if i and lines[i - 1].time_ms is None}
    numbers = {i: int(n) for i, n in above.items() if n.isdecimal() and len(n) < _MOST_DIGITS}
    counted = sum(b == a + 1 for a, b in pairwise(numbers.values()))
    if len(numbers) < 2 or len(numbers) < 0.8 * len(stamped) or counted < 0.8 * (len(numbers) - 1):
        return lines
    for i in numbers:
        lines[i].start = lines[i - 1].start
    return [line for i, line in enumerate(lines) if i + 1 not in numbers]


def _cut(text: str, line: StampedLine) -> list[StampedLine]:
    """Cut a line that begins with a time at the times in brackets inside it."""
    inner = list(_INNER.finditer(text, *line.body)) if line.time_ms is not None else []
    if not inner or inner[0].start() <= line.body[0]:
        return [line]
    cut = [line]
    for m in inner:
        before = cut[-1]
        cut.append(StampedLine(m.start(), line.end, (m.end(), line.body[1]), m.span("time"), _ms(m["time"])))
        before.end = m.start()
        before.body = (before.body[0], before.body[0] + len(text[before.body[0] : m.start()].rstrip()))
    return cut


def _named_above(text: str, lines: list[StampedLine]) -> list[StampedLine]:
    """Take the line above each time that is alone for the speaker's name, where nearly all of them are names."""
    alone = [i for i, line in enumerate(lines) if line.time_ms is not None and line.body[0] >= line.body[1]]
    named = [i for i in alone if i and _may_name(text, lines[i - 1])]
    if len(named) < 2 or len(named) < 0.8 * len(alone):
        return lines
    texts = [i for i in range(len(lines)) if i not in alone and i + 1 not in named]
    if len(texts) < len(named):
        return lines
    for i in named:
        above = lines[i - 1]
        a, b = above.body
        at = a + len(text[a:b]) - len(text[a:b].lstrip())
        name = text[a:b].strip()
        lines[i].speaker, lines[i].speaker_at, lines[i].start = (
            " ".join(name.split()),
            (at, at + len(name)),
            above.start,
        )
    gone = {i - 1 for i in named}
    return [line for i, line in enumerate(lines) if i not in gone]


def _may_name(text: str, line: StampedLine) -> bool:
    return line.time_ms is None and not line.speaker and is_bare_name(text[slice(*line.body)])


def _line(raw: str, start: int, end: int) -> StampedLine:
    whole = start + len(raw)
    match = _STAMP.match(raw)
    if match and (match.end() == len(raw) or match[0][-1] in " \t\xa0])>-–—:|*"):
        at = match.end()
        ms = _ms(match["time"])
        return StampedLine(start, end, (start + at, whole), moved(match.span("time"), start), ms)
    worded = _SPOKEN_TIME.fullmatch(raw.strip())
    if worded and raw.strip():
        at = start + raw.index(worded[0])
        return StampedLine(start, end, (whole, whole), (at, at + len(worded[0])), _wording_ms(worded))
    glued = _glued(raw)
    if glued:
        time, at = glued
        return StampedLine(start, end, (start + at, whole), (start, start + at), clock_ms(raw[:time]))
    named = _NAMED.match(raw)
    if named and _may_be_named(named):
        kind = "inner" if named["inner"] else "bare"
        called = "name" if named["name"] else "boxed"
        name = " ".join(named[called].split())
        return StampedLine(
            start,
            end,
            (start + named.end(), whole),
            moved(named.span(kind), start),
            _ms(named[kind]),
            name,
            moved(named.span(called), start),
            said=named[kind] == named["bare"] and named.end() < len(raw),
        )
    return StampedLine(start, end, (start, whole))


def _ms(literal: str) -> int | None:
    """Return the milliseconds of a stamp; the frames of a timecode are looked at when the whole file is known."""
    ms = frames_ms(literal, _FRAMES)
    return clock_ms(literal) if ms is None else ms


def _may_be_named(match: re.Match[str]) -> bool:
    """Tell a name before a time from a sentence that speaks of one."""
    name = match["name"] or match["boxed"]
    if len(name.split()) > _MOST_NAME_WORDS or _SENTENCE.search(name.replace(",", "")):
        return False
    alone = match.end() == len(match.string)
    if match["bare"] and not alone:
        between = match.string[match.end("name") if match["name"] else match.end("boxed") : match.start("bare")]
        return like_a_name(name) and (":" in between or "\t" in between)
    return like_a_name(name) or bool(match["inner"] and alone)


def _glued(raw: str) -> tuple[int, int] | None:
    """Return the lengths of a stamp and of it with its wording where both are glued to the text: 0:044 secondstext."""
    stamp = _BARE.match(raw)
    spoken = _SPOKEN_TIME.match(raw, stamp.end()) if stamp else None
    if stamp and spoken and spoken.end() > stamp.end() and _wording_ms(spoken) == clock_ms(stamp[0]):
        return stamp.end(), spoken.end()
    return None


def _says(raw: str, ms: int) -> bool:
    """Tell whether a line says in words what a stamp says in figures."""
    match = _SPOKEN_TIME.fullmatch(raw.strip())
    return bool(match and raw.strip() and _wording_ms(match) == ms - ms % 1000)


def time_like(literal: str, ms: int) -> str:
    """Write a stamp like another one, with its wording if that has one."""
    stamp = re.match(_TIME, literal)
    said = literal[stamp.end() :] if stamp else literal
    if stamp and not said.strip():
        return like_clock(literal, ms)
    minutes, seconds = divmod((ms + 500) // 1000, 60)
    hours, minutes = divmod(minutes, 60)
    named = ((hours, "hour"), (minutes, "minute"), (seconds, "second"))
    kept = [(n, name) for n, name in named if n or (not stamp and name != "hour")]
    parts = [f"{n} {name}{'' if n == 1 else 's'}" for n, name in kept] or ["0 seconds"]
    mark = ", " if stamp else " "
    return (like_clock(stamp[0], ms) if stamp else "") + said[: len(said) - len(said.lstrip())] + mark.join(parts)


def _wording_ms(match: re.Match[str]) -> int:
    hours, minutes, seconds = (int((n or "0")[:6]) for n in match.groups())
    return ((hours * 60 + minutes) * 60 + seconds) * 1000


def is_bare_name(text: str) -> bool:
    """Tell whether a text is nothing but what may be somebody's name."""
    words = text.split()
    if not 0 < len(words) <= _MOST_NAME_WORDS or not any(c.isalpha() for c in text):
        return False
    return like_a_name(text) and not closes_sentence(words[-1])
