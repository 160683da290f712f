"""What to tell a user whose recording the system will not open."""

from __future__ import annotations

from pathlib import Path

from jamedit.errors import UnreadableFileError


def unreadable(path: Path, error: OSError) -> UnreadableFileError:
    """Return the error that says in one sentence why a recording cannot be opened."""
    if isinstance(error, FileNotFoundError):
        return UnreadableFileError(f"The recording {path} is not there; choose the file again.")
    if isinstance(error, IsADirectoryError):
        return UnreadableFileError(f"{path} is a folder, not a recording; choose a file in it.")
    if isinstance(error, PermissionError):
        return UnreadableFileError(f"The recording {path} may not be read; ask for permission to read it or copy it.")
    return UnreadableFileError(f"The recording {path} cannot be read ({error.strerror}); check the disk it is on.")
