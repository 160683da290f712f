"""One window for one document: a lock that the system itself releases when a process ends, however it ends."""

from __future__ import annotations

import hashlib
import os
import time
from collections.abc import Callable, Collection
from contextlib import suppress
from io import BufferedRandom
from pathlib import Path
from weakref import WeakValueDictionary

from jamedit import paths
from jamedit.storage.file_lock import try_lock

_WAIT_S = 0.02


class DocumentLock:
    """Hold the right to write one project file; empty lock files stay in the state folder and mean nothing.

    While the document is worked on, the lock file names it, so that one whose process was killed can be offered again.
    """

    def __init__(self, file: BufferedRandom | None, document: Path | None = None, name: str = "") -> None:
        self._file, self.document, self._name = file, document, name

    @classmethod
    def acquire(
        cls, path: Path, document: Path | None = None, wait: Callable[[], object] | None = None
    ) -> DocumentLock | None:
        """Take the lock of a project file for work on a document, or return None when another window has it.

        Where this program itself is just reading the document (that was cancelled, say) and `wait` is given, it is
        called again and again until the lock is free; it may raise to end that. Where the state folder cannot be
        written there is no lock to take, and nobody is kept out.
        """
        name = hashlib.sha256(os.fsencode(path.resolve())).hexdigest()[:20]
        place = _folder() / f"{name}.lock"
        try:
            place.parent.mkdir(parents=True, exist_ok=True)
            file = place.open("a+b")
        except OSError:
            return cls(None, document)
        try:
            while not try_lock(file):
                if wait is None or name not in _reading:
                    if wait is not None and try_lock(file):  # it was let go between the two looks
                        break
                    file.close()
                    return None
                wait()
                time.sleep(_WAIT_S)
        except BaseException:
            file.close()
            raise
        made = cls(file, document, name)
        if wait is not None:
            _reading[name] = made
        _name(file, None)
        return made

    def done_reading(self) -> None:
        """Say that the document is read: from now on nobody waits for it, since somebody is going to work on it."""
        if _reading.get(self._name) is self:
            del _reading[self._name]

    def name_document(self) -> None:
        """Say in the lock file which document is worked on: from now on its process may leave work behind."""
        if self._file is not None:
            _name(self._file, self.document)

    def release(self) -> None:
        """Let another window have it."""
        if self._file is not None:
            _name(self._file, None)
            with suppress(OSError):  # a full disk: the name may stay, the lock itself goes all the same
                self._file.close()
            self._file = None
            self.done_reading()  # last: who waits must not find it locked and read by nobody


_reading: WeakValueDictionary[str, DocumentLock] = WeakValueDictionary()  # those whose document is just being read


def left_behind() -> list[Path]:
    """Return the documents that were open when their process was killed, newest first, until they are forgotten.

    One that is not there (its disk is not, say) is not returned, but comes when it is back.
    """
    return [path for _, path, _ in sorted(_left(), reverse=True) if paths.is_file(path)]


def forget(documents: Collection[Path]) -> None:
    """Let `left_behind` return these no more: the user knows of them."""
    for _, path, place in _left():
        if path in documents:
            with suppress(OSError), place.open("a+b") as file:
                if try_lock(file):
                    _name(file, None)


def _left() -> list[tuple[float, Path, Path]]:
    """Return when each document was left behind, the document, and its lock file."""
    found = []
    for place in _folder().glob("*.lock"):
        with suppress(OSError):
            if not place.stat().st_size:
                continue
            with place.open("a+b") as file:
                if try_lock(file):
                    file.seek(0)
                    path = paths.from_text(file.read().decode("utf-8", "replace"))
                    found.append((place.stat().st_mtime, path, place))
    return found


def _folder() -> Path:
    return paths.state_dir() / "locks"


def _name(file: BufferedRandom, document: Path | None) -> None:
    """Write which document a lock is for; ignore a disk that cannot be written."""
    with suppress(OSError):
        file.truncate(0)
        if document is not None:
            file.write(paths.to_text(document.resolve()).encode())
        file.flush()
