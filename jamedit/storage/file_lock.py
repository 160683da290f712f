"""A lock on an open file that the system itself releases when a process ends, however it ends."""

from __future__ import annotations

import os
from io import BufferedRandom

if os.name == "nt":
    import msvcrt

    def try_lock(file: BufferedRandom) -> bool:
        """Take the lock of an open file; return False when somebody has it. Closing the file releases it."""
        try:
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined,unused-ignore]
        except OSError:
            return False
        return True

else:
    import fcntl

    def try_lock(file: BufferedRandom) -> bool:
        """Take the lock of an open file; return False when somebody has it. Closing the file releases it."""
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        except OSError:  # a file system without locks
            return True
        return True
