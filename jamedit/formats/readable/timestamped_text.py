"""Text with timestamps: what oTranscribe, Otter, Rev, Zoom and Teams write, and what is copied from YouTube.

A stamp is at the start of a line, alone on a line before its text, or behind a name: `Name (00:01:02):`, `Name
0:03`. The text up to the next stamp is spoken from there on; a line without a stamp of its own shares that time.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from itertools import pairwise

from jamedit.captioning.paragraphs import closes_sentence
from jamedit.document import Span, Transcript
from jamedit.document.span import share
from jamedit.document.timecode import short_clock
from jamedit.formats.base import Codec
from jamedit.formats.engine.builder import Builder
from jamedit.formats.engine.line_items.frames import frame_rate, frames_ms, like_frames
from jamedit.formats.engine.line_items.reading import Item, ItemPassage, Scheme, read_items
from jamedit.formats.engine.line_items.writing import passages_of, write_in_place, write_items
from jamedit.formats.engine.paragraphs.names import Prefix, like_a_name, prefix_of, speaker_prefixes
from jamedit.formats.engine.source_text import source_text
from jamedit.formats.options import WriteOptions
from jamedit.formats.readable.timestamped_text_lines import OPENING, StampedLine, is_bare_name, stamped_lines, time_like
from jamedit.formats.source import SourceText

_ID = "stamped"
_LEAST_SHARE = 0.15  # of the lines must have a stamp
_MORNING_MS = 6 * 60_000  # a list that begins later, all at full five minutes or seconds, is the programme of a day


def sniff(text: str, name: str) -> float:
    """Say how sure it is that a text has time stamps."""
    lines = stamped_lines(text[:20_000])
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


def _is_bracketed(text: str, line: StampedLine) -> bool:
    return line.time_at is not None and text[line.time_at[0] - 1 : line.time_at[0]] in ("[", "(")


def _items(text: str, builder: Builder) -> list[Item]:
    items: list[Item] = []
    chapter = ""
    lines = _named_alone(text, _with_text(text, stamped_lines(text)))
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


def _with_text(text: str, lines: Sequence[StampedLine]) -> list[StampedLine]:
    """Give stamps that are alone the text on the line below."""
    found: list[StampedLine] = []
    waiting: StampedLine | None = None
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


def _named_alone(text: str, lines: list[StampedLine]) -> list[StampedLine]:
    """Take what is beside or below every stamp for the speaker's name, where it is one and the text comes after."""
    stamped = [i for i, line in enumerate(lines) if line.time_at]
    names = [" ".join(text[slice(*lines[i].body)].split()) for i in stamped]
    if len(stamped) < 2 or len(set(names)) > len(names) // 2 + 1 or not all(map(is_bare_name, names)):
        return lines
    if any(lines[i].speaker or i + 1 == len(lines) or lines[i + 1].time_at for i in stamped):
        return lines
    for i, name in zip(stamped, names, strict=True):
        a, b = lines[i].body
        lines[i].speaker, lines[i].speaker_at = name, (a, a + len(text[a:b].rstrip()))
        lines[i].body = (lines[i].end, lines[i].end)
    return _with_text(text, lines)


def _chapters(text: str, lines: Sequence[StampedLine]) -> set[int]:
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
    openings = [text[a : min(b, a + OPENING)] for a, b in (i.body for i in items)]
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


_SCHEME = Scheme(_ID, _items, _new_item, time_like, points=True)


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
