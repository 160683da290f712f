"""Where a reader or a writer stumbles over something that nobody foresaw, the user still gets one sentence."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from jamedit import faults
from jamedit.errors import JameditError

MOST_WORDS = 3_000_000  # 300 hours; each takes some 200 bytes, and as much again while it is written


class TooManyWordsError(Exception):
    """A file has more words than any transcript."""


@contextmanager
def guarded(doing: str, kind: type[JameditError]) -> Iterator[None]:
    """Turn every error into one of a kind that says in a sentence what did not work; `faults.RAW` lets all through."""
    try:
        yield
    except JameditError:
        raise
    except TooManyWordsError as error:
        raise kind(f"{doing}: it has more than {MOST_WORDS:,} words; divide it and open the parts.") from error
    except Exception as error:  # whatever a strange file brings to light
        if faults.RAW:
            raise
        raise faults.explained(error, doing, kind) from error
