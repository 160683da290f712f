"""Write a file whole or not at all: the one place where jamedit replaces a file.

The new content is written beside the file and takes its place in one step, so that a crash or a power cut leaves the
old file or the new one, never half of it.
"""

from __future__ import annotations

import errno
import itertools
import os
import re
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from jamedit.errors import UnwritableFileError

_PART = re.compile(r"\.(\d+)(?:-[0-9a-f]+)?\.part(?:-journal)?")  # what follows the name of the file: who writes it
PROJECT_MARK = 0x6A616D65  # "jame", the application id in the SQLite file: so that programs can tell
_NAME_LENGTH = 40  # characters of the file's name in that of the part: names have a limit


def write_bytes(path: Path, data: bytes, *, keep_backup: bool = False, own: bool = False) -> Path | None:
    """Put `data` in the place of a file; raise UnwritableFileError, and leave what was there, when that fails.

    `keep_backup` keeps what was there beside it, as `back_up` does, and returns where. `own`: a file that belongs to
    the program; its folder is made, and a new one can be read by its user only. A link is written through, the
    permissions of the file stay. A pipe or a device is written into: replacing it would leave its reader waiting.
    A project is never replaced by anything but a project.
    """
    try:
        if path.exists() and not path.is_file() and not path.is_dir():
            _write_into(path, data)
            return None
        if not own and _holds_project(path):
            raise UnwritableFileError(f"{path} is a project, and its whole history would be lost; choose another name.")
        if own:
            path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise _unwritable(path, error) from error
    kept: list[Path] = []
    with (
        replacing(path, keep_backup=keep_backup, kept=kept) as part,
        _new_file(part, 0o600 if own else 0o666) as file,
    ):
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    return kept[0] if kept else None


def write_text(path: Path, text: str) -> None:
    """Put a text in the place of a file that belongs to the program (see `write_bytes`); UTF-8, lines end in LF."""
    write_bytes(path, text.encode("utf-8"), own=True)


@contextmanager
def replacing(path: Path, *, keep_backup: bool = False, kept: list[Path] | None = None) -> Iterator[Path]:
    """Yield the path of a file to make; when the block ends well, that file takes the place of `path`.

    The block makes the file and waits until its content is on the disk. Raises UnwritableFileError for an OSError,
    also for one in the block; what was there is untouched then. What killed processes left behind is removed. Where
    `keep_backup` put what was there is added to `kept`.
    """
    target = Path(os.path.realpath(path))
    name = f".{target.name[:_NAME_LENGTH]}"
    part = target.with_name(f"{name}.{os.getpid()}-{os.urandom(4).hex()}.part")
    try:
        if target.is_dir():
            raise IsADirectoryError(errno.EISDIR, "it is a folder")
        _remove_left_over(target.parent, name)
        yield part
        if target.exists():
            os.chmod(part, stat.S_IMODE(os.stat(target).st_mode))
            if keep_backup:
                kept = [] if kept is None else kept
                kept.append(back_up(target))
        os.replace(part, target)
        sync_folder(target.parent)
    except OSError as error:
        raise _unwritable(path, error) from error
    finally:
        for each in (part, part.with_name(f"{part.name}-journal")):  # SQLite's own, beside a project
            with suppress(OSError):
                each.unlink(missing_ok=True)


def copy(source: Path, target: Path) -> None:
    """Copy a file with its times, whole or not at all; raise UnwritableFileError."""
    import shutil  # needed for few files, and it loads what unpacks archives

    with replacing(target) as part:
        shutil.copy2(source, part)
        with part.open("r+b") as file:
            os.fsync(file.fileno())


def back_up(path: Path) -> Path:
    """Keep what a file holds beside it and return where; raise UnwritableFileError.

    The first backup is "name.bak", later ones "name.2.bak" and so on: none is ever replaced. What one of them holds
    already is not kept again.
    """
    for number in itertools.count(1):
        place = backup_place(path, number)
        if place.exists():
            if _same_content(path, place):
                return place
            continue
        try:
            _copy_new(path, place)
        except FileExistsError:
            continue  # another process was quicker
        except OSError as error:
            raise _unwritable(place, error) from error
        return place
    raise AssertionError("there is always another number")


def backup_place(path: Path, number: int = 1) -> Path:
    """Return where the backup of a number (from 1) of a file is kept."""
    return path.with_name(f"{path.name}.bak" if number == 1 else f"{path.name}.{number}.bak")


def _same_content(one: Path, other: Path) -> bool:
    import filecmp

    try:
        return filecmp.cmp(one, other, shallow=False)
    except OSError:  # not a file, or not ours to read
        return False


def _copy_new(source: Path, target: Path) -> None:
    """Copy a file with its times, whole or not at all; raise FileExistsError rather than replace one."""
    import shutil

    part = target.with_name(f".{target.name[:_NAME_LENGTH]}.{os.getpid()}-{os.urandom(4).hex()}.part")
    try:
        shutil.copy2(source, part)
        with part.open("r+b") as file:
            os.fsync(file.fileno())
        try:
            os.link(part, target)
        except FileExistsError:
            raise
        except OSError:  # a file system without links
            os.close(os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL))
            os.replace(part, target)
        sync_folder(target.parent)
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)


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


def is_project(head: bytes) -> bool:
    """Tell from the first 100 bytes whether a file is a jamedit project."""
    return head[:16] == b"SQLite format 3\0" and head[68:72] == PROJECT_MARK.to_bytes(4, "big")


def _holds_project(path: Path) -> bool:
    try:
        with path.open("rb") as file:
            return is_project(file.read(100))
    except OSError:
        return False


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
