"""The error for a recording that the system will not open."""

from __future__ import annotations

from pathlib import Path

from jamedit.errors import UnreadableFileError


def unreadable(path: Path, error: OSError) -> UnreadableFileError:
    """Return the error that says in one sentence why a recording cannot be opened."""
    if isinstance(error, FileNotFoundError):
        return UnreadableFileError(f"The recording {path} does not exist; choose the file again.")
    if isinstance(error, IsADirectoryError):
        return UnreadableFileError(f"{path} is a folder, not a recording; choose a file in it.")
    if isinstance(error, PermissionError):
        return UnreadableFileError(
            f"You have no permission to read the recording {path}; ask for it, or choose a copy."
        )
    return UnreadableFileError(f"The recording {path} cannot be read ({error.strerror}); check the disk it is on.")
