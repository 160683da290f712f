"""The files opened last."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import MAXYEAR, UTC, datetime
from pathlib import Path

from jamedit import paths

LIMIT = 20
_LONGEST_PATH = 4096  # bytes: no system opens a longer one


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
            rows = json.loads(self.path.read_text("utf-8"))[:LIMIT]
        except (OSError, ValueError, TypeError, KeyError, RecursionError):
            return ()
        return tuple(each for row in rows if (each := _recent(row)) is not None)

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


def _recent(row: object) -> RecentFile | None:
    """Return what one row of the list says, None when it has no path or no time that every place on Earth can show."""
    if not isinstance(row, dict) or not isinstance(row.get("path"), str) or "\0" in row["path"]:
        return None
    if len(row["path"].encode("utf-8", "surrogatepass")) > _LONGEST_PATH:
        return None
    try:
        opened = datetime.fromisoformat(row["opened"]).astimezone(UTC)
        opened.timestamp()
    except (ValueError, TypeError, KeyError, OverflowError, OSError):
        return None
    return RecentFile(Path(row["path"]), opened) if 1 < opened.year < MAXYEAR else None
