"""ASS and SSA (.ass, .ssa): the dialogue lines of Advanced SubStation Alpha.

Every line but the dialogue stays as it is: styles, fonts, comments. The order of fields is that of the Format line. The
Name field gives the speaker; tags in braces are marks, drawings are no words, `\\k` gives the times of words.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from jamedit.captioning.segment import wrap
from jamedit.document import Transcript
from jamedit.document.span import ordered
from jamedit.document.timecode import milliseconds
from jamedit.formats.base import Codec, has_extension
from jamedit.formats.engine.builder import Builder
from jamedit.formats.engine.clock_times import like_clock
from jamedit.formats.engine.line_items.reading import Item, ItemPassage, Place, Scheme, lines_of, moved, read_items
from jamedit.formats.engine.line_items.writing import write_items
from jamedit.formats.options import WriteOptions
from jamedit.formats.source import SourceText
from jamedit.formats.subtitles.ass_text import KARAOKE, escaped, placed, shown, syllable_times, words_of

_ID = "ass"
_SCRIPT = re.compile(r"\s*(?:[;!][^\n]*\n\s*)*\[Script Info\]", re.IGNORECASE)
_SECTION = re.compile(r"[ \t]*\[([^\]\n]+)\][ \t]*$")
_LINE = re.compile(r"[ \t]*([A-Za-z][A-Za-z ]{0,30}):[ \t]*")
_TIME = re.compile(r"[ \t]*(\d{1,9}):(\d{1,2}):(\d{1,2})(?:[.,:](\d{1,9}))?[ \t]*$")
_FIELDS = ("layer", "start", "end", "style", "name", "marginl", "marginr", "marginv", "effect", "text")
_HEAD = """[Script Info]
ScriptType: v4.00+
WrapStyle: 0
ScaledBorderAndShadow: yes
PlayResX: 1920
PlayResY: 1080

[V4+ Styles]
Format: Name, Fontname, Fontsize, PrimaryColour, SecondaryColour, OutlineColour, BackColour, Bold, Italic, Underline, \
StrikeOut, ScaleX, ScaleY, Spacing, Angle, BorderStyle, Outline, Shadow, Alignment, MarginL, MarginR, MarginV, Encoding
Style: Default,Arial,64,&H00FFFFFF,&H000000FF,&H00000000,&H80000000,0,0,0,0,100,100,0,0,1,3,1,2,60,60,50,1

[Events]
Format: Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text
"""


def sniff(text: str, name: str) -> float:
    """Say how sure it is that a text is ASS or SSA."""
    if _SCRIPT.match(text):
        return 1.0
    events = re.search(r"^(?:\[Events\]|Dialogue:[^,\n]*+,\d++:\d\d:\d\d)", text, re.MULTILINE | re.IGNORECASE)
    return (0.9 if has_extension(name, (".ass", ".ssa")) else 0.8) if events else 0.0


def _items(text: str, builder: Builder) -> list[Item]:
    items: list[Item] = []
    styles: dict[str, int] = {}
    fields: Sequence[str] = _FIELDS
    section = "events"
    for number, (start, end) in enumerate(lines_of(text), 1):
        line = text[start:end].rstrip("\n")
        heading = _SECTION.match(line)
        match = _LINE.match(line)
        if heading:
            section = heading[1].strip().lower()
        elif match and match[1].lower() == "format" and section == "events":
            fields = [f.strip().lower() for f in line[match.end() :].split(",")]
        elif match and match[1].lower() == "dialogue":
            items += _dialogue(line, match.end(), (start, end), fields, number, builder, styles)
        elif section == "events" and not match and line.strip() and line.lstrip()[0] not in ";!":
            builder.warn(number, "a line that is not an event, kept as text")
            items.append(Item(start, end, (start, start + len(line)), line.split()))
    if len(styles) > 1 and all(i.span for i in items):
        items.sort(key=lambda i: i.span.start_ms if i.span else 0)
    return items


def _dialogue(
    line: str, after: int, place: Place, fields: Sequence[str], number: int, builder: Builder, styles: dict[str, int]
) -> Sequence[Item]:
    """Return the item of a line, none for one without a word."""
    at = _places(line, after, len(fields))
    named = dict(zip(fields, at, strict=False))
    body = named.get("text", at[-1] if at else (after, len(line)))
    raw = line[slice(*body)]
    words = words_of(raw)
    if not words:
        return ()
    start, _ = place
    times = [_TIME.match(line[slice(*named[f])]) if f in named else None for f in ("start", "end")]
    item = Item(*place, (start + body[0], start + body[1]), words, shown=shown(raw))
    if len(at) < len(fields) or not (times[0] and times[1]):
        builder.warn(number, "a dialogue line whose times cannot be read, kept as text")
        return (item,)
    item.span = ordered(*(milliseconds(*t.groups()) for t in times if t))
    style = line[slice(*named["style"])].strip() if "style" in named else ""
    item.part = (styles.setdefault(style, len(styles)), 0)
    item.start_at, item.end_at = (moved(named[f], start) for f in ("start", "end"))
    actor = named.get("name") or named.get("actor")
    if actor:
        item.speaker, item.speaker_at = " ".join(line[slice(*actor)].split()), moved(actor, start)
    if "\\k" in raw.lower() and KARAOKE.search(raw):
        item.word_times = syllable_times(raw, item.span)
    return (item,)


def _places(line: str, at: int, count: int) -> list[Place]:
    """Return where the fields of a line are; the last one runs to its end, commas and all."""
    places: list[Place] = []
    while len(places) < count - 1:
        comma = line.find(",", at)
        if comma < 0:
            break
        places.append((at, comma))
        at = comma + 1
    return [*places, (at, len(line))]


def _time(literal: str, ms: int) -> str:
    space = literal[: len(literal) - len(literal.lstrip())]
    return space + like_clock(literal, ms)


def _clock(ms: int) -> str:
    """Write a time of a new line as "0:00:00.00"."""
    seconds, part = divmod((ms + 5) // 10, 100)
    minutes, second = divmod(seconds, 60)
    return f"{minutes // 60}:{minutes % 60:02d}:{second:02d}.{part:02d}"


def _name(speaker: str) -> str:
    return speaker.replace(",", ";")  # a comma would end the field


def _new_item(out: ItemPassage) -> str:
    start, end = map(_clock, (out.span.start_ms, out.span.end_ms) if out.span else (0, 0))
    text = "\\N".join(wrap([escaped(w) for w in out.texts], out.width))
    return f"Dialogue: 0,{start},{end},Default,{_name(out.speaker)},0,0,0,,{text}\n"


_SCHEME = Scheme(
    _ID,
    _items,
    _new_item,
    _time,
    head=lambda outs, transcript: _HEAD,
    placed=placed,
    escape_word=escaped,
    points=True,
    escape_name=_name,
)


def read(source: SourceText, name: str) -> Transcript:
    """Read ASS or SSA; dialogue in several styles is read in the order of its times."""
    return read_items(source, name, _SCHEME)


def write(transcript: Transcript, options: WriteOptions) -> str:
    """Write ASS."""
    return write_items(transcript, options, _SCHEME)


CODEC = Codec(sniff, read, write)
