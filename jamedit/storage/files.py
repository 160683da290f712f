"""Read files of the user within bounds; the error for one that cannot be read is one sentence."""

from __future__ import annotations

from pathlib import Path

from jamedit.errors import UnreadableFileError

MAX_BYTES = 512 * 1024 * 1024
_HEAD = 100  # bytes: enough to tell what a file is


def too_large(name: str) -> UnreadableFileError:
    """Return the error for a file that is larger than any transcript."""
    return UnreadableFileError(
        f"{name} is larger than {MAX_BYTES >> 20} MiB, more than any transcript; choose the text, not the recording."
    )


def read_bytes(path: Path) -> bytes:
    """Return what a file holds; raise UnreadableFileError when it cannot be read or is too large."""
    try:
        if not path.is_file() and not path.is_dir() and path.exists():
            raise UnreadableFileError(f"{path} is not a regular file; save its content to a file, or pipe it in as -.")
        if path.stat().st_size > MAX_BYTES:
            raise too_large(path.name)
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
    except IsADirectoryError as error:
        raise UnreadableFileError(f"{path} is a folder; choose a transcript in it.") from error
    except FileNotFoundError as error:
        raise UnreadableFileError(f"{path} does not exist; check the name.") from error
    except OSError as error:
        raise UnreadableFileError(f"{path} cannot be read ({error.strerror or error}); choose another file.") from error
    if len(data) > MAX_BYTES:
        raise too_large(path.name)
    return data


def read_head(path: Path) -> bytes:
    """Return the first 100 bytes of a regular file, nothing of any other: reading a pipe would use its bytes up."""
    try:
        if not path.is_file():
            return b""
        with path.open("rb") as file:
            return file.read(_HEAD)
    except OSError:
        return b""  # the reader of the file reports why it cannot be read
