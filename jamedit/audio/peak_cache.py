"""Finished peaks on disk, found again by the fingerprint of their recording.

A file is a header, the smallest and the largest samples of the finest level (`peaks.Peaks.base`), and it is whole or
it is ignored. The folder never exceeds its limit: what was not used for the longest time goes first. Nothing here
raises because of the disk: a cache that cannot be written only costs the next start a second.
"""

from __future__ import annotations

import os
import struct
import zlib
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import numpy as np

from jamedit import paths
from jamedit.audio.peaks import HIGHEST_RATE, LOWEST_RATE, Peaks, build
from jamedit.audio.recording import Recording
from jamedit.errors import UnwritableFileError
from jamedit.progress import Progress
from jamedit.storage import atomic

LIMIT = 512 * 1024 * 1024  # bytes: some two hundred hours
_MAGIC = b"JAMPEAK1"
_HEADER = struct.Struct("<8sIIQQI")  # magic, rate, bucket, samples, pairs, checksum of the rest
_SUFFIX = ".peaks"


def folder() -> Path:
    """Return the folder of the cache; it may not exist yet."""
    return paths.cache_dir() / "peaks"


def load(fingerprint: str) -> Peaks | None:
    """Return the stored peaks of a recording, or None when there are none or they are broken."""
    path = _path(fingerprint)
    try:
        content = path.read_bytes()
    except OSError:
        return None
    peaks = _decoded(content)
    with suppress(OSError):
        path.unlink() if peaks is None else os.utime(path)
    return peaks


def store(fingerprint: str, peaks: Peaks, limit: int = LIMIT) -> bool:
    """Keep complete peaks for the next time; return whether that worked."""
    if not peaks.complete:
        return False
    path = _path(fingerprint)
    try:
        atomic.write_bytes(path, _encoded(peaks), own=True)
        prune(limit)
    except (OSError, UnwritableFileError):
        return False
    return path.exists()


def prune(limit: int = LIMIT) -> None:
    """Delete what was not used for the longest time until the folder holds at most `limit` bytes."""
    found = [(entry.stat(), Path(entry.path)) for entry in os.scandir(folder()) if entry.is_file()]
    total = sum(stat.st_size for stat, _ in found)
    for stat, path in sorted(found, key=lambda item: item[0].st_mtime_ns):
        if total <= limit:
            return
        path.unlink(missing_ok=True)
        total -= stat.st_size


def load_or_build(
    recording: Recording, progress: Progress | None = None, on_grow: Callable[[Peaks], None] | None = None
) -> Peaks:
    """Return the peaks of a recording: the stored ones, or new ones that are stored then (see `peaks.build`)."""
    peaks = load(recording.fingerprint)
    if peaks is None:
        peaks = build(recording.path, progress, on_grow)
        store(recording.fingerprint, peaks)
    elif on_grow is not None:
        on_grow(peaks)
    return peaks


def _path(fingerprint: str) -> Path:
    return folder() / f"{fingerprint}{_SUFFIX}"


def _encoded(peaks: Peaks) -> bytes:
    mins, maxs = peaks.base
    body = mins.tobytes() + maxs.tobytes()
    return (
        _HEADER.pack(
            _MAGIC,
            peaks.rate,
            peaks.bucket,
            peaks.samples,
            mins.size,
            _checksum(peaks.rate, peaks.bucket, peaks.samples, body),
        )
        + body
    )


def _decoded(content: bytes) -> Peaks | None:
    if len(content) < _HEADER.size:
        return None
    magic, rate, bucket, samples, pairs, checksum = _HEADER.unpack_from(content)
    body = memoryview(content)[_HEADER.size :]
    if (magic, 2 * pairs, checksum) != (_MAGIC, len(body), _checksum(rate, bucket, samples, body)):
        return None
    if not LOWEST_RATE <= rate <= HIGHEST_RATE or not 0 < bucket <= rate or samples > (pairs + 1) * bucket:
        return None  # whole, but of no recording
    peaks = Peaks.from_base(np.frombuffer(body[:pairs], np.int8), np.frombuffer(body[pairs:], np.int8), samples, rate)
    return peaks if peaks.bucket == bucket else None


def _checksum(rate: int, bucket: int, samples: int, body: bytes | memoryview) -> int:
    return zlib.crc32(body, zlib.crc32(struct.pack("<IIQ", rate, bucket, samples)))
