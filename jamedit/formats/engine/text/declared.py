"""The encoding that a file names in its first line: XML declarations and the `charset` of pages."""

from __future__ import annotations

import codecs
import re
from functools import cache

_PAGES = {"iso-8859-1": "cp1252", "us-ascii": "cp1252", "latin1": "cp1252", "x-sjis": "shift_jis"}  # as browsers read


@cache
def _xml() -> re.Pattern[bytes]:
    return re.compile(rb"\s*<\?xml\b[^<>]{0,200}?\bencoding\s*=\s*[\"']([A-Za-z][\w.\-]{0,39})[\"']")


@cache
def _page() -> re.Pattern[bytes]:
    return re.compile(rb"<meta\b[^<>]{0,200}?\bcharset\s*+=\s*+(?:[\"']\s*+)?+([A-Za-z][\w.\-]{0,39})", re.IGNORECASE)


@cache
def _text() -> re.Pattern[str]:
    return re.compile(
        r"(?:iso-?8859-|latin|windows-|cp\d|koi8|shift|euc|gb|big5|us-ascii|mac|tis|ms-?\d|x-sjis|hz)", re.IGNORECASE
    )


@cache
def _windows() -> re.Pattern[bytes]:
    # no characters of ISO 8859-1, but of what Windows calls so
    return re.compile(rb"[\x80-\x9f]")


def declared(data: bytes) -> str | None:
    """Return the eight-bit or East Asian encoding that XML or a page names for itself, None when it names none.

    Unicode is known by its bytes; a name that is wrong (the bytes do not fit it) counts for nothing.
    """
    head = data[:2_048]
    if not head.lstrip().startswith(b"<"):
        return None
    m = _xml().match(head) or _page().search(head)
    if m is None:
        return None
    name = m[1].decode("ascii").lower()
    if not _text().match(name):
        return None
    try:
        western = m.re is _page() or _windows().search(data) is not None
        codec = codecs.lookup(_PAGES.get(name, name) if western else name).name
        data.decode(codec)
    except (LookupError, UnicodeDecodeError):
        return None
    return codec
