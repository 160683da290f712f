"""From the bytes of a file to a transcript; the engine and the formats are loaded when a file is read."""

from __future__ import annotations

import unicodedata
from dataclasses import replace
from pathlib import Path

from jamedit.document import Transcript
from jamedit.errors import JameditError, UnreadableFileError
from jamedit.formats.detect import detect, detect_binary
from jamedit.formats.guard import guarded
from jamedit.formats.register import FORMATS, format_named
from jamedit.formats.source import CHOSEN_ENCODING
from jamedit.formats.unread import with_doubts
from jamedit.storage import files

_MEDIA = (b"ID3", b"OggS", b"RIFF", b"fLaC", b"\x1aE\xdf\xa3", b"FORM")
_OTHERS = (b"PK\x03\x04", b"%PDF", b"SQLite format 3\0", b"\x1f\x8b", b"\xd0\xcf\x11\xe0", b"\x89PNG", b"\xff\xd8\xff")

_UNSEEN = ("Cc", "Cf", "Cn", "Co", "Zs")  # kinds of characters that leave no mark on a page
_BEGINNING = 32 * 1024  # bytes: some screens of text


def read_data(data: bytes, name: str, from_format: str | None = None, encoding: str | None = None) -> Transcript:
    """Read a transcript from the bytes of a file; format and encoding are found unless they are given.

    Raises UnreadableFileError with one clear sentence, UsageError for an unknown format.
    """
    with guarded(f"{name} cannot be read", UnreadableFileError):
        return _read(data, name, from_format, encoding)


def _read(data: bytes, name: str, from_format: str | None, encoding: str | None) -> Transcript:
    chosen = format_named(from_format) if from_format else detect_binary(data, name)
    if chosen is not None and chosen.binary is not None:
        return chosen.binary.read(data, name)
    from jamedit.formats.engine.source_text import remember
    from jamedit.formats.engine.text.textio import decode

    _refuse_media(data, name)
    source = decode(data, name, encoding)
    if chosen is not None:
        transcript = chosen.read(source, name)
    else:
        from jamedit.formats.engine.asr_json.text import shared_value

        _refuse_turns(source.text, name)
        with shared_value():
            chosen = detect(source.text, name)
            transcript = chosen.read(source, name)
        transcript = with_doubts(transcript, chosen, source.text, name)
    transcript = _with_choice(transcript, data) if encoding else transcript
    remember(transcript)
    return transcript


def require_words(transcript: Transcript, name: str) -> None:
    """Raise UnreadableFileError for a transcript without a word that is seen: nothing can be made of it."""
    if any(any(unicodedata.category(c) not in _UNSEEN for c in word.text) for word in transcript.words()):
        return
    known = next((f.name for f in FORMATS if f.id == transcript.meta.source_format), "a project")
    raise UnreadableFileError(
        f"{name} has no words: read as {known}, there is no text in it; choose another file, or export it again."
    )


def _with_choice(transcript: Transcript, data: bytes) -> Transcript:
    """Remember of a transcript that its encoding is not the one that would be found: it is written in it, too."""
    from jamedit.formats.engine.text.encodings import encoding_of

    meta = transcript.meta
    if meta.encoding == encoding_of(data):
        return transcript
    return replace(transcript, meta=replace(meta, properties=(*meta.properties, CHOSEN_ENCODING)))


def read_beginning(data: bytes, name: str) -> Transcript | None:
    """Return what the first lines of a long text file say, to be shown while the whole is read.

    None where that cannot be told from the first lines: JSON, mark-up, files that are no text or not sound.
    """
    head = data[:_BEGINNING]
    if len(data) <= len(head) or b"\0" in head or head.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] in (b"{", b"[", b"<"):
        return None
    try:
        return read_data(head[: head.rfind(b"\n\n") + 1] or head[: head.rfind(b"\n") + 1], name)
    except JameditError:
        return None


def read_path(path: Path, from_format: str | None = None, encoding: str | None = None) -> Transcript:
    """Read a transcript, or the present state of a `.jamedit` project."""
    if files.read_head(path).startswith(b"SQLite format 3\0"):
        from jamedit.formats.native import project  # loads SQLite, which no other format needs

        if project.is_project(files.read_head(path)):
            with guarded(f"{path.name} cannot be read as a jamedit project", UnreadableFileError):
                return project.load(path).told
    return read_data(files.read_bytes(path), path.name, from_format, encoding)


def is_media(head: bytes) -> bool:
    """Tell from its first bytes whether a file is certainly sound or video."""
    film = head[:1] == b"\0" and head[4:8] == b"ftyp"  # the size of the first box, and its name
    return film or head.startswith(_MEDIA)


def _refuse_media(data: bytes, name: str) -> None:
    """Refuse what is certainly no text, before it is taken for a very strange one."""
    from jamedit.formats.engine.text.encodings import is_binary
    from jamedit.formats.engine.text.other_files import refusal

    if (sentence := refusal(data, name)) is not None:
        raise UnreadableFileError(sentence)
    if is_media(data) or data.startswith(_OTHERS) or is_binary(data):
        raise UnreadableFileError(f"{name} is not a transcript but a recording, an archive or other document.")


def _refuse_turns(text: str, name: str) -> None:
    """Refuse a list of who speaks when, which has no words."""
    if "SPEAKER" not in text:
        return
    from jamedit.formats.annotation import rttm  # needed for few files

    if rttm.is_rttm(text, name):
        raise rttm.no_transcript(name)
