"""Read and write glossary files."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QIODevice, QSaveFile

from jamedit.errors import UnreadableFileError, UnwritableFileError

_LARGEST = 2_000_000  # bytes: a hundred thousand terms


def read(path: Path) -> str:
    """Return the text of a glossary file; raise UnreadableFileError with a sentence for the user."""
    try:
        with path.open("rb") as file:
            data = file.read(_LARGEST + 1)
    except OSError as error:
        raise UnreadableFileError(_say("{0} cannot be read: {1}.").format(path.name, error.strerror)) from error
    if len(data) > _LARGEST:
        raise UnreadableFileError(_say("{0} is larger than a glossary can be (2 MB).").format(path.name))
    if b"\0" in data.replace(b"\xff\xfe", b"")[:1000] and data[:2] not in (b"\xff\xfe", b"\xfe\xff"):
        raise UnreadableFileError(_say("{0} is not a text file; a glossary has one term a line.").format(path.name))
    for encoding in ("utf-16",) if data[:2] in (b"\xff\xfe", b"\xfe\xff") else ("utf-8-sig", "cp1252"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    return data.decode("latin-1")


def write(path: Path, text: str) -> None:
    """Write a glossary file, whole or not at all; raise UnwritableFileError with a sentence for the user."""
    file = QSaveFile(str(path))
    data = (text.rstrip("\n") + "\n").encode()
    if not (file.open(QIODevice.OpenModeFlag.WriteOnly) and file.write(data) == len(data) and file.commit()):
        raise UnwritableFileError(_say("{0} cannot be written: {1}.").format(path.name, file.errorString()))


def _say(text: str) -> str:
    return QCoreApplication.translate("GlossaryFiles", text)
