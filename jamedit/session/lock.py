"""One window for one document: a lock that the system itself lets go of when a process ends, however it ends."""

from __future__ import annotations

import hashlib
import os
from io import BufferedRandom
from pathlib import Path

from jamedit import paths
from jamedit.formats.filelock import try_lock


class DocumentLock:
    """Hold the right to write one project file; empty lock files stay in the state folder and mean nothing."""

    def __init__(self, file: BufferedRandom | None) -> None:
        self._file = file

    @classmethod
    def acquire(cls, path: Path) -> DocumentLock | None:
        """Take the lock of a project file, or return None when another window has it.

        Where the state folder cannot be written there is no lock to take, and nobody is kept out.
        """
        name = hashlib.sha256(os.fsencode(path.resolve())).hexdigest()[:20]
        place = paths.state_dir() / "locks" / f"{name}.lock"
        try:
            place.parent.mkdir(parents=True, exist_ok=True)
            file = place.open("a+b")
        except OSError:
            return cls(None)
        if try_lock(file):
            return cls(file)
        file.close()
        return None

    def release(self) -> None:
        """Let another window have it."""
        if self._file is not None:
            self._file.close()
            self._file = None
