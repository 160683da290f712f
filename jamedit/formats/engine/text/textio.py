"""Bytes to text and back: byte order marks, encodings, newlines, broken characters."""

from __future__ import annotations

import codecs
import re
from functools import cache
from itertools import islice
from typing import TYPE_CHECKING

from jamedit.document import ReadWarning
from jamedit.formats.engine.text.encodings import BARE, encoding_of, is_doubtful, is_sound, known_encoding
from jamedit.formats.engine.text.newlines import newline_of, with_newlines
from jamedit.formats.source import SourceText
from jamedit.storage.files import MAX_BYTES, too_large

if TYPE_CHECKING:
    from jamedit.formats.engine.text.mojibake import Repair

MAX_WARNINGS = 200  # a broken file tells no more by listing every place

_MARKED = ("utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be")


@cache
def _escaped() -> re.Pattern[str]:
    return re.compile("[\udc80-\udcff]")


@cache
def _unusable() -> re.Pattern[str]:
    # NUL, lone surrogates, noncharacters
    return re.compile("[\0\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")


@cache
def _padding() -> re.Pattern[str]:
    return re.compile("(?<!\0)\0++(?=[ \t]*+(?:\n|\\Z))")


def decode(data: bytes, name: str, encoding: str | None = None) -> SourceText:
    """Read the bytes of a text file; every byte is kept as some character, doubts become warnings.

    The encoding is found unless it is given. Raises UnreadableFileError for a file above MAX_BYTES, UsageError for an
    encoding that is not known.
    """
    from jamedit.formats.engine.text.mojibake import repair

    if len(data) > MAX_BYTES:
        raise too_large(name)
    named = encoding is not None
    encoding = known_encoding(encoding, data) if encoding else encoding_of(data)
    raw = _decoded(data, encoding)
    twofold = not encoding.startswith("utf") and raw.encode(encoding, "surrogateescape") != data
    newline, mixed = _newline_of(raw)
    if "\r" in raw:
        raw = raw.replace("\r\n", "\n").replace("\r", "\n")
    raw, doubts = _guessed(raw, encoding)
    if twofold:
        doubts.append(ReadWarning(0, f"some characters have two codes in {encoding}, the usual one is written"))
    raw, padded = _without_padding(raw)
    raw, unusable = replace_unusable(raw)
    text, repairs = (raw, []) if raw.isascii() else repair(raw)
    if not named and is_doubtful(data, encoding, text):
        doubts.insert(0, ReadWarning(0, f"the encoding is a guess ({encoding}) and words look wrong; choose another"))
    if encoding.startswith("utf-16") and len(data) % 2:
        doubts.append(ReadWarning(raw.count("\n") + 1, "the last byte is half a character, kept as \ufffd"))
    if encoding.startswith("utf-32") and not is_sound(data, encoding.removesuffix(BARE)):
        doubts.append(ReadWarning(0, "some bytes are not characters of UTF-32, each kept as \ufffd"))
    warnings = (*doubts, *mixed, *padded, *unusable, *_repair_warnings(repairs))
    return SourceText(text, encoding, newline, warnings[:MAX_WARNINGS])


def encode(text: str, encoding: str = "utf-8", newline: str = "\n", *, chosen: bool = False) -> bytes:
    """Write text as bytes in the encoding and newline style it came in.

    UTF-8 it becomes when that encoding cannot hold it, or would no longer be known by what is left of its letters;
    one that was `chosen` by the user need not be known.
    """
    if newline != "\n":
        text = with_newlines(text, newline)
    if encoding in _MARKED:
        text = "\ufeff" + text
    try:
        data = text.encode(encoding.removesuffix(BARE) or "utf-8")
    except (ValueError, LookupError):
        strays = _with_strays(text, encoding)
        if strays is None:
            return text.encode("utf-8", "replace")
        data = strays
    told = chosen or encoding in ("utf-8", "utf-8-sig", *_MARKED)
    known = told or (data.isascii() and not encoding.endswith(BARE)) or encoding_of(data) == encoding
    return data if known else text.encode("utf-8", "replace")


def _with_strays(text: str, encoding: str) -> bytes | None:
    """Return the bytes of a text in which some were not of the encoding, these as they came; None where that fails."""
    if encoding.startswith("utf"):
        return None
    codecs.register_error("jamedit-stray", _stray)
    try:
        data = text.encode(encoding, "jamedit-stray")
    except (ValueError, LookupError):
        return None
    return data if _as_read(data.decode(encoding, "surrogateescape")) == text else None


def _stray(error: UnicodeError) -> tuple[bytes, int]:
    """Return the bytes of characters that an encoding does not have, if they are those that a stray byte is read as."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    stray = error.object[error.start : error.end]
    return b"".join(c.encode("latin-1" if "\x80" <= c < "\xa0" else "cp1252") for c in stray), error.end


def _without_padding(text: str) -> tuple[str, list[ReadWarning]]:
    """Leave out NUL characters at the ends of lines, with which some programs fill them up."""
    if "\0" not in text:
        return text, []
    stripped = _padding().sub("", text)
    doubt = ReadWarning(0, "lines end in NUL characters, which are left out")
    return (stripped, [doubt]) if stripped != text else (text, [])


def replace_unusable(text: str) -> tuple[str, list[ReadWarning]]:
    """Put U+FFFD for NUL characters and lone surrogates, which no file can hold, and say where."""
    if "\0" not in text and (text.isascii() or not _unusable().search(text)):
        return text, []
    warnings = []
    for match in islice(_unusable().finditer(text), MAX_WARNINGS):
        line, column = place(text, match.start())
        code = f"U+{ord(match[0]):04X}"
        warnings.append(ReadWarning(line, f"column {column}: {code} is not a text character, kept as \ufffd"))
    return _unusable().sub("\ufffd", text), warnings


def place(text: str, offset: int) -> tuple[int, int]:
    """Return line and column, both from 1, of an offset into a text."""
    return text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset)


def _decoded(data: bytes, encoding: str) -> str:
    """Return the text without its mark; a byte that the encoding does not have comes as U+DC80 to U+DCFF."""
    if encoding.startswith("utf-16"):
        odd = len(data) % 2
        text = data[: len(data) - odd].decode(encoding.removesuffix(BARE), "surrogatepass")
        return text.removeprefix("\ufeff") + "\ufffd" * odd
    if encoding.startswith("utf-32"):
        return data.decode(encoding.removesuffix(BARE), "replace").removeprefix("\ufeff")
    return data.decode(encoding, "surrogateescape")


def _guessed(text: str, encoding: str) -> tuple[str, list[ReadWarning]]:
    """Read the bytes that the encoding does not have as windows-1252, and say where."""
    if encoding.startswith(("utf-16", "utf-32")) or text.isascii() or not _escaped().search(text):
        return text, []
    escaped = list(islice(_escaped().finditer(text), MAX_WARNINGS))
    guessed = _as_read(text)
    places = ((place(text, m.start()), guessed[m.start()]) for m in escaped)
    name, verbs = encoding.removesuffix("-sig"), "read and written" if encoding.startswith("utf") else "read"
    return guessed, [
        ReadWarning(at[0], f"column {at[1]}: a byte that is not {name}, {verbs} as {c!r}") for at, c in places
    ]


def _as_read(text: str) -> str:
    """Put for each escaped byte what windows-1252 has for it."""
    return _escaped().sub(lambda m: _as_windows(ord(m[0]) - 0xDC00), text)


def _as_windows(byte: int) -> str:
    return bytes([byte]).decode("cp1252", "ignore") or chr(byte)


def _newline_of(text: str) -> tuple[str, list[ReadWarning]]:
    """Return how lines end, and a warning when others end in another way."""
    newline, others, kept = newline_of(text)
    if not others:
        return newline, []
    lines = "1 line ends" if others == 1 else f"{others} lines end"
    what = "kept as they are" if kept else "written like the rest"
    return newline, [ReadWarning(0, f"{lines} differently from the rest, {what}")]


def _repair_warnings(repairs: list[Repair]) -> list[ReadWarning]:
    """Tell of lost characters one by one, then of every kind of repair once, with its count and first place."""
    lost = [
        ReadWarning(r.line, f"column {r.column}: part of a character is lost, {r.lost!r} is left unchanged")
        for r in repairs
        if r.lost
    ]
    kinds: dict[tuple[str, str], list[Repair]] = {}
    for r in repairs:
        kinds.setdefault((r.wrong, r.right), []).append(r)
    return lost + [
        ReadWarning(at[0].line, f"column {at[0].column}: broken encoding {wrong!r} read as {right!r}{_times(len(at))}")
        for (wrong, right), at in kinds.items()
    ]


def _times(count: int) -> str:
    return f", {count} times in the file" if count > 1 else ""
