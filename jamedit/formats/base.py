"""What a format is. To add one:

1. Write `formats/<name>.py` with `sniff(text, name)`, `read(source, name)` and `write(transcript, options)`. Build the
   transcript with `builder.Builder`; keep what the document has no place for in `CueSource` or `layout.Layout`, so that
   an untouched file is written back byte for byte.
2. Keep every word: what cannot be understood becomes text and a `ReadWarning`, never an exception. Raise
   `UnreadableFileError` only when nothing at all can be made of the file.
3. End the file with `FORMAT = Format(...)` and say in `carries` what a written file keeps.
4. Import it in `formats/__init__.py` and put its FORMAT into `FORMATS`; a more particular format stands before a
   more general one.
5. Add a sound and a broken example to `tests/formats/format_examples.py`; the tests of every format run over it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, fields
from typing import Literal

from jamedit.document import Transcript
from jamedit.formats.textio import SourceText


@dataclass(frozen=True, slots=True)
class Carries:
    """Say what a written file keeps beside the text; `words` are times of single words."""

    times: bool = False
    words: bool = False
    confidence: bool = False
    speakers: bool = False
    sections: bool = False

    def names(self) -> list[str]:
        """Return the names of what is kept, in the order of the table."""
        return [f.name for f in fields(self) if getattr(self, f.name)]


@dataclass(frozen=True, slots=True)
class WriteOptions:
    """Choose what is written where a format can do both.

    `layer` "clean" leaves hidden words out. `times` puts a time before each paragraph of a reading text; captions
    have their times always.
    """

    layer: Literal["clean", "verbatim"] = "verbatim"
    speakers: bool = True
    times: bool = False
    sections: bool = True


@dataclass(frozen=True, slots=True)
class Format:
    """Hold one format: its names, what it carries, and its three functions.

    `sniff` gives 0 (not this) to 1 (this and nothing else) from the first part of a text and the file's name;
    `read` makes the transcript of a whole text; `write` makes the text, newlines as "\\n".
    """

    id: str
    name: str
    extensions: tuple[str, ...]
    carries: Carries
    sniff: Callable[[str, str], float]
    read: Callable[[SourceText, str], Transcript]
    write: Callable[[Transcript, WriteOptions], str]


def has_extension(name: str, extensions: tuple[str, ...]) -> bool:
    """Tell whether a file name ends in one of the extensions (".srt"), case aside."""
    return name.lower().endswith(extensions)
