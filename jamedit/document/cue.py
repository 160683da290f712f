"""Where a caption starts."""

from __future__ import annotations

from dataclasses import dataclass

from jamedit.document.span import Span


@dataclass(frozen=True, slots=True)
class CueSource:
    """Hold what the reader must not lose of a caption, so that an untouched one is written back as it came.

    `text` has the line breaks and mark-up of the file; `span` is its time there.
    """

    text: str
    identifier: str = ""
    settings: str = ""
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Cue:
    """Mark the word that opens a caption; the caption runs to the next cue or the end of its paragraph."""

    first_word_id: int
    span: Span | None = None
    source: CueSource | None = None
