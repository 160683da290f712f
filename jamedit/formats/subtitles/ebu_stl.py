"""EBU STL (.stl, EBU Tech 3264) of European television: a head of 1,024 bytes and blocks of 128. Only read.

Times count from the time code at which the programme starts, where the head gives one. Blocks that extend another one
are joined with it; comments and the data of the station's own are no text. Captions of a set that adds up on the screen
are read one by one, each with its own words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from jamedit.document import Meta, Transcript
from jamedit.errors import UnreadableFileError
from jamedit.formats.base import Binary
from jamedit.formats.engine.builder import Builder, quiet_gc
from jamedit.formats.engine.cue_list.read_only import Shown, finished, timed_captions
from jamedit.formats.subtitles.ebu_stl_text import text_of

_ID, _KIND = "ebu-stl", "EBU STL subtitles"
_HEAD, _BLOCK = 1024, 128
_DISK = re.compile(rb"STL(\d\d)\.\d\d")
_LAST, _OWN_DATA, _RESERVED = 0xFF, 0xFE, 0xF0
_PAGES = {"437": "cp437", "850": "cp850", "860": "cp860", "863": "cp863", "865": "cp865"}
_LANGUAGES = {
    "07": "cs",
    "08": "de",
    "09": "en",
    "0A": "es",
    "0F": "fr",
    "15": "it",
    "1B": "hu",
    "1D": "nl",
    "1E": "no",
    "20": "pl",
    "21": "pt",
    "22": "ro",
    "27": "fi",
    "28": "sv",
    "29": "tr",
    "56": "ru",
    "70": "el",
}


def sniff(data: bytes, name: str) -> float:
    """Say how sure it is that bytes are EBU STL."""
    return 1.0 if _DISK.match(data, 3) else 0.0


class _Block(NamedTuple):
    """Hold a subtitle of one block or several."""

    times: bytes
    adds: bool  # to what is on the screen
    comment: bool
    field: bytes


def read(data: bytes, name: str) -> Transcript:
    """Read EBU STL; raise UnreadableFileError for other bytes."""
    disk = _DISK.match(data, 3)
    if disk is None:
        raise UnreadableFileError(f"{name} does not open like an EBU STL file (STL25.01); choose another format.")
    builder = Builder()
    rate, table = int(disk[1]) or 25, data[12:14].decode("ascii", "replace")
    with quiet_gc():
        shown = _in_programme(list(_shown(data, rate, table, builder)), data, rate)
        if any("\ufffd" in one.text for one in shown):
            builder.warn(0, f"some bytes are not of the code table {table!r} that the file names, each kept as \ufffd")
        builder.captions(timed_captions(shown, "", builder))
        return finished(builder, _meta(data, name), _KIND)


def _meta(data: bytes, name: str) -> Meta:
    page = _PAGES.get(data[:3].decode("ascii", "replace"), "cp850")
    title = " ".join(data[16:48].decode(page, "replace").replace("\0", " ").split())
    language = _LANGUAGES.get(data[14:16].decode("ascii", "replace").upper(), "")
    return Meta(title=title, language=language, source_name=name, source_format=_ID)


def _shown(data: bytes, rate: int, table: str, builder: Builder) -> Iterator[Shown]:
    comments = 0
    for block in _blocks(data, builder):
        text = text_of(block.field, table)
        if block.comment:
            comments += bool(text)
        elif text:
            yield Shown(_ms(block.times[:4], rate), _ms(block.times[4:], rate), text, adds=block.adds)
    if comments:
        builder.warn(0, "1 comment is not read" if comments == 1 else f"{comments} comments are not read")


def _blocks(data: bytes, builder: Builder) -> Iterator[_Block]:
    """Yield the subtitles; blocks that extend one another are joined."""
    over = max(0, len(data) - _HEAD) % _BLOCK
    if over or len(data) < _HEAD:
        builder.warn(0, "the file ends in the middle of a block; it is read as far as it goes")
    opening: bytes | None = None
    fields: list[bytes] = []
    for at in range(_HEAD, len(data), _BLOCK):
        block = data[at : at + _BLOCK]
        if len(block) < 16 or _RESERVED <= block[3] <= _OWN_DATA:
            continue
        if opening is not None and block[1:3] != opening[1:3]:  # the last block of the one before is missing
            yield _Block(opening[5:13], opening[4] in (2, 3), opening[15] == 1, b"".join(fields))
            opening, fields = None, []
        opening = opening or block
        fields.append(block[16:].rstrip(b"\x8f"))
        if block[3] == _LAST:
            yield _Block(opening[5:13], opening[4] in (2, 3), opening[15] == 1, b"".join(fields))
            opening, fields = None, []
    if opening is not None:
        yield _Block(opening[5:13], opening[4] in (2, 3), opening[15] == 1, b"".join(fields))


def _ms(code: bytes, rate: int) -> int:
    hours, minutes, seconds, frames = code
    return ((hours * 60 + minutes) * 60 + seconds) * 1000 + round(frames * 1000 / rate)


def _in_programme(shown: list[Shown], data: bytes, rate: int) -> list[Shown]:
    """Count the times from the start of the programme, where the head says it and all are behind it."""
    start = data[256:264]
    if not re.fullmatch(rb"\d{8}", start) or not shown:
        return shown
    ms = _ms(bytes(int(start[i : i + 2]) for i in (0, 2, 4, 6)), rate)
    if any(one.start_ms < ms for one in shown):
        return shown
    return [replace(one, start_ms=one.start_ms - ms, end_ms=(one.end_ms or 0) - ms) for one in shown]


CODEC = Binary(sniff, read)
