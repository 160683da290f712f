"""What formats share that are only read: captions made of lines, ends that are missing, files without words."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from jamedit.document import CueSource, Meta, Span, Transcript
from jamedit.document.span import ordered
from jamedit.errors import UnreadableFileError
from jamedit.formats.engine.builder import Builder, Caption, quiet_gc
from jamedit.formats.engine.cue_list.time_doubts import warn_of_times
from jamedit.formats.source import SourceText

LATEST_MS = 1_000 * 3_600_000  # a thousand hours: anything later is a mistake
_SHORTEST_MS, _LETTER_MS, _LONGEST_MS = 1_500, 70, 7_000  # how long a caption stays that does not say until when
_CODES = re.compile(r"\{[^{}\n]{0,200}\}")
_TAGS = re.compile(r"</?(?:[ibu]|font)\b[^<>\n]{0,200}>", re.IGNORECASE)


def caption_of(lines: str, span: Span | None, speaker: str = "") -> Caption | None:
    """Return a caption of lines parted by "\\n", None when they hold no word."""
    lines = "\n".join(kept for line in lines.split("\n") if (kept := " ".join(line.split())))
    return Caption(lines.split(), span, CueSource(lines, "", "", span), speaker) if lines else None


def reading_ms(text: str) -> int:
    """Return how long a caption is shown that does not say until when."""
    return min(_LONGEST_MS, max(_SHORTEST_MS, _LETTER_MS * len(text)))


def finished(builder: Builder, meta: Meta, kind: str) -> Transcript:
    """Return the finished transcript; raise UnreadableFileError for a file of this kind that has no words."""
    made = builder.with_meta(meta)
    if not made.word_count:
        raise without_words(meta.source_name, kind)
    return made


def without_words(name: str, kind: str) -> UnreadableFileError:
    """Return the error for a file in which no words were found."""
    return UnreadableFileError(f"{name} has no words that can be read as {kind}; see whether the file is whole.")


@dataclass(slots=True)
class Shown:
    """Hold a text and from when to when it is shown; `end_ms` None is until the next one, an empty text clears."""

    start_ms: int
    end_ms: int | None
    text: str
    at: int = 0  # its offset in the file
    speaker: str = ""
    adds: bool = False  # shown beside the one before, as it should be


def with_ends(shown: Sequence[Shown], *, at_most: bool = False) -> list[Shown]:
    """Let every text end where the next begins when it does not say; those that only clear are left out.

    `at_most` texts do not stay longer than it takes to read them. The last one stays as long as that.
    """
    ended: list[Shown] = []
    for i, one in enumerate(shown):
        if one.end_ms is None:
            read = one.start_ms + reading_ms(one.text)
            following = shown[i + 1].start_ms if i + 1 < len(shown) else read
            one = replace(one, end_ms=min(following, read) if at_most else following)
        if one.text.strip():
            ended.append(one)
    return ended


class LineKind(NamedTuple):
    """Hold how the lines of a format are read: `read` gives what a line shows, None for one that is none of its own.

    `skipped` are lines that hold no text; `at_most` as in `with_ends`.
    """

    format_id: str
    kind: str
    read: Callable[[str], Shown | None]
    skipped: re.Pattern[str]
    at_most: bool = False


def read_lines(source: SourceText, name: str, lines: LineKind, builder: Builder | None = None) -> Transcript:
    """Read a file in which each line is a caption with its time; other lines are kept as text, and told."""
    builder = builder or Builder()
    found: list[Shown | Caption] = []
    strays: list[int] = []
    for at, line in _lines(source.text):
        if not line.strip() or lines.skipped.fullmatch(line):
            continue
        shown = lines.read(line)
        if shown is not None:
            found.append(replace(shown, at=at))
        elif stray := caption_of(line, None):
            strays.append(at)
            found.append(stray)
    if strays and not any(isinstance(f, Shown) for f in found):
        raise UnreadableFileError(f"{name} has no line with a time as {lines.kind} have; choose another format.")
    if strays:
        more = "" if len(strays) == 1 else f", as are {len(strays) - 1} more"
        builder.warn_at(source.text, strays[0], f"a line without a time is kept as text{more}")
    with quiet_gc():
        builder.captions(_captions(found, source.text, builder, at_most=lines.at_most))
        return finished(builder, source.meta(name, lines.format_id), lines.kind)


def _lines(text: str) -> Iterator[tuple[int, str]]:
    at = 0
    for line in text.split("\n"):
        yield at, line
        at += len(line) + 1


def _captions(found: list[Shown | Caption], text: str, builder: Builder, *, at_most: bool) -> list[Caption]:
    ended = iter(with_ends([f for f in found if isinstance(f, Shown)], at_most=at_most))
    shown = timed_captions(list(ended), text, builder)
    timed = iter(shown)
    return [f if isinstance(f, Caption) else next(timed) for f in found if isinstance(f, Caption) or f.text.strip()]


def timed_captions(shown: Sequence[Shown], text: str, builder: Builder) -> list[Caption]:
    """Return the captions of texts that all have an end, and tell of times that cannot be quite right."""
    made, spans = [], []
    for one in shown:
        start = min(one.start_ms, LATEST_MS)
        span = ordered(start, min(one.end_ms or 0, LATEST_MS))
        caption = caption_of(one.text, span, one.speaker)
        if caption is not None:
            made.append(caption)
            if not one.adds:
                spans.append((Span(start, min(one.end_ms or 0, LATEST_MS)), one.at))
    warn_of_times(builder, text, spans)
    return made


def bar_lines(raw: str) -> str:
    """Return the lines of a text in which "|" breaks them, "{y:i}" and a leading "/" say how they look."""
    if "{" in raw:
        raw = _CODES.sub("", raw)
    if "<" in raw:
        raw = _TAGS.sub("", raw)
    lines = [line.strip() for line in raw.split("|")]
    return "\n".join(line[1:].lstrip() if line[:1] in ("/", "\\") else line for line in lines)


def share_of(lines: Sequence[str], fits: Callable[[str], object]) -> float:
    """Return which part of the lines that are not blank fits, 0 when there are none."""
    kept = [line for line in lines if line.strip()]
    return sum(1 for line in kept if fits(line)) / len(kept) if kept else 0.0
