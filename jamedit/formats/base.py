"""What a format is. To add one:

1. Write `formats/<room>/<name>.py` with `sniff(text, name)`, `read(source, name)` and `write(transcript, options)`.
   Its parts, if any, are beside it, `<name>_read.py`; it imports no other format: what two share is in `engine`.
   Build the transcript with `engine.builder.Builder`; keep what the document has no place for in `CueSource` or
   `engine.source_layout.Layout`, so that an untouched file is written back byte for byte.
2. Keep every word: what cannot be understood becomes text and a `ReadWarning`, never an exception. Raise
   `UnreadableFileError` only when nothing at all can be made of the file.
3. End the file with `CODEC = Codec(sniff, read, write)`. A format that is only read has no `write`; one that is no text
   at all has a `Binary` instead.
4. Add one line to `formats/register.py`: id, name, extensions, group, what a written file keeps, where the module is,
   and what a text must show at the least to be of the format; a more particular format comes before a more general one.
5. Add a sound and a broken example to `tests/helpers/format_examples.py` and run `script/make_docs.py`; the tests of
   every format run over the examples and tell which of these places was forgotten.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, fields
from enum import Enum
from importlib import import_module
from typing import TYPE_CHECKING

from jamedit import faults
from jamedit.document import Transcript
from jamedit.errors import UnreadableFileError, UnwritableFileError
from jamedit.formats.clues import Clue, anything
from jamedit.formats.guard import guarded
from jamedit.formats.source import SourceText

if TYPE_CHECKING:
    from jamedit.formats.options import WriteOptions


class Group(Enum):
    """Say what a format is for, and so where it is in lists and which choices there are for writing it."""

    READING = "reading"  # paragraphs for readers
    CAPTIONS = "captions"  # lines with times for viewers
    DATA = "data"  # words and times for programs
    RESEARCH = "research"  # the files of annotation tools


@dataclass(frozen=True, slots=True)
class Carries:
    """Say what a written file keeps beside the text, or a file that is only read can give.

    `words` are times of single words, `hidden` is which words are hidden. Notes are kept in projects only.
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
class Codec:
    """Hold the functions of a format.

    `sniff` gives 0 (not this) to 1 (this and nothing else) from the first part of a text and the file's name; of JSON
    it gets a short text with the structure of the whole (`engine.asr_json.sketch`). `read` makes the transcript of a
    whole text; `write` makes the text, newlines as "\\n", and is None where a format is only read. A format that keeps
    the times of words only when that is asked for tells by `keeps_words` whether it
    will, one that can name speakers in front of text by `keeps_speakers`.
    """

    sniff: Callable[[str, str], float]
    read: Callable[[SourceText, str], Transcript]
    write: Callable[[Transcript, WriteOptions], str] | None = None
    keeps_words: Callable[[Transcript, WriteOptions], bool] | None = None
    keeps_speakers: Callable[[Transcript, WriteOptions], bool] | None = None


@dataclass(frozen=True, slots=True)
class Binary:
    """Hold the functions of a format that is no text: `sniff` gets all bytes and the name, gives 0 to 1."""

    sniff: Callable[[bytes, str], float]
    read: Callable[[bytes, str], Transcript]
    write: Callable[[Transcript, WriteOptions], bytes] | None = None


Loader = Callable[[], Codec | Binary]


@dataclass(frozen=True, slots=True)
class Format:
    """Hold all that is known of a format before its module is loaded, which happens when it first reads or writes.

    A text is of this format only when its name has one of the `extensions` or `clue` is true of it, and its `sniff`
    never gives more than `surest`. A format with `magic`, the ways its bytes may begin, is no text. One with `stamps`
    puts the time before each paragraph when asked to; one with `words_on_request` keeps the times of words when asked,
    one with `labels` the names of speakers in front of caption text.
    """

    id: str
    name: str
    extensions: tuple[str, ...]
    group: Group
    carries: Carries
    load: Loader
    clue: Clue = anything
    surest: float = 1.0
    magic: tuple[bytes, ...] = ()
    writes: bool = True
    stamps: bool = False
    words_on_request: bool = False
    labels: bool = False

    @property
    def binary(self) -> Binary | None:
        """Return the functions of a format that is no text, None for others; loads the module only for the former."""
        loaded = self.load() if self.magic else None
        return loaded if isinstance(loaded, Binary) else None

    def sniff(self, text: str, name: str) -> float:
        """Say how sure the format is, 0 to 1, that a text is its own; load it only when the text has its clue."""
        if self.magic or not self.may_be(text, name):
            return 0.0
        loaded = self.load()
        try:
            return loaded.sniff(text, name) if isinstance(loaded, Codec) else 0.0
        except Exception as error:  # a text that a format stumbles over is not of that format
            if faults.RAW:
                raise
            faults.write_log(error)
            return 0.0

    def may_be(self, text: str, name: str) -> bool:
        """Tell whether a text can be of this format, without loading the format."""
        return has_extension(name, self.extensions) or self.clue(text)

    def read(self, source: SourceText, name: str) -> Transcript:
        """Read a whole text; raise UnreadableFileError when nothing can be made of it."""
        loaded = self.load()
        if isinstance(loaded, Binary):
            raise UnreadableFileError(
                f"{name} is a text file, not a file of this format; leave out the format to detect it."
            )
        with guarded(f"{name} cannot be read as {self.name} ({self.id})", UnreadableFileError):
            return loaded.read(source, name)

    def write(self, transcript: Transcript, options: WriteOptions) -> str | bytes:
        """Return a file's text, or its bytes when it is no text; raise UnwritableFileError when only read."""
        write = self.load().write
        if write is None:
            raise UnwritableFileError(f"{self.name} can only be read; choose another format to write.")
        what = transcript.meta.source_name or "the transcript"
        with guarded(f"{what} cannot be written as {self.name} ({self.id})", UnwritableFileError):
            return write(transcript, options)

    def keeps_words(self, transcript: Transcript, options: WriteOptions) -> bool:
        """Tell whether a written file has the times of words that `carries` does not promise."""
        if not self.words_on_request:
            return False
        loaded = self.load()
        return isinstance(loaded, Codec) and loaded.keeps_words is not None and loaded.keeps_words(transcript, options)

    def keeps_speakers(self, transcript: Transcript, options: WriteOptions) -> bool:
        """Tell whether a written file names speakers in front of its text."""
        if not self.labels or not options.speakers or options.speaker_labels == "omit":
            return False
        loaded = self.load() if options.speaker_labels == "keep" else None
        keeps = loaded.keeps_speakers if isinstance(loaded, Codec) else None
        return loaded is None or (keeps is not None and keeps(transcript, options))


def at(place: str) -> Loader:
    """Return what loads a format's functions: `place` is its module below `formats`, ":" and their name if no CODEC."""
    module, _, name = place.partition(":")

    def load() -> Codec | Binary:
        found: Codec | Binary = getattr(import_module(f"jamedit.formats.{module}"), name or "CODEC")
        return found

    return load


def has_extension(name: str, extensions: tuple[str, ...]) -> bool:
    """Tell whether a file name ends in one of the extensions (".srt"), case aside."""
    return name.lower().endswith(extensions)
