"""Where the window and its docks were left: named bytes in the state folder."""

from __future__ import annotations

import base64
import json
from collections.abc import Mapping
from pathlib import Path

from jamedit import paths


def _path() -> Path:
    return paths.state_dir() / "ui" / "window.json"


def load(path: Path | None = None) -> dict[str, bytes]:
    """Read what was saved, by name; nothing when there is nothing or it cannot be read."""
    try:
        held = json.loads((path or _path()).read_text("utf-8"))
        return {name: base64.b64decode(text, validate=True) for name, text in held.items()}
    except (OSError, ValueError, TypeError, AttributeError, RecursionError):
        return {}


def save(state: Mapping[str, bytes], path: Path | None = None) -> None:
    """Write all of it in the place of what was saved before; raise UnwritableFileError."""
    from jamedit.storage import atomic

    texts = {name: base64.b64encode(each).decode("ascii") for name, each in state.items()}
    atomic.write_text(path or _path(), json.dumps(texts, indent=1) + "\n")
