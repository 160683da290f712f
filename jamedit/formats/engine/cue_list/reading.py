"""What all caption readers share: where captions are in the text, and what is between them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from jamedit.document import CueSource, Span, Transcript
from jamedit.formats.engine.builder import Builder, Caption
from jamedit.formats.engine.cue_list.time_doubts import warn_of_times
from jamedit.formats.engine.source_layout import Layout
from jamedit.formats.source import SourceText


@dataclass(slots=True)
class Found:
    """Hold the parts of one caption, of one voice each, and where it is in the text.

    It runs from `start` to `end`, its own text from `body` on; `usual` is what the writer would put before the text.
    `labels` are the names that were taken out of its text, each with its place in the text without them.
    """

    parts: list[Caption]
    start: int
    body: int
    end: int
    usual: str = ""
    labels: list[tuple[int, str]] = field(default_factory=list)


def stray(text: str, start: int, end: int) -> Found | None:
    """Return text that is outside of any caption as one without a time, None when there is none."""
    raw = text[start:end].strip()
    if not raw:
        return None
    at = text.index(raw, start, end)
    return Found([Caption(raw.split(), None, CueSource(raw))], at, at, at + len(raw))


def _shown(parts: Sequence[Caption]) -> Span | None:
    """Return when all parts of a caption are shown."""
    first, last = parts[0].span, parts[-1].span
    return first if len(parts) == 1 or first is None or last is None else Span(first.start_ms, last.end_ms)


def bodies(text: str, openings: Sequence[re.Match[str]]) -> Iterator[tuple[re.Match[str], int]]:
    """Yield each opening with the end of the text that belongs to it, blank lines at its end left off."""
    ends = [*(m.start() for m in openings[1:]), len(text)][: len(openings)]
    for m, end in zip(openings, ends, strict=True):
        while end > m.end() and text[end - 1] == "\n":
            end -= 1
        yield m, end


def finish(
    builder: Builder,
    found: Sequence[Found],
    source: SourceText,
    name: str,
    format_id: str,
    standard: Layout,
    *,
    style: Layout | None = None,
) -> Transcript:
    """Return the transcript of captions that are in the builder, keeping what is before, between and after them.

    `style` says how the file repeats its lines and names its speakers in front of the text.
    """
    timed = [(span, f.start) for f in found if (span := _shown(f.parts)) is not None]
    warn_of_times(builder, source.text, timed)
    text, layout = source.text, replace(style or Layout(), separator=standard.separator)
    layout.head = text[: found[0].start] if found else text
    layout.tail = text[found[-1].end :] if found else ""
    for i, f in enumerate(found):
        key = f.parts[0].word_id
        opening = text[f.start : f.body]
        if opening != f.usual:
            layout.line[key] = opening
        if f.labels:
            layout.labels[key] = f.labels
        if i + 1 < len(found) and (gap := text[f.end : found[i + 1].start]) != layout.separator:
            layout.gap[key] = gap
    if layout.knows_captions:
        layout.keys = [*(f.parts[0].word_id for f in found), builder.next_id]
    return builder.transcript(source, name, format_id, layout, standard)
