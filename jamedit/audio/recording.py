"""Which file the recording is, how long it seems, and how to know it again after it was moved."""

from __future__ import annotations

import contextlib
import hashlib
import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from jamedit.audio.faults import unreadable
from jamedit.errors import UnreadableFileError
from jamedit.recording_suffixes import SUFFIXES

_PIECE = 64 * 1024
_MOST_ENTRIES = 5000


@dataclass(frozen=True, slots=True)
class Recording:
    """Hold what is known of a recording without decoding it.

    `duration_ms` is what the file says of itself and may be wrong by a quarter (mp3 of variable bit rate), or 0 when
    it says nothing: the peaks know better. `size` is in bytes.
    """

    path: Path
    duration_ms: int
    size: int
    fingerprint: str


def probe(path: str | Path) -> Recording:
    """Look at a recording quickly; raise UnreadableFileError when it is missing or contains no audio."""
    from jamedit.audio.container import open_media, stated_duration_ms

    path = Path(path)
    with open_media(path) as (container, stream):
        duration_ms = stated_duration_ms(container, stream)
    return Recording(path, duration_ms, path.stat().st_size, fingerprint(path))


def fingerprint(path: Path) -> str:
    """Return what distinguishes one recording from another: a hash of its size, its two ends and its middle."""
    digest = hashlib.blake2b(digest_size=16)
    try:
        with path.open("rb") as file:
            size = file.seek(0, os.SEEK_END)
            digest.update(size.to_bytes(8, "little"))
            for at in (0, (size - _PIECE) // 2, size - _PIECE):
                file.seek(max(0, at))
                digest.update(file.read(_PIECE))
    except OSError as error:
        raise unreadable(path, error) from error
    return digest.hexdigest()


def find_beside(transcript_path: str | Path) -> Path | None:
    """Return the recording beside a transcript that has the same name, or None.

    "talk.en.vtt" belongs to "talk.en.mp3", else to "talk.mp3". The case of the suffix does not count.
    """
    transcript_path = Path(transcript_path)
    try:
        names = {name.casefold(): name for name in sorted(os.listdir(transcript_path.parent), reverse=True)}
    except OSError:
        return None
    stem = transcript_path.stem
    for candidate in dict.fromkeys((stem, Path(stem).stem)):
        for suffix in SUFFIXES:
            path = transcript_path.parent / names.get((candidate + suffix).casefold(), "")
            if path != transcript_path and path.is_file():
                return path
    return None


def find_moved(known: Path, size: int, known_fingerprint: str, folders: Iterable[Path]) -> Path | None:
    """Return the path of a recording that is no longer at its place, or None.

    Each folder and the folders in it are looked through, the same name first; only a file of the same size and
    fingerprint is it. Without a fingerprint (an old project) the same name and size are enough, or the name alone.
    """
    for folder in dict.fromkeys(folders):
        candidates = sorted(_recordings_below(folder), key=lambda path: path.name != known.name)
        for path in candidates:
            with contextlib.suppress(OSError, UnreadableFileError):
                if _is_it(path, known, size, known_fingerprint):
                    return path
    return None


def _is_it(path: Path, known: Path, size: int, known_fingerprint: str) -> bool:
    if size and path.stat().st_size != size:
        return False
    return fingerprint(path) == known_fingerprint if known_fingerprint else path.name == known.name


def _recordings_below(folder: Path) -> Iterator[Path]:
    """Yield recordings in a folder and the folders in it, some thousand entries at most."""
    seen = 0
    for place in (folder, None):
        with contextlib.suppress(OSError):
            for path in folder.iterdir() if place else folder.glob("*/*"):
                seen += 1
                if seen > _MOST_ENTRIES:
                    return
                if path.suffix.lower() in SUFFIXES and path.is_file():
                    yield path
