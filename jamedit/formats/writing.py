"""From a transcript to the bytes of a file; the engine and the formats are loaded when one is written."""

from __future__ import annotations

import re
from pathlib import Path

from jamedit.document import Transcript
from jamedit.errors import JameditError, UnwritableFileError
from jamedit.formats.base import Format, Group
from jamedit.formats.guard import guarded
from jamedit.formats.options import DEFAULT, WriteOptions
from jamedit.formats.register import FORMATS, format_for, format_named, only_read
from jamedit.formats.source import CHOSEN_ENCODING
from jamedit.storage import atomic

_XML = ("<?xml", "<tt", "<timedtext", "<transcript", "<ANNOTATION_DOCUMENT")
_NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")  # no XML reader opens a file with one


def render(transcript: Transcript, to_format: str, options: WriteOptions = DEFAULT) -> bytes:
    """Return the bytes of a file; the encoding and newlines of the file read stay when the format is the same."""
    from jamedit.formats.engine.text.textio import encode

    chosen = format_named(to_format)
    content = written(chosen, transcript, options)
    if isinstance(content, bytes):
        return content
    meta = transcript.meta
    if meta.source_format == chosen.id:
        named = CHOSEN_ENCODING in meta.properties
        return encode(content, meta.encoding or "utf-8", meta.newline, chosen=named)
    return encode(content)


def write_path(
    transcript: Transcript,
    path: Path,
    to_format: str | None = None,
    options: WriteOptions = DEFAULT,
    *,
    keep_backup: bool = False,
) -> Path | None:
    """Write a transcript, whole or not at all; the file name's ending gives the format unless it is named.

    Returns where `keep_backup` put what was there. Raises UnwritableFileError, UsageError for an unknown format.
    """
    content = render(transcript, to_format or format_by_name(path), options)
    return atomic.write_bytes(path, content, keep_backup=keep_backup)


def format_by_name(path: Path) -> str:
    """Return the id of the format that a file name's ending stands for; raise UnwritableFileError when it has none."""
    by_name = format_for(path.name)
    if by_name is None:
        if (known := only_read(path.name)) is not None:
            raise UnwritableFileError(f"{known.name} can only be read; choose another ending than {path.suffix}.")
        endings = ", ".join(e for f in FORMATS if f.writes for e in f.extensions)
        raise UnwritableFileError(f"{path.name} has no known extension; use one of {endings}.")
    return by_name.id


def written(known: Format, transcript: Transcript, options: WriteOptions) -> str | bytes:
    """Return what a file of a format holds, text yet to be encoded.

    Raises UnwritableFileError where the format is only read.
    """
    from jamedit.captioning.scripts import without_joiners
    from jamedit.formats.engine.builder import quiet_gc

    what = transcript.meta.source_name or "the transcript"
    with quiet_gc():
        with guarded(f"{what} cannot be laid out for {known.name} ({known.id})", UnwritableFileError):
            chosen = _as_chosen(known, transcript, options)
        content = _content(known, chosen, options)
    if not isinstance(content, str):
        return content
    own = transcript.meta.source_format == known.id  # such a file goes back as it came
    if not own and content[:1_000].lstrip("\ufeff \t\r\n").startswith(_XML):
        content = _NOT_IN_XML.sub("\ufffd", content)
    return _with_marks(known, without_joiners(content), options)


def _content(known: Format, transcript: Transcript, options: WriteOptions) -> str | bytes:
    from jamedit.formats.engine.source_layout import without_source

    try:
        return known.write(transcript, options)
    except (JameditError, ValueError, LookupError, TypeError, AttributeError, ArithmeticError):
        # what is kept of the source may come from a project that somebody else made, and not fit the text
        plain = without_source(transcript)
        if plain is transcript:
            raise
        return known.write(plain, options)


def _with_marks(known: Format, content: str, options: WriteOptions) -> str:
    """Return a caption file with the control characters of direction that the options ask for."""
    if options.direction_marks == "keep" or known.group is not Group.CAPTIONS:
        return content
    from jamedit.formats.engine.text.direction import marked

    return marked(content, options.direction_marks)


def _as_chosen(known: Format, transcript: Transcript, options: WriteOptions) -> Transcript:
    """Return the transcript with the layer, the captions and the paragraphs that the options ask for."""
    if options.layer == "clean" and not (known.magic and known.carries.hidden):  # a project keeps both layers
        from jamedit.document.clean_layer import smoothed

        transcript = smoothed(transcript)
    new_captions = options.captions == "new" and known.group is not Group.READING
    if not new_captions and (options.paragraphs == "keep" or known.group is Group.CAPTIONS):
        return transcript
    return _laid_out_again(known, transcript, options, new_captions=new_captions)


def _laid_out_again(known: Format, transcript: Transcript, options: WriteOptions, *, new_captions: bool) -> Transcript:
    """Return the transcript with new captions or new paragraphs, and without what its file kept of the old ones."""
    from jamedit.captioning import resegment
    from jamedit.formats.engine.source_layout import forget_layout

    if new_captions:
        clean = options.layer == "clean"
        transcript = resegment.captions(transcript, options.profile, clean=clean, speakers=options.speakers)
    elif options.paragraphs == "reader":
        transcript = resegment.paragraphs(transcript)
    return forget_layout(transcript, known.id)
