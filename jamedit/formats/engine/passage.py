"""What every format writes: words that belong together, with their time and who speaks them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from jamedit.document import CueSource, Span, Transcript, Word
from jamedit.errors import UnwritableFileError

if TYPE_CHECKING:
    from jamedit.formats.options import WriteOptions


@dataclass(slots=True)
class Passage:
    """Hold a caption, a line or a paragraph to write: its visible words, when they are said and by whom.

    `key` is the id of its first word, or of its paragraph where each passage is a paragraph: the id under which a
    layout keeps more of it. `source` is what it looked like in the file it came from.
    """

    key: int
    words: list[Word]
    span: Span | None = None
    speaker: str = ""
    source: CueSource | None = None

    @property
    def texts(self) -> list[str]:
        """Return the texts of the words."""
        return [w.text for w in self.words]

    @property
    def text(self) -> str:
        """Return the words joined by single spaces."""
        return " ".join([w.text for w in self.words])

    @property
    def start_ms(self) -> int:
        """Return when it begins, 0 without a time."""
        return self.span.start_ms if self.span else 0

    @property
    def end_ms(self) -> int:
        """Return when it ends, 0 without a time."""
        return self.span.end_ms if self.span else 0


def speaker_names(transcript: Transcript, options: WriteOptions) -> dict[int | None, str]:
    """Return the names of speakers by their ids, none where speakers are not to be written."""
    return {s.id: s.name for s in transcript.speakers} if options.speakers else {}


def visible(words: Iterable[Word], options: WriteOptions) -> list[Word]:
    """Return the words to write: in the clean layer without the hidden ones."""
    return [w for w in words if not w.hidden] if options.layer == "clean" else list(words)


def no_times(transcript: Transcript, target: str) -> UnwritableFileError:
    """Return the error that a transcript without times cannot be written in a format that is made of them."""
    return UnwritableFileError(
        f"{transcript.meta.source_name or 'The transcript'} has no times, which {target} needs; "
        "align it with its recording first, or write it as txt, md or json."
    )
