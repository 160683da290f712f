"""The encoding that a file names in its first line: XML declarations and the `charset` of pages."""

from __future__ import annotations

import codecs
import re

_XML = re.compile(rb"\s*<\?xml\b[^<>]{0,200}?\bencoding\s*=\s*[\"']([A-Za-z][\w.\-]{0,39})[\"']")
_PAGE = re.compile(rb"<meta\b[^<>]{0,200}?\bcharset\s*=\s*[\"']?\s*([A-Za-z][\w.\-]{0,39})", re.IGNORECASE)
_TEXT = re.compile(
    r"(?:iso-?8859-|latin|windows-|cp\d|koi8|shift|euc|gb|big5|us-ascii|mac|tis|ms-?\d|x-sjis|hz)", re.IGNORECASE
)
_WINDOWS = re.compile(rb"[\x80-\x9f]")  # no characters of ISO 8859-1, but of what Windows calls so
_PAGES = {"iso-8859-1": "cp1252", "us-ascii": "cp1252", "latin1": "cp1252", "x-sjis": "shift_jis"}  # as browsers read


def declared(data: bytes) -> str | None:
    """Return the eight-bit or East Asian encoding that XML or a page names for itself, None when it names none.

    Unicode is known by its bytes; a name that is wrong (the bytes do not fit it) counts for nothing.
    """
    head = data[:2_048]
    if not head.lstrip().startswith(b"<"):
        return None
    m = _XML.match(head) or _PAGE.search(head)
    if m is None:
        return None
    name = m[1].decode("ascii").lower()
    if not _TEXT.match(name):
        return None
    try:
        western = m.re is _PAGE or _WINDOWS.search(data) is not None
        codec = codecs.lookup(_PAGES.get(name, name) if western else name).name
        data.decode(codec)
    except (LookupError, UnicodeDecodeError):
        return None
    return codec
