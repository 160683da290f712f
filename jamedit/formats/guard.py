"""Where a reader or a writer stumbles over something that nobody foresaw, the user still gets one sentence."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from jamedit import faults
from jamedit.errors import JameditError


@contextmanager
def guarded(doing: str, kind: type[JameditError]) -> Iterator[None]:
    """Turn every error into one of a kind that says in a sentence what did not work; `faults.RAW` lets all through."""
    try:
        yield
    except JameditError:
        raise
    except Exception as error:  # whatever a strange file brings to light
        if faults.RAW:
            raise
        raise faults.explained(error, doing, kind) from error
