"""The source of a transcript: the text of its file, or a layout of it, kept in one property of the meta data.

Projects store the property with many a step, so it is compressed wherever that makes it smaller. Earlier versions kept
some formats' text as it was and others' always compressed; both are read.
"""

from __future__ import annotations

import zlib
from base64 import b64decode, b64encode
from weakref import WeakValueDictionary

from jamedit.document import Meta, Transcript
from jamedit.storage.files import MAX_BYTES

PROPERTY = "layout"  # what every project file calls it
_COMPRESSED = "deflated:"
_MOST_UNPACKED, _MOST_UNPACKED_A_BYTE = 64 << 20, 50

# Transcripts as they were read, by what was kept of their source, for as long as anyone has them.
_as_read: WeakValueDictionary[tuple[str, str], Transcript] = WeakValueDictionary()

Properties = tuple[tuple[str, str], ...]


def keep_text(text: str) -> Properties:
    """Return the property to keep in Meta for a text."""
    packed = _COMPRESSED + b64encode(zlib.compress(text.encode("utf-8", "surrogatepass"), 3)).decode("ascii")
    smaller = len(packed) < len(text.encode("utf-8", "surrogatepass"))
    return ((PROPERTY, packed if smaller or text.startswith(_COMPRESSED) else text),)


def keep_bytes(data: bytes) -> Properties:
    """Return the property to keep in Meta for a file that is no text."""
    return ((PROPERTY, b64encode(data).decode("ascii")),)


def source_text(meta: Meta, format_id: str) -> str | None:
    """Return the kept text when the transcript came in this format, else None."""
    return kept_text(meta) if meta.source_format == format_id else None


def source_bytes(meta: Meta, format_id: str) -> bytes | None:
    """Return the kept bytes when the transcript came in this format, which is no text, else None."""
    text = source_text(meta, format_id)
    return None if text is None else b64decode(text)


def kept_text(meta: Meta) -> str | None:
    """Return the kept text in whatever format the transcript came, None when nothing is kept."""
    kept = dict(meta.properties).get(PROPERTY)
    if kept is None or not kept.startswith(_COMPRESSED):
        return kept
    try:
        packed = b64decode(kept[len(_COMPRESSED) :], validate=True)
        stream = zlib.decompressobj()
        text = stream.decompress(packed, min(MAX_BYTES, _MOST_UNPACKED + _MOST_UNPACKED_A_BYTE * len(packed)))
        # a project may come from anybody: what unpacks to far more than any text does is not unpacked
        return text.decode("utf-8", "surrogatepass") if stream.eof else None
    except (ValueError, zlib.error):
        return kept  # the text of a file that happens to begin like this


def remember(transcript: Transcript) -> None:
    """Remember what a reader has made of a source, so that a writer need not read it again when nothing has changed."""
    key = _key(transcript.meta)
    if key is not None:
        _as_read[key] = transcript


def untouched_text(transcript: Transcript, format_id: str) -> str | None:
    """Return the kept text when all that a file of this format has is as it was read, else None.

    None, too, where that is not known. Equal values are equal in every word, time and name: nothing is guessed.
    """
    key = _key(transcript.meta)
    read = None if key is None else _as_read.get(key)
    same = (
        read is not None
        and transcript.meta.source_format == format_id
        and (read.paragraphs, read.speakers, read.sections)
        == (transcript.paragraphs, transcript.speakers, transcript.sections)
        and any(cue.span for paragraph in transcript.paragraphs for cue in paragraph.cues)
    )
    return kept_text(transcript.meta) if same else None


def _key(meta: Meta) -> tuple[str, str] | None:
    kept = dict(meta.properties).get(PROPERTY)
    return None if kept is None else (meta.source_format, kept)
