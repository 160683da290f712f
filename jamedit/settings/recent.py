"""The files opened last."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from jamedit import paths

LIMIT = 20


@dataclass(frozen=True, slots=True)
class RecentFile:
    """Hold the path of a file and when it was opened last."""

    path: Path
    opened: datetime


class RecentFiles:
    """Keep a short list of files, newest first, in the state folder; a list that cannot be read counts as empty."""

    def __init__(self, path: Path | None = None) -> None:
        self.path = path or paths.state_dir() / "ui" / "recent.json"

    def files(self) -> tuple[RecentFile, ...]:
        """Read the list, newest first."""
        try:
            rows = json.loads(self.path.read_text("utf-8"))
            return tuple(RecentFile(Path(row["path"]), datetime.fromisoformat(row["opened"])) for row in rows[:LIMIT])
        except (OSError, ValueError, TypeError, KeyError, RecursionError):
            return ()

    def add(self, path: Path, opened: datetime | None = None) -> None:
        """Put a file first; raise UnwritableFileError."""
        path = path.absolute()
        others = [each for each in self.files() if each.path != path]
        self._write([RecentFile(path, opened or datetime.now(UTC)), *others][:LIMIT])

    def remove(self, path: Path) -> None:
        """Take a file off the list; raise UnwritableFileError."""
        self._write([each for each in self.files() if each.path != path.absolute()])

    def clear(self) -> None:
        """Forget all of them; raise UnwritableFileError."""
        self._write([])

    def _write(self, files: list[RecentFile]) -> None:
        from jamedit.storage import atomic

        rows = [{"path": str(each.path), "opened": each.opened.isoformat()} for each in files]
        atomic.write_text(self.path, json.dumps(rows, indent=1) + "\n")
