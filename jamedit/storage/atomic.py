"""Write a small file whole or not at all."""

from __future__ import annotations

import contextlib
import os
import tempfile
from pathlib import Path

from jamedit.errors import UnwritableFileError


def write_text(path: Path, text: str) -> None:
    """Put a text in the place of a file, making its folder; a link to a file stays a link.

    Raises UnwritableFileError; what was there before is untouched then.
    """
    target = Path(os.path.realpath(path))
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        _replace(target, text)
    except OSError as error:
        reason = error.strerror or str(error)
        raise UnwritableFileError(
            f"{path} could not be written ({reason}); make its folder writable and try again."
        ) from error


def _replace(target: Path, text: str) -> None:
    handle, name = tempfile.mkstemp(prefix=f".{target.name}.", dir=target.parent)
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        os.replace(name, target)
    except BaseException:
        with contextlib.suppress(OSError):
            os.unlink(name)
        raise
