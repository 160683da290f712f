"""The text of a file, on its way to the reader of a format."""

from __future__ import annotations

from dataclasses import dataclass

from jamedit.document import Meta, ReadWarning

CHOSEN_ENCODING = ("encoding", "chosen")  # a property of what was read in an encoding that the user named


@dataclass(frozen=True, slots=True)
class SourceText:
    """Hold the text of a file with newlines as "\\n", and how it was written.

    `encoding` is a Python codec; "utf-8-sig", "utf-16-le", "utf-32-be" and so on open with a byte order mark, UTF-16
    and UTF-32 without one end in "-bare".
    """

    text: str
    encoding: str = "utf-8"
    newline: str = "\n"
    warnings: tuple[ReadWarning, ...] = ()

    def meta(self, name: str, source_format: str) -> Meta:
        """Return what the document keeps of the file."""
        return Meta(
            source_name=name,
            source_format=source_format,
            encoding=self.encoding,
            newline=self.newline,
            warnings=self.warnings,
        )
