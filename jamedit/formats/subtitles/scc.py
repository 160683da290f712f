"""SCC (.scc) of Scenarist: the codes of American closed captions (CEA-608) as hexadecimal words. Only read.

A line has a time code and pairs of bytes, each sent in the time of one picture, 29.97 a second; a ";" before the
frames is drop-frame counting. Control codes come twice and count once. Of several channels the one with the most text
is read. A line that rolls up is a caption of its own: every word is read once.
"""

from __future__ import annotations

import re

from jamedit.document import Transcript
from jamedit.formats.base import Codec, has_extension
from jamedit.formats.engine.builder import Builder, quiet_gc
from jamedit.formats.engine.cue_list.read_only import LATEST_MS, finished, timed_captions, with_ends
from jamedit.formats.source import SourceText
from jamedit.formats.subtitles.scc_characters import extended, plain, special
from jamedit.formats.subtitles.scc_decoder import Decoder

_ID, _KIND = "scc", "SCC captions"
_HEAD = "Scenarist_SCC"
_LINE = re.compile(r"[ \t]*(\d{1,2}):(\d\d):(\d\d)([:;.,])(\d\d)[ \t]+(\S[^\n]*)")
_PAIR = re.compile(r"[0-9A-Fa-f]{4}")
_CODES = re.compile(r"[ \t]*\d{1,2}:\d\d:\d\d[:;.,]\d\d[ \t]+(?:[0-9A-Fa-f]{4}[ \t]+){2}[0-9A-Fa-f \t]*")


def sniff(text: str, name: str) -> float:
    """Say how sure it is that a text is SCC."""
    if text.lstrip("\ufeff \t\n").startswith(_HEAD):
        return 0.99
    fits = any(_CODES.match(line) for line in text[:4_000].split("\n"))
    return 0.95 if fits and has_extension(name, (".scc",)) else 0.0


def read(source: SourceText, name: str) -> Transcript:
    """Read SCC captions."""
    builder, text = Builder(), source.text
    channels = (Decoder(), Decoder())
    _follow(text, channels, builder)
    for decoder in channels:
        decoder.clear(None)
    chosen = max(channels, key=lambda d: sum(len(s.text) for s in d.shown))
    for number, decoder in enumerate(channels, 1):
        if decoder.unread:
            builder.warn(0, f"{decoder.unread} characters are of a page of text, no captions, and are not read")
        if decoder is not chosen and decoder.shown:
            count = len(decoder.shown)
            captions = "1 caption" if count == 1 else f"{count} captions"
            builder.warn(0, f"{captions} of channel {number}, most likely another language, not read")
    with quiet_gc():
        builder.captions(timed_captions(with_ends(chosen.shown), text, builder))
    return finished(builder, source.meta(name, _ID), _KIND)


def _follow(text: str, channels: tuple[Decoder, Decoder], builder: Builder) -> None:
    """Send every line of a file through the decoders."""
    odd: list[int] = []
    stream = _Stream(channels)
    at = 0
    for line in text.split("\n"):
        match = _LINE.match(line)
        if match is not None:
            words = match[6].split()
            stream.line(_frames(match), at)
            for word in words:
                if _PAIR.fullmatch(word):
                    stream.pair(int(word[:2], 16) & 0x7F, int(word[2:], 16) & 0x7F)
                else:
                    odd.append(at)
        elif line.strip() and not line.lstrip("\ufeff \t").startswith((_HEAD, "//")):
            odd.append(at)
        at += len(line) + 1
    if odd:
        more = "" if len(odd) == 1 else f", as {len(odd) - 1} more"
        builder.warn_at(text, odd[0], f"this is neither a time nor a pair of bytes, and is passed over{more}")


def _frames(match: re.Match[str]) -> int:
    """Return the number of the picture at which a line begins."""
    hours, minutes, seconds, frames = (int(match[i]) for i in (1, 2, 3, 5))
    total = hours * 60 + minutes
    dropped = 2 * (total - total // 10) if match[4] in ";," else 0
    return max(0, (total * 60 + seconds) * 30 + frames - dropped)


class _Stream:
    """Give pairs of bytes to the decoder of their channel; a control code said twice counts once."""

    def __init__(self, channels: tuple[Decoder, Decoder]) -> None:
        self._channels = channels
        self._decoder = channels[0]
        self._frame = 0
        self._before = (0, 0)

    def line(self, frame: int, at: int) -> None:
        """Begin a line of the file."""
        self._frame, self._before = frame, (0, 0)
        for decoder in self._channels:
            decoder.move(at)

    def pair(self, first: int, second: int) -> None:
        """Take two bytes without their parity."""
        now = min(round(self._frame * 1001 / 30), LATEST_MS)
        self._frame += 1
        if 0x10 <= first <= 0x1F:
            twice = self._before == (first, second)
            self._before = (0, 0) if twice else (first, second)
            if not twice:
                self._decoder = self._channels[bool(first & 0x08)]
                self._code(first & 0x17, second, now)
            return
        self._before = (0, 0)
        if first >= 0x20 or not first:
            for code in (first, second):
                if code >= 0x20:
                    self._decoder.character(plain(code), now)

    def _code(self, first: int, second: int, now: int) -> None:
        decoder = self._decoder
        if second >= 0x40:
            decoder.address(first, second, now)
        elif first in (0x14, 0x15) and 0x20 <= second <= 0x2F:
            decoder.control(second, now)
        elif first == 0x17 and 0x21 <= second <= 0x23:
            decoder.tab(second - 0x20)
        elif first == 0x11 and 0x20 <= second <= 0x2F:
            decoder.character(" ", now)  # a change of colour or to italics takes the room of a space
        elif first == 0x11 and second >= 0x30:
            decoder.character(special(second), now)
        elif first in (0x12, 0x13) and second >= 0x20:
            decoder.character(extended(first, second), now, replaces=True)


CODEC = Codec(sniff, read)
