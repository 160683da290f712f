"""Word (.docx): read the text of a document and who speaks; write one that can be published.

A document that was read comes back as the same bytes while nothing changed; after an edit all but the paragraphs
concerned stays as it was. Reading and writing XML parts is python-docx's work, loaded when it is needed.
"""

from __future__ import annotations

from dataclasses import replace

from jamedit.document import Meta, Transcript
from jamedit.formats.base import Binary
from jamedit.formats.engine.builder import Builder, quiet_gc
from jamedit.formats.engine.source_text import keep_bytes, source_bytes
from jamedit.formats.options import WriteOptions
from jamedit.formats.readable.docx_new import new_document
from jamedit.formats.readable.docx_patch import DocxPatch
from jamedit.formats.readable.docx_read import DocxContent, docx_content
from jamedit.formats.readable.docx_zip import let_go, sniff

_ID = "docx"
_LARGEST_KEPT = 2 * 1024 * 1024


def _read(data: bytes, name: str) -> Transcript:
    transcript, found = _read_both(data, name)
    let_go(found.docx)
    return transcript


def _read_both(data: bytes, name: str) -> tuple[Transcript, DocxContent]:
    builder = Builder()
    with quiet_gc():
        found = docx_content(data, name, builder)
        meta = Meta(found.title_text, found.detail("language"), name, _ID)
        if len(data) <= _LARGEST_KEPT:
            meta = replace(meta, properties=keep_bytes(data))
        return builder.with_meta(meta), found


def _write(transcript: Transcript, options: WriteOptions) -> bytes:
    data = source_bytes(transcript.meta, _ID)
    if data is not None:
        original, found = _read_both(data, transcript.meta.source_name)
        try:
            change = DocxPatch(found, transcript, original, options)
            changed = data if change.nothing else change.made()
        finally:
            let_go(found.docx)
        if changed is not None:
            return changed
    return new_document(transcript, options)


CODEC = Binary(sniff, _read, _write)
