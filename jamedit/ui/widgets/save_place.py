"""Where a file is saved: the one dialog for it, and the one question before a file is replaced.

Everything that saves under a name of the user's choice goes through here. The name is final before anything is checked:
an ending that is added later would make it the name of another file.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QStandardPaths
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from jamedit import paths
from jamedit.storage import atomic
from jamedit.ui.widgets.plain import message_box


def ask_where_to_save(
    parent: QWidget,
    title: str,
    suggested: Path,
    kinds: str,
    endings: Sequence[str] = (),
    *,
    strict: bool = False,
    current: Path | None = None,
) -> Path | None:
    """Let the user choose a file to write; return its final path, None when there is none to write.

    A name without an ending gets the first of `endings`; with `strict` every name without one of these does. A file
    that exists is returned only after the user agreed to replace it; `current` is the one that the work is in already.
    """
    refused = None
    while True:
        name, _ = QFileDialog.getSaveFileName(
            parent, title, str(suggested), kinds, options=QFileDialog.Option.DontConfirmOverwrite
        )
        if not name:
            return None
        path = with_ending(Path(name), endings, strict=strict)
        wrong = wrong_place(path)
        if wrong:
            message_box(parent, QMessageBox.Icon.Warning, wrong, "").exec()
        elif (current is not None and path.exists() and _same(path, current)) or may_replace(parent, path):
            return path
        if path == refused:
            return None
        suggested = refused = path


def with_ending(path: Path, endings: Sequence[str], *, strict: bool = False) -> Path:
    """Return a path with the first of `endings` where it has none; with `strict`, where it has none of these."""
    if not endings or path.name.lower().endswith(tuple(endings)):
        return path
    if path.suffix.strip(".0123456789") and not strict:  # "talk 1.2" has none either
        return path
    return path.with_name(path.name + endings[0])


def wrong_place(path: Path) -> str:
    """Return a sentence on why nothing can be saved at a path, "" when nothing speaks against it."""
    if not path.name:
        return _tr("Enter the name of the file.")
    if path.is_dir():
        return _tr("{path} is a folder; add a file name.").format(path=path)
    if path.exists() and not path.is_file():
        return _tr("{path} is a device or a pipe; choose a file.").format(path=path)
    if not path.absolute().parent.is_dir():
        return _tr("The folder {path} does not exist; choose another.").format(path=path.absolute().parent)
    if paths.is_own(path):
        return _tr("{path} is a folder of jamedit itself; choose another.").format(path=path.absolute().parent)
    return ""


def may_replace(parent: QWidget, path: Path, source: Path | None = None, *, ours: bool = False) -> bool:
    """Return whether a path is free, or the user agrees that the file there is replaced; Enter alone does not.

    `source` is the file that the text was read from. `ours`: what is there was exported from this very text, whose
    history has that state, so that there will be no backup; Enter is enough for it, unless it is the source.
    """
    if not path.exists():
        return True
    own = source is not None and _same(path, source)
    text = (
        _tr("{name} is the file that this text was read from. Replace it?")
        if own
        else _tr("{name} already exists. Replace it?")
    )
    what = _tr("What it holds now is kept beside it as {copy}.").format(copy=next_backup(path).name)
    if ours:
        what = _tr("It was exported from this text before, and nobody has changed it since.")
    where = _tr("It is in {folder}.").format(folder=path.absolute().parent)
    box = message_box(parent, QMessageBox.Icon.Question, text.format(name=path.name), f"{where} {what}")
    replace = box.addButton(_tr("Replace"), QMessageBox.ButtonRole.DestructiveRole)
    keep = box.addButton(_tr("Choose another name"), QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(replace if ours and not own else keep)
    box.setEscapeButton(keep)
    box.exec()
    agreed = box.clickedButton() is replace
    box.deleteLater()
    return agreed


def _same(one: Path, other: Path) -> bool:
    try:
        return one.samefile(other)
    except OSError:
        return False


def next_backup(path: Path) -> Path:
    """Return where the backup of a file will be kept."""
    number = 1
    while (place := atomic.backup_place(path, number)).exists():
        number += 1
    return place


def place_for_documents() -> Path:
    """Return the user's folder of documents."""
    documents = Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))
    return documents if documents.is_dir() else Path.home()


def _tr(text: str) -> str:
    return QCoreApplication.translate("save_place", text)
