"""Reading text on its way to a file: paragraphs, each as it was if it is untouched."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from jamedit.document import Transcript
from jamedit.document.timecode import short_clock
from jamedit.formats.engine.inline_markup import placed_words, retyped
from jamedit.formats.engine.passage import Passage, speaker_names, visible
from jamedit.formats.engine.source_layout import Layout

if TYPE_CHECKING:
    from jamedit.formats.options import WriteOptions


@dataclass(slots=True)
class ParagraphPassage(Passage):
    """Hold a paragraph to write, whether another speaker begins there, and the text of its time if that is wanted."""

    opens_turn: bool = False
    time: str = ""


def paragraphs(transcript: Transcript, options: WriteOptions) -> Iterator[ParagraphPassage]:
    """Yield the paragraphs that have a visible word."""
    names = speaker_names(transcript, options)
    before: int | None = None
    for paragraph in transcript.paragraphs:
        words = visible(paragraph.words, options)
        if not words:
            continue
        speaker = names.get(paragraph.speaker_id, "")
        start = paragraph.start_ms if options.times else None
        time = "" if start is None else f"[{short_clock(start)}] "
        opens = paragraph.speaker_id != before
        yield ParagraphPassage(paragraph.id, words, paragraph.span, speaker, opens_turn=opens, time=time)
        before = paragraph.speaker_id


def paragraph_text(words: Sequence[str], raw: str | None, marks: re.Pattern[str] | None = None) -> str:
    """Return a paragraph's text: as it was in the file with only its changed words changed, else in one line.

    `marks` are what is between words and no text.
    """
    if raw is not None:
        places = placed_words if marks is None else partial(placed_words, marks=marks)
        old = places(raw)
        if [w.text for w in old] == list(words):
            return raw
        text = retyped(raw, old, words).strip()
        if [w.text for w in places(text)] == list(words):
            return text
    return " ".join(words)


def joined(parts: list[tuple[int, str, str]], layout: Layout) -> str:
    """Put parts together: (paragraph id, what is before it, its text)."""
    out = [layout.head]
    for number, (key, before, text) in enumerate(parts, 1):
        out += [before, text]
        out.append(layout.gap.get(key, layout.separator) if number < len(parts) else layout.tail)
    return "".join(out)
