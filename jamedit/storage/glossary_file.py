"""Read glossary files, whatever editor or table wrote them, and write them."""

from __future__ import annotations

from pathlib import Path

from jamedit.errors import UnreadableFileError
from jamedit.storage import atomic

_LARGEST = 2_000_000  # bytes: a hundred thousand terms


def read(path: Path) -> str:
    """Return the text of a glossary file; raise UnreadableFileError with a sentence for the user."""
    try:
        with path.open("rb") as file:
            data = file.read(_LARGEST + 1)
    except OSError as error:
        raise UnreadableFileError(f"{path.name} cannot be read ({error.strerror}); choose another file.") from error
    if len(data) > _LARGEST:
        raise UnreadableFileError(f"{path.name} is larger than a glossary can be (2 MB); choose another file.")
    if b"\0" in data.replace(b"\xff\xfe", b"")[:1000] and data[:2] not in (b"\xff\xfe", b"\xfe\xff"):
        raise UnreadableFileError(f"{path.name} is not a text file; a glossary has one term per line.")
    for encoding in ("utf-16",) if data[:2] in (b"\xff\xfe", b"\xfe\xff") else ("utf-8-sig", "cp1252"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    return data.decode("latin-1")


def write(path: Path, text: str) -> None:
    """Write a glossary file in UTF-8, with one newline at its end; what was there gets a backup.

    Raises UnwritableFileError.
    """
    atomic.write_bytes(path, (text.rstrip("\n") + "\n").encode("utf-8"), keep_backup=True)
