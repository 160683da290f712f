"""Write a file whole or not at all: the one place where jamedit replaces a file.

The new content is written beside the file and takes its place in one step, so that a crash or a power cut leaves the
old file or the new one, never half of it.
"""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from jamedit.errors import UnwritableFileError

_PART = re.compile(r"\.(\d+)(?:-[0-9a-f]+)?\.part")  # what follows the name of the file: the process that writes it
_NAME_LENGTH = 40  # characters of the file's name in that of the part: names have a limit


def write_bytes(path: Path, data: bytes, *, keep_backup: bool = False, own: bool = False) -> None:
    """Put `data` in the place of a file; raise UnwritableFileError, and leave what was there, when that fails.

    `keep_backup` keeps what was there as "name.bak". `own`: a file that belongs to the program; its folder is made, and
    a new one can be read by its user only. A link is written through, the permissions of the file stay. A pipe or a
    device is written into: replacing it would leave its reader waiting.
    """
    try:
        if path.exists() and not path.is_file() and not path.is_dir():
            _write_into(path, data)
            return
        if own:
            path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise _unwritable(path, error) from error
    with replacing(path, keep_backup=keep_backup) as part, _new_file(part, 0o600 if own else 0o666) as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def write_text(path: Path, text: str) -> None:
    """Put a text in the place of a file that belongs to the program (see `write_bytes`); UTF-8, lines end in LF."""
    write_bytes(path, text.encode("utf-8"), own=True)


@contextmanager
def replacing(path: Path, *, keep_backup: bool = False) -> Iterator[Path]:
    """Yield the path of a file to make; when the block ends well, that file takes the place of `path`.

    The block makes the file and waits until its content is on the disk. Raises UnwritableFileError for an OSError,
    also for one in the block; what was there is untouched then. What killed processes left behind is removed.
    """
    target = Path(os.path.realpath(path))
    name = f".{target.name[:_NAME_LENGTH]}"
    part = target.with_name(f"{name}.{os.getpid()}-{os.urandom(4).hex()}.part")
    try:
        _remove_left_over(target.parent, name)
        yield part
        if target.exists():
            os.chmod(part, stat.S_IMODE(os.stat(target).st_mode))
            if keep_backup:
                copy(target, target.with_name(target.name + ".bak"))
        os.replace(part, target)
        sync_folder(target.parent)
    except OSError as error:
        raise _unwritable(path, error) from error
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)


def copy(source: Path, target: Path) -> None:
    """Copy a file with its times, whole or not at all; raise UnwritableFileError."""
    import shutil  # needed for few files, and it loads what unpacks archives

    with replacing(target) as part:
        shutil.copy2(source, part)
        with part.open("r+b") as file:
            os.fsync(file.fileno())


def sync_folder(folder: Path) -> None:
    """Make the new name itself survive a power cut, where the system can."""
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def _new_file(path: Path, mode: int) -> BinaryIO:
    return open(path, "xb", opener=lambda name, flags: os.open(name, flags, mode))


def _write_into(path: Path, data: bytes) -> None:
    with path.open("wb", buffering=0) as file:
        rest = memoryview(data)
        while rest:
            rest = rest[file.write(rest) or 0 :]


def _remove_left_over(folder: Path, name: str) -> None:
    """Remove the parts of a file whose process was killed before it put them in place."""
    with suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            rest = entry.name.removeprefix(name)
            found = _PART.fullmatch(rest) if rest != entry.name else None
            if found and not _is_running(int(found[1])):
                os.unlink(entry.path)


def _is_running(process: int) -> bool:
    if os.name == "nt":  # there nobody can delete a file that is open, and asking would end the process
        return False
    try:
        os.kill(process, 0)
    except (ProcessLookupError, OverflowError):
        return False
    except OSError:
        return True
    return True


def _unwritable(path: Path, error: OSError) -> UnwritableFileError:
    return UnwritableFileError(f"{path} cannot be written ({error.strerror or error}); choose another place.")
