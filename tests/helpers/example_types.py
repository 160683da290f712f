"""What an example of a format is."""

from __future__ import annotations

from typing import NamedTuple


class Sound(NamedTuple):
    """Hold a well-formed file, its words, and how many paragraphs a reader makes of it."""

    text: str
    words: str
    paragraphs: int
    binary: bytes = b""  # of a format that is no text

    @property
    def data(self) -> bytes:
        return self.binary or self.text.encode()


class Broken(NamedTuple):
    """Hold a damaged file, words that must survive, and whether the reader has something to tell."""

    text: str
    words: str
    warns: bool = True
    binary: bytes = b""

    @property
    def data(self) -> bytes:
        return self.binary or self.text.encode()
