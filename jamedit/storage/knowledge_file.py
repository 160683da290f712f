"""Read and write knowledge files: JSON lines, one pair per line, as docs/knowledge.md describes.

Two windows may learn at the same time: a change is made to the file as it is at that moment, while a lock is held that
the system releases when a process ends, and the new file takes the place of the old one in one step.
"""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from jamedit.document import Knowledge, Pair
from jamedit.document.knowledge import pair_of
from jamedit.errors import UnreadableFileError, UnwritableFileError
from jamedit.storage import atomic, files
from jamedit.storage.file_lock import try_lock

FOLDER_NAME = "jamedit-knowledge.jsonl"  # beside the transcripts of one folder
PERSONAL_NAME = "knowledge.jsonl"  # in the folder of the settings
_LARGEST = 8_000_000  # bytes: about a hundred thousand pairs
_MOST = 1_000_000_000
_PATIENCE_S = 5.0


def read(path: Path) -> Knowledge:
    """Read a knowledge file; a missing one counts as empty. Raises UnreadableFileError that names the line."""
    if not path.exists():
        return Knowledge()
    if path.is_file() and path.stat().st_size > _LARGEST:
        raise UnreadableFileError(f"{path.name} is larger than a knowledge file can be (8 MB); choose another file.")
    try:
        text = files.read_bytes(path).decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise UnreadableFileError(
            f"{path.name} is not UTF-8 text; a knowledge file has one JSON object per line."
        ) from (error)
    return loads(text, path.name)


def loads(text: str, name: str = "The knowledge") -> Knowledge:
    """Read JSON lines; raise UnreadableFileError that names the line."""
    lines = enumerate(text.split("\n"), 1)
    return Knowledge.of(_pair(line, f"{name}, line {number}") for number, line in lines if line.strip())


def dumps(knowledge: Knowledge) -> str:
    """Write knowledge as JSON lines, in the order of the recognised words, so that two files can be compared."""
    rows = sorted(knowledge.pairs, key=lambda p: (p.recognised, p.replacement))
    return "".join(json.dumps(_entry(p), ensure_ascii=False) + "\n" for p in rows)


def update(path: Path, change: Callable[[Knowledge], Knowledge]) -> Knowledge:
    """Change a knowledge file as it is at this moment, whole or not at all, and return what it holds afterwards.

    Raises UnreadableFileError or UnwritableFileError; the file is untouched then.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UnwritableFileError(f"{path} cannot be written ({error.strerror}); choose another place.") from error
    with _locked(path):
        known = read(path)
        new = change(known)
        if new != known:
            atomic.write_bytes(path, dumps(new).encode("utf-8"))
        return new


def _entry(pair: Pair) -> dict[str, Any]:
    return {"heard": pair.recognised, "meant": pair.replacement, "fixed": pair.fixed, "kept": pair.kept}


def _pair(line: str, place: str) -> Pair:
    try:
        row = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise UnreadableFileError(f"{place}: this line is not JSON; write one pair per line, or delete it.") from error
    if not isinstance(row, dict) or not all(isinstance(row.get(name), str) for name in ("heard", "meant")):
        raise UnreadableFileError(f'{place}: a pair needs the texts "heard" and "meant"; add them, or delete the line.')
    fixed, kept = (_count(row.get(name, 0), name, place) for name in ("fixed", "kept"))
    pair = pair_of(row["heard"], row["meant"], fixed, kept)
    if pair is None:
        raise UnreadableFileError(
            f"{place}: a pair is a few words and a different text to replace them; correct or delete the line."
        )
    return pair


def _count(value: object, name: str, place: str) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value <= _MOST:
        raise UnreadableFileError(f'{place}: "{name}" is not a count; write a whole number, 0 or more.')
    return value


@contextmanager
def _locked(path: Path) -> Iterator[None]:
    """Hold a lock beside the file, for moments only; where the system has no locks nobody is kept out."""
    place = path.with_name(f".{path.name}.lock")
    try:
        file = place.open("a+b")
    except OSError as error:
        raise UnwritableFileError(f"{path} cannot be written ({error.strerror}); choose another place.") from error
    with file:
        end = time.monotonic() + _PATIENCE_S
        while not try_lock(file):
            if time.monotonic() > end:
                raise UnwritableFileError(f"{path.name} is being written by another program; try again in a moment.")
            time.sleep(0.02)
        yield
