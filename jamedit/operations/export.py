"""Write a transcript into a file of any format."""

from __future__ import annotations

from pathlib import Path

from jamedit.document import Transcript
from jamedit.formats.options import WriteOptions
from jamedit.formats.writing import write_path
from jamedit.progress import Progress


def export(
    transcript: Transcript,
    path: Path,
    to_format: str | None = None,
    options: WriteOptions | None = None,
    progress: Progress | None = None,
) -> None:
    """Write a transcript whole or not at all; what was there stays beside it as "name.bak".

    Without `to_format` the extension decides. Raises UnwritableFileError, UsageError for an unknown format,
    CancelledError before anything is written.
    """
    progress = progress or Progress()
    progress.update(0.0)
    write_path(transcript, path, to_format, options or WriteOptions(), keep_backup=True)
    progress.update(1.0)
