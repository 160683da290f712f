"""Read what a command line names to know about a transcript: glossary files, knowledge files."""

from __future__ import annotations

import argparse
from collections.abc import Iterable
from pathlib import Path

from jamedit import paths
from jamedit.cli.projects import Source
from jamedit.document import Glossary, Knowledge, glossary
from jamedit.errors import UnreadableFileError
from jamedit.storage import glossary_file


def read_glossaries(paths: Iterable[str]) -> Glossary:
    """Return one glossary of all files; raise UnreadableFileError for one that cannot be read."""
    merged = Glossary()
    for path in paths:
        merged = merged.merged(glossary.parse(glossary_file.read(Path(path)).splitlines()))
    return merged


def add_knowledge(parser: argparse.ArgumentParser) -> None:
    """Declare the options that say what was learned elsewhere."""
    parser.add_argument(
        "--knowledge", action="append", default=[], metavar="F", help="a file of what was learned (repeatable)"
    )
    parser.add_argument("--personal", action="store_true", help="use what you know and what is known in SRC's folder")


def read_knowledge(args: argparse.Namespace, source: Source | None = None) -> Knowledge:
    """Return what the options name, and what the project that is read teaches itself."""
    from jamedit.storage import knowledge_file

    known = [knowledge_file.read(_there(Path(path))) for path in args.knowledge]
    if args.personal:
        known.append(knowledge_file.read(paths.config_dir() / knowledge_file.PERSONAL_NAME))
        if args.source:
            known.append(knowledge_file.read(Path(args.source).resolve().parent / knowledge_file.FOLDER_NAME))
    if source is not None and source.project is not None:
        known.append(source.knowledge())
    return Knowledge().merged(*known)


def _there(path: Path) -> Path:
    if not path.exists():
        raise UnreadableFileError(f"There is no knowledge file {path}; check the path after --knowledge.")
    return path
