"""Write a transcript into a file of any format."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Container
from pathlib import Path

from jamedit.document import Transcript
from jamedit.errors import JameditError
from jamedit.formats.options import WriteOptions
from jamedit.formats.writing import format_by_name, render
from jamedit.progress import Progress
from jamedit.storage import atomic
from jamedit.storage.files import read_bytes


def export(
    transcript: Transcript,
    path: Path,
    to_format: str | None = None,
    options: WriteOptions | None = None,
    progress: Progress | None = None,
    *,
    ours: Container[str] = (),
    announce: Callable[[str], object] | None = None,
) -> Path | None:
    """Write a transcript whole or not at all; what was there stays beside it as a backup, whose path is returned.

    Without `to_format` the extension decides. `ours`: fingerprints (SHA-256) of what this session exported before; of
    that no backup is needed. `announce` gets the fingerprint of the new content before anything is written. Raises
    UnwritableFileError, UsageError for an unknown format, CancelledError before anything is written.
    """
    progress = progress or Progress()
    progress.update(0.0)
    content = render(transcript, to_format or format_by_name(path), options or WriteOptions())
    progress.update(0.5)
    if announce is not None:
        announce(hashlib.sha256(content).hexdigest())
    kept = atomic.write_bytes(path, content, keep_backup=fingerprint(path) not in ours)
    progress.update(1.0)
    return kept


def fingerprint(path: Path) -> str:
    """Return the SHA-256 of what a file holds, "" when it cannot be read."""
    try:
        return hashlib.sha256(read_bytes(path)).hexdigest() if path.is_file() else ""
    except (JameditError, OSError):
        return ""
