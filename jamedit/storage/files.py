"""Files on the disk: read within bounds, written whole or not at all."""

from __future__ import annotations

import os
import shutil
from contextlib import suppress
from pathlib import Path

from jamedit.errors import UnreadableFileError, UnwritableFileError

MAX_BYTES = 512 * 1024 * 1024


def too_large(name: str) -> UnreadableFileError:
    """Return the error for a file that is larger than any transcript."""
    return UnreadableFileError(
        f"{name} is larger than {MAX_BYTES >> 20} MiB, more than any transcript; choose the transcript, not the media."
    )


def read_bytes(path: Path) -> bytes:
    """Return what a file holds; raise UnreadableFileError when it cannot be read or is too large."""
    try:
        if not path.is_file() and not path.is_dir() and path.exists():
            raise UnreadableFileError(f"{path} is no file; write what comes from it into one, or give it as -.")
        if path.stat().st_size > MAX_BYTES:
            raise too_large(path.name)
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
    except IsADirectoryError as error:
        raise UnreadableFileError(f"{path} is a folder; choose a transcript in it.") from error
    except FileNotFoundError as error:
        raise UnreadableFileError(f"{path} does not exist; check the name.") from error
    except OSError as error:
        raise UnreadableFileError(f"{path} cannot be read ({error.strerror or error}).") from error
    if len(data) > MAX_BYTES:
        raise too_large(path.name)
    return data


def read_head(path: Path, size: int = 100) -> bytes:
    """Return the first bytes of a regular file, nothing of any other: reading a pipe would use its bytes up."""
    try:
        if not path.is_file():
            return b""
        with path.open("rb") as file:
            return file.read(size)
    except OSError:
        return b""  # whoever reads the file says why it cannot be read


def write_bytes(path: Path, data: bytes, *, keep_backup: bool = False) -> None:
    """Put a file in place in one step, so that a crash leaves the old one or the new one, never half of it.

    `keep_backup` keeps what was there as "name.bak". A link is written through, the file's permissions stay. A pipe or
    a device is written into: replacing it would leave whoever reads it waiting.
    """
    if path.exists() and not path.is_file() and not path.is_dir():
        _write_into(path, data)
        return
    target = path.resolve()
    part = target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        with part.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        if target.exists():
            shutil.copymode(target, part)
            if keep_backup:
                shutil.copy2(target, target.with_name(target.name + ".bak"))
        part.replace(target)
        sync_folder(target.parent)
    except OSError as error:
        raise UnwritableFileError(
            f"{path} cannot be written ({error.strerror or error}); choose another place."
        ) from error
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)


def _write_into(path: Path, data: bytes) -> None:
    try:
        with path.open("wb", buffering=0) as file:
            rest = memoryview(data)
            while rest:
                rest = rest[file.write(rest) or 0 :]
    except OSError as error:
        raise UnwritableFileError(
            f"{path} cannot be written ({error.strerror or error}); choose another place."
        ) from error


def sync_folder(folder: Path) -> None:
    """Make the new name itself survive a power cut, where the system can."""
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
