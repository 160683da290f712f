"""The text of the file that a transcript was read from, kept in one property for writing it back in place."""

from __future__ import annotations

import zlib
from base64 import b64decode, b64encode

from jamedit.document import Meta
from jamedit.formats.engine.source_layout import PROPERTY

_OPENING = "deflated:"


def kept(text: str) -> tuple[tuple[str, str], ...]:
    """Return the property to keep in Meta: the text, made small, since projects store it with many a step."""
    packed = b64encode(zlib.compress(text.encode("utf-8", "surrogatepass"), 3)).decode("ascii")
    return ((PROPERTY, _OPENING + packed),)


def source_text(meta: Meta, format_id: str) -> str | None:
    """Return the text of the file when it came in this format."""
    packed = dict(meta.properties).get(PROPERTY, "")
    if meta.source_format != format_id or not packed.startswith(_OPENING):
        return None
    return zlib.decompress(b64decode(packed[len(_OPENING) :])).decode("utf-8", "surrogatepass")
