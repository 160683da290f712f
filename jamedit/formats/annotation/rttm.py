"""RTTM (.rttm): who speaks when, as diarisation tools write it. It holds no words, so it is no transcript."""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

from jamedit.errors import UnreadableFileError
from jamedit.formats.base import has_extension
from jamedit.formats.engine.line_items.seconds import seconds_ms
from jamedit.formats.engine.text.textio import decode
from jamedit.storage import files

EXTENSIONS = (".rttm",)
_NUMBER = r"-?\d{1,12}(?:\.\d{0,18})?(?:[eE][-+]?\d{1,3})?"
_SPEAKER = re.compile(
    rf"^[ \t]*SPEAKER[ \t]+\S+[ \t]+\S+[ \t]+({_NUMBER})[ \t]+({_NUMBER})[ \t]+\S+[ \t]+\S+[ \t]+(\S+)"
)
_KINDS = frozenset(
    (
        *("SPEAKER", "SPKR-INFO", "SEGMENT", "NOSCORE", "NO_RT_METADATA", "LEXEME", "NON-LEX", "NON-SPEECH"),
        *("SU", "A/P", "IP", "CB", "EDIT", "FILLER"),
    )
)


class Turn(NamedTuple):
    """Hold who speaks from `start_ms` to `end_ms`."""

    start_ms: int
    end_ms: int
    speaker: str


def is_rttm(text: str, name: str) -> bool:
    """Tell whether a text is RTTM: by its first lines, or by its name when one of them is a turn."""
    lines = [line for line in text[:20_000].split("\n")[:50] if line.strip() and not line.startswith(";;")]
    turns = sum(1 for line in lines if _SPEAKER.match(line))
    known = sum(1 for line in lines if line.split()[0] in _KINDS)
    return bool(turns) and (known == len(lines) or has_extension(name, EXTENSIONS))


def turns(text: str, name: str = "The file") -> list[Turn]:
    """Return the turns of an RTTM file in the order of their times; lines of other kinds are passed over.

    Raises UnreadableFileError when it has none.
    """
    found = []
    for line in text.split("\n"):
        match = _SPEAKER.match(line)
        if match:
            start = seconds_ms(match[1])
            found.append(Turn(start, start + seconds_ms(match[2]), match[3].replace("_", " ").strip() or match[3]))
    if not found:
        raise UnreadableFileError(f"{name} has no line that begins with SPEAKER; choose an RTTM file.")
    return sorted(found)


def read_turns(path: Path) -> list[Turn]:
    """Return the turns of an RTTM file; raise UnreadableFileError when it has none."""
    return turns(decode(files.read_bytes(path), path.name).text, path.name)


def no_transcript(name: str) -> UnreadableFileError:
    """Return the error for an RTTM file that is opened like a transcript."""
    return UnreadableFileError(
        f"{name} contains speaker times but no words; open the transcript first and then add its speakers "
        "(File › Import speakers, or jamedit convert with --speakers)."
    )
