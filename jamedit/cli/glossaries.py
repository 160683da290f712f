"""Read the glossary files named on a command line."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from jamedit.document import Glossary, glossary
from jamedit.formats import glossary_file


def read_glossaries(paths: Iterable[str]) -> Glossary:
    """Return one glossary of all files; raise UnreadableFileError for one that cannot be read."""
    merged = Glossary()
    for path in paths:
        merged = merged.merged(glossary.parse(glossary_file.read(Path(path)).splitlines()))
    return merged
