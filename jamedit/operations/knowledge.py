"""Read and write what is known from elsewhere: glossary files, and what was learned from corrections."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from jamedit import paths
from jamedit.document import Glossary, Knowledge, glossary
from jamedit.errors import UnreadableFileError, UsageError
from jamedit.operations.sources import Source, read_source
from jamedit.storage import atomic, glossary_file, knowledge_file
from jamedit.storage.files import read_head


@dataclass(frozen=True, slots=True)
class Counts:
    """Hold how many pairs were read or forgotten, and how many are known now."""

    moved: int
    known: int


def read_glossaries(files: Iterable[Path]) -> Glossary:
    """Return one glossary of all files; raise UnreadableFileError for one that cannot be read."""
    merged = Glossary()
    for path in files:
        merged = merged.merged(glossary.parse(glossary_file.read(path).splitlines()))
    return merged


def personal_file() -> Path:
    """Return the path of the user's own knowledge file; it may not exist."""
    return paths.config_dir() / knowledge_file.PERSONAL_NAME


def folder_file(folder: Path) -> Path:
    """Return the path of a folder's knowledge file; it may not exist. Raises UnreadableFileError for no folder."""
    if not folder.is_dir():
        raise UnreadableFileError(f"{folder} is not a folder; give the folder of the transcripts.")
    return folder / knowledge_file.FOLDER_NAME


def read_knowledge(
    files: Iterable[Path] = (),
    *,
    personal: bool = False,
    source_path: Path | None = None,
    source: Source | None = None,
) -> Knowledge:
    """Return what some files, the user and the folder of the source (both with `personal`) and a project teach.

    Raises UnreadableFileError.
    """
    known = [knowledge_file.read(_existing(path)) for path in files]
    if personal:
        known.append(knowledge_file.read(personal_file()))
        if source_path is not None:
            known.append(knowledge_file.read(source_path.resolve().parent / knowledge_file.FOLDER_NAME))
    if source is not None and source.project is not None:
        known.append(source.knowledge())
    return Knowledge().merged(*known)


def project_knowledge(project: Path) -> Knowledge:
    """Return the knowledge from a project; raise UnreadableFileError when it is not one."""
    source = read_source(project)
    if source.project is None:
        raise UnreadableFileError(f"{project} is not a project; give a .jamedit file.")
    return source.knowledge()


def forget(place: Path, text: str | None) -> Counts:
    """Forget what is known of some words, or everything (None)."""
    before = knowledge_file.read(place)
    if not before.pairs:
        return Counts(0, 0)
    now = knowledge_file.update(place, lambda known: Knowledge() if text is None else known.forgetting(text))
    return Counts(len(before.pairs) - len(now.pairs), len(now.pairs))


def export_knowledge(known: Knowledge, target: Path, place: Path | None = None) -> Path | None:
    """Write what is known to a file; raise UsageError when that is `place`, where it is kept.

    Returns where what the file held before is kept.
    """
    if place is not None and target.resolve() == place.resolve():
        raise UsageError(f"{target} is the knowledge file itself; give another file to export to.")
    return atomic.write_bytes(target, knowledge_file.dumps(known).encode("utf-8"), keep_backup=True)


def import_knowledge(source: Path, place: Path) -> Counts:
    """Add the counts of a file to those kept at `place`; raise UnreadableFileError, UnwritableFileError."""
    if not source.exists():
        raise UnreadableFileError(f"{source} does not exist; check the name.")
    if read_head(source).startswith(b"SQLite format 3\0"):
        raise UnreadableFileError(f"{source.name} is a project; export its knowledge first with export --project.")
    new = knowledge_file.read(source)
    now = knowledge_file.update(place, lambda known: known.merged(new))
    return Counts(len(new.pairs), len(now.pairs))


def _existing(path: Path) -> Path:
    if not path.exists():
        raise UnreadableFileError(f"There is no knowledge file {path}; check its path.")
    return path
