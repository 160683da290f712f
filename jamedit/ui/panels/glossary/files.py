"""Write glossary files."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QIODevice, QSaveFile

from jamedit.errors import UnwritableFileError


def write(path: Path, text: str) -> None:
    """Write a glossary file, whole or not at all; raise UnwritableFileError with a sentence for the user."""
    file = QSaveFile(str(path))
    data = (text.rstrip("\n") + "\n").encode()
    if not (file.open(QIODevice.OpenModeFlag.WriteOnly) and file.write(data) == len(data) and file.commit()):
        raise UnwritableFileError(_say("{0} cannot be written: {1}.").format(path.name, file.errorString()))


def _say(text: str) -> str:
    return QCoreApplication.translate("GlossaryFiles", text)
