"""What a format is. To add one:

1. Write `formats/<name>.py` with `sniff(text, name)`, `read(source, name)` and `write(transcript, options)`. Build the
   transcript with `builder.Builder`; keep what the document has no place for in `CueSource` or `layout.Layout`, so that
   an untouched file is written back byte for byte.
2. Keep every word: what cannot be understood becomes text and a `ReadWarning`, never an exception. Raise
   `UnreadableFileError` only when nothing at all can be made of the file.
3. End the file with `FORMAT = Format(...)`; say in `carries` what a written file keeps, in `group` what it is for.
4. Import it in `formats/__init__.py` and put its FORMAT into `FORMATS`; a more particular format stands before a
   more general one. A format that is only read has `write` None; one that is no text at all has a `Binary`.
5. Add a sound and a broken example to `tests/formats/format_examples.py`; the tests of every format run over it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, fields
from enum import Enum

from jamedit.captioning import resegment
from jamedit.document import Transcript
from jamedit.document.clean_layer import smoothed
from jamedit.errors import UnreadableFileError, UnwritableFileError
from jamedit.formats.engine.builder import quiet_gc
from jamedit.formats.engine.source_layout import forget_layout
from jamedit.formats.engine.text.textio import SourceText
from jamedit.formats.options import WriteOptions


class Group(Enum):
    """Say what a format is for, and so where it stands in lists and which choices there are for writing it."""

    READING = "reading"  # paragraphs for readers
    CAPTIONS = "captions"  # lines with times for viewers
    DATA = "data"  # words and times for programs
    RESEARCH = "research"  # the files of annotation tools


@dataclass(frozen=True, slots=True)
class Carries:
    """Say what a written file keeps beside the text, or a file that is only read can give.

    `words` are times of single words, `hidden` is which words are hidden. Notes lie in projects only.
    """

    times: bool = False
    words: bool = False
    confidence: bool = False
    speakers: bool = False
    sections: bool = False
    hidden: bool = False

    def names(self) -> list[str]:
        """Return the names of what is kept, in the order of the table."""
        return [f.name for f in fields(self) if getattr(self, f.name)]


@dataclass(frozen=True, slots=True)
class Binary:
    """Hold the functions of a format that is no text: `sniff` gets all bytes and the name, gives 0 to 1."""

    sniff: Callable[[bytes, str], float]
    read: Callable[[bytes, str], Transcript]
    write: Callable[[Transcript, WriteOptions], bytes] | None = None


@dataclass(frozen=True, slots=True)
class Format:
    """Hold one format: its names, what it carries, and its functions.

    `sniff` gives 0 (not this) to 1 (this and nothing else) from the first part of a text and the file's name;
    `read` makes the transcript of a whole text; `write` makes the text, newlines as "\\n", and is None where a format
    is only read. A format with `binary` is no text: only the functions in there are called. One with `stamps` puts the
    time before each paragraph when asked to; one that keeps the times of words only when that is asked for tells by
    `keeps_words` whether it will.
    """

    id: str
    name: str
    extensions: tuple[str, ...]
    carries: Carries
    sniff: Callable[[str, str], float]
    read: Callable[[SourceText, str], Transcript]
    write: Callable[[Transcript, WriteOptions], str] | None = None
    binary: Binary | None = None
    group: Group = Group.DATA
    stamps: bool = False
    keeps_words: Callable[[Transcript, WriteOptions], bool] | None = None

    @property
    def writes(self) -> bool:
        """Tell whether files of this format can be written."""
        return self.write is not None or (self.binary is not None and self.binary.write is not None)

    def written(self, transcript: Transcript, options: WriteOptions) -> str | bytes:
        """Return what a file holds, text yet to be encoded; raise UnwritableFileError where a format is only read."""
        with quiet_gc():
            if options.layer == "clean" and not (self.binary and self.carries.hidden):  # a project keeps both layers
                transcript = smoothed(transcript)
            if options.captions == "new" and self.group is not Group.READING:
                transcript = resegment.captions(
                    transcript, options.profile, clean=options.layer == "clean", speakers=options.speakers
                )
                transcript = forget_layout(transcript, self.id)
            elif options.paragraphs != "keep" and self.group is not Group.CAPTIONS:
                if options.paragraphs == "reader":
                    transcript = resegment.paragraphs(transcript)
                transcript = forget_layout(transcript, self.id)
            if self.binary is not None and self.binary.write is not None:
                return self.binary.write(transcript, options)
            if self.write is None:
                raise UnwritableFileError(f"{self.name} is only read; choose another format to write.")
            return self.write(transcript, options)


def no_text(text: str, name: str) -> float:
    """Say that a text is never of this format: the `sniff` of formats that are no text."""
    return 0.0


def unread(source: SourceText, name: str) -> Transcript:
    """Refuse a text: the `read` of formats that are no text."""
    raise UnreadableFileError(f"{name} is a text, not a file of this format; leave out the format to find it out.")


def has_extension(name: str, extensions: tuple[str, ...]) -> bool:
    """Tell whether a file name ends in one of the extensions (".srt"), case aside."""
    return name.lower().endswith(extensions)
