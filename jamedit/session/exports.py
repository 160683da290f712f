"""What a session exported, known by fingerprint: a file that jamedit itself wrote is not somebody else's."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

from jamedit import paths

KEY = "exported"  # of the info table: JSON, [[path, SHA-256 of what was written there], …], newest last
_MOST = 100


def of(info: Mapping[str, str], path: Path) -> frozenset[str]:
    """Return the fingerprints of all that was exported to a path."""
    place = paths.to_text(path.resolve())
    return frozenset(digest for at, digest in _listed(info) if at == place)


def added(info: Mapping[str, str], path: Path, digest: str) -> str:
    """Return the value of KEY after another export."""
    new = (paths.to_text(path.resolve()), digest)
    rows = [*(row for row in _listed(info) if row != new), new]
    return json.dumps(rows[-_MOST:], ensure_ascii=False)


def _listed(info: Mapping[str, str]) -> list[tuple[str, str]]:
    """Read the list; what a stranger's project has there instead counts as nothing."""
    try:
        rows = json.loads(info.get(KEY, "[]"))
    except (ValueError, RecursionError):
        return []
    if not isinstance(rows, list):
        return []
    return [
        (row[0], row[1])
        for row in rows
        if isinstance(row, list) and len(row) == 2 and all(isinstance(each, str) for each in row)
    ]
