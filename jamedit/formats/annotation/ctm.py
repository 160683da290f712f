"""CTM, the word lists of speech recognition tests: recording, channel, start, length, word, and how sure it is.

Lines of `;;` are comments. Of alternatives (`<ALT_BEGIN>`, `<ALT>`, `<ALT_END>`) the first is read, the others stay in
the file. Each recording is a section of its own, each channel a speaker where there are several.
"""

from __future__ import annotations

import re

from jamedit.document import Transcript
from jamedit.document.span import ordered
from jamedit.formats.base import Codec, has_extension
from jamedit.formats.engine.builder import Builder
from jamedit.formats.engine.line_items.reading import Item, ItemPassage, Scheme, lines_of, read_items
from jamedit.formats.engine.line_items.seconds import like_seconds, seconds_ms
from jamedit.formats.engine.line_items.writing import confidence_text, write_items
from jamedit.formats.options import WriteOptions
from jamedit.formats.source import SourceText

_ID = "ctm"
_NUMBER = r"-?\d{1,12}(?:\.\d{0,18})?(?:[eE][-+]?\d{1,3})?"
_LINE = re.compile(rf"[ \t]*(\S+)[ \t]+(\S+)[ \t]+({_NUMBER})[ \t]+({_NUMBER})[ \t]+(\S+)(?:[ \t]+(\S+))?([^\n]*)$")
_ALTERNATIVE = re.compile(r"[ \t]*\S+[ \t]+\S+[ \t]+\S+[ \t]+\S+[ \t]+<(ALT_BEGIN|ALT|ALT_END)>")
_NOBODY = "1"  # the channel of words whose speaker is not known, beside channels with names
_SILENCE = frozenset(("<eps>", "<sil>", "sil", "@", "[noise]", "<unk_sil>"))


def sniff(text: str, name: str) -> float:
    """Say how sure it is that a text is a CTM file."""
    lines = [line for line in text[:20_000].split("\n")[:200] if line.strip() and not line.startswith(";;")]
    if not lines:
        return 0.9 if text.startswith(";;") and has_extension(name, (".ctm",)) else 0.0
    fitting = sum(1 for line in lines if _fits(line))
    return 0.92 if fitting >= 0.9 * len(lines) else 0.7 if fitting and has_extension(name, (".ctm",)) else 0.0


def _fits(line: str) -> bool:
    match = _LINE.match(line)
    return bool(match and not match[7].strip() and len(match[2]) <= 12) or bool(_ALTERNATIVE.match(line))


def _items(text: str, builder: Builder) -> list[Item]:
    found: list[tuple[str, Item]] = []
    skipping = False
    for number, (start, end) in enumerate(lines_of(text), 1):
        line = text[start:end].rstrip("\n")
        alternative = _ALTERNATIVE.match(line)
        if alternative:
            skipping = alternative[1] == "ALT"
        elif not skipping and not line.startswith(";;") and line.strip():
            item = _item(line, start, end)
            if item is None:
                builder.warn(number, "a line that is not a word with a time, kept as text")
                item = Item(start, end, (start, start + len(line)), line.split())
            if item.words[0] not in _SILENCE:
                found.append((line.split()[0] if item.span else "", item))
    return _told_apart(found)


def _item(line: str, start: int, end: int) -> Item | None:
    match = _LINE.match(line)
    if match is None or (match[6] is not None and match[7].strip() and not _is_number(match[6])):
        return None
    begin = seconds_ms(match[3])
    sure = _is_number(match[6]) if match[6] else False
    at = [(start + a, start + b) for a, b in (match.span(i) for i in range(7))]
    return Item(
        start,
        end,
        at[5],
        [match[5]],
        ordered(begin, begin + seconds_ms(match[4])),
        speaker=match[2],
        confidence=min(1.0, max(0.0, float(match[6]))) if sure else None,
        start_at=at[3],
        speaker_at=at[2],
        end_at=at[4],
        confidence_at=at[6] if sure else None,
    )


def _is_number(text: str) -> bool:
    return re.fullmatch(_NUMBER, text) is not None


def _told_apart(found: list[tuple[str, Item]]) -> list[Item]:
    """Let recordings be sections and channels speakers, where there are several; channels are read side by side."""
    recordings = list(dict.fromkeys(recording for recording, item in found if item.span))
    names = {item.speaker for _, item in found if item.span}
    channels = len(names) > 1
    unknown = _NOBODY if all(len(name) > 1 for name in names - {_NOBODY}) else ""
    order = {recording: i for i, recording in enumerate(recordings)}
    if channels and all(item.span for _, item in found):
        found = sorted(found, key=lambda f: (order[f[0]], f[1].span.start_ms if f[1].span else 0))
    before = ""
    for recording, item in found:
        if len(recordings) > 1 and recording and recording != before:
            item.section = recording
        before = recording or before
        item.speaker = _speaker(item.speaker) if channels and item.speaker != unknown else ""
    return [item for _, item in found]


def _speaker(channel: str) -> str:
    return f"Channel {channel}" if len(channel) == 1 else channel.replace("_", " ")


def _channel(speaker: str) -> str:
    return "_".join(speaker.removeprefix("Channel ").split()) or _NOBODY


def _new_item(out: ItemPassage) -> str:
    span, word = out.span, "_".join(out.texts)
    start, length = (span.start_ms, span.length_ms) if span else (0, 0)
    channel = _channel(out.speaker)
    sure = confidence_text(out.words[0].confidence if out.words else None)
    times = f"{like_seconds('0.000', start)} {like_seconds('0.000', length)}"
    return f"recording {channel} {times} {word} {sure}\n"


_SCHEME = Scheme(_ID, _items, _new_item, like_seconds, escape_name=_channel, length_at_end=True, grain="word")


def read(source: SourceText, name: str) -> Transcript:
    """Read a CTM file."""
    return read_items(source, name, _SCHEME)


def write(transcript: Transcript, options: WriteOptions) -> str:
    """Write one line a word."""
    return write_items(transcript, options, _SCHEME)


CODEC = Codec(sniff, read, write)
