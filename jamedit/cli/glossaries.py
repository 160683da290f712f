"""Read the glossary files named on a command line."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from jamedit.document import Glossary, glossary
from jamedit.errors import UnreadableFileError


def read_glossaries(paths: Iterable[str]) -> Glossary:
    """Return one glossary of all files; raise UnreadableFileError for one that cannot be read as UTF-8 text."""
    merged = Glossary()
    for path in paths:
        try:
            text = Path(path).read_text(encoding="utf-8-sig")
        except OSError as error:
            raise UnreadableFileError(f"The glossary {path} cannot be read ({error.strerror}).") from error
        except UnicodeDecodeError as error:
            raise UnreadableFileError(f"The glossary {path} is not UTF-8 text; save it as UTF-8.") from error
        merged = merged.merged(glossary.parse(text.splitlines()))
    return merged
