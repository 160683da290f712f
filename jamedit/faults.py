"""Errors that nobody foresaw: one sentence for the user, all the details in a file."""

from __future__ import annotations

import os

from jamedit import paths
from jamedit.errors import JameditError

RAW = False  # tests and the fuzzer set this: they want the error itself
_LARGEST = 1 << 20  # bytes of the log; a larger one begins again
_LONGEST = 20_000  # characters of one trace: those of deep recursions repeat themselves


def explained(error: BaseException, doing: str, kind: type[JameditError] = JameditError) -> JameditError:
    """Return an error that may be shown in place of any other: `doing` says what did not work, as a clause.

    What was meant for a user stays as it is; of all else the trace is added to the log.
    """
    if isinstance(error, JameditError):
        return error
    if isinstance(error, MemoryError):
        return kind(f"{doing}: there is not enough memory; close other programs or use a smaller file.")
    if isinstance(error, OSError) and error.strerror:
        place = f" ({error.filename})" if error.filename else ""
        return kind(f"{doing}: {error.strerror}{place}; check the disk and try again.")
    log = write_log(error)
    details = f"details are in {log}" if log else "the details could not be written to a file"
    return kind(f"{doing}, by a mistake inside jamedit ({type(error).__name__}); please report it, {details}.")


def log_path() -> str:
    """Return where the details of unforeseen errors are kept; the file may not exist."""
    return str(paths.state_dir() / "errors.log")


def write_log(error: BaseException) -> str:
    """Add the trace of an error to the log; return its path, empty where it cannot be written."""
    import traceback  # needed seldom, and commands start without it

    path = log_path()
    text = "".join(traceback.format_exception(error))
    if len(text) > _LONGEST:
        text = f"{text[: _LONGEST // 2]}\n…\n{text[-_LONGEST // 2 :]}"
    try:
        os.makedirs(os.path.dirname(path), exist_ok=True)
        mode = "w" if os.path.exists(path) and os.path.getsize(path) > _LARGEST else "a"
        with open(path, mode, encoding="utf-8", errors="backslashreplace") as file:
            file.write(text + "\n")
    except OSError:
        return ""
    return path
