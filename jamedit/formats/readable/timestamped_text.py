"""Text with timestamps: what oTranscribe, Otter, Rev, Zoom and Teams write, and what is copied from YouTube.

A stamp is at the start of a line, alone on a line before its text, or behind a name: `Name (00:01:02):`, `Name
0:03`. The text up to the next stamp is spoken from there on; a line without a stamp of its own shares that time.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from itertools import pairwise

from jamedit.captioning.paragraphs import closes_sentence
from jamedit.document import Span, Transcript
from jamedit.document.span import share
from jamedit.document.timecode import clock_ms, short_clock
from jamedit.formats.base import Codec
from jamedit.formats.engine.builder import Builder
from jamedit.formats.engine.clock_times import like_clock
from jamedit.formats.engine.line_items.frames import FRAMES, frame_rate, frames_ms, like_frames
from jamedit.formats.engine.line_items.reading import Item, ItemPassage, Place, Scheme, lines_of, moved, read_items
from jamedit.formats.engine.line_items.writing import passages_of, write_in_place, write_items
from jamedit.formats.engine.paragraphs.names import Prefix, like_a_name, prefix_of, speaker_prefixes
from jamedit.formats.engine.source_text import source_text
from jamedit.formats.options import WriteOptions
from jamedit.formats.source import SourceText

_ID = "stamped"
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
_OPENING = 80  # characters of a line that may begin with a name
_FRAMES = 25  # a second, until the whole file tells
_LEAST_SHARE = 0.15  # of the lines must have a stamp
_MORNING_MS = 6 * 60_000  # a list that begins later, all at full five minutes or seconds, is the programme of a day


@dataclass(slots=True)
class _Line:
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


def sniff(text: str, name: str) -> float:
    """Say how sure it is that a text has time stamps."""
    lines = _lines(text[:20_000])
    stamped = [line for line in lines if line.time_ms is not None]
    if not stamped or len(stamped) < max(1, _LEAST_SHARE * len(lines)):
        return 0.0
    first = lines.index(stamped[0])
    if first > 5 or (len(stamped) == 1 and (first or not (stamped[0].speaker or _is_bracketed(text, stamped[0])))):
        return 0.0
    times = [line.time_ms or 0 for line in stamped]
    rising = sum(b >= a for a, b in pairwise(times))
    if rising < 0.8 * (len(times) - 1) or (times[0] >= _MORNING_MS and all(ms % 5_000 == 0 for ms in times)):
        return 0.0
    return 0.7


def _is_bracketed(text: str, line: _Line) -> bool:
    return line.time_at is not None and text[line.time_at[0] - 1 : line.time_at[0]] in ("[", "(")


def _lines(text: str) -> list[_Line]:
    """Return the lines with something on them; a stamp's wording ("4 seconds") belongs to the stamp."""
    found: list[_Line] = []
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


def _without_said(text: str, lines: list[_Line]) -> list[_Line]:
    """Take times between a name and its words for words, unless nearly all names have one and they go up."""
    doubtful = [line for line in lines if line.said]
    if not doubtful:
        return lines
    named = len(doubtful) + sum(
        line.time_ms is None and prefix_of(text[line.body[0] : min(line.body[1], line.body[0] + _OPENING)]).name != ""
        for line in lines
    )
    times = [line.time_ms or 0 for line in doubtful]
    up = sum(a < b for a, b in pairwise(times))
    if len(doubtful) > 1 and len(doubtful) >= 0.8 * named and up >= 0.8 * (len(times) - 1):
        return lines
    return [
        _Line(line.start, line.end, (line.start, max(line.start, line.body[1]))) if line.said else line
        for line in lines
    ]


def _without_numbers(text: str, lines: list[_Line]) -> list[_Line]:
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


def _cut(text: str, line: _Line) -> list[_Line]:
    """Cut a line that begins with a time at the times in brackets inside it."""
    inner = list(_INNER.finditer(text, *line.body)) if line.time_ms is not None else []
    if not inner or inner[0].start() <= line.body[0]:
        return [line]
    cut = [line]
    for m in inner:
        before = cut[-1]
        cut.append(_Line(m.start(), line.end, (m.end(), line.body[1]), m.span("time"), _ms(m["time"])))
        before.end = m.start()
        before.body = (before.body[0], before.body[0] + len(text[before.body[0] : m.start()].rstrip()))
    return cut


def _named_above(text: str, lines: list[_Line]) -> list[_Line]:
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


def _may_name(text: str, line: _Line) -> bool:
    return line.time_ms is None and not line.speaker and _is_bare_name(text[slice(*line.body)])


def _line(raw: str, start: int, end: int) -> _Line:
    whole = start + len(raw)
    match = _STAMP.match(raw)
    if match and (match.end() == len(raw) or match[0][-1] in " \t\xa0])>-–—:|*"):
        at = match.end()
        ms = _ms(match["time"])
        return _Line(start, end, (start + at, whole), moved(match.span("time"), start), ms)
    worded = _SPOKEN_TIME.fullmatch(raw.strip())
    if worded and raw.strip():
        at = start + raw.index(worded[0])
        return _Line(start, end, (whole, whole), (at, at + len(worded[0])), _wording_ms(worded))
    glued = _glued(raw)
    if glued:
        time, at = glued
        return _Line(start, end, (start + at, whole), (start, start + at), clock_ms(raw[:time]))
    named = _NAMED.match(raw)
    if named and _may_be_named(named):
        kind = "inner" if named["inner"] else "bare"
        called = "name" if named["name"] else "boxed"
        name = " ".join(named[called].split())
        return _Line(
            start,
            end,
            (start + named.end(), whole),
            moved(named.span(kind), start),
            _ms(named[kind]),
            name,
            moved(named.span(called), start),
            said=named[kind] == named["bare"] and named.end() < len(raw),
        )
    return _Line(start, end, (start, whole))


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


def _time(literal: str, ms: int) -> str:
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


def _items(text: str, builder: Builder) -> list[Item]:
    items: list[Item] = []
    chapter = ""
    lines = _named_alone(text, _with_text(text, _lines(text)))
    rate = frame_rate(text)
    chapters = _chapters(text, lines)
    for i, line in enumerate(lines):
        if i in chapters:
            chapter = " ".join(text[slice(*line.body)].split())
            continue
        words = text[slice(*line.body)].split()
        item = Item(line.start, line.end, line.body, words, None, line.speaker, shown=text[slice(*line.body)].strip())
        item.start_at, item.speaker_at = line.time_at, line.speaker_at
        if line.time_ms is not None:
            counted = frames_ms(text[slice(*line.time_at)], rate) if line.time_at else None
            start = line.time_ms if counted is None else counted
            item.span = Span(start, start)
            item.time = None if counted is None else partial(like_frames, rate=rate)
        item.section, chapter = chapter, ""
        item.opens = i > 0 and "\n\n" in text[lines[i - 1].end - 1 : line.start]
        items.append(item)
    _name(text, items)
    _share_times(items)
    return items


def _with_text(text: str, lines: Sequence[_Line]) -> list[_Line]:
    """Give stamps that are alone the text on the line below."""
    found: list[_Line] = []
    waiting: _Line | None = None
    for line in lines:
        empty = line.body[0] >= line.body[1] or not text[slice(*line.body)].strip()
        if waiting is not None and line.time_ms is None and not empty:
            waiting.end, waiting.body = line.end, line.body
            found.append(waiting)
            waiting = None
        elif empty:
            if waiting is not None and waiting.speaker and not line.speaker:
                line.start, line.speaker, line.speaker_at = waiting.start, waiting.speaker, waiting.speaker_at
            waiting = line
        else:
            found.append(line)
            waiting = None
    return found


def _named_alone(text: str, lines: list[_Line]) -> list[_Line]:
    """Take what is beside or below every stamp for the speaker's name, where it is one and the text comes after."""
    stamped = [i for i, line in enumerate(lines) if line.time_at]
    names = [" ".join(text[slice(*lines[i].body)].split()) for i in stamped]
    if len(stamped) < 2 or len(set(names)) > len(names) // 2 + 1 or not all(map(_is_bare_name, names)):
        return lines
    if any(lines[i].speaker or i + 1 == len(lines) or lines[i + 1].time_at for i in stamped):
        return lines
    for i, name in zip(stamped, names, strict=True):
        a, b = lines[i].body
        lines[i].speaker, lines[i].speaker_at = name, (a, a + len(text[a:b].rstrip()))
        lines[i].body = (lines[i].end, lines[i].end)
    return _with_text(text, lines)


def _is_bare_name(text: str) -> bool:
    words = text.split()
    if not 0 < len(words) <= _MOST_NAME_WORDS or not any(c.isalpha() for c in text):
        return False
    return like_a_name(text) and not closes_sentence(words[-1])


def _chapters(text: str, lines: Sequence[_Line]) -> set[int]:
    """Return which lines are titles of chapters, in text where each stamp has a line of its own and one below it."""
    stamped = [i for i, line in enumerate(lines) if line.time_at]
    apart = sum("\n" in text[(lines[i].time_at or (0, 0))[1] : lines[i].body[0]] for i in stamped)
    loose = {i - 1 for i in stamped if i and lines[i - 1].time_at is None and not lines[i - 1].speaker}
    if apart < 0.9 * len(stamped) or len(loose) > 0.7 * len(stamped) or any(line.speaker for line in lines):
        return set()
    alone = {i: text[slice(*lines[i].body)].split() for i in loose if i == 0 or lines[i - 1].time_at is not None}
    worded = {i: words for i, words in alone.items() if any(c.isalpha() for word in words for c in word)}
    return {i for i, words in worded.items() if len(words) <= 12 and not closes_sentence(words[-1])}


def _name(text: str, items: Sequence[Item]) -> None:
    """Find names before the text itself, and let a speaker speak on until another one is named."""
    openings = [text[a : min(b, a + _OPENING)] for a, b in (i.body for i in items)]
    prefixes = speaker_prefixes(openings)
    known = _known_names(items, openings)
    speaker = ""
    for item, opening, found in zip(items, openings, prefixes, strict=True):
        prefix = found if found.name or not known else _prefix(opening, known)
        if prefix.name and not item.speaker:
            a, b = item.body
            at = text.index(prefix.name.split()[0], a)
            last = prefix.name.split()[-1]
            item.speaker, item.speaker_at = prefix.name, (at, text.rindex(last, at, a + prefix.length) + len(last))
            item.body = (a + prefix.length, b)
            item.words = text[slice(*item.body)].split()
            item.shown = text[slice(*item.body)].strip()
        speaker = item.speaker or speaker
        item.speaker = speaker


def _known_names(items: Sequence[Item], openings: Sequence[str]) -> set[str]:
    """Return the names beside stamps; those before the text as well, when every stamp has one."""
    known = {item.speaker for item in items if item.speaker}
    before = [prefix_of(opening).name for item, opening in zip(items, openings, strict=True) if item.start_at]
    return known | set(before) if before and all(name and like_a_name(name) for name in before) else known


def _prefix(opening: str, known: set[str]) -> Prefix:
    """Return the name before a text in a file that names its speakers."""
    name, colon, _ = opening.partition(": ")
    if colon and name in known:
        return Prefix(name, len(name) + 2)
    prefix = prefix_of(opening)
    return prefix if prefix.name and not prefix.odd and like_a_name(prefix.name) else Prefix()


def _share_times(items: Sequence[Item]) -> None:
    """Let each stamp's text run to the next stamp; lines without one share the time of the one before."""
    stamped = [i for i, item in enumerate(items) if item.span]
    for n, at in enumerate(stamped):
        group = items[at : stamped[n + 1] if n + 1 < len(stamped) else len(items)]
        letters = [sum(map(len, item.words)) for item in group]
        begin = group[0].span.start_ms if group[0].span else 0
        following = items[stamped[n + 1]].span if n + 1 < len(stamped) else None
        needed = begin + max(1_000, 75 * sum(letters))
        end = max(begin, following.start_ms) if following else needed
        end = min(end, begin + 20 * (needed - begin))  # a long silence behind the last words is no part of them
        for item, span in zip(group, share(Span(begin, end), letters), strict=True):
            item.span = span


def _new_item(out: ItemPassage) -> str:
    start = out.span.start_ms if out.span else 0
    name = f"{out.speaker}: " if out.speaker else ""
    return f"[{short_clock(start)}] {name}{out.text}\n\n"


_SCHEME = Scheme(_ID, _items, _new_item, _time, points=True)


def read(source: SourceText, name: str) -> Transcript:
    """Read text with time stamps."""
    return read_items(source, name, _SCHEME)


def write(transcript: Transcript, options: WriteOptions) -> str:
    """Write one line a caption, its start before it."""
    text = source_text(transcript.meta, _ID)
    if text is None:
        return write_items(transcript, options, _SCHEME)
    items = _items(text, Builder())
    outs = passages_of(transcript, options, _SCHEME, items)
    _announce(outs)
    return write_in_place(text, items, outs, _SCHEME)


def _announce(outs: Sequence[ItemPassage]) -> None:
    """Put a name before the text where somebody else speaks and the file has no name there."""
    said = ""
    for out in outs:
        item = out.item
        if item is not None and item.speaker_at is None:
            item.speaker = said
            if out.speaker and out.speaker != said:
                item.speaker_at = (item.body[0], item.body[0])
                out.speaker = f"{out.speaker}: "
        elif item is None and out.speaker == said:
            out.speaker = ""
        said = out.speaker.removesuffix(": ") or said


CODEC = Codec(sniff, read, write)
